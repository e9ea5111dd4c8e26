#include "markov/projection.h"

#include <algorithm>
#include <memory>
#include <set>
#include <utility>

#include "journey/claim.h"
#include "markov/chain.h"
#include "markov/change_of_map.h"
#include "markov/propagator.h"

namespace waymark {

namespace {

// What people bring along as they enter: the flag, and the money of their first experience.
struct EntrySums {
    double customers = 0;
    double revenue = 0;
    double cost = 0;
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

// The chains of a course: each has room for those who are there from the map before.
using Chains = std::vector<std::shared_ptr<const Chain>>;

Chains chains_of(std::span<const MapSegment> segments, const Persona& persona, KernelMemo& memo,
                 std::shared_ptr<const Chain> first) {
    Chains chains;
    for (const MapSegment& segment : segments) {
        if (chains.empty() && first) {
            chains.push_back(std::move(first));
            continue;
        }
        const auto keep = chains.empty() ? std::vector<NodeKey>() : keys_of(*chains.back());
        chains.push_back(std::make_shared<const Chain>(build_chain(segment.map, persona, memo, keep)));
    }
    return chains;
}

// Segments that follow each other and differ in nothing but what happens at some nodes.
struct Stretch {
    std::size_t end = 0;   // one behind the last segment
    std::set<int> changed; // nodes
};

// Nodes that are kept to the end of the elimination make more and more arcs between themselves: beyond this
// many it is cheaper to begin anew.
bool is_worth_sharing(const std::set<int>& changed, const Chain& chain) {
    return changed.size() <= std::max<std::size_t>(4, chain.nodes.size() / 20);
}

// The stretch from this segment on.
Stretch stretch_from(std::size_t begin, const Chains& chains) {
    Stretch out{begin + 1, {}};
    for (; out.end < chains.size(); ++out.end) {
        const auto more = changed_nodes(*chains[out.end - 1], *chains[out.end]);
        if (!more) break;
        std::set<int> all = out.changed;
        all.insert(more->begin(), more->end());
        if (!is_worth_sharing(all, *chains[begin])) break;
        out.changed = std::move(all);
    }
    return out;
}

// Where people are at the end of a period, on the map of that period.
struct Crowd {
    int period = 0;
    std::vector<double> state;
};

// One course in the making.
class Course {
public:
    Course(std::span<const MapSegment> segments, Chains chains, const Schedule& schedule, double tolerance)
        : segments_(segments)
        , chains_(std::move(chains))
        , schedule_(schedule)
        , tolerance_(tolerance) {
        report_.rows.resize(static_cast<std::size_t>(schedule.horizon) + 1);
    }

    [[nodiscard]] const Chains& chains() const { return chains_; }
    [[nodiscard]] int first_period(std::size_t segment) const {
        return std::max(segments_[segment].first_period, 1);
    }
    [[nodiscard]] int last_period(std::size_t segment) const {
        const bool is_last = segment + 1 == segments_.size();
        return std::min(is_last ? schedule_.horizon : segments_[segment + 1].first_period - 1,
                        schedule_.horizon);
    }

    // The first segment, noting where people are at the ends of these earlier periods too.
    std::vector<Crowd> run_first(Propagator& propagator, const std::vector<int>& milestones) {
        const Chain& chain = *chains_.front();
        const EntrySums entry = entry_sums(chain);
        add_entry(row(0), entry, schedule_.initial);
        add_stock(row(0), propagator.stock_of(chain.entry), schedule_.initial);
        crowd_ = std::vector<double>(chain.state_count(), 0.0);
        if (last_period(0) < 1) {
            for (std::size_t s = 0; s < crowd_.size(); ++s)
                crowd_[s] = schedule_.initial * chain.entry[s];
            return {};
        }
        // Those who enter at time 0 and those who enter later fare alike: one response serves both.
        const Response response = propagator.response(chain.entry, last_period(0), 1, tolerance_, milestones);
        note(response);
        add_initial(response, 1, schedule_.initial);
        add_arrivals(response, 1, entry);
        std::vector<Crowd> crowds;
        for (const Milestone& milestone : response.milestones) {
            Crowd& crowd = crowds.emplace_back(Crowd{milestone.period, milestone.state});
            for (std::size_t s = 0; s < crowd.state.size(); ++s) {
                crowd.state[s] =
                    schedule_.initial * milestone.state[s] + schedule_.arrivals * milestone.sum_of_states[s];
            }
        }
        crowds.back().period = last_period(0); // also where the response came less far
        crowd_ = crowds.back().state;
        first_report_ = report_;
        return crowds;
    }

    // The first segment, as another course on the same map has found it.
    void take_first(const Course& other, const Crowd& crowd) {
        report_ = other.first_report_;
        std::fill(report_.rows.begin() + crowd.period + 1, report_.rows.end(), PeriodSums{});
        crowd_ = crowd.state;
    }

    // A later segment, with a propagator on its chain.
    void run(std::size_t segment, Propagator& propagator) {
        const Chain& chain = *chains_[segment];
        const int first = first_period(segment), periods = last_period(segment) - first + 1;
        crowd_ = carried(*chains_[segment - 1], crowd_, chain);
        if (periods <= 0) return;
        const double entered = schedule_.initial + schedule_.arrivals * (first - 1);
        const Response response = propagator.response(crowd_, periods, entered, tolerance_);
        note(response);
        add_initial(response, first, 1);
        crowd_ = response.milestones.back().state;
        if (schedule_.arrivals <= 0) return;
        const Response arrived = propagator.response(chain.entry, periods, 1, tolerance_);
        note(arrived);
        add_arrivals(arrived, first, entry_sums(chain));
        for (std::size_t s = 0; s < crowd_.size(); ++s)
            crowd_[s] += schedule_.arrivals * arrived.milestones.back().sum_of_states[s];
    }

