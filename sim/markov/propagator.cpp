#include "markov/propagator.h"

#include <Eigen/Dense>
#include <unsupported/Eigen/MatrixFunctions>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

namespace waymark {

namespace {

using Matrix = Eigen::MatrixXd;
using Vector = Eigen::VectorXd;

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr int largest_basis = 48;
constexpr int first_look = 8;
constexpr int look_every = 4;
constexpr int most_divisions = 1 << 16;

// A basis in the scaled space y = x · (1 + γ/dwell), in which stays and departures weigh alike: the shortest
// stays then lose no digits of their departures.
struct Basis {
    Matrix vectors;    // columns
    Matrix hessenberg; // (m + 1) × m
    double length = 0; // of the start vector
    int size = 0;
    bool is_invariant = false;
};

// Rows of columns of people and money after each step, as read from a basis of some size.
using Rows = std::vector<ResponseRow>;

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

double people_on_map(const ResponseRow& row) {
    return row.stock[static_cast<std::size_t>(StockColumn::prospects)] +
           row.stock[static_cast<std::size_t>(StockColumn::customers)];
}

double people_gone(const ResponseRow& row) {
    return row.flow[static_cast<std::size_t>(FlowColumn::lost)] +
           row.flow[static_cast<std::size_t>(FlowColumn::churned)] +
           row.flow[static_cast<std::size_t>(FlowColumn::completed)];
}

} // namespace

struct Propagator::Advance {
    Rows rows;
    std::vector<double> final_state;
    std::vector<double> sum_of_states;
    double error = 0; // relative to the people at the start, of the worst accepted step
    int basis_size = 0;
};

Propagator::Propagator(const Chain& chain, double period_days, double tolerance)
    : chain_(chain)
    , period_days_(period_days)
    , tolerance_(tolerance)
    , stock_(chain.state_count())
    , flow_(chain.state_count()) {
    const auto stock_at = [](StockColumn column) {
        return static_cast<std::size_t>(column);
    };
    const auto flow_at = [](FlowColumn column) {
        return static_cast<std::size_t>(column);
    };
    for (std::size_t i = 0; i < chain.nodes.size(); ++i) {
        const ChainNode& node = chain.nodes[i];
        for (std::size_t k = 0; k < level_count; ++k) {
            auto& stock = stock_[i * block_stride + k];
            stock[stock_at(node.is_customer ? StockColumn::customers : StockColumn::prospects)] = 1;
            stock[stock_at(StockColumn::level_sum)] = static_cast<double>(k);
            if (node.is_customer) {
                stock[stock_at(StockColumn::satisfied_customers)] = k >= 7 ? 1 : 0;
                stock[stock_at(StockColumn::promoters)] = k >= 9 ? 1 : 0;
                stock[stock_at(StockColumn::detractors)] = k <= 6 ? 1 : 0;
            }
            auto& flow = flow_[i * block_stride + k];
            flow[flow_at(node.is_customer ? FlowColumn::churned : FlowColumn::lost)] = node.leaves[k];
            flow[flow_at(FlowColumn::completed)] = node.done[k];
            for (const ChainLink& link : node.links) {
                const ChainNode& target = chain.nodes[static_cast<std::size_t>(link.target)];
                const ChainTouchpoint& met = chain.touchpoints[static_cast<std::size_t>(target.touchpoint)];
                if (target.is_customer && !node.is_customer)
                    flow[flow_at(FlowColumn::converted)] += link.share[k];
                flow[flow_at(FlowColumn::revenue)] += link.share[k] * met.revenue;
                flow[flow_at(FlowColumn::cost)] += link.share[k] * met.cost;
            }
            for (std::size_t c = 0; c < flow_count; ++c)
                flow_scale_[c] = std::max(flow_scale_[c], flow[c]);
            for (double& value : flow)
                value /= node.dwell_days;
        }
    }
    for (double& scale : flow_scale_)
        scale = std::max(scale, 1.0);
}

std::array<double, stock_count> Propagator::stock_of(std::span<const double> state) const {
    std::array<double, stock_count> out{};
    for (std::size_t s = 0; s < state.size(); ++s) {
        for (std::size_t c = 0; c < stock_count; ++c)
            out[c] += stock_[s][c] * state[s];
    }
    return out;
}

const Propagator::Resolvent& Propagator::resolvent(double gamma) {
    for (const Resolvent& known : resolvents_) {
        if (known.gamma == gamma) return known;
    }
    std::vector<double> go_on, stop, scale(chain_.state_count());
    for (std::size_t i = 0; i < chain_.nodes.size(); ++i) {
        const double rate = gamma / chain_.nodes[i].dwell_days;
        go_on.push_back(rate / (1 + rate));
        stop.push_back(1 / (1 + rate));
        std::fill_n(scale.begin() + static_cast<std::ptrdiff_t>(i * block_stride), block_stride,
                    1 / (1 + rate));
    }
    resolvents_.push_back({gamma, BlockElimination(stopped_chain(chain_, go_on, stop)), std::move(scale)});
    return resolvents_.back();
}

// Reads rows off bases of growing size until they agree, and says for how many steps they do.
class StepReader {
public:
    StepReader(const Basis& basis, const Matrix& stock, const Matrix& flow, double step_days, double gamma,
               int steps)
        : basis_(basis)
        , stock_(stock)
        , flow_(flow)
        , step_days_(step_days)
        , gamma_(gamma)
        , steps_(steps) {}

