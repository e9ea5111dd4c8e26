#include "markov/projection.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "journey/claim.h"
#include "markov/chain.h"
#include "markov/propagator.h"

namespace waymark {

namespace {

// What people bring along as they enter: the flag, and the money of their first experience.
struct EntrySums {
    double customers = 0;
    double revenue = 0;
    double cost = 0;
    std::array<double, stock_count> stock{};
};

EntrySums entry_sums(const Chain& chain) {
    EntrySums out;
    for (std::size_t i = 0; i < chain.nodes.size(); ++i) {
        const ChainNode& node = chain.nodes[i];
        const ChainTouchpoint& touchpoint = chain.touchpoints[static_cast<std::size_t>(node.touchpoint)];
        for (std::size_t k = 0; k < level_count; ++k) {
            const double share = chain.entry[i * block_stride + k];
            out.revenue += share * touchpoint.revenue;
            out.cost += share * touchpoint.cost;
            if (node.is_customer) out.customers += share;
        }
    }
    return out;
}

// Columns of people are sums of nonnegative numbers; what rounding leaves below 0 is nobody.
void add_stock(PeriodSums& row, const std::array<double, stock_count>& stock, double people) {
    const auto value = [&](StockColumn column) {
        return people * stock[static_cast<std::size_t>(column)];
    };
    row.prospects += value(StockColumn::prospects);
    row.customers += value(StockColumn::customers);
    row.level_sum += value(StockColumn::level_sum);
    row.satisfied_customers += value(StockColumn::satisfied_customers);
    row.promoters += value(StockColumn::promoters);
    row.detractors += value(StockColumn::detractors);
}

void add_flow(PeriodSums& row, const std::array<double, flow_count>& flow, double people) {
    const auto value = [&](FlowColumn column) {
        return people * flow[static_cast<std::size_t>(column)];
    };
    row.converted += value(FlowColumn::converted);
    row.lost += value(FlowColumn::lost);
    row.churned += value(FlowColumn::churned);
    row.completed += value(FlowColumn::completed);
    row.revenue += value(FlowColumn::revenue);
    row.cost += value(FlowColumn::cost);
}

void add_entry(PeriodSums& row, const EntrySums& entry, double people) {
    row.entered += people;
    row.entered_customers += people * entry.customers;
    row.revenue += people * entry.revenue;
    row.cost += people * entry.cost;
}

void clip(PeriodSums& row) {
    for (double* value : {&row.prospects, &row.customers, &row.level_sum, &row.satisfied_customers,
                          &row.promoters, &row.detractors, &row.converted, &row.lost, &row.churned,
                          &row.completed, &row.revenue, &row.cost}) {
        *value = std::max(*value, 0.0);
    }
}

// Where everybody is, by node, across a change of map.
using People = std::map<NodeKey, LevelVector>;

People by_key(const Chain& chain, const std::vector<double>& state) {
    People people;
    for (std::size_t i = 0; i < chain.nodes.size(); ++i) {
        LevelVector& levels = people[key_of(chain, i)];
        std::copy_n(state.begin() + static_cast<std::ptrdiff_t>(i * block_stride), block_stride,
                    levels.begin());
    }
    return people;
}

std::vector<double> on_chain(const Chain& chain, const People& people) {
    std::vector<double> state(chain.state_count(), 0.0);
    std::size_t placed = 0;
    for (std::size_t i = 0; i < chain.nodes.size(); ++i) {
        const auto found = people.find(key_of(chain, i));
        if (found == people.end()) continue;
        ++placed;
        std::copy(found->second.begin(), found->second.end(),
                  state.begin() + static_cast<std::ptrdiff_t>(i * block_stride));
    }
    CLAIM(placed == people.size(), "everybody keeps their place across a change of map");
    return state;
}

std::vector<NodeKey> keys_of(const Chain& chain) {
    std::vector<NodeKey> keys;
    for (std::size_t i = 0; i < chain.nodes.size(); ++i)
        keys.push_back(key_of(chain, i));
    return keys;
}

// Segments that follow each other and differ in nothing but what happens at some nodes.
struct Stretch {
    std::size_t end = 0;      // one behind the last segment
    std::vector<int> changed; // nodes
};

// The stretch from this segment on.
Stretch stretch_from(std::size_t begin, const std::vector<Chain>& chains) {
    Stretch out{begin + 1, {}};
    std::set<int> changed;
    for (; out.end < chains.size(); ++out.end) {
        const auto more = changed_nodes(chains[out.end - 1], chains[out.end]);
        if (!more) break;
        changed.insert(more->begin(), more->end());
    }
    out.changed.assign(changed.begin(), changed.end());
    return out;
}

class Projector {
public:
    Projector(const Schedule& schedule, const ProjectionOptions& options, std::size_t segments)
        : schedule_(schedule)
        , tolerance_(options.tolerance / static_cast<double>(segments)) {
        report_.rows.resize(static_cast<std::size_t>(schedule.horizon) + 1);
    }

