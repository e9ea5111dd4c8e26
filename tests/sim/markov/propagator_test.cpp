#include "markov/propagator.h"

#include <catch2/catch.hpp>

#include <cmath>

using namespace waymark;

namespace {

// One touchpoint in which people stay for `dwell_days`; half of those who depart leave, the others finish.
Chain one_stop(double dwell_days) {
    Chain chain;
    chain.touchpoints.resize(1);
    ChainNode& node = chain.nodes.emplace_back();
    node.dwell_days = dwell_days;
    for (std::size_t k = 0; k < level_count; ++k) {
        chain.touchpoints[0].experience(k, k) = 1;
        node.leaves[k] = node.stays[k] = node.done[k] = 0.5;
        node.done_pick[k] = 1;
    }
    chain.entry.assign(chain.state_count(), 0.0);
    return chain;
}

// Two touchpoints that hand everybody to each other; from the second nobody ever departs for good.
Chain to_and_fro(double first_days, double second_days) {
    Chain chain;
    chain.touchpoints.resize(2);
    chain.nodes.resize(2);
    LevelVector all{};
    for (std::size_t k = 0; k < level_count; ++k)
        all[k] = 1;
    for (std::size_t i = 0; i < 2; ++i) {
        for (std::size_t k = 0; k < level_count; ++k)
            chain.touchpoints[i].experience(k, k) = 1;
        ChainNode& node = chain.nodes[i];
        node.touchpoint = static_cast<int>(i);
        node.is_customer = true;
        node.dwell_days = i == 0 ? first_days : second_days;
        node.stays = all;
        node.links.push_back({static_cast<int>(1 - i), all, 0, HandOff(all, 0), 0});
    }
    chain.entry.assign(chain.state_count(), 0.0);
    return chain;
}

std::vector<double> hundred_at(const Chain& chain, std::size_t level) {
    std::vector<double> state(chain.state_count(), 0.0);
    state[level] = 100;
    return state;
}

} // namespace

TEST_CASE("people leave a single touchpoint exponentially, however long they stay") {
    for (const double dwell : {0.001, 1.0, 30.0, 36525.0}) {
        INFO("dwell " << dwell);
        const Chain chain = one_stop(dwell);
        const double period = 365.25 / 12;
        Propagator propagator(chain, period);
        const Response response = propagator.response(hundred_at(chain, 6), 24, 100, 1e-10);
        REQUIRE(response.converged);
        REQUIRE(response.rows.size() == 24);
        double gone = 0;
        for (std::size_t t = 0; t < 24; ++t) {
            const ResponseRow& row = response.rows[t];
            const double left = 100 * std::exp(-static_cast<double>(t + 1) * period / dwell);
            CHECK(row[StockColumn::prospects] == Approx(left).epsilon(0).margin(1e-8));
            CHECK(row[StockColumn::level_sum] == Approx(6 * left).epsilon(0).margin(1e-7));
            CHECK(row[FlowColumn::lost] == Approx(row[FlowColumn::completed]).margin(1e-8));
            gone += row[FlowColumn::lost] + row[FlowColumn::completed];
            CHECK(gone == Approx(100 - left).margin(1e-8));
        }
    }
}

TEST_CASE("two touchpoints that hand everybody on fill as their dwell times say") {
    // With stays of a = 2 and b = 3 days: 100·(a + b·exp(−t(1/a + 1/b)))/(a + b) are at the first.
    const Chain chain = to_and_fro(2, 3);
    Propagator propagator(chain, 1);
    const std::vector<int> asked{1, 4};
    const Response response = propagator.response(hundred_at(chain, 5), 10, 100, 1e-10, asked);
    REQUIRE(response.converged);
    REQUIRE(response.milestones.size() == 3);
    const auto first = [](double days) {
        return 100 * (2 + 3 * std::exp(-days * (0.5 + 1.0 / 3))) / 5;
    };
    double sum = 0;
    std::size_t next = 0;
    for (int t = 1; t <= 10; ++t) {
        sum += first(t);
        if (response.milestones[next].period != t) continue;
        CHECK(response.milestones[next].state[5] == Approx(first(t)).margin(1e-8));
        CHECK(response.milestones[next].state[block_stride + 5] == Approx(100 - first(t)).margin(1e-8));
        CHECK(response.milestones[next].sum_of_states[5] == Approx(sum).margin(1e-7));
        ++next;
    }
    CHECK(next == 3);
}

TEST_CASE("a propagator that goes over to a changed chain says what a new one says") {
    const Chain before = to_and_fro(2, 3);
    Chain after = before;
    after.nodes[1].dwell_days = 40;
    const std::vector<int> last{1};
    Propagator changing(before, 1, last);
    static_cast<void>(changing.response(hundred_at(before, 5), 3, 100, 1e-10));
    changing.change_to(after);
    const Response changed = changing.response(hundred_at(after, 5), 6, 100, 1e-10);
    const Response anew = Propagator(after, 1).response(hundred_at(after, 5), 6, 100, 1e-10);
    REQUIRE(changed.milestones.size() == 1);
    for (std::size_t s = 0; s < after.state_count(); ++s)
        CHECK(changed.milestones[0].state[s] == Approx(anew.milestones[0].state[s]).margin(1e-7));
}