    // Rows from the basis at its present size; false where the small matrix is of no use.
    bool read() {
        const int m = basis_.size;
        const Matrix inverse = basis_.hessenberg.topLeftCorner(m, m).partialPivLu().inverse();
        Matrix small = Matrix::Zero(m + static_cast<int>(flow_count), m + static_cast<int>(flow_count));
        small.topLeftCorner(m, m) = (Matrix::Identity(m, m) - inverse) * (step_days_ / gamma_);
        small.bottomLeftCorner(static_cast<int>(flow_count), m) = flow_.leftCols(m) * step_days_;
        rows_.assign(static_cast<std::size_t>(steps_), {});
        if (!small.allFinite()) return false;
        const Matrix step = small.exp();
        if (!step.allFinite()) return false;
        const Matrix forward = step.topLeftCorner(m, m);
        const Matrix flows = step.bottomLeftCorner(static_cast<int>(flow_count), m);
        Vector at = Vector::Zero(m);
        at[0] = basis_.length;
        states_.resize(m, steps_);
        for (int k = 0; k < steps_; ++k) {
            const Vector flow = flows * at;
            at = forward * at;
            states_.col(k) = at;
            const Vector stock = stock_.leftCols(m) * at;
            ResponseRow& row = rows_[static_cast<std::size_t>(k)];
            std::copy(flow.begin(), flow.end(), row.flow.begin());
            std::copy(stock.begin(), stock.end(), row.stock.begin());
        }
        return true;
    }

    // How far people are from being conserved up to each step: an error that is known, not estimated.
    [[nodiscard]] std::vector<double> imbalances(double here, double people) const {
        std::vector<double> out;
        double worst = 0, gone = 0;
        for (const ResponseRow& row : rows_) {
            gone += people_gone(row);
            const double imbalance = std::abs(people_on_map(row) + gone - here) / people;
            worst = std::isfinite(imbalance) ? std::max(worst, imbalance) : infinity;
            out.push_back(worst);
        }
        return out;
    }

    // How far the rows up to each step are from those of the look before.
    [[nodiscard]] std::vector<double> changes(const Rows& before, double people) const {
        std::vector<double> out;
        double worst = 0;
        for (std::size_t k = 0; k < rows_.size(); ++k) {
            worst =
                std::max(worst, before.empty() ? infinity : worst_difference(rows_[k], before[k], people));
            out.push_back(worst);
        }
        return out;
    }

