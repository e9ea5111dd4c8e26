#include "panels/actions.h"

#include <iterator>
#include <utility>

namespace waymark {

void add_gesture(Ui& ui, Actions& actions, Gesture gesture, std::vector<Edit> edits) {
    switch (gesture) {
    case Gesture::none: return;
    case Gesture::preview:
        ui.unfinished = Unfinished{ui.changing_id, Commit{edits, ""}};
        actions.push_back(Preview{std::move(edits), ""});
        return;
    case Gesture::commit:
        ui.unfinished.reset();
        actions.push_back(Commit{std::move(edits), ""});
        return;
    case Gesture::cancel:
        ui.unfinished.reset();
        actions.push_back(CancelPreview{});
        return;
    }
}

void append(Actions& actions, Actions more) {
    actions.insert(actions.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

} // namespace waymark
