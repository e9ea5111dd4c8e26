#include "markov/step_reader.h"

#include <algorithm>

namespace waymark {

void StepReader::add_vector(const std::array<double, stock_count>& stock,
                            const std::array<double, flow_count>& flow) {
    stock_.push_back(stock);
    flow_.push_back(flow);
}

ResponseRow StepReader::row_of(const std::vector<double>& at) const {
    ResponseRow row;
    const std::size_t m = at.size() - flow_count;
    for (std::size_t j = 0; j < m; ++j) {
        for (std::size_t c = 0; c < stock_count; ++c)
            row.stock[c] += stock_[j][c] * at[j];
    }
    std::copy_n(at.begin() + static_cast<std::ptrdiff_t>(m), flow_count, row.flow.begin());
    return row;
}

bool StepReader::read(const KrylovBasis& basis) {
    const std::size_t m = basis.size();
    const SmallMatrix inverted = inverse(basis.projected());
    if (!inverted.is_finite()) return false;

    // One more row for each flow gathers it along the way.
    SmallMatrix small(m + flow_count);
    for (std::size_t i = 0; i < m; ++i) {
        for (std::size_t j = 0; j < m; ++j)
            small(i, j) = ((i == j ? 1 : 0) - inverted(i, j)) * (times_.step_days / times_.gamma);
        for (std::size_t c = 0; c < flow_count; ++c)
            small(m + c, i) = flow_[i][c] * times_.step_days;
    }
    const SmallMatrix step = exponential(small);
    if (!step.is_finite()) return false;
    rows_.clear();
    coefficients_.clear();
    std::vector<double> at(m + flow_count, 0.0);
    at[0] = basis.start_length();
    for (int k = 0; k < times_.steps; ++k) {
        std::fill(at.begin() + static_cast<std::ptrdiff_t>(m), at.end(), 0.0);
        at = step.times(at);
        rows_.push_back(row_of(at));
        coefficients_.emplace_back(at.begin(), at.begin() + static_cast<std::ptrdiff_t>(m));
    }
    return true;
}

} // namespace waymark
