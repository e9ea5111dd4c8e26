#include "scene/format.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "journey/claim.h"
#include "scene/number_style.h"

namespace waymark {

namespace {

constexpr std::string_view thin_space = "\u2009";
constexpr std::string_view minus = "−";

// |value| with that many decimals, without marks: 12345.60.
std::string plain_digits(double value, int decimals) {
    std::array<char, 400> buffer;
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), std::abs(value),
                                            std::chars_format::fixed, decimals);
    CLAIM(error == std::errc(), "the longest double fits");
    return {buffer.data(), end};
}

// The same in the style of the program: 12 345.60.
std::string digits(double value, int decimals) {
    return punctuated(plain_digits(value, decimals), number_style());
}

bool rounds_to_nothing(double value, int decimals) {
    return std::abs(value) < 0.5 * std::pow(10.0, -decimals);
}

// How many decimals show three digits that count, at most `most`.
int decimals_for_three_digits(double value, int most) {
    const double size = std::abs(value);
    const int wanted = size >= 99.95 ? 0 : size >= 9.995 ? 1 : 2;
    return std::min(wanted, most);
}

// How many decimals a figure of that scale is written with unless it is whole; `shown` is in per cent where
// the scale is a share.
int decimals_of(FigureScale scale, double shown) {
    switch (scale) {
    case FigureScale::people: return std::abs(shown) >= 9.95 ? 0 : 1;
    case FigureScale::share: return decimals_for_three_digits(shown, 2);
    case FigureScale::nps:
    case FigureScale::days: return 1;
    case FigureScale::level:
    case FigureScale::count:
    case FigureScale::money: return 2;
    }
    CLAIM(false, "every scale is handled");
    return 0;
}

// Three digits that count, without zeros at the end: 733, 1.25, 1.
std::string three_digits(double value) {
    std::string text = plain_digits(value, decimals_for_three_digits(value, 2));
    if (text.find('.') != std::string::npos) {
        while (text.back() == '0')
            text.pop_back();
        if (text.back() == '.') text.pop_back();
    }
    return punctuated(text, number_style());
}

std::string with_unit(double amount, std::string_view unit) {
    const std::string number = three_digits(amount);
    return number + std::string(thin_space) + std::string(unit) + (number == "1" ? "" : "s");
}

} // namespace

std::string format_number(double value, int decimals) {
    if (!std::isfinite(value)) return std::string(no_value);
    const bool negative = value < 0 && !rounds_to_nothing(value, decimals);
    return std::string(negative ? minus : "") + digits(value, decimals);
}

std::string format_signed(double value, int decimals) {
    if (!std::isfinite(value)) return std::string(no_value);
    if (rounds_to_nothing(value, decimals)) return "±" + digits(0, decimals);
    return std::string(value < 0 ? minus : "+") + digits(value, decimals);
}

std::string format_people(double people) {
    const double size = std::abs(people);
    if (size >= 1e7) return std::string(people < 0 ? minus : "") + three_digits(people / 1e6) + "m";
    const bool whole = rounds_to_nothing(size, 1) || size == std::floor(size);
    return format_number(people, whole ? 0 : decimals_of(FigureScale::people, people));
}

std::string format_share(double share) {
    const double percent = share * 100;
    const bool whole = std::abs(percent - std::round(percent)) < 1e-9;
    return format_number(percent, whole ? 0 : decimals_of(FigureScale::share, percent)) +
           std::string(thin_space) + "%";
}

std::string currency_sign(std::string_view currency) {
    if (currency == "EUR") return "€";
    if (currency == "USD") return "$";
    if (currency == "GBP") return "£";
    if (currency == "JPY" || currency == "CNY") return "¥";
    return currency.empty() ? std::string() : std::string(currency) + " ";
}

std::string format_money(double amount, std::string_view currency) {
    if (!std::isfinite(amount)) return std::string(no_value);
    const bool has_cents = std::abs(amount) < 1e6 && !rounds_to_nothing(amount - std::round(amount), 2);
    const int decimals = has_cents ? 2 : 0;
    const bool negative = amount < 0 && !rounds_to_nothing(amount, decimals);
    return std::string(negative ? minus : "") + currency_sign(currency) + digits(amount, decimals);
}

