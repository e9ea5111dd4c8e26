// Colours that carry a meaning stay apart for people who see colours differently.
#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>
#include <span>
#include <string>
#include <vector>

#include "scene/theme.h"

using namespace waymark;

namespace {

struct Linear {
    double r, g, b;
};
struct Lab {
    double l, a, b;
};

Linear linear_of(Color c) {
    const auto linear = [](std::uint8_t part) {
        const double s = part / 255.0;
        return s <= 0.04045 ? s / 12.92 : std::pow((s + 0.055) / 1.055, 2.4);
    };
    return {linear(c.r), linear(c.g), linear(c.b)};
}

// CIE 1976 L*a*b* from linear sRGB (IEC 61966-2-1), white D65.
Lab lab_of(const Linear& c) {
    const double x = 0.4124564 * c.r + 0.3575761 * c.g + 0.1804375 * c.b;
    const double y = 0.2126729 * c.r + 0.7151522 * c.g + 0.0721750 * c.b;
    const double z = 0.0193339 * c.r + 0.1191920 * c.g + 0.9503041 * c.b;
    const auto f = [](double t) {
        return t > 216.0 / 24389 ? std::cbrt(t) : (24389.0 / 27 * t + 16) / 116;
    };
    const double fx = f(x / 0.95047), fy = f(y), fz = f(z / 1.08883);
    return {116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)};
}

constexpr double degree = std::numbers::pi / 180;

double hue(double a, double b) {
    if (a == 0 && b == 0) return 0;
    const double h = std::atan2(b, a) / degree;
    return h < 0 ? h + 360 : h;
}

// The difference of two colours as people see it: CIEDE2000, after Sharma, Wu, Dalal (2005).
double difference(const Lab& p, const Lab& q) {
    const auto to_7th = [](double v) {
        return std::pow(v, 7);
    };
    const double mean_c = (std::hypot(p.a, p.b) + std::hypot(q.a, q.b)) / 2;
    const double g = 0.5 * (1 - std::sqrt(to_7th(mean_c) / (to_7th(mean_c) + to_7th(25))));
    const double a1 = (1 + g) * p.a, a2 = (1 + g) * q.a;
    const double c1 = std::hypot(a1, p.b), c2 = std::hypot(a2, q.b);
    const double h1 = hue(a1, p.b), h2 = hue(a2, q.b);
    const bool has_hue = c1 * c2 != 0;

    double dh = has_hue ? h2 - h1 : 0;
    if (dh > 180) dh -= 360;
    if (dh < -180) dh += 360;
    double h = h1 + h2;
    if (has_hue) {
        if (std::abs(h1 - h2) > 180) h += h < 360 ? 360 : -360;
        h /= 2;
    }
    const double l = (p.l + q.l) / 2, c = (c1 + c2) / 2;
    const double t = 1 - 0.17 * std::cos((h - 30) * degree) + 0.24 * std::cos(2 * h * degree) +
                     0.32 * std::cos((3 * h + 6) * degree) - 0.20 * std::cos((4 * h - 63) * degree);
    const double from_50 = (l - 50) * (l - 50);
    const double s_l = 1 + 0.015 * from_50 / std::sqrt(20 + from_50);
    const double s_c = 1 + 0.045 * c, s_h = 1 + 0.015 * c * t;
    const double turn = 30 * std::exp(-std::pow((h - 275) / 25, 2));
    const double r = -2 * std::sqrt(to_7th(c) / (to_7th(c) + to_7th(25))) * std::sin(2 * turn * degree);
    const double dl = (q.l - p.l) / s_l, dc = (c2 - c1) / s_c;
    const double dhue = 2 * std::sqrt(c1 * c2) * std::sin(dh / 2 * degree) / s_h;
    return std::sqrt(dl * dl + dc * dc + dhue * dhue + r * dc * dhue);
}

// Ways of seeing: full severity, after Machado, Oliveira, Fernandes (2009), in linear RGB.
struct Sight {
    const char* name;
    std::array<std::array<double, 3>, 3> matrix;
};
const std::array sights{
    Sight{"as most people see", {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}}},
    Sight{"protanopia",
          {{{0.152286, 1.052583, -0.204868},
            {0.114503, 0.786281, 0.099216},
            {-0.003882, -0.048116, 1.051998}}}},
    Sight{
        "deuteranopia",
        {{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}}},
    Sight{"tritanopia",
          {{{1.255528, -0.076749, -0.178779},
            {-0.078411, 0.930809, 0.147602},
            {0.004733, 0.691367, 0.303900}}}},
};

