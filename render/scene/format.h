// Figures as people read them, in the style of scene/number_style.h: thousands apart, a real minus, units and
// currency signs.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "journey/figures.h"

namespace waymark {

// What stands where there is no value: "–".
inline constexpr std::string_view no_value = "–";

// With that many decimals and thin spaces between thousands: 10 500, −49.9. Never "−0".
[[nodiscard]] std::string format_number(double value, int decimals);
// As above, always with its sign, "±0" where it rounds to nothing: +0.04, −62.
[[nodiscard]] std::string format_signed(double value, int decimals);

// Whole people, one decimal below ten: 10 500, 3.2; millions shortened from ten million on: 12.5m.
[[nodiscard]] std::string format_people(double people);
// A share 0–1 in per cent with three digits that count, two decimals at most: 8.34 %, 55 %, 100 %.
[[nodiscard]] std::string format_share(double share);
// The sign of a currency code: "€" for EUR; "CHF " for codes without a sign; nothing for an empty one.
[[nodiscard]] std::string currency_sign(std::string_view currency);
// All digits: €40 000, cents where there are any: €0.40, −€62.
[[nodiscard]] std::string format_money(double amount, std::string_view currency);
// Three digits that count: €733k, €1.25m, −€62k.
[[nodiscard]] std::string format_money_short(double amount, std::string_view currency);
// Days in the unit that reads best: 20 minutes, 3 hours, 2.5 days, 3 years.
[[nodiscard]] std::string format_days(double days);
// A value on the curve's scale: +0.21.
[[nodiscard]] std::string format_experience(double value);

// A figure of that scale, the short form for money: 6.14, 8.34 %, 330, −49.9, €733k; "–" for nothing.
[[nodiscard]] std::string format_figure(FigureScale scale, std::optional<double> value,
                                        std::string_view currency);
// A difference of two figures of that scale: +0.04, −0.16 pt, +11, −€62k.
[[nodiscard]] std::string format_change(FigureScale scale, double difference, std::string_view currency);

// What a change was written as says that there is none to be seen: "±0".
[[nodiscard]] bool is_written_as_nothing(std::string_view change);

// The difference of two figures as they are written, so that who subtracts what they read comes to the same;
// where both are written alike, and for money, the true one.
[[nodiscard]] std::string format_difference(FigureScale scale, double before, double after,
                                            std::string_view currency);

// "month", "months": the unit's word for a heading or a count.
[[nodiscard]] std::string_view period_word(PeriodUnit unit);
[[nodiscard]] std::string_view period_words(PeriodUnit unit);

} // namespace waymark
