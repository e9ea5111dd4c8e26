#include "markov/slope_sums.h"

#include <algorithm>
#include <cmath>

#include "markov/kernel_slopes.h"

namespace waymark {

namespace {

// What is worth before each experience.
WAYMARK_WIDE void look_back(double* before, const Block& experience, const double* worth) {
    std::fill_n(before, block_stride, 0.0);
    add_column_product(before, experience, worth);
}

WAYMARK_WIDE void add_outer(Block& out, const double* people, const double* worth) {
    for (std::size_t k = 0; k < level_count; ++k) {
        double* const row = out.row(k);
        for (std::size_t l = 0; l < block_stride; ++l)
            row[l] += people[k] * worth[l];
    }
}

WAYMARK_WIDE void cross(SlopeSums::AlongLink& sums, const Way& way, const double* departures,
                        const double* going, const double* before, double* arriving) {
    double ahead[block_stride] = {};
    add_column_product(ahead, way.crossing, before);
    for (std::size_t k = 0; k < block_stride; ++k)
        sums.ahead[k] += departures[k] * ahead[k];
    if (way.weight > 0) add_row_product(arriving, going, way.hand_off);
}

// Of people by level, what they lose as the friction grows within this point.
double slope_within(std::size_t point, const double* going, const LevelVector& pick, const double* before) {
    double sum = 0;
    for (std::size_t k = point; k < level_count; ++k)
        sum += going[k] * pick[k] * (before[k - point] - before[k - point + 1]);
    return sum;
}

} // namespace

SlopeSums::SlopeSums(const OpenChain& open)
    : open_(&open)
    , touchpoints_(open.chain.touchpoints.size())
    , links_(open.chain.links.size())
    , before_(open.chain.state_count())
    , arriving_(open.chain.state_count()) {
    for (const ChainNode& node : open.chain.nodes) {
        std::vector<NodeWay>& ways = ways_.emplace_back();
        for (const Way& way : open.out[static_cast<std::size_t>(node.touchpoint)].ways) {
            if (way.target < 0) continue;
            const int target = open.arrivals[static_cast<std::size_t>(way.target)][node.is_customer ? 1 : 0];
            if (target < 0) {
                links_[way.link].is_unknown = true;
                continue;
            }
            const auto up = static_cast<std::size_t>(std::floor(way.friction + kink_width)) + 1;
            const auto down = static_cast<std::size_t>(std::ceil(std::max(way.friction - kink_width, 0.0)));
            ways.push_back({&way, static_cast<std::size_t>(target), up, std::max<std::size_t>(down, 1)});
        }
    }
}

void SlopeSums::add(std::span<const double> departures, std::span<const double> worth, double leaver) {
    const Chain& chain = open_->chain;
    const auto touchpoint_of = [&](std::size_t node) {
        return static_cast<std::size_t>(chain.nodes[node].touchpoint);
    };
    for (std::size_t i = 0; i < chain.nodes.size(); ++i) {
        look_back(before_.data() + i * block_stride, chain.touchpoints[touchpoint_of(i)].experience,
                  worth.data() + i * block_stride);
    }
    std::fill(arriving_.begin(), arriving_.end(), 0.0);
    for (std::size_t i = 0; i < chain.nodes.size(); ++i) {
        const ChainNode& node = chain.nodes[i];
        const double* const here = departures.data() + i * block_stride;
        AtTouchpoint& sums = touchpoints_[touchpoint_of(i)];
        LevelVector going{};
        for (std::size_t k = 0; k < level_count; ++k) {
            sums.departures[k] += here[k] * worth[i * block_stride + k];
            if (node.is_customer) sums.leavers[k] += here[k] * leaver;
            going[k] = here[k] * node.stays[k];
        }
        for (const NodeWay& along : ways_[i]) {
            const Way& way = *along.way;
            const double* const before = before_.data() + along.target * block_stride;
            AlongLink& link = links_[way.link];
            cross(link, way, here, going.data(), before, arriving_.data() + along.target * block_stride);
            const double up = slope_within(along.up, going.data(), way.hand_off.pick, before);
            link.friction_up += up;
            link.friction_down += along.down == along.up
                                      ? up
                                      : slope_within(along.down, going.data(), way.hand_off.pick, before);
        }
    }
    for (std::size_t i = 0; i < chain.nodes.size(); ++i)
        add_outer(touchpoints_[touchpoint_of(i)].arrivals, arriving_.data() + i * block_stride,
                  worth.data() + i * block_stride);
}

void SlopeSums::add_arrivals(std::size_t touchpoint, const LevelVector& people,
                             std::span<const double> worth) {
    const int node = open_->arrivals[touchpoint][0];
    if (node < 0) return;
    add_outer(touchpoints_[touchpoint].arrivals, people.data(),
              worth.data() + static_cast<std::size_t>(node) * block_stride);
}

double SlopeSums::worth_of_arrivals(std::size_t touchpoint, const LevelVector& people,
                                    std::span<const double> worth) const {
    const int node = open_->arrivals[touchpoint][0];
    if (node < 0) return 0;
    LevelVector before{};
    look_back(before.data(), open_->chain.touchpoints[touchpoint].experience,
              worth.data() + static_cast<std::size_t>(node) * block_stride);
    double sum = 0;
    for (std::size_t k = 0; k < level_count; ++k)
        sum += people[k] * before[k];
    return sum;
}

} // namespace waymark
