// The clipboard: what copying puts there, and what pasting makes of a text from there.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "edit/paste.h"
#include "session/session.h"

namespace waymark {

// The selected touchpoints as they are edited (edited_journey), those that only the scenario has included.
[[nodiscard]] Fragment selected_fragment(const Session& session);

// Pasting in the session: the edits, and the label of their step, such as `Paste 3 touchpoints`.
struct PasteStep {
    Pasted pasted;
    std::string label;
};
// Behind the touchpoint that was selected last, or to the end of the stages; what finds no stage of its own
// goes to the selected one, else to that of the touchpoint selected last, else to the one in the middle of
// the view. `verb` begins the label.
[[nodiscard]] PasteStep paste_step(const Session& session, const Fragment& fragment,
                                   const std::optional<PastePlace::Cell>& cell, const std::string& verb);

// What a text from the clipboard is good for.
enum class ClipboardText { nothing, touchpoints, table, other };
[[nodiscard]] ClipboardText kind_of_clipboard(std::string_view text);

// “Desk”, or “3 touchpoints”.
[[nodiscard]] std::string count_in_words(const Fragment& fragment);

} // namespace waymark
