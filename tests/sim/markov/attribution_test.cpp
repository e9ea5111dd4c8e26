// Attribution: figures of the sample data that a well-known package ships, and cases small enough to see.
#include <catch2/catch.hpp>

#include <chrono>
#include <cmath>
#include <fstream>
#include <numeric>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "markov/attribution.h"

using namespace waymark;
using Json = nlohmann::ordered_json;

namespace {

const Json& sample() {
    static const Json json = [] {
        std::ifstream file("sim/markov/data/channelattribution.json");
        REQUIRE(file);
        return Json::parse(file);
    }();
    return json;
}

int state(const std::string& name) {
    const std::vector<std::string> states = sample()["states"];
    const auto found = std::find(states.begin(), states.end(), name);
    REQUIRE(found != states.end());
    return static_cast<int>(found - states.begin());
}

std::vector<int> channels() {
    std::vector<int> numbers;
    for (const auto& [name, effect] : sample()["removal_effects"].items())
        numbers.push_back(state(name));
    return numbers;
}

Attribution attribution() {
    const DenseRows counts = sample()["counts"];
    const auto found = attribution_by_removal(most_likely_chain(counts), state("(start)"), channels(),
                                              state("(conversion)"));
    REQUIRE(found);
    return *found;
}

std::vector<double> values(const Json& by_name) {
    std::vector<double> out;
    for (const auto& [name, value] : by_name.items())
        out.push_back(value);
    return out;
}

} // namespace

TEST_CASE("removal effects of the ChannelAttribution sample are exact") {
    const Attribution found = attribution();
    CHECK(std::abs(found.conversion - sample()["conversion"].get<double>()) < 1e-13);
    const std::vector<double> effects = values(sample()["removal_effects"]);
    const std::vector<double> conversions = values(sample()["attributed_conversions"]);
    REQUIRE(found.removal_effects.size() == effects.size());
    for (std::size_t i = 0; i < effects.size(); ++i) {
        CHECK(std::abs(found.removal_effects[i] - effects[i]) < 1e-12);
        CHECK(std::abs(19785 * found.shares[i] - conversions[i]) < 1e-8);
    }
}

TEST_CASE("the package's Monte Carlo comes near to them only with many simulations") {
    const Attribution found = attribution();
    const auto farthest = [&](const char* simulations) {
        const std::vector<double> package = values(sample()["package"][simulations]);
        double worst = 0;
        for (std::size_t i = 0; i < package.size(); ++i)
            worst = std::max(worst, std::abs(package[i] / found.removal_effects[i] - 1));
        return worst;
    };
    CHECK(farthest("simulations_100000") > 0.1);
    CHECK(farthest("simulations_194619492") < 0.04); // the rarest channel; 0.2 % for the others
}

TEST_CASE("exact attribution takes less time than the package's default, which is 10 % wrong") {
    const DiscreteChain chain = most_likely_chain(sample()["counts"].get<DenseRows>());
    const std::vector<int> among = channels();
    const int start = state("(start)"), conversion = state("(conversion)");
    const auto begin = std::chrono::steady_clock::now();
    CHECK(attribution_by_removal(chain, start, among, conversion));
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
    CHECK(taken.count() < 0.06); // seconds; about 0.0001 where nothing else runs
}

TEST_CASE("removal effects on a chain of two channels are those counted by hand") {
    // start → a 1/2, b 1/2; a → b 1/2, conversion 1/4, null 1/4; b → conversion 1/2, null 1/2.
    DiscreteChain chain;
    chain.rows = {
        {{1, 0.5}, {2, 0.5}}, {{2, 0.5}, {3, 0.25}, {4, 0.25}}, {{3, 0.5}, {4, 0.5}}, {{3, 1.0}}, {{4, 1.0}}};
    const std::vector<int> among{1, 2};
    const auto found = attribution_by_removal(chain, 0, among, 3);
    REQUIRE(found);
    // From a: 1/4 + 1/2·1/2 = 1/2; from the start 1/2. Without a 1/4 is left, without b 1/8.
    CHECK(found->conversion == 0.5);
    CHECK(found->removal_effects == std::vector<double>{0.5, 0.75});
    CHECK(found->shares == std::vector<double>{0.4, 0.6});
}

TEST_CASE("without conversions, or with states that are never left, nothing is attributed") {
    DiscreteChain chain;
    chain.rows = {{{1, 1.0}}, {{2, 1.0}}, {{2, 1.0}}, {{3, 1.0}}};
    const std::vector<int> one{1}, two{1, 2};
    CHECK_FALSE(attribution_by_removal(chain, 0, one, 3));
    CHECK_FALSE(attribution_by_removal(chain, 0, two, 3));
}

TEST_CASE("a channel that is hardly ever met keeps its digits") {
    // One in 10^18 comes by the channel; the difference of two probabilities would be 0.
    DiscreteChain chain;
    chain.rows = {{{1, 1e-18}, {2, 1.0}}, {{3, 1.0}}, {{3, 0.5}, {4, 0.5}}, {{3, 1.0}}, {{4, 1.0}}};
    const std::vector<int> among{1, 2};
    const auto found = attribution_by_removal(chain, 0, among, 3);
    REQUIRE(found);
    CHECK(found->removal_effects[0] == Approx(2e-18).epsilon(1e-14));
}