    [[nodiscard]] const Rows& rows() const { return rows_; }
    [[nodiscard]] const Matrix& states() const { return states_; } // m × steps

private:
    const Basis& basis_;
    const Matrix& stock_;
    const Matrix& flow_;
    double step_days_, gamma_;
    int steps_;
    Rows rows_;
    Matrix states_;
};

Propagator::Advance Propagator::advanced(std::span<const double> start, double step_days, int steps,
                                         double people) {
    const Resolvent& solver = resolvent(step_days);
    const auto n = static_cast<Eigen::Index>(start.size());
    const Eigen::Map<const Vector> scale(solver.scale.data(), n);
    const double here = std::accumulate(start.begin(), start.end(), 0.0);

    Advance out;
    // Fewer than this are nobody: no column could show them, and their squares would underflow.
    if (here <= 1e-100 * people || here <= 0) {
        out.rows.assign(static_cast<std::size_t>(steps), {});
        out.final_state.assign(start.begin(), start.end());
        out.sum_of_states.assign(start.size(), 0.0);
        return out;
    }
    Basis basis;
    basis.vectors = Matrix::Zero(n, largest_basis + 1);
    basis.hessenberg = Matrix::Zero(largest_basis + 1, largest_basis);
    Vector next = Eigen::Map<const Vector>(start.data(), n).cwiseQuotient(scale);
    basis.length = next.norm();
    basis.vectors.col(0) = next / basis.length;
    Matrix stock(stock_count, largest_basis), flow(flow_count, largest_basis);

    StepReader reader(basis, stock, flow, step_days, step_days, steps);
    Rows before;
    std::vector<double> changes, changes_before;
    std::vector<double> column(start.size());
    while (basis.size < largest_basis && !basis.is_invariant) {
        const int j = basis.size;
        // What the new vector reads as in each column.
        const Vector state = basis.vectors.col(j).cwiseProduct(scale);
        Eigen::Matrix<double, stock_count, 1> stock_sum = Eigen::Matrix<double, stock_count, 1>::Zero();
        Eigen::Matrix<double, flow_count, 1> flow_sum = Eigen::Matrix<double, flow_count, 1>::Zero();
        for (std::size_t s = 0; s < start.size(); ++s) {
            const double value = state[static_cast<Eigen::Index>(s)];
            for (std::size_t c = 0; c < stock_count; ++c)
                stock_sum[static_cast<int>(c)] += stock_[s][c] * value;
            for (std::size_t c = 0; c < flow_count; ++c)
                flow_sum[static_cast<int>(c)] += flow_[s][c] * value;
        }
        for (std::size_t c = 0; c < flow_count; ++c)
            flow_sum[static_cast<int>(c)] /= flow_scale_[c];
        stock.col(j) = stock_sum;
        flow.col(j) = flow_sum;

        // One more vector: y ↦ y·diag(scale)·(I − B)⁻¹, made orthogonal twice.
        std::copy(state.begin(), state.end(), column.begin());
        const std::vector<double> solved = solver.elimination.visits(column);
        next = Eigen::Map<const Vector>(solved.data(), n);
        const double whole = next.norm();
        const auto known = basis.vectors.leftCols(j + 1);
        for (int pass = 0; pass < 2; ++pass) {
            const Vector overlap = known.transpose() * next;
            next.noalias() -= known * overlap;
            basis.hessenberg.col(j).head(j + 1) += overlap;
        }
        const double rest = next.norm();
        basis.hessenberg(j + 1, j) = rest;
        basis.is_invariant = rest <= 1e-15 * whole;
        if (!basis.is_invariant) basis.vectors.col(j + 1) = next / rest;
        ++basis.size;

        const bool is_last = basis.is_invariant || basis.size == largest_basis;
        if (!is_last && (basis.size < first_look || (basis.size - first_look) % look_every != 0)) continue;
        const bool is_read = reader.read();
        const std::vector<double> hopeless(static_cast<std::size_t>(steps), infinity);
        changes = is_read ? reader.changes(basis.is_invariant ? reader.rows() : before, people) : hopeless;
        std::vector<double> trusted = is_read ? reader.imbalances(here, people) : hopeless;
        // The rows are better than the look before them by as much as that one was better than its own.
        for (std::size_t k = 0; k < trusted.size(); ++k) {
            const bool is_settling = !changes_before.empty() && changes[k] < changes_before[k];
            const double gain = is_settling ? std::max(1e-2, changes[k] / changes_before[k]) : 1;
            trusted[k] = std::max(trusted[k], changes[k] * gain);
        }
        out.error = trusted.back();
        if (trusted.back() <= tolerance_ || is_last) {
            std::size_t accepted = 0;
            while (accepted < trusted.size() && trusted[accepted] <= tolerance_)
                ++accepted;
            out.error = accepted > 0 ? trusted[accepted - 1] : trusted[0];
            out.rows.assign(reader.rows().begin(),
                            reader.rows().begin() + static_cast<std::ptrdiff_t>(accepted));
            break;
        }
        before = reader.rows();
        changes_before = changes;
    }

    out.basis_size = basis.size;
    if (out.rows.empty()) return out;
    for (ResponseRow& row : out.rows) {
        for (std::size_t c = 0; c < flow_count; ++c)
            row.flow[c] *= flow_scale_[c];
    }
    const auto accepted = static_cast<Eigen::Index>(out.rows.size());
    const auto back = [&](const Vector& small) {
        const Vector state = (basis.vectors.leftCols(basis.size) * small).cwiseProduct(scale).cwiseMax(0.0);
        return std::vector<double>(state.begin(), state.end());
    };
    out.final_state = back(reader.states().col(accepted - 1));
    out.sum_of_states = back(reader.states().leftCols(accepted).rowwise().sum());
    return out;
}

// Steps of one period, or of a part of one, one basis after the other; fewer than asked for where not even
// one step could be done within the tolerance.
Propagator::Advance Propagator::advanced_in_turns(std::span<const double> start, double step_days, int steps,
                                                  double people, Response& report) {
    Advance out;
    out.final_state.assign(start.begin(), start.end());
    out.sum_of_states.assign(start.size(), 0.0);
    while (static_cast<int>(out.rows.size()) < steps) {
        Advance part =
            advanced(out.final_state, step_days, steps - static_cast<int>(out.rows.size()), people);
        report.basis_size = std::max(report.basis_size, part.basis_size);
        if (part.rows.empty()) break;
        if (!out.rows.empty()) ++report.restarts;
        out.error += part.error;
        out.rows.insert(out.rows.end(), part.rows.begin(), part.rows.end());
        out.final_state = std::move(part.final_state);
        for (std::size_t s = 0; s < start.size(); ++s)
            out.sum_of_states[s] += part.sum_of_states[s];
    }
    return out;
}

Response Propagator::response(std::span<const double> start, int periods, double people) {
    Response out;
    out.final_state.assign(start.begin(), start.end());
    out.sum_of_states.assign(start.size(), 0.0);
    int divisions = 1; // of a period; grows where one step of a period is too much for a basis
    while (static_cast<int>(out.rows.size()) < periods) {
        const int left = periods - static_cast<int>(out.rows.size());
        Advance turn = advanced_in_turns(out.final_state, period_days_ / divisions,
                                         divisions == 1 ? left : divisions, people, out);
        const bool is_whole =
            divisions == 1 ? !turn.rows.empty() : static_cast<int>(turn.rows.size()) == divisions;
        if (!is_whole) {
            if (divisions == most_divisions) {
                out.converged = false;
                out.rows.resize(static_cast<std::size_t>(periods));
                return out;
            }
            divisions *= 4;
            continue;
        }
        out.error_estimate += turn.error;
        out.final_state = std::move(turn.final_state);
        if (divisions == 1) {
            out.rows.insert(out.rows.end(), turn.rows.begin(), turn.rows.end());
            for (std::size_t s = 0; s < start.size(); ++s)
                out.sum_of_states[s] += turn.sum_of_states[s];
            continue;
        }
        ResponseRow row = turn.rows.back(); // its stock is that of the period's end
        for (std::size_t part = 0; part + 1 < turn.rows.size(); ++part) {
            for (std::size_t c = 0; c < flow_count; ++c)
                row.flow[c] += turn.rows[part].flow[c];
        }
        out.rows.push_back(row);
        for (std::size_t s = 0; s < start.size(); ++s)
            out.sum_of_states[s] += out.final_state[s];
    }
    return out;
}

} // namespace waymark
