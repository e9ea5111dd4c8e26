#include "checks/check_info.h"

#include "journey/claim.h"

namespace waymark {

namespace {

constexpr std::array<CheckInfo, 17> table{{
    {CheckCode::scenario_refused, "scenario-refused", Severity::error, "Cannot be applied",
     "A scenario takes away what people cannot do without: a persona's last start, or the last touchpoint. "
     "It has no figures until that is mended.",
     ""},
    {CheckCode::no_touchpoint, "no-touchpoint", Severity::warning, "No touchpoint",
     "The map is empty, so there is nothing to project.", ""},
    {CheckCode::no_persona, "no-persona", Severity::warning, "No persona",
     "Nobody walks the map, so there is nothing to project; a map without somebody whose journey it is shows "
     "the company's process.",
     ""},
    {CheckCode::no_pre_purchase, "no-pre-purchase", Severity::warning, "No pre-purchase stage",
     "No stage is for prospects, so the map begins with the purchase and cannot show who is lost before it.",
     ""},
    {CheckCode::no_after_sales, "no-after-sales", Severity::warning, "No after-sales stage",
     "No stage is for customers, so the map ends with the purchase; use, service and churn come after it.",
     ""},
    {CheckCode::closed_loop, "closed-loop", Severity::warning, "Never left",
     "People can come into a set of touchpoints that they can neither leave nor finish from; lifetime "
     "figures "
     "do not exist for their persona.",
     ""},
    {CheckCode::unreachable, "unreachable", Severity::warning, "Unreachable",
     "No persona can ever come to the touchpoint, neither on the base map nor under a scenario: it changes "
     "no "
     "figure.",
     ""},
    {CheckCode::dead_end, "dead-end", Severity::warning, "Dead end",
     "People come to the touchpoint and no link leads on, so everybody who does not leave counts as having "
     "completed the journey there.",
     "Link it to @done"},
    {CheckCode::shares, "shares", Severity::warning, "Shares do not add up",
     "Shares of the personas, or of a persona's starts, add up to something other than 1 by more than 0.005. "
     "They are taken in proportion, which may not be what was meant.",
     "Make the shares add up to 1"},
    {CheckCode::no_effect, "no-effect", Severity::warning, "Change without effect",
     "A change of a scenario finds nothing to change when it is applied: what it aims at is added by an "
     "intervention that is off or starts later, was removed before, or is there already.",
     ""},
    {CheckCode::only_assumed, "only-assumed", Severity::warning, "Only assumed",
     "Nothing but an assumption stands behind the touchpoint's figures.", ""},
    {CheckCode::no_source, "no-source", Severity::warning, "No source",
     "The touchpoint's figures are called measured or estimated, but neither responses nor a source is "
     "named.",
     ""},
    {CheckCode::no_owner, "no-owner", Severity::warning, "No owner",
     "Nobody in the organisation is named who answers for the touchpoint.", ""},
    {CheckCode::many_stages, "many-stages", Severity::note, "Many stages",
     "More than 8 stages are too many for a slide.", ""},
    {CheckCode::empty_stage, "empty-stage", Severity::note, "Empty stage",
     "The stage has no touchpoint, while others have.", ""},
    {CheckCode::repeats, "repeats", Severity::note, "Repeats",
     "At least half of those who go on from the touchpoint come straight back to it; every round is one more "
     "experience, one more cost and one more chance to leave.",
     ""},
    {CheckCode::not_reviewed, "not-reviewed", Severity::note, "Not reviewed yet",
     "The journey does not say when it was last reviewed.", ""},
}};

// The table's order is that of the codes, so that a code is a position in it.
constexpr bool is_in_order() {
    for (std::size_t i = 0; i < table.size(); ++i) {
        if (static_cast<std::size_t>(table[i].code) != i) return false;
        if (i > 0 && table[i].severity < table[i - 1].severity) return false;
    }
    return true;
}
static_assert(is_in_order());

} // namespace

std::span<const CheckInfo> checks() {
    return table;
}

const CheckInfo& info(CheckCode code) {
    const auto position = static_cast<std::size_t>(code);
    CLAIM(position < table.size(), "every check stands in the table");
    return table[position];
}

std::string_view to_word(Severity severity) {
    switch (severity) {
    case Severity::error: return "error";
    case Severity::warning: return "warning";
    case Severity::note: return "note";
    }
    return "";
}

} // namespace waymark
