#include "whatif/sensitivity.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

#include "journey/claim.h"
#include "journey/lookup.h"
#include "journey/wording.h"
#include "markov/course_slopes.h"
#include "whatif/aggregate.h"
#include "whatif/change_slopes.h"
#include "whatif/plan.h"
#include "whatif/scenario_map.h"

namespace waymark {

namespace {

// Derivatives by the fields of the base map, all segments and personas together.
struct BaseSlopes {
    std::vector<TouchpointSlopes> touchpoints; // in the journey's order
    std::vector<LinkSlopes> links;

    explicit BaseSlopes(const Journey& base)
        : touchpoints(base.touchpoints.size())
        , links(base.links.size()) {}

    void add(double factor, const Journey& base, const MapSlopes& slopes) {
        for (std::size_t i = 0; i < touchpoints.size(); ++i) {
            const auto known = slopes.touchpoints.find(base.touchpoints[i].id);
            if (known == slopes.touchpoints.end()) continue;
            for (std::size_t f = 0; f < known->second.size(); ++f)
                touchpoints[i][f] += factor * known->second[f];
        }
        for (std::size_t i = 0; i < links.size(); ++i) {
            const auto known = slopes.links.find(base.links[i].key());
            if (known == slopes.links.end()) continue;
            for (std::size_t f = 0; f < known->second.size(); ++f)
                links[i][f] += factor * known->second[f];
        }
    }
};

SensitivityRow row_of(FieldOfMap of, double value, const OneSided& slope) {
    const FieldInfo& field = info(of);
    SensitivityRow row{std::move(of), value, std::nullopt, 0, std::nullopt};
    const double step = field.sensible_step != 0 ? field.sensible_step : value / 10;
    row.step = field.range.clamp(value + step) - value; // a leave rate of 0.5 % cannot fall by a whole point
    const double derivative = value >= field.range.high ? slope.down : slope.up;
    if (!std::isfinite(derivative)) return row;
    row.derivative = derivative;
    row.effect = derivative * row.step;
    return row;
}

// The largest effect first; what makes the goal jump stands at the end.
std::vector<SensitivityRow> rows_of(const Journey& base, const BaseSlopes& slopes) {
    std::vector<SensitivityRow> rows;
    for (std::size_t i = 0; i < base.touchpoints.size(); ++i) {
        const Touchpoint& touchpoint = base.touchpoints[i];
        for (const TouchpointField field : touchpoint_fields)
            rows.push_back(row_of({touchpoint.id, field}, value_of(touchpoint, field),
                                  slopes.touchpoints[i][static_cast<std::size_t>(field)]));
    }
    for (std::size_t i = 0; i < base.links.size(); ++i) {
        const Link& link = base.links[i];
        for (const LinkField field : link_fields)
            rows.push_back(row_of({link.key(), field}, value_of(link, field),
                                  slopes.links[i][static_cast<std::size_t>(field)]));
    }
    std::stable_sort(rows.begin(), rows.end(), [](const SensitivityRow& a, const SensitivityRow& b) {
        return (a.effect ? std::abs(*a.effect) : -1) > (b.effect ? std::abs(*b.effect) : -1);
    });
    return rows;
}

// A persona with people in it, walked over the horizon; for one or two people at a time, as the projection.
struct PersonaCourse {
    std::string persona;
    double scale = 1;
    CourseSlopes slopes;
    std::array<double, stock_count> at_horizon{}; // of all its people
};

class Study {
public:
    Study(const Journey& journey, const Scenario* scenario, Plan planned)
        : journey_(journey)
        , plan_(std::move(planned)) {
        // A change that leaves the map as it is may still cut a field off: each start begins a segment.
        const Scenario& applied = scenario != nullptr ? *scenario : none_;
        trails_.push_back(trail_to(journey, applied, 1));
        segments_.push_back({1, trails_.back().map});
        for (const int period : later_starts(applied)) {
            if (period > plan_.simulation.horizon) break;
            trails_.push_back(trail_to(journey, applied, period));
            segments_.push_back({period, trails_.back().map});
        }
        in_force_ = trail_to(journey, applied, std::numeric_limits<int>::max());
    }

