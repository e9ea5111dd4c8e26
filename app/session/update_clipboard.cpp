#include "file/fragment_text.h"
#include "session/clipboard.h"
#include "session/updater.h"

namespace waymark {

namespace {

std::vector<Owner> owners_of(const std::vector<std::string>& touchpoints) {
    std::vector<Owner> owners;
    for (const auto& id : touchpoints)
        owners.push_back({OwnerKind::touchpoint, id, ""});
    return owners;
}

} // namespace

void Updater::operator()(const CopySelection&) {
    const Fragment fragment = selected_fragment(session_);
    if (!fragment.touchpoints.empty()) effects_.push_back(WriteClipboard{to_text(fragment)});
}

void Updater::operator()(const CutSelection&) {
    const Fragment fragment = selected_fragment(session_);
    if (fragment.touchpoints.empty()) return;
    effects_.push_back(WriteClipboard{to_text(fragment)});
    (*this)(Commit{{EraseTouchpoints{selected_touchpoints(session_)}}, "Cut " + count_in_words(fragment)});
}

void Updater::operator()(const DuplicateSelection&) {
    const Fragment fragment = selected_fragment(session_);
    if (!fragment.touchpoints.empty()) insert(fragment, {}, "Duplicate");
}

void Updater::operator()(const ClipboardRead& action) {
    switch (kind_of_clipboard(action.text)) {
    case ClipboardText::touchpoints: {
        const auto fragment = parse_fragment(action.text);
        if (!fragment) return notify(fragment.problems());
        return insert(*fragment, action.cell, "Paste");
    }
    case ClipboardText::table: return paste_table(action.text);
    case ClipboardText::nothing:
        session_.notices = {{NoticeKind::information, "There is nothing to paste: the clipboard is empty."}};
        return;
    case ClipboardText::other:
        session_.notices = {
            {NoticeKind::information,
             "The clipboard holds no touchpoints. Copy some on a map, in this window or another, "
             "and paste them here."}};
        return;
    }
}

void Updater::insert(const Fragment& fragment, const std::optional<PastePlace::Cell>& cell,
                     const std::string& verb) {
    PasteStep step = paste_step(session_, fragment, cell, verb);
    (*this)(Commit{std::move(step.pasted.edits), step.label, owners_of(step.pasted.touchpoints)});
    session_.reveals_selection = true;
    session_.view = MainView::map;
}

void Updater::paste_table(const std::string& text) {
    (*this)(ImportText{text, "the clipboard"});
}

} // namespace waymark
