// A crowd: single people who walk the map of a plan, few enough to be watched.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "journey/journey.h"
#include "markov/horizon_walk.h"
#include "whatif/plan.h"

namespace waymark {

struct CrowdOptions {
    std::uint64_t seed = 1;
    double most_at_once = 240;        // about as many are on the map at its fullest
    std::uint32_t most_visits = 2000; // of one person; then they stay where they are
};

// A touchpoint visited.
struct CrowdVisit {
    double day = 0;               // of arriving, counted from time 0
    std::uint32_t touchpoint = 0; // position in Crowd::touchpoints
    std::uint8_t level = 0;       // right after the experience
    bool is_customer = false;

    bool operator==(const CrowdVisit&) const = default;
};
struct CrowdMember {
    std::uint64_t number = 0; // who it is: the same one in another crowd of as many has the same luck
    std::size_t first = 0;    // visit
    std::size_t count = 0;
    double end_day = 0;
    TrailEnd end = TrailEnd::stays;

    bool operator==(const CrowdMember&) const = default;
};
struct Crowd {
    std::vector<std::string> touchpoints; // ids
    std::vector<CrowdVisit> visits;
    std::vector<CrowdMember> people; // persona by persona, in the order in which they enter
    double people_each = 1;          // real people that one of the crowd stands for: 1, 2, 5, 10, 20 …
    PeriodUnit period = PeriodUnit::month;
    double period_days = 365.25 / 12;
    int horizon = 24; // periods

    bool operator==(const Crowd&) const = default;
};

// People enter as the plan says and walk as sampled people do (see sample), each by a stream of their own.
// Pure: a function of plan and options. O(visits of the crowd), of which there are some hundred thousand at
// most, unless single people visit far more.
[[nodiscard]] Crowd crowd(const Plan& plan, const CrowdOptions& options = {});

// Where the crowd is at that time, in days from time 0; who enters or leaves then has done so.
struct CrowdCount {
    std::size_t prospects = 0, customers = 0;         // on the map
    std::size_t lost = 0, churned = 0, completed = 0; // so far

    bool operator==(const CrowdCount&) const = default;
};
[[nodiscard]] CrowdCount count_at(const Crowd& crowd, double day);

} // namespace waymark