    ProjectionReport finished() && {
        for (PeriodSums& row : report_.rows)
            clip(row);
        return std::move(report_);
    }

private:
    PeriodSums& row(int period) { return report_.rows[static_cast<std::size_t>(period)]; }

    void add_initial(const Response& response, int first, double people) {
        for (std::size_t k = 0; k < response.rows.size(); ++k) {
            PeriodSums& here = row(first + static_cast<int>(k));
            add_stock(here, response.rows[k].stock, people);
            add_flow(here, response.rows[k].flow, people);
        }
    }

    // People who entered k periods ago are as the response's row k; those of all periods are on the map
    // together.
    void add_arrivals(const Response& response, int first, const EntrySums& entry) {
        if (schedule_.arrivals <= 0) return;
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
    }

    void note(const Response& response) {
        report_.error_estimate += response.error;
        report_.basis_size = std::max(report_.basis_size, response.basis_size);
        report_.restarts += response.restarts;
        report_.converged = report_.converged && response.converged;
    }

    std::span<const MapSegment> segments_;
    Chains chains_;
    Schedule schedule_;
    double tolerance_;                       // of a response: errors of one segment stay in those after it
    ProjectionReport report_, first_report_; // all, and after the first segment
    std::vector<double> crowd_;              // at the end of the segment that was run last, on its chain
};

// A propagator for the stretch that begins with this segment.
Propagator propagator_for(const Chains& chains, std::size_t begin, const Stretch& stretch,
                          double period_days) {
    return {*chains[begin], period_days, std::vector<int>(stretch.changed.begin(), stretch.changed.end())};
}

// All segments but the first, after which the propagator has the first `stretch_end` segments.
void run_rest(Course& course, std::size_t stretch_end, Propagator& propagator, double period_days) {
    const Chains& chains = course.chains();
    const auto run = [&](std::size_t begin, std::size_t end, Propagator& with) {
        for (std::size_t i = begin; i < end; ++i) {
            with.change_to(*chains[i]);
            course.run(i, with);
        }
    };
    run(1, stretch_end, propagator);
    for (std::size_t begin = stretch_end; begin < chains.size();) {
        const Stretch stretch = stretch_from(begin, chains);
        Propagator fresh = propagator_for(chains, begin, stretch, period_days);
        run(begin, stretch.end, fresh);
        begin = stretch.end;
    }
}

} // namespace

ProjectionReport project(std::span<const MapSegment> segments, const Persona& persona,
                         const Schedule& schedule, const ProjectionOptions& options, KernelMemo* memo) {
    return project_all(std::vector{segments}, persona, schedule, options, memo).front();
}

std::vector<ProjectionReport> project_all(std::span<const std::span<const MapSegment>> courses,
                                          const Persona& persona, const Schedule& schedule,
                                          const ProjectionOptions& options, KernelMemo* memo) {
    KernelMemo own_memo;
    KernelMemo& kernels = memo != nullptr ? *memo : own_memo;
    std::size_t most_segments = 0;
    for (const auto& segments : courses) {
        CLAIM(!segments.empty() && segments[0].first_period <= 1,
              "a projection begins with the map of period 1");
        most_segments = std::max(most_segments, segments.size());
    }
    const double tolerance = options.tolerance / static_cast<double>(most_segments);

    std::vector<Course> all;
    std::vector<Stretch> stretches;
    std::vector<char> is_shared; // begins as the first one does, and parts from it no later than that ends
    for (const auto& segments : courses) {
        const bool begins_alike = !all.empty() && segments[0].map == courses[0][0].map;
        auto first = begins_alike ? all[0].chains().front() : nullptr;
        Course& course = all.emplace_back(segments, chains_of(segments, persona, kernels, std::move(first)),
                                          schedule, tolerance);
        stretches.push_back(stretch_from(0, course.chains()));
        const int parts = course.last_period(0);
        is_shared.push_back(begins_alike && parts >= 1 && parts <= all[0].last_period(0) ? 1 : 0);
    }
    Stretch common = stretches[0];
    std::vector<int> milestones;
    for (std::size_t c = 1; c < all.size(); ++c) {
        if (is_shared[c] == 0) continue;
        std::set<int> together = common.changed;
        together.insert(stretches[c].changed.begin(), stretches[c].changed.end());
        if (is_worth_sharing(together, *all[0].chains().front())) {
            common.changed = std::move(together);
        } else {
            stretches[c].end = 1; // shares the first segment alone
        }
        if (all[c].last_period(0) < all[0].last_period(0)) milestones.push_back(all[c].last_period(0));
    }

    std::vector<ProjectionReport> reports;
    Propagator propagator = propagator_for(all[0].chains(), 0, common, schedule.period_days);
    const std::vector<Crowd> crowds = all[0].run_first(propagator, milestones);
    run_rest(all[0], stretches[0].end, propagator, schedule.period_days);
    for (std::size_t c = 1; c < all.size(); ++c) {
        if (is_shared[c] != 0) {
            const auto crowd = std::ranges::find(crowds, all[c].last_period(0), &Crowd::period);
            CLAIM(crowd != crowds.end(), "a course parts from another where a milestone is");
            all[c].take_first(all[0], *crowd);
            run_rest(all[c], stretches[c].end, propagator, schedule.period_days);
            continue;
        }
        Propagator own = propagator_for(all[c].chains(), 0, stretches[c], schedule.period_days);
        (void)all[c].run_first(own, {});
        run_rest(all[c], stretches[c].end, own, schedule.period_days);
    }
    for (Course& course : all)
        reports.push_back(std::move(course).finished());
    return reports;
}

} // namespace waymark