    // Periods first…last on one map, whose chain the propagator is of.
    void run(const Chain& chain, Propagator& propagator, int first, int last, bool is_first_segment) {
        const EntrySums entry = entry_sums(chain);
        const int periods = last - first + 1;
        std::vector<double> state = on_chain(chain, people_);
        if (is_first_segment) {
            for (std::size_t s = 0; s < state.size(); ++s)
                state[s] += schedule_.initial * chain.entry[s];
            add_entry(row(0), entry, schedule_.initial);
            add_stock(row(0), propagator.stock_of(chain.entry), schedule_.initial);
        }
        if (periods <= 0) return;

        std::vector<double> reached(state.size(), 0.0);
        if (is_first_segment && schedule_.arrivals > 0) {
            // Those who enter at time 0 and those who enter later fare alike: one response serves both.
            const Response response = propagator.response(chain.entry, periods, 1, tolerance_);
            note(response);
            add_initial(response, first, schedule_.initial, reached);
            add_arrivals(response, first, entry, reached);
        } else {
            const double entered = schedule_.initial + schedule_.arrivals * (first - 1);
            const Response response = propagator.response(state, periods, entered, tolerance_);
            note(response);
            add_initial(response, first, 1, reached);
            if (schedule_.arrivals > 0) {
                const Response arrived = propagator.response(chain.entry, periods, 1, tolerance_);
                note(arrived);
                add_arrivals(arrived, first, entry, reached);
            }
        }
        people_ = by_key(chain, reached);
    }

    ProjectionReport finished() {
        for (PeriodSums& row : report_.rows)
            clip(row);
        return std::move(report_);
    }

private:
    PeriodSums& row(int period) { return report_.rows[static_cast<std::size_t>(period)]; }

    void add_initial(const Response& response, int first, double people, std::vector<double>& reached) {
        for (std::size_t k = 0; k < response.rows.size(); ++k) {
            PeriodSums& here = row(first + static_cast<int>(k));
            add_stock(here, response.rows[k].stock, people);
            add_flow(here, response.rows[k].flow, people);
        }
        for (std::size_t s = 0; s < reached.size(); ++s)
            reached[s] += people * response.final_state[s];
    }

    // People who entered k periods ago are as the response's row k; those of all periods are on the map
    // together.
    void add_arrivals(const Response& response, int first, const EntrySums& entry,
                      std::vector<double>& reached) {
        ResponseRow all;
        for (std::size_t k = 0; k < response.rows.size(); ++k) {
            for (std::size_t c = 0; c < stock_count; ++c)
                all.stock[c] += response.rows[k].stock[c];
            for (std::size_t c = 0; c < flow_count; ++c)
                all.flow[c] += response.rows[k].flow[c];
            PeriodSums& here = row(first + static_cast<int>(k));
            add_stock(here, all.stock, schedule_.arrivals);
            add_flow(here, all.flow, schedule_.arrivals);
            add_entry(here, entry, schedule_.arrivals);
        }
        for (std::size_t s = 0; s < reached.size(); ++s)
            reached[s] += schedule_.arrivals * response.sum_of_states[s];
    }

    void note(const Response& response) {
        report_.error_estimate = std::max(report_.error_estimate, response.error);
        report_.basis_size = std::max(report_.basis_size, response.basis_size);
        report_.restarts += response.restarts;
        report_.converged = report_.converged && response.converged;
    }

    Schedule schedule_;
    double tolerance_; // of a response: errors of one segment stay in those after it
    ProjectionReport report_;
    People people_;
};

} // namespace

ProjectionReport project(std::span<const MapSegment> segments, const Persona& persona,
                         const Schedule& schedule, const ProjectionOptions& options, KernelMemo* memo) {
    CLAIM(!segments.empty() && segments[0].first_period <= 1, "a projection begins with the map of period 1");
    KernelMemo own_memo;
    std::vector<Chain> chains;
    for (const MapSegment& segment : segments) {
        chains.push_back(build_chain(segment.map, persona, memo != nullptr ? *memo : own_memo,
                                     chains.empty() ? std::vector<NodeKey>() : keys_of(chains.back())));
    }
    Projector projector(schedule, options, segments.size());
    for (std::size_t begin = 0; begin < segments.size();) {
        const Stretch stretch = stretch_from(begin, chains);
        Propagator propagator(chains[begin], schedule.period_days, stretch.changed);
        for (std::size_t i = begin; i < stretch.end; ++i) {
            if (i > begin) propagator.change_to(chains[i]);
            const int first = std::max(segments[i].first_period, 1);
            const int next = i + 1 < segments.size() ? segments[i + 1].first_period : schedule.horizon + 1;
            projector.run(chains[i], propagator, first, std::min(next - 1, schedule.horizon), i == 0);
        }
        begin = stretch.end;
    }
    return projector.finished();
}

} // namespace waymark
