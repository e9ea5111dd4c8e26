// JSON as the commands write it.
#pragma once

#include <string>

#include <nlohmann/json.hpp>

namespace waymark::cli {

using Json = nlohmann::ordered_json;

// Indented by two, a newline at the end; bytes that are no UTF-8 are replaced.
[[nodiscard]] inline std::string text_of(const Json& json) {
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace waymark::cli
