#include "desktop/checker.h"

#include <new>
#include <utility>

#include "checks/findings.h"

namespace waymark {

namespace {

// Null where the machine has no memory left: said, not fatal.
std::shared_ptr<const Findings> found_in(const Journey& journey) {
    try {
        return std::make_shared<const Findings>(findings_of(journey));
    } catch (const std::bad_alloc&) {
        return nullptr;
    }
}

} // namespace

Checker::Checker(std::function<void()> wake) : wake_(std::move(wake)) {}

void Checker::start(const Snapshot& journey) {
    if (journey == started_) return;
    started_ = journey;
    pool_.drop_waiting();
    pool_.start({[journey, finished = finished_, wake = wake_] {
        ChecksFound report{journey, found_in(*journey)};
        {
            const std::lock_guard lock(finished->mutex);
            finished->reports.push_back(std::move(report));
        }
        if (wake) wake();
    }});
}

std::vector<ChecksFound> Checker::take_finished() {
    std::vector<ChecksFound> reports;
    {
        const std::lock_guard lock(finished_->mutex);
        reports.swap(finished_->reports);
    }
    for (const ChecksFound& report : reports) {
        if (report.journey == started_) started_ = nullptr;
    }
    return reports;
}

} // namespace waymark
