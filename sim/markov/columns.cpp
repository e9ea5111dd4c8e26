#include "markov/columns.h"

#include <algorithm>
#include <numeric>

namespace waymark {

namespace {

std::size_t at(FlowColumn column) {
    return static_cast<std::size_t>(column);
}

double sum_of(const LevelVector& levels) {
    return std::accumulate(levels.begin(), levels.end(), 0.0);
}

// Sums over nodes, by level, of people times what a departure of theirs is worth: not yet customers in the
// first row, customers in the second.
using FlagSums = std::array<LevelVector, 2>;

WAYMARK_WIDE FlagSums sums_by_flag(const double* people, const double* worth, const char* is_customer,
                                   std::size_t nodes) {
    double sums[2][block_stride] = {};
    for (std::size_t i = 0; i < nodes; ++i) {
        double* const row = sums[static_cast<std::size_t>(is_customer[i])];
        for (std::size_t k = 0; k < block_stride; ++k)
            row[k] += people[i * block_stride + k] * worth[i * block_stride + k];
    }
    FlagSums out;
    for (std::size_t flag = 0; flag < 2; ++flag)
        std::copy_n(sums[flag], block_stride, out[flag].begin());
    return out;
}

} // namespace

double worth_in(StockColumn column, bool is_customer, std::size_t level) {
    switch (column) {
    case StockColumn::prospects: return is_customer ? 0 : 1;
    case StockColumn::customers: return is_customer ? 1 : 0;
    case StockColumn::level_sum: return static_cast<double>(level);
    case StockColumn::satisfied_customers: return is_customer && level >= 7 ? 1 : 0;
    case StockColumn::promoters: return is_customer && level >= 9 ? 1 : 0;
    case StockColumn::detractors: return is_customer && level <= 6 ? 1 : 0;
    }
    return 0;
}

ColumnReader::ColumnReader(const Chain& chain) {
    const std::size_t states = chain.state_count();
    for (std::vector<double>* values : {&leaves_, &done_, &converts_, &revenue_, &cost_})
        values->assign(states, 0.0);
    for (std::size_t i = 0; i < chain.nodes.size(); ++i) {
        const ChainNode& node = chain.nodes[i];
        is_customer_.push_back(node.is_customer ? 1 : 0);
        for (std::size_t k = 0; k < level_count; ++k) {
            const std::size_t s = i * block_stride + k;
            leaves_[s] = node.leaves[k];
            done_[s] = node.done[k];
            for (const ChainLink& link : node.links) {
                const ChainNode& target = chain.nodes[static_cast<std::size_t>(link.target)];
                const ChainTouchpoint& met = chain.touchpoints[static_cast<std::size_t>(target.touchpoint)];
                if (target.is_customer && !node.is_customer) converts_[s] += link.share[k];
                revenue_[s] += link.share[k] * met.revenue;
                cost_[s] += link.share[k] * met.cost;
            }
        }
    }
    const auto largest = [](const std::vector<double>& values) {
        return std::max(1.0, *std::max_element(values.begin(), values.end()));
    };
    largest_step_.fill(1.0);
    if (states > 0) {
        largest_step_[at(FlowColumn::revenue)] = largest(revenue_);
        largest_step_[at(FlowColumn::cost)] = largest(cost_);
    }
    // Money in units of the most, before it is a day's: no sum of money is then too large for a number.
    for (double& value : revenue_)
        value /= largest_step_[at(FlowColumn::revenue)];
    for (double& value : cost_)
        value /= largest_step_[at(FlowColumn::cost)];
    for (std::size_t i = 0; i < chain.nodes.size(); ++i) {
        for (std::vector<double>* values : {&leaves_, &done_, &converts_, &revenue_, &cost_}) {
            for (std::size_t k = 0; k < level_count; ++k)
                (*values)[i * block_stride + k] /= chain.nodes[i].dwell_days;
        }
    }
}

std::array<double, stock_count> ColumnReader::stock(std::span<const double> people) const {
    FlagSums levels{};
    for (std::size_t i = 0; i < is_customer_.size(); ++i) {
        LevelVector& sums = levels[static_cast<std::size_t>(is_customer_[i])];
        for (std::size_t k = 0; k < block_stride; ++k)
            sums[k] += people[i * block_stride + k];
    }
    std::array<double, stock_count> out{};
    for (std::size_t c = 0; c < stock_count; ++c) {
        for (std::size_t k = 0; k < level_count; ++k) {
            for (const bool is_customer : {false, true})
                out[c] += worth_in(static_cast<StockColumn>(c), is_customer, k) * levels[is_customer][k];
        }
    }
    return out;
}

std::array<double, flow_count> ColumnReader::daily_flow(std::span<const double> people) const {
    const auto sums = [&](const std::vector<double>& worth) {
        const FlagSums found =
            sums_by_flag(people.data(), worth.data(), is_customer_.data(), is_customer_.size());
        return std::array{sum_of(found[0]), sum_of(found[1])};
    };
    const auto leave = sums(leaves_), done = sums(done_), revenue = sums(revenue_), cost = sums(cost_);
    std::array<double, flow_count> out{};
    out[at(FlowColumn::converted)] = sums(converts_)[0];
    out[at(FlowColumn::lost)] = leave[0];
    out[at(FlowColumn::churned)] = leave[1];
    out[at(FlowColumn::completed)] = done[0] + done[1];
    out[at(FlowColumn::revenue)] = revenue[0] + revenue[1];
    out[at(FlowColumn::cost)] = cost[0] + cost[1];
    return out;
}

} // namespace waymark