std::string format_money_short(double amount, std::string_view currency) {
    if (!std::isfinite(amount)) return std::string(no_value);
    struct Step {
        double from, unit;
        std::string_view letter;
    };
    // Each begins where the one below would round up to four digits.
    constexpr std::array<Step, 3> steps{{{999.5e6, 1e9, "bn"}, {999.5e3, 1e6, "m"}, {999.5, 1e3, "k"}}};
    const std::string sign =
        std::string(amount < 0 && !rounds_to_nothing(amount, 2) ? minus : "") + currency_sign(currency);
    for (const Step& step : steps)
        if (std::abs(amount) >= step.from)
            return sign + three_digits(amount / step.unit) + std::string(step.letter);
    return sign + three_digits(amount);
}

std::string format_days(double days) {
    if (days >= 730.5) return with_unit(days / 365.25, "year");
    if (days >= 1) return with_unit(days, "day");
    if (days * 24 >= 1) return with_unit(days * 24, "hour");
    return with_unit(days * 24 * 60, "minute");
}

std::string format_experience(double value) {
    return format_signed(value, 2);
}

std::string format_figure(FigureScale scale, std::optional<double> value, std::string_view currency) {
    if (!value) return std::string(no_value);
    switch (scale) {
    case FigureScale::people: return format_people(*value);
    case FigureScale::share: return format_share(*value);
    case FigureScale::money: return format_money_short(*value, currency);
    case FigureScale::days: return format_days(*value);
    case FigureScale::level:
    case FigureScale::nps:
    case FigureScale::count: return format_number(*value, decimals_of(scale, *value));
    }
    CLAIM(false, "every scale is handled");
    return {};
}

std::string format_change(FigureScale scale, double difference, std::string_view currency) {
    switch (scale) {
    case FigureScale::people:
        return format_signed(difference,
                             rounds_to_nothing(difference, 1) ? 0 : decimals_of(scale, difference));
    case FigureScale::level:
    case FigureScale::nps:
    case FigureScale::count: return format_signed(difference, decimals_of(scale, difference));
    case FigureScale::share: return format_signed(difference * 100, 2) + std::string(thin_space) + "pt";
    case FigureScale::money:
        return rounds_to_nothing(difference, 2)
                   ? "±" + currency_sign(currency) + "0"
                   : (difference > 0 ? "+" : "") + format_money_short(difference, currency);
    case FigureScale::days:
        return format_signed(difference, decimals_of(scale, difference)) + std::string(thin_space) + "days";
    }
    CLAIM(false, "every scale is handled");
    return {};
}

bool is_written_as_nothing(std::string_view change) {
    return change.starts_with("±");
}

std::string format_difference(FigureScale scale, double before, double after, std::string_view currency) {
    struct Written {
        double value;
        int decimals;
    };
    const auto written = [&](double value) -> Written {
        const double shown = scale == FigureScale::share ? 100 * value : value;
        const int decimals = decimals_of(scale, shown);
        const double unit = std::pow(10.0, decimals);
        return {std::round(shown * unit) / unit, decimals};
    };
    const bool is_written_so = scale == FigureScale::people || scale == FigureScale::level ||
                               scale == FigureScale::share || scale == FigureScale::nps;
    const bool is_shortened =
        scale == FigureScale::people && std::max(std::abs(before), std::abs(after)) >= 1e7;
    const Written from = written(before), to = written(after);
    const int decimals = std::max(from.decimals, to.decimals);
    if (!is_written_so || is_shortened || rounds_to_nothing(to.value - from.value, decimals))
        return format_change(scale, after - before, currency);
    const std::string unit = scale == FigureScale::share ? std::string(thin_space) + "pt" : std::string();
    return format_signed(to.value - from.value, decimals) + unit;
}

std::string_view period_word(PeriodUnit unit) {
    constexpr std::array<std::string_view, 5> words{"day", "week", "month", "quarter", "year"};
    return words[static_cast<std::size_t>(unit)];
}

std::string_view period_words(PeriodUnit unit) {
    constexpr std::array<std::string_view, 5> words{"days", "weeks", "months", "quarters", "years"};
    return words[static_cast<std::size_t>(unit)];
}

} // namespace waymark