Lab seen(Color color, const Sight& sight) {
    const Linear c = linear_of(color);
    const auto part = [&](std::size_t row) {
        const auto& m = sight.matrix[row];
        return std::clamp(m[0] * c.r + m[1] * c.g + m[2] * c.b, 0.0, 1.0);
    };
    return lab_of({part(0), part(1), part(2)});
}

double smallest_difference(std::span<const Color> colors, const Sight& sight) {
    double smallest = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < colors.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            smallest = std::min(smallest, difference(seen(colors[i], sight), seen(colors[j], sight)));
    return smallest;
}

double smallest_step(std::span<const Color> ramp, const Sight& sight) {
    double smallest = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i + 1 < ramp.size(); ++i)
        smallest = std::min(smallest, difference(seen(ramp[i], sight), seen(ramp[i + 1], sight)));
    return smallest;
}

std::vector<Color> meanings_of(const Theme& t) {
    return {t.base, t.scenario, t.good, t.bad, t.moment, t.service};
}

} // namespace

TEST_CASE("the measure of difference is CIEDE2000: Sharma's published pairs") {
    struct Pair {
        Lab p, q;
        double expected;
    };
    for (const Pair& pair :
         {Pair{{50, 2.6772, -79.7751}, {50, 0, -82.7485}, 2.0425},
          Pair{{50, 3.1571, -77.2803}, {50, 0, -82.7485}, 2.8615}, Pair{{50, 0, 0}, {50, -1, 2}, 2.3669},
          Pair{{50, 2.5, 0}, {73, 25, -18}, 27.1492},
          Pair{{60.2574, -34.0099, 36.2677}, {60.4626, -34.1751, 39.4387}, 1.2644},
          Pair{{2.0776, 0.0795, -1.1350}, {0.9033, -0.0636, -0.5514}, 0.9082}})
        CHECK(difference(pair.p, pair.q) == Approx(pair.expected).margin(0.00005));
}

// The smallest difference that the palette was designed for, by theme and sight, in whole units.
using Designed = std::array<double, 4>;
void check_apart(std::span<const Color> colors, const Designed& designed) {
    for (std::size_t i = 0; i < sights.size(); ++i) {
        INFO(sights[i].name);
        CHECK(smallest_difference(colors, sights[i]) >= designed[i] - 0.5);
    }
}

TEST_CASE("the six meanings stay apart for everybody") {
    check_apart(meanings_of(theme(ThemeName::light)), {19, 16, 14, 14});
    check_apart(meanings_of(theme(ThemeName::dark)), {15, 14, 14, 11});
}

TEST_CASE("five personas stay apart for everybody") {
    check_apart(theme(ThemeName::light).personas, {28, 16, 16, 11});
    check_apart(theme(ThemeName::dark).personas, {24, 19, 17, 15});
}

TEST_CASE("four scenarios stay apart for everybody") {
    for (const ThemeName name : {ThemeName::light, ThemeName::dark})
        for (const Sight& sight : sights) {
            INFO(sight.name);
            CHECK(smallest_difference(theme(name).scenarios, sight) >= 10.5);
        }
}

// A step of a ramp is always seen beside a length or a number, so it may be smaller than that between
// meanings; the smallest is that of the diverging ramp without blue cones.
TEST_CASE("neighbouring steps of the ramps stay apart for everybody") {
    const Theme& t = theme(GENERATE(ThemeName::light, ThemeName::dark));
    for (const Sight& sight : sights) {
        INFO(sight.name);
        const bool is_without_blue = &sight == &sights.back();
        CHECK(smallest_step(t.diverging, sight) >= (is_without_blue ? 7 : 9));
        CHECK(smallest_step(t.sequential, sight) >= 9);
    }
}

TEST_CASE("the sequential ramp runs evenly from light to dark, so that it survives grey print") {
    const Theme& t = theme(GENERATE(ThemeName::light, ThemeName::dark));
    std::vector<double> lightness;
    for (const Color color : t.sequential)
        lightness.push_back(lab_of(linear_of(color)).l);
    CHECK((std::ranges::is_sorted(lightness) || std::ranges::is_sorted(lightness, std::greater{})));
    for (std::size_t i = 0; i + 1 < lightness.size(); ++i)
        CHECK(std::abs(lightness[i + 1] - lightness[i]) >= 8);
}
