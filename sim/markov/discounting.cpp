#include "markov/discounting.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "markov/krylov.h"

namespace waymark {

namespace {

constexpr std::size_t most_vectors = 12;
constexpr double rough = 1e-5; // of the largest part of a value: a change that is not looked into further

double net_revenue(const Chain& chain, std::size_t node) {
    const auto touchpoint = static_cast<std::size_t>(chain.nodes[node].touchpoint);
    return chain.touchpoints[touchpoint].revenue - chain.touchpoints[touchpoint].cost;
}

// What discounted visits w = xD are worth, with D = diag(1/(1 + δ·dwell)).
double worth_of(std::span<const double> discounted, const Chain& chain, const Discounting& discounting) {
    double worth = 0;
    for (std::size_t i = 0; i < chain.nodes.size(); ++i) {
        double people = 0;
        for (std::size_t k = 0; k < level_count; ++k)
            people += discounted[i * block_stride + k];
        worth += people * net_revenue(chain, i) / discounting.go_on[i];
    }
    return worth;
}

// w·diag(δ·dwell)
void put_off(std::span<const double> w, const Chain& chain, const Discounting& discounting,
             std::span<double> out) {
    for (std::size_t i = 0; i < chain.nodes.size(); ++i) {
        const double decay = discounting.rate * chain.nodes[i].dwell_days;
        for (std::size_t s = i * block_stride; s < (i + 1) * block_stride; ++s)
            out[s] = w[s] * decay;
    }
}

} // namespace

Discounting::Discounting(const Chain& chain, double discount_rate_per_year)
    : rate(std::log1p(discount_rate_per_year) / 365.25) {
    for (const ChainNode& node : chain.nodes) {
        const double decay = rate * node.dwell_days;
        go_on.push_back(1 / (1 + decay));
        stop.push_back(decay / (1 + decay));
    }
}

double discounted_value(const Chain& chain, const Discounting& discounting) {
    std::vector<double> visits = chain.entry;
    BlockElimination(chain, discounting.go_on, discounting.stop).visits(visits);
    double value = 0;
    for (std::size_t i = 0; i < chain.nodes.size(); ++i) {
        for (std::size_t k = 0; k < level_count; ++k)
            value += visits[i * block_stride + k] * net_revenue(chain, i);
    }
    return value;
}

// The discounted visits x solve x(I − DB) = f, and so w = xD solves w + w·diag(δ·dwell)·(I − B)⁻¹ = f(I −
// B)⁻¹, which are the visits. All but the slowest ways of life are near 1 there: a few vectors of the Krylov
// space do.
std::optional<double> rough_discounted_value(const Chain& chain, const Discounting& discounting,
                                             const BlockElimination& embedded,
                                             std::span<const double> visits) {
    KrylovBasis basis(visits, most_vectors);
    std::vector<double> work(visits.size()), worth;
    double before = 0;
    while (basis.size() < most_vectors) {
        worth.push_back(worth_of(basis.newest(), chain, discounting));
        put_off(basis.newest(), chain, discounting, work);
        embedded.visits(work);
        const bool is_all = !basis.add(work);

        SmallMatrix equations = basis.projected();
        equations.add_to_diagonal(1);
        const SmallMatrix solved = inverse(equations);
        if (!solved.is_finite()) return std::nullopt;
        double value = 0, largest = 0;
        for (std::size_t j = 0; j < basis.size(); ++j) {
            const double part = solved(j, 0) * basis.start_length() * worth[j];
            value += part;
            largest = std::max(largest, std::abs(part));
        }
        const double change = std::abs(value - std::exchange(before, value));
        if (is_all || (basis.size() > 1 && change <= rough * largest)) return value;
    }
    return std::nullopt;
}

} // namespace waymark
