// The app: a session, its figures and its panels, frame by frame; it knows neither window nor GL.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <optional>
#include <vector>

#include "desktop/appraiser.h"
#include "desktop/checker.h"
#include "desktop/comparer.h"
#include "desktop/crowd_maker.h"
#include "desktop/optimiser.h"
#include "desktop/projector.h"
#include "desktop/safekeeper.h"
#include "desktop/seeker.h"
#include "desktop/study_desk.h"
#include "desktop/workspace.h"
#include "session/commands.h"
#include "session/update.h"

namespace waymark {

struct AppOptions {
    std::filesystem::path settings;   // empty: nothing is remembered
    std::filesystem::path state = {}; // the folder for unsaved work; empty: it is not kept
    std::function<void()> wake = {};  // called from any thread when another frame is due
    // A preview that takes longer would hold up the frames: it is computed beside them. With what a frame
    // takes to draw, this leaves room within a page's 16 ms.
    std::chrono::milliseconds longest_wait{10};
};

class App {
public:
    explicit App(AppOptions options = {});
    ~App();

    [[nodiscard]] const Session& session() const { return session_; }
    [[nodiscard]] Workspace& workspace() { return workspace_; }

    // Updates the session, does what that asks for, and computes the figures that the next frame must show.
    void perform(const Action& action);
    void perform(const std::vector<Action>& actions);

    // The window got or lost the focus.
    void set_focus(bool has_focus) { safekeeper_.set_focus(has_focus); }

    // From the window's key callback, so that no quick press is lost: runs with the next frame.
    void press(const Shortcut& shortcut);

    // One frame, between ImGui::NewFrame and ImGui::Render. What editors change in it is already in its map
    // and charts.
    void frame();

    // Waits for exact figures and the map checks, as tests and screenshots must.
    void finish_figures();
    // Waits for bands, effects, worth, comparisons, a crowd, goal seek and the optimiser too.
    void finish_studies();

    [[nodiscard]] bool has_quit() const { return has_quit_; }
    // The title of the window.
    [[nodiscard]] std::string title() const;
    // Until a frame is due without any event; 0 while something glides, infinity when nothing will happen.
    [[nodiscard]] double seconds_until_next_frame() const;

private:
    void run_pressed_commands();
    void perform_one(const Action& action);
    void show_figures();
    void compute_exact_figures();
    void check_map();
    void study();
    void keep_safe();
    void store_settings_when_due();

    AppOptions options_;
    Session session_;
    Workspace workspace_;
    std::vector<Shortcut> pressed_;
    bool settings_are_due_ = false;
    bool has_quit_ = false;
    Projector projector_; // it and what follows last: their threads end first
    Checker checker_;
    StudyDesk desk_;
    Appraiser appraiser_;
    Comparer comparer_;
    CrowdMaker crowd_maker_;
    Optimiser optimiser_;
    Seeker seeker_;
    Safekeeper safekeeper_;
};

} // namespace waymark
