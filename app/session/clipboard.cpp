#include "session/clipboard.h"

#include <algorithm>

#include "file/fragment_text.h"
#include "journey/lookup.h"
#include "session/route.h"

namespace waymark {

namespace {

// The map as it is edited, with what only the scenario in force has, or takes away.
Journey visible_map(const Session& session) {
    Journey map = edited_journey(session);
    for (const auto* other : {session.in_force.get(), &shown_journey(session)})
        for (const auto& touchpoint : other->touchpoints)
            if (!find_touchpoint(map, touchpoint.id)) map.touchpoints.push_back(touchpoint);
    for (const auto& link : session.in_force->links)
        if (!find_link(map, link.key())) map.links.push_back(link);
    return map;
}

// For touchpoints whose own stage is not there.
std::string stage_at_hand(const Session& session) {
    const auto selected = std::find_if(session.selection.rbegin(), session.selection.rend(),
                                       [](const Owner& one) { return one.kind == OwnerKind::stage; });
    if (selected != session.selection.rend()) return selected->id;
    const auto touchpoints = selected_touchpoints(session);
    const auto* last = touchpoints.empty() ? nullptr : find_touchpoint(*session.in_force, touchpoints.back());
    return last ? last->stage : session.stage_in_view;
}

} // namespace

Fragment selected_fragment(const Session& session) {
    return fragment_of(visible_map(session), selected_touchpoints(session));
}

std::string count_in_words(const Fragment& fragment) {
    if (fragment.touchpoints.size() != 1) return std::to_string(fragment.touchpoints.size()) + " touchpoints";
    const auto& only = fragment.touchpoints.front();
    return "“" + (only.name.empty() ? only.id : only.name) + "”";
}

PasteStep paste_step(const Session& session, const Fragment& fragment,
                     const std::optional<PastePlace::Cell>& cell, const std::string& verb) {
    const auto selected = selected_touchpoints(session);
    const PastePlace place{selected.empty() ? "" : selected.back(), stage_at_hand(session), cell};
    const Journey& document = *session.history.current();
    return {pasted(document, fragment, place, taken_touchpoint_ids(document)),
            verb + " " + count_in_words(fragment)};
}

ClipboardText kind_of_clipboard(std::string_view text) {
    const auto last = text.find_last_not_of(" \t\r\n");
    if (last == std::string_view::npos) return ClipboardText::nothing;
    if (claims_to_be_fragment(text)) return ClipboardText::touchpoints;
    const std::string_view lines = text.substr(0, last + 1);
    const bool is_table =
        lines.find('\t') != std::string_view::npos || lines.find('\n') != std::string_view::npos;
    return is_table ? ClipboardText::table : ClipboardText::other;
}

} // namespace waymark
