#include "text/utf8.h"

#include <catch2/catch.hpp>

using namespace waymark;

namespace {

Character first(std::string_view text) {
    return character_at(text, 0);
}

} // namespace

TEST_CASE("valid sequences of one to four bytes are read whole") {
    CHECK(first("A").code == U'A');
    CHECK(first("A").bytes == 1);
    CHECK(first("é").code == U'é');
    CHECK(first("é").bytes == 2);
    CHECK(first("€").code == U'€');
    CHECK(first("€").bytes == 3);
    CHECK(first("🙂").code == U'🙂');
    CHECK(first("🙂").bytes == 4);
}

TEST_CASE("a byte outside of any valid sequence is one replacement character") {
    const auto [text, why] = GENERATE(table<std::string_view, std::string_view>({
        {"\x80", "a continuation alone"},
        {"\xC3", "cut short"},
        {"\xE2\x82", "cut short after two"},
        {"\xC3(", "no continuation"},
        {"\xC0\xAF", "overlong"},
        {"\xE0\x80\x80", "overlong in three"},
        {"\xED\xA0\x80", "a surrogate"},
        {"\xF4\x90\x80\x80", "beyond the last character"},
        {"\xFF", "never a first byte"},
    }));
    INFO(why);
    CHECK(first(text).code == 0xFFFD);
    CHECK(first(text).bytes == 1);
}

TEST_CASE("what is not UTF-8 is replaced, and the rest kept") {
    CHECK(valid_utf8("Žižkov € 🙂") == "Žižkov € 🙂");
    CHECK(valid_utf8("a\xFFz\xE2\x82") == "a\uFFFDz\uFFFD\uFFFD");
}
