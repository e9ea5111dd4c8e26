// A session to tell stories with: actions in, the session and its effects to look at.
#pragma once

#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "session/update.h"
#include "sim/edit/sample.h"

namespace waymark::testing {

// Holds a session and does to it what a user or the machine would do.
struct Story {
    Session session = make_session();
    std::vector<Effect> effects; // of the last action

    void act(const Action& action) {
        Step step = update(std::move(session), action);
        session = std::move(step.session);
        effects = std::move(step.effects);
    }
    template <class EffectKind>
    const EffectKind* effect() const {
        for (const auto& one : effects)
            if (const auto* found = std::get_if<EffectKind>(&one)) return found;
        return nullptr;
    }
    const Journey& journey() const { return *session.history.current(); }
    const Touchpoint& touchpoint(std::size_t index) const { return journey().touchpoints[index]; }
};

// The sample journey, open from a file.
inline Story opened_story() {
    Story story;
    story.act(FileOpened{"/tmp/sample.journey.json", std::make_shared<const Journey>(sample())});
    return story;
}

// A journey with one stage and nothing in it, as a template gives it.
inline Journey blank() {
    Journey journey;
    journey.stages = {{"first", "First", Relationship::customer}};
    return journey;
}

inline UpdateTouchpoint with_people_score(const Touchpoint& touchpoint, double score) {
    Touchpoint changed = touchpoint;
    changed.scores.people = score;
    return {changed};
}

inline Owner touchpoint_owner(const char* id) {
    return {OwnerKind::touchpoint, id, ""};
}

} // namespace waymark::testing
