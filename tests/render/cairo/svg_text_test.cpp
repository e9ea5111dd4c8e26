#include "cairo/svg_text.h"

#include <catch2/catch.hpp>

using namespace waymark;

TEST_CASE("markup is escaped and what XML forbids is left out") {
    CHECK(xml_escaped("a < b & \"c\" > 'd'") == "a &lt; b &amp; &quot;c&quot; &gt; 'd'");
    CHECK(xml_escaped("one\ntwo\tthree\x01\x02") == "one two three");
    CHECK(xml_escaped("Ž\xFF") == "Ž\uFFFD");
}

TEST_CASE("base64 gives the test vectors of RFC 4648") {
    const auto of = [](std::string_view text) {
        return base64({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
    };
    CHECK(of("").empty());
    CHECK(of("f") == "Zg==");
    CHECK(of("fo") == "Zm8=");
    CHECK(of("foo") == "Zm9v");
    CHECK(of("foob") == "Zm9vYg==");
    CHECK(of("fooba") == "Zm9vYmE=");
    CHECK(of("foobar") == "Zm9vYmFy");
}