    Result<std::vector<Sensitivity>> answered(std::span<const Goal> goals) {
        const bool has_course =
            std::any_of(goals.begin(), goals.end(), [](Goal goal) { return goal != Goal::value; });
        if (has_course) {
            if (auto problem = walk()) return *problem;
        }
        std::vector<Sensitivity> all;
        for (const Goal goal : goals) {
            if (goal == Goal::value) {
                all.push_back(by_value());
                continue;
            }
            auto made = by_horizon(goal);
            if (!made) return made.problems();
            all.push_back(*std::move(made));
        }
        return all;
    }

private:
    [[nodiscard]] const Persona& persona(const std::string& id) const { return *find_persona(journey_, id); }
    static Problem unsettled(const std::string& id) {
        return {"persona " + in_quotes(id), "the derivatives do not reach their accuracy",
                "Bring the shortest and the longest stays nearer to each other."};
    }

    std::optional<Problem> walk() {
        for (const PersonaShare& who : plan_.personas) {
            const double initial = plan_.simulation.initial * who.share;
            const double arrivals = plan_.simulation.arrivals * who.share;
            const double most = std::max(initial, arrivals);
            if (most <= 0) continue;
            const double scale = std::exp2(std::floor(std::log2(most)));
            const Schedule schedule{days_of(plan_.simulation.period), plan_.simulation.horizon,
                                    initial / scale, arrivals / scale};
            KernelMemo memo;
            CourseSlopes slopes(segments_, persona(who.persona), schedule, memo);
            auto at_horizon = slopes.at_horizon();
            if (!at_horizon) return unsettled(who.persona);
            for (std::size_t c = 0; c < stock_count; ++c) {
                (*at_horizon)[c] = std::max((*at_horizon)[c], 0.0) * scale;
                total_[c] += (*at_horizon)[c];
            }
            courses_.push_back({who.persona, scale, std::move(slopes), *at_horizon});
        }
        return std::nullopt;
    }

    [[nodiscard]] double total(StockColumn column) const { return total_[static_cast<std::size_t>(column)]; }

    // The goal as a number made of people, to first order; nothing where it is a share of nobody.
    [[nodiscard]] std::optional<HorizonWorth> worth_of(Goal goal) const {
        HorizonWorth worth;
        const auto set = [&](StockColumn column, double value) {
            worth.stock[static_cast<std::size_t>(column)] = value;
        };
        const double customers = total(StockColumn::customers);
        const double everybody = customers + total(StockColumn::prospects);
        const Simulation& simulation = plan_.simulation;
        const double entered = simulation.initial + simulation.arrivals * simulation.horizon;
        const double nobody = projection_accuracy * entered;
        switch (goal) {
        case Goal::customers: set(StockColumn::customers, 1); return worth;
        case Goal::churned: worth.churned = 1; return worth;
        case Goal::satisfaction: {
            if (everybody <= nobody) return std::nullopt;
            const double mean = total(StockColumn::level_sum) / everybody;
            set(StockColumn::level_sum, 1 / everybody);
            set(StockColumn::prospects, -mean / everybody);
            set(StockColumn::customers, -mean / everybody);
            return worth;
        }
        case Goal::nps: {
            if (customers <= nobody) return std::nullopt;
            const double share = (total(StockColumn::promoters) - total(StockColumn::detractors)) / customers;
            set(StockColumn::promoters, 100 / customers);
            set(StockColumn::detractors, -100 / customers);
            set(StockColumn::customers, -100 * share / customers);
            return worth;
        }
        case Goal::value: break;
        }
        return std::nullopt;
    }

