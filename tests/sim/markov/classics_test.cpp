// Textbook chains with published results.
#include <catch2/catch.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <functional>
#include <map>
#include <numeric>
#include <set>
#include <string>

#include "markov/discrete_chain.h"

using namespace waymark;
using Json = nlohmann::json;

namespace {

// 0 and N end the game; a win has probability p.
DiscreteChain gamblers_ruin(int last, double p) {
    DiscreteChain chain;
    for (int money = 0; money <= last; ++money) {
        if (money == 0 || money == last) {
            chain.rows.push_back({{money, 1.0}});
        } else {
            chain.rows.push_back({{money - 1, 1 - p}, {money + 1, p}});
        }
    }
    return chain;
}

DiscreteChain coupon_collector(int kinds) {
    DiscreteChain chain;
    for (int owned = 0; owned < kinds; ++owned) {
        const double known = static_cast<double>(owned) / kinds;
        chain.rows.push_back({{owned, known}, {owned + 1, 1 - known}});
    }
    chain.rows.push_back({{kinds, 1.0}});
    return chain;
}

DiscreteChain chain_of(const Json& example) {
    if (!example.contains("generator")) return discrete_chain(example.at("P").get<DenseRows>());
    const Json& generator = example.at("generator");
    if (generator.at("kind") == "gambler") return gamblers_ruin(generator.at("N"), generator.at("p"));
    REQUIRE(generator.at("kind") == "coupon");
    return coupon_collector(generator.at("n"));
}

std::vector<int> absorbing_states(const DiscreteChain& chain) {
    std::vector<int> states;
    for (int i = 0; i < static_cast<int>(chain.size()); ++i) {
        const auto& row = chain.rows[static_cast<std::size_t>(i)];
        if (row.size() == 1 && row[0].to == i) states.push_back(i);
    }
    return states;
}

std::vector<int> other_states(const DiscreteChain& chain, const std::vector<int>& states) {
    std::vector<int> others;
    for (int i = 0; i < static_cast<int>(chain.size()); ++i) {
        if (std::find(states.begin(), states.end(), i) == states.end()) others.push_back(i);
    }
    return others;
}

TransientPart transient_part(const DiscreteChain& chain, const Json& query) {
    const auto transient = query.contains("transient") ? query.at("transient").get<std::vector<int>>()
                                                       : other_states(chain, absorbing_states(chain));
    auto part = TransientPart::of(chain, transient);
    REQUIRE(part.has_value());
    return *part;
}

DenseRows absorption_by_state(const DiscreteChain& chain, const Json& query,
                              const std::vector<int>& absorbing) {
    const TransientPart part = transient_part(chain, query);
    DenseRows by_target;
    for (const int target : absorbing)
        by_target.push_back(part.absorption_probabilities(std::span(&target, 1)));
    DenseRows by_state(by_target.at(0).size());
    for (const auto& column : by_target) {
        for (std::size_t i = 0; i < column.size(); ++i)
            by_state[i].push_back(column[i]);
    }
    return by_state;
}

double expected_reward_at_step(const DiscreteChain& chain, const Json& query) {
    // Where people are after n steps: what that state earns, and what the step from it earns on average.
    auto reward = query.at("state_reward").get<std::vector<double>>();
    const auto step_reward = query.at("transition_reward").get<DenseRows>();
    for (std::size_t i = 0; i < chain.size(); ++i) {
        for (const Transition& step : chain.rows[i]) {
            reward[i] += step.probability * step_reward[i][static_cast<std::size_t>(step.to)];
        }
    }
    std::vector<double> start(chain.size(), 0.0);
    start[query.at("start")] = 1;
    const auto there = distribution_after(chain, start, query.at("n"));
    return std::inner_product(there.begin(), there.end(), reward.begin(), 0.0);
}

Json discounted(const DiscreteChain& chain, const Json& query) {
    const auto rewards = query.at("rewards").get<std::vector<double>>();
    const double rate = query.at("discount_rate");
    if (query.at("horizon") == "infinite") return discounted_reward(chain, rewards, rate);
    return discounted_reward(chain, rewards, rate, query.at("horizon"));
}

using Answer = std::function<Json(const Json& example, const DiscreteChain&, const Json& query)>;

const std::map<std::string, Answer>& answers() {
    static const std::map<std::string, Answer> all{
        {"stationary",
         [](auto&, auto& chain, auto&) -> Json {
             return *stationary_distribution(chain);
         }},
        {"mean_first_passage_time",
         [](auto&, auto& chain, auto&) -> Json {
             return *mean_first_passage_times(chain);
         }},
        {"mean_recurrence_time",
         [](auto&, auto& chain, auto&) -> Json {
             return *mean_recurrence_times(chain);
         }},
        {"fundamental_matrix_ergodic",
         [](auto&, auto& chain, auto&) -> Json {
             return *ergodic_fundamental_matrix(chain);
         }},
        {"distribution_after_n",
         [](auto&, auto& chain, auto& query) -> Json {
             std::vector<double> start(chain.size(), 0.0);
             start[query.at("start")] = 1;
             return distribution_after(chain, start, query.at("n"));
         }},
        {"fundamental_matrix_absorbing",
         [](auto&, auto& chain, auto& query) -> Json {
             return transient_part(chain, query).fundamental_matrix();
         }},
        {"mean_absorption_time",
         [](auto&, auto& chain, auto& query) -> Json {
             return transient_part(chain, query).mean_steps();
         }},
        {"mean_absorption_time_from_0",
         [](auto&, auto& chain, auto& query) -> Json {
             return transient_part(chain, query).mean_steps().at(0);
         }},
        {"absorption_probabilities",
         [](auto&, auto& chain, auto& query) -> Json {
             return absorption_by_state(chain, query, query.at("absorbing").template get<std::vector<int>>());
         }},
        {"absorption_probabilities_from_0",
         [](auto&, auto& chain, auto& query) -> Json {
             return absorption_by_state(chain, query, absorbing_states(chain)).at(0);
         }},
        {"probability_absorbed_at_N",
         [](auto&, auto& chain, auto& query) -> Json {
             const int last = static_cast<int>(chain.size()) - 1;
             return transient_part(chain, query).absorption_probabilities(std::span(&last, 1));
         }},
        {"discounted_expected_reward",
         [](auto&, auto& chain, auto& query) -> Json {
             return discounted(chain, query);
         }},
        {"matrix_power",
         [](auto&, auto& chain, auto& query) -> Json {
             return matrix_power(chain, query.at("n"));
         }},
        {"first_passage_probability",
         [](auto&, auto& chain, auto& query) -> Json {
             const int n = query.at("n");
             return first_passage_distribution(chain, query.at("start"), query.at("target"), n).back();
         }},
        {"committor",
         [](auto&, auto& chain, auto& query) -> Json {
             return *committor(chain, query.at("A").template get<std::vector<int>>(),
                               query.at("B").template get<std::vector<int>>());
         }},
        {"hitting_probability_at_least_one_step",
         [](auto&, auto& chain, auto&) -> Json {
             DenseRows rows(chain.size());
             for (int target = 0; target < static_cast<int>(chain.size()); ++target) {
                 const auto column = hitting_probabilities(chain, target);
                 for (std::size_t i = 0; i < chain.size(); ++i)
                     rows[i].push_back(column[i]);
             }
             return rows;
         }},
        {"expected_reward_at_step",
         [](auto&, auto& chain, auto& query) -> Json {
             return expected_reward_at_step(chain, query);
         }},
        {"long_run_average_reward",
         [](auto&, auto& chain, auto& query) -> Json {
             return *long_run_average(chain, query.at("rewards").template get<std::vector<double>>());
         }},
        {"mle_transition_matrix",
         [](auto& example, auto&, auto&) -> Json {
             return matrix_power(most_likely_chain(example.at("counts").template get<DenseRows>()), 1);
         }},
    };
    return all;
}

void compare(const Json& answer, const Json& expected, double tolerance) {
    if (expected.is_array()) {
        REQUIRE(answer.size() == expected.size());
        for (std::size_t i = 0; i < expected.size(); ++i)
            compare(answer[i], expected[i], tolerance);
        return;
    }
    CHECK(std::abs(answer.get<double>() - expected.get<double>()) <= tolerance);
}

} // namespace

