#include "whatif/goal_seek.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "journey/claim.h"
#include "journey/lookup.h"
#include "journey/wording.h"

namespace waymark {

namespace {

constexpr int places_a_side = 4;
constexpr double steps_resolved = 0.01; // of a sensible step
constexpr double infinity = std::numeric_limits<double>::infinity();

// Where a field without sensible ends is tried.
Range tried_range(const FieldInfo& field, double value) {
    if (field.sensible_step != 0) return field.range;
    const double far = std::max(10 * value, value == 0 ? 1.0 : 0.0);
    return {field.range.clamp(value / 10), field.range.clamp(far)};
}

double step_of(const FieldInfo& field, double value) {
    const double step = std::abs(field.sensible_step != 0 ? field.sensible_step : value / 10);
    return step > 0 ? step : 0.1;
}

// One field moved, everything else as it is.
class Trial {
public:
    Trial(const SeekStudy& study, const FieldOfMap& of) : study_(study), of_(of), journey_(study.journey) {}

    std::optional<double> at(double value) {
        set_value(journey_, of_, value);
        const Scenario* scenario = study_.scenario ? &*study_.scenario : nullptr;
        const auto outcome = simulate(journey_, scenario, study_.options);
        if (!outcome) return std::nullopt;
        return sought_value(*outcome, study_.target.figure);
    }

private:
    const SeekStudy& study_;
    const FieldOfMap& of_;
    Journey journey_;
};

// How far a figure is from the target; 0 where it meets it.
double distance(const SeekTarget& target, std::optional<double> value) {
    if (!value) return infinity;
    return target.is_met_by(value) ? 0 : std::abs(*value - target.value);
}

struct Place {
    double at = 0;
    std::optional<double> value;
};

// From a place that does not meet the target to one that does, as near to the first as the resolution wants.
Place bracketed(Trial& trial, const SeekTarget& target, double without, Place with, double resolution) {
    while (std::abs(with.at - without) > resolution) {
        const double middle = without + (with.at - without) / 2;
        if (middle == without || middle == with.at) break;
        const std::optional<double> value = trial.at(middle);
        if (target.is_met_by(value)) {
            with = {middle, value};
        } else {
            without = middle;
        }
    }
    return with;
}

// The same, with few digits where they meet the target too.
Place rounded(Trial& trial, const SeekTarget& target, double from, Place found, double resolution) {
    const double count = found.at / resolution;
    const double at = (found.at > from ? std::ceil(count) : std::floor(count)) * resolution;
    const std::optional<double> value = trial.at(at);
    return target.is_met_by(value) ? Place{at, value} : found;
}

} // namespace

std::vector<const FigureInfo*> sought_figures() {
    std::vector<const FigureInfo*> figures;
    for (const Goal goal : all_goals)
        figures.push_back(&info(goal));
    for (const FigureInfo& figure : period_figures()) {
        if (!goal_named(figure.name)) figures.push_back(&figure);
    }
    return figures;
}

const FigureInfo* find_sought_figure(std::string_view name) {
    for (const FigureInfo* figure : sought_figures()) {
        if (figure->name == name) return figure;
    }
    return nullptr;
}

std::optional<double> sought_value(const Outcome& outcome, std::string_view figure) {
    if (const auto goal = goal_named(figure)) return value_of(outcome, *goal);
    return value_of(outcome.periods.back(), figure);
}

bool SeekTarget::is_met_by(std::optional<double> reached) const {
    if (!reached) return false;
    return side == Side::at_least ? *reached >= value : *reached <= value;
}

Result<SeekStudy> seek_study(const Journey& journey, const Scenario* scenario, const SeekTarget& target,
                             const SimulateOptions& options) {
    if (find_sought_figure(target.figure) == nullptr)
        return Problem{"", "there is no figure " + in_quotes(target.figure), "Seek a goal or a column."};
    SeekStudy study{journey, std::nullopt, target, options, std::nullopt, {}};
    if (scenario != nullptr) study.scenario = *scenario;
    study.options.accuracy = Accuracy::exact;
    study.options.reach = false;
    study.options.lifetime = goal_named(target.figure) == Goal::value;
    const auto outcome = simulate(journey, scenario, study.options);
    if (!outcome) return outcome.problems();
    study.now = sought_value(*outcome, target.figure);
    for (const Touchpoint& touchpoint : journey.touchpoints) {
        for (const TouchpointField field : touchpoint_fields)
            study.fields.push_back({touchpoint.id, field});
    }
    for (const Link& link : journey.links) {
        for (const LinkField field : link_fields)
            study.fields.push_back({link.key(), field});
    }
    return study;
}

SeekAnswer sought(const SeekStudy& study, std::size_t position) {
    const FieldOfMap& of = study.fields[position];
    const FieldInfo& field = info(of);
    const double from = value_of(study.journey, of);
    const double step = step_of(field, from);
    SeekAnswer answer{of, from, study.target.is_met_by(study.now), from, study.now, 0};
    if (answer.reaches) return answer;

    Trial trial(study, of);
    const Range range = tried_range(field, from);
    double nearest = distance(study.target, study.now);
    for (const double end : {range.low, range.high}) {
        double before = from;
        for (int i = 1; i <= places_a_side && end != from; ++i) {
            const double at = i == places_a_side ? end : from + (end - from) * i / places_a_side;
            Place place{at, trial.at(at)};
            if (!study.target.is_met_by(place.value)) {
                const double left = distance(study.target, place.value);
                if (left < nearest && !answer.reaches) {
                    nearest = left;
                    answer.to = place.at;
                    answer.value = place.value;
                }
                before = at;
                continue;
            }
            const double resolution = step * steps_resolved;
            place = bracketed(trial, study.target, before, place, resolution / 8);
            place = rounded(trial, study.target, from, place, resolution);
            if (!answer.reaches || std::abs(place.at - from) < std::abs(answer.to - from)) {
                answer.to = place.at;
                answer.value = place.value;
            }
            answer.reaches = true;
            break;
        }
    }
    answer.steps = std::abs(answer.to - from) / step;
    return answer;
}

void sort_answers(std::vector<SeekAnswer>& answers, const SeekTarget& target) {
    const auto rank = [&](const SeekAnswer& answer) {
        return std::pair(!answer.reaches, answer.reaches ? answer.steps : distance(target, answer.value));
    };
    std::stable_sort(answers.begin(), answers.end(),
                     [&](const SeekAnswer& a, const SeekAnswer& b) { return rank(a) < rank(b); });
}

} // namespace waymark
