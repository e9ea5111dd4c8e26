// Panels on a stage: a session, the panels around an empty canvas, and every action that they asked for.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "imgui/fonts.h"
#include "panels/dialogs.h"
#include "panels/dock.h"
#include "panels/inspector.h"
#include "panels/outline.h"
#include "panels/ui.h"
#include "session/update.h"
#include "support/harness.h"

struct ImGuiContext;

namespace waymark::testing {

class PanelStage {
public:
    // Two touchpoints "a" and "b", a persona, and a scenario "s" with one intervention "i".
    PanelStage();
    ~PanelStage();
    PanelStage(const PanelStage&) = delete;
    PanelStage& operator=(const PanelStage&) = delete;

    void perform(const Action& action);
    [[nodiscard]] const Session& session() const { return session_; }
    [[nodiscard]] const Journey& journey() const { return *session_.history.current(); }
    [[nodiscard]] Harness& hand() { return *harness_; }
    void select(std::string_view touchpoint);
    void show(Dialog dialog);
    // Figures as the machine would report them; with effects of all fields, and worth, where they are seen.
    void compute();
    [[nodiscard]] const DockState& dock() const { return dock_; }

    // How many actions of that kind the panels asked for since the last forget().
    template <class Kind>
    [[nodiscard]] int count() const {
        int found = 0;
        for (const Action& action : asked_)
            found += std::holds_alternative<Kind>(action) ? 1 : 0;
        return found;
    }
    template <class Kind>
    [[nodiscard]] const Kind& last() const {
        for (auto action = asked_.rbegin(); action != asked_.rend(); ++action)
            if (const Kind* found = std::get_if<Kind>(&*action)) return *found;
        throw std::runtime_error("the panels did not ask for that");
    }
    void forget() { asked_.clear(); }

private:
    void frame();

    ImGuiContext* context_;
    FontLadder fonts_;
    Ui ui_;
    OutlineState outline_;
    InspectorState inspector_;
    DialogState dialogs_;
    DockState dock_;
    Session session_;
    std::vector<Action> asked_;
    std::unique_ptr<Harness> harness_;
};

} // namespace waymark::testing