TEST_CASE("textbook chains come out as published") {
    std::ifstream in("sim/markov/data/classics.json");
    REQUIRE(in);
    std::set<std::string> asked;
    for (const Json& example : Json::parse(in)) {
        const DiscreteChain chain = chain_of(example);
        for (const Json& query : example.at("queries")) {
            const std::string quantity = query.at("quantity");
            INFO(example.at("id").get<std::string>() << ": " << quantity);
            REQUIRE(answers().contains(quantity));
            asked.insert(quantity);
            const Json answer = answers().at(quantity)(example, chain, query);
            compare(answer, query.at("expected"), query.at("tolerance"));
            if (query.contains("full_precision")) compare(answer, query.at("full_precision"), 1e-10);
        }
    }
    CHECK(asked.size() == answers().size());
}

TEST_CASE("the chance of a gambler who nearly always loses keeps its digits") {
    // Feller: ((q/p)^i − 1)/((q/p)^N − 1) with i = 1, N = 200, q/p = 13/12; an absolute 1e-16 would be worth
    // nothing here.
    const DiscreteChain chain = gamblers_ruin(200, 0.48);
    const int last = 200;
    std::vector<int> transient(199);
    std::iota(transient.begin(), transient.end(), 1);
    const auto part = TransientPart::of(chain, transient);
    REQUIRE(part.has_value());
    const long double odds = 0.52L / 0.48L;
    const auto exact = static_cast<double>((odds - 1) / (std::pow(odds, 200.0L) - 1));
    CHECK(part->absorption_probabilities(std::span(&last, 1))[0] == Approx(exact).epsilon(1e-12));
}

TEST_CASE(
    "a chain that is never left has no fundamental matrix, and a divided one no stationary distribution") {
    const DiscreteChain two_loops = discrete_chain({{0, 1, 0, 0}, {1, 0, 0, 0}, {0, 0, 0, 1}, {0, 0, 1, 0}});
    const std::vector<int> loop{0, 1};
    CHECK_FALSE(TransientPart::of(two_loops, loop).has_value());
    CHECK_FALSE(stationary_distribution(two_loops).has_value());
    CHECK_FALSE(mean_first_passage_times(two_loops).has_value());
}
