#include <array>
#include <charconv>
#include <string>

#include "scene/page.h"

namespace waymark {

namespace {

constexpr double points_per_mm = 72 / 25.4;

struct NamedSize {
    std::string_view name;
    PageSize size;
};
constexpr PageSize in_mm(double width, double height) {
    return {width * points_per_mm, height * points_per_mm};
}
constexpr std::array<NamedSize, 9> named_sizes{{{"fit", {0, 0}},
                                                {"a4", in_mm(297, 210)},
                                                {"a3", in_mm(420, 297)},
                                                {"a2", in_mm(594, 420)},
                                                {"a1", in_mm(841, 594)},
                                                {"a0", in_mm(1189, 841)},
                                                {"letter", {792, 612}},
                                                {"tabloid", {1224, 792}},
                                                {"16:9", {960, 540}}}};

// Reads a number that ends with `end`, and takes both from the text.
bool take_side(std::string_view& text, std::string_view end, double& side) {
    const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), side);
    if (error != std::errc()) return false;
    text.remove_prefix(static_cast<std::size_t>(rest - text.data()));
    if (!text.starts_with(end)) return false;
    text.remove_prefix(end.size());
    return side >= 50 && side <= 5000;
}

} // namespace

Result<PageSize> page_size(std::string_view text) {
    for (const NamedSize& named : named_sizes)
        if (named.name == text) return named.size;
    double width = 0, height = 0;
    std::string_view rest = text;
    if (take_side(rest, "x", width) && take_side(rest, "mm", height) && rest.empty())
        return in_mm(width, height);
    return Problem{.place = "page",
                   .what = "\"" + std::string(text) + "\" is no page size",
                   .remedy =
                       "Use fit, a4, a3, a2, a1, a0, letter, tabloid, 16:9, or a size such as 420x297mm "
                       "with sides of 50 to 5000 mm."};
}

} // namespace waymark
