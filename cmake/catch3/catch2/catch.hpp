// The names of Catch2 2.13, to which the tests are written, where there is Catch2 3.
#pragma once

#include <catch2/catch_all.hpp>

#include <string>

using Catch::Approx;

namespace Catch {

// Of a text within a text; Catch2 3 has kept the name for elements of ranges.
inline auto Contains(const std::string& part) {
    return Matchers::ContainsSubstring(part);
}

} // namespace Catch
