#include "session/checking.h"

namespace waymark {

namespace {

OwnerKind kind_of(ElementKind kind) {
    switch (kind) {
    case ElementKind::journey: return OwnerKind::none;
    case ElementKind::stage: return OwnerKind::stage;
    case ElementKind::touchpoint: return OwnerKind::touchpoint;
    case ElementKind::persona: return OwnerKind::persona;
    case ElementKind::scenario: return OwnerKind::scenario;
    case ElementKind::intervention: return OwnerKind::intervention;
    }
    return OwnerKind::none;
}

} // namespace

std::optional<Snapshot> unchecked_journey(const Session& session) {
    if (session.on_start_screen || session.preview || is_checked(session)) return std::nullopt;
    return session.history.current();
}

bool is_checked(const Session& session) {
    return session.checks.journey == session.history.current();
}

std::vector<Owner> owners_of(const Finding& finding) {
    std::vector<Owner> owners;
    for (const Element& element : finding.elements) {
        if (element.kind != ElementKind::journey)
            owners.push_back({kind_of(element.kind), element.id, element.scenario});
    }
    return owners;
}

} // namespace waymark
