#include "desktop/checker.h"

#include <exception>
#include <utility>

#include "checks/findings.h"

namespace waymark {

namespace {

// Null where they cannot be found, as without memory: said, not fatal.
std::shared_ptr<const Findings> found_in(const Journey& journey) {
    try {
        return std::make_shared<const Findings>(findings_of(journey));
    } catch (const std::exception&) {
        return nullptr;
    }
}

} // namespace

Checker::Checker(std::function<void()> wake) : tray_(std::make_shared<Tray<ChecksFound>>(std::move(wake))) {}

void Checker::start(const Snapshot& journey) {
    if (journey == started_) return;
    started_ = journey;
    pool_.drop_waiting();
    pool_.start({[journey, tray = tray_] {
        tray->put({journey, found_in(*journey)});
    }});
}

std::vector<ChecksFound> Checker::take_finished() {
    std::vector<ChecksFound> reports = tray_->take();
    for (const ChecksFound& report : reports) {
        if (report.journey == started_) started_ = nullptr;
    }
    return reports;
}

} // namespace waymark