    Result<Sensitivity> by_horizon(Goal goal) {
        Sensitivity made{goal, std::nullopt, {}, ""};
        const auto worth = worth_of(goal);
        if (!worth) {
            made.why_not = goal == Goal::nps ? "nobody is a customer at the horizon"
                                             : "nobody is on the map at the horizon";
            return made;
        }
        BaseSlopes slopes(journey_);
        double value = 0;
        for (PersonaCourse& course : courses_) {
            auto answer = course.slopes.answer(*worth);
            if (!answer) return unsettled(course.persona);
            value += course.scale * answer->value;
            for (std::size_t s = 0; s < trails_.size(); ++s)
                slopes.add(course.scale, journey_,
                           led_back(trails_[s], std::move(answer->slopes[s]), course.persona));
        }
        // Of a share, what is said of people here is how it differs from itself.
        if (goal == Goal::satisfaction) {
            value = total(StockColumn::level_sum) /
                    (total(StockColumn::customers) + total(StockColumn::prospects));
        } else if (goal == Goal::nps) {
            value = 100 * (total(StockColumn::promoters) - total(StockColumn::detractors)) /
                    total(StockColumn::customers);
        }
        made.value = value;
        made.rows = rows_of(journey_, slopes);
        return made;
    }

    Sensitivity by_value() {
        Sensitivity made{Goal::value, std::nullopt, {}, ""};
        BaseSlopes slopes(journey_);
        double value = 0;
        for (const PersonaShare& who : plan_.personas) {
            if (who.share <= 0) continue;
            KernelMemo memo;
            auto answer =
                value_slopes(in_force_.map, persona(who.persona), plan_.simulation.discount_rate, memo);
            if (!answer) {
                made.why_not = "persona " + in_quotes(who.persona) +
                               " can come into touchpoints that are never left nor finished from";
                return made;
            }
            value += who.share * answer->value;
            slopes.add(who.share, journey_, led_back(in_force_, std::move(answer->slopes), who.persona));
        }
        made.value = value;
        made.rows = rows_of(journey_, slopes);
        return made;
    }

    const Journey& journey_;
    Plan plan_;
    Scenario none_;
    std::vector<MapTrail> trails_; // by segment
    std::vector<MapSegment> segments_;
    MapTrail in_force_;
    std::vector<PersonaCourse> courses_;
    std::array<double, stock_count> total_{};
};

} // namespace

const FieldInfo& info(const FieldOfMap& field) {
    return std::visit([](auto which) -> const FieldInfo& { return info(which); }, field.field);
}

double value_of(const Journey& journey, const FieldOfMap& field) {
    if (const auto* link = std::get_if<LinkKey>(&field.element))
        return value_of(*find_link(journey, *link), std::get<LinkField>(field.field));
    return value_of(*find_touchpoint(journey, std::get<std::string>(field.element)),
                    std::get<TouchpointField>(field.field));
}

void set_value(Journey& journey, const FieldOfMap& field, double value) {
    if (const auto* link = std::get_if<LinkKey>(&field.element)) {
        const auto found = std::ranges::find(journey.links, *link, &Link::key);
        CLAIM(found != journey.links.end(), "a field's link is on the map");
        set_value(*found, std::get<LinkField>(field.field), value);
        return;
    }
    const auto found =
        std::ranges::find(journey.touchpoints, std::get<std::string>(field.element), &Touchpoint::id);
    CLAIM(found != journey.touchpoints.end(), "a field's touchpoint is on the map");
    set_value(*found, std::get<TouchpointField>(field.field), value);
}

Result<std::vector<Sensitivity>> sensitivities(const Journey& journey, const Scenario* scenario,
                                               std::span<const Goal> goals, const SimulateOptions& options) {
    auto planned = plan(journey, scenario, options);
    if (!planned) return planned.problems();
    return Study(journey, scenario, *std::move(planned)).answered(goals);
}

} // namespace waymark
