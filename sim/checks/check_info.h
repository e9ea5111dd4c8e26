// The known mistakes of journey maps: code, severity, title and meaning of each, known in this one place.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace waymark {

enum class CheckCode : std::uint8_t {
    scenario_refused,
    no_touchpoint,
    no_persona,
    no_pre_purchase,
    no_after_sales,
    closed_loop,
    unreachable,
    dead_end,
    shares,
    no_effect,
    only_assumed,
    no_source,
    no_owner,
    many_stages,
    empty_stage,
    repeats,
    not_reviewed
};

// error: something of the journey cannot be projected. warning: the map misleads or leaves out what a
// journey map must show. note: worth a look, and may be meant.
enum class Severity : std::uint8_t { error, warning, note };
inline constexpr std::array all_severities{Severity::error, Severity::warning, Severity::note};

// What a check is, for `--help`, reports and hover texts.
struct CheckInfo {
    CheckCode code;
    std::string_view name; // in files and on the command line: "dead-end"
    Severity severity;
    std::string_view title;   // on screen, before the element's name: "Dead end"
    std::string_view meaning; // one sentence: when it is reported, and why that matters
    std::string_view fix;     // what the remedy that needs no judgement does; empty where there is none
};

// By falling severity, in the order in which findings are listed.
[[nodiscard]] std::span<const CheckInfo> checks();
[[nodiscard]] const CheckInfo& info(CheckCode code);

// "error", "warning", "note".
[[nodiscard]] std::string_view to_word(Severity severity);

} // namespace waymark
