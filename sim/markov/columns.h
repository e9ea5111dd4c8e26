// The columns of a projection as sums over people on the map and over their departures.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "markov/chain.h"

namespace waymark {

// What is read off the people on the map at a moment…
enum class StockColumn { prospects, customers, level_sum, satisfied_customers, promoters, detractors };
inline constexpr std::size_t stock_count = 6;
// …and off their departures during a period.
enum class FlowColumn { converted, lost, churned, completed, revenue, cost };
inline constexpr std::size_t flow_count = 6;

struct ResponseRow {
    std::array<double, stock_count> stock{}; // at the end of the period
    std::array<double, flow_count> flow{};   // during the period

    [[nodiscard]] double operator[](StockColumn column) const {
        return stock[static_cast<std::size_t>(column)];
    }
    [[nodiscard]] double operator[](FlowColumn column) const {
        return flow[static_cast<std::size_t>(column)];
    }
};

// What one person at this level counts for in the column.
[[nodiscard]] double worth_in(StockColumn column, bool is_customer, std::size_t level);

// Reads columns off people by state.
class ColumnReader {
public:
    explicit ColumnReader(const Chain& chain);

    [[nodiscard]] std::array<double, stock_count> stock(std::span<const double> people) const;
    // Of the departures of a day, each column in units of largest_step().
    [[nodiscard]] std::array<double, flow_count> daily_flow(std::span<const double> people) const;
    // The most that one departure can move each column, but at least 1.
    [[nodiscard]] const std::array<double, flow_count>& largest_step() const { return largest_step_; }

private:
    std::vector<char> is_customer_; // by node
    // By state, of a departure a day: each is one stream through all states.
    std::vector<double> leaves_, done_, converts_, revenue_, cost_;
    std::array<double, flow_count> largest_step_{};
};

} // namespace waymark
