#include "markov/step_trust.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace waymark {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double digits_per_vector = 0.5; // that a look is trusted to gain over the one before, at most
constexpr std::size_t fewest_between_looks = 4;
constexpr std::size_t most_between_looks = 6;

// The largest difference of a column: of people by their number, of money by the sum of visits where a person
// makes many.
double worst_difference(const ResponseRow& a, const ResponseRow& b, double people) {
    double worst = 0;
    const auto see = [&](double difference, double unit) {
        const double relative = std::abs(difference) / unit;
        worst = std::isfinite(relative) ? std::max(worst, relative) : infinity;
    };
    for (std::size_t c = 0; c < stock_count; ++c) {
        const bool is_level = static_cast<StockColumn>(c) == StockColumn::level_sum;
        see(a.stock[c] - b.stock[c], is_level ? 10 * people : people);
    }
    for (std::size_t c = 0; c < flow_count; ++c)
        see(a.flow[c] - b.flow[c], std::max(people, std::abs(b.flow[c])));
    return worst;
}

} // namespace

void StepTrust::see(const std::vector<ResponseRow>* rows, std::size_t size, bool is_all) {
    errors_.assign(steps_, infinity);
    if (rows == nullptr) {
        before_.clear();
        changes_.clear();
    } else {
        if (!before_.empty()) note_changes(*rows, size);
        before_ = *rows;
        if (is_all) errors_.assign(steps_, 0.0);
        note_imbalances(*rows);
    }
    size_ = size;
}

void StepTrust::note_changes(const std::vector<ResponseRow>& rows, std::size_t size) {
    const std::vector<double> earlier = std::move(changes_);
    changes_.clear();
    const auto vectors = static_cast<double>(size - size_);
    const double least_gain = std::pow(10, -digits_per_vector * vectors);
    double worst = 0;
    for (std::size_t k = 0; k < rows.size(); ++k) {
        worst = std::max(worst, worst_difference(rows[k], before_[k], people_));
        changes_.push_back(worst);
        const bool is_settling = !earlier.empty() && worst < earlier[k];
        errors_[k] = worst * (is_settling ? std::max(least_gain, worst / earlier[k]) : 1);
    }
    const bool is_settling = !earlier.empty() && worst < earlier.back() && std::isfinite(earlier.back());
    rate_ = is_settling && worst > 0 ? std::log(earlier.back() / worst) / vectors : 0;
}

// An error that is known, not estimated.
void StepTrust::note_imbalances(const std::vector<ResponseRow>& rows) {
    double worst = 0, gone = 0;
    for (std::size_t k = 0; k < rows.size(); ++k) {
        const ResponseRow& row = rows[k];
        gone += row[FlowColumn::lost] + row[FlowColumn::churned] + row[FlowColumn::completed];
        const double on_map = row[StockColumn::prospects] + row[StockColumn::customers];
        const double imbalance = std::abs(on_map + gone - here_) / people_;
        worst = std::isfinite(imbalance) ? std::max(worst, imbalance) : infinity;
        errors_[k] = std::max(errors_[k], worst);
    }
}

std::size_t StepTrust::steps_within(double error) const {
    std::size_t count = errors_.size();
    while (count > 0 &&
           !(errors_[count - 1] <= error * static_cast<double>(count) / static_cast<double>(steps_)))
        --count;
    return count;
}

std::size_t StepTrust::next_look(double error) const {
    if (rate_ <= 0 || !(errors_.back() > error)) return size_ + fewest_between_looks;
    const double more = std::ceil(std::log(errors_.back() / error) / rate_);
    const double bounded =
        std::clamp(more, static_cast<double>(fewest_between_looks), static_cast<double>(most_between_looks));
    return size_ + static_cast<std::size_t>(bounded);
}

} // namespace waymark
