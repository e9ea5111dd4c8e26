#include "support/random_journey.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <vector>

#include "journey/fields.h"
#include "support/builder.h"
#include "support/random.h"

namespace waymark {

namespace {

// The temper of a map: each map has one, so that corners come together rather than each diluted.
struct Temper {
    bool stiff = false;       // dwell times over all the range
    bool corners = false;     // values at the ends of their ranges
    bool certain = false;     // variability 0, start exactly at a level
    bool never_leave = false; // leave 0 nearly everywhere
    bool loops = false;       // links back and to itself
};

class Maker {
public:
    Maker(std::uint64_t seed, const RandomJourneyOptions& options) : random_(seed), options_(options) {
        temper_.stiff = random_.chance(0.35);
        temper_.corners = random_.chance(0.35);
        temper_.certain = random_.chance(0.25);
        temper_.never_leave = random_.chance(0.25);
        temper_.loops = random_.chance(0.5);
    }

    Journey make() {
        journey_.title = "Random journey";
        make_stages();
        const int count = random_.chance(0.08) ? 1 : random_.integer(2, options_.most_touchpoints);
        for (int i = 0; i < count; ++i)
            journey_.touchpoints.push_back(touchpoint("t" + std::to_string(i)));
        for (int i = 0; i < count; ++i)
            make_links_from(i);
        make_personas();
        make_simulation();
        const int scenarios = random_.integer(0, options_.most_scenarios);
        for (int i = 0; i < scenarios; ++i)
            journey_.scenarios.push_back(scenario("s" + std::to_string(i)));
        return journey_;
    }

private:
    // A value of the range, now and then one of its ends.
    double within(double low, double high) {
        if (temper_.corners && random_.chance(0.3)) return random_.chance(0.5) ? low : high;
        return random_.between(low, high);
    }

    void make_stages() {
        const int count = random_.integer(1, 3);
        const int customers_from = random_.integer(0, count);
        for (int i = 0; i < count; ++i) {
            const std::string id = "stage-" + std::to_string(i);
            journey_.stages.push_back(
                {id, id, i < customers_from ? Relationship::prospect : Relationship::customer});
        }
    }

    double leave() {
        if (temper_.never_leave && random_.chance(0.85)) return 0;
        if (random_.chance(0.1)) return 0;
        if (random_.chance(0.05)) return 1;
        if (options_.extreme && random_.chance(0.6)) return random_.log_between(1e-12, 1e-3);
        return random_.chance(0.5) ? random_.log_between(1e-4, 0.1) : random_.between(0, 0.6);
    }

    double dwell_days() {
        if (temper_.stiff)
            return random_.log_between(options_.shortest_dwell_days, options_.longest_dwell_days);
        const double low = std::max(0.1, options_.shortest_dwell_days);
        return random_.log_between(low, std::max(low, std::min(90.0, options_.longest_dwell_days)));
    }

    Touchpoint touchpoint(const std::string& id) {
        Touchpoint made = a_touchpoint(id, random_.one_of(journey_.stages).id);
        made.scores = {within(0, 10), within(0, 10), within(0, 10)};
        made.impact = within(0, 1);
        made.variability = temper_.certain ? 0 : within(0, random_.chance(0.7) ? 2 : 5);
        made.effort = within(1, 7);
        made.recovery = random_.chance(0.5) ? 0 : within(0, 1);
        made.leave = leave();
        made.dwell_days = dwell_days();
        made.cost = random_.chance(0.3) ? 0 : random_.between(0, 50);
        made.revenue = random_.chance(0.5) ? 0 : random_.between(0, 200);
        return made;
    }

    Link link(const std::string& from, const std::string& to) {
        Link made{from, to, 1, 0, 0};
        const double widest = options_.extreme ? 1e12 : 100;
        made.weight = random_.chance(0.05) ? 0 : random_.log_between(1 / widest, widest);
        if (random_.chance(0.4)) made.tilt = within(-5, 5);
        if (random_.chance(0.4)) made.friction = within(0, random_.chance(0.8) ? 3 : 10);
        return made;
    }

    // Mostly forward, as journeys go; the last touchpoint often finishes.
    void make_links_from(int position) {
        const int count = static_cast<int>(journey_.touchpoints.size());
        const std::string from = journey_.touchpoints[static_cast<std::size_t>(position)].id;
        std::set<std::string> targets;
        const int ways = random_.integer(random_.chance(0.1) ? 0 : 1, 3);
        for (int i = 0; i < ways; ++i) {
            const bool is_back = temper_.loops && random_.chance(0.5);
            const int target = is_back ? random_.integer(0, position) : random_.integer(position + 1, count);
            if (target < count) targets.insert("t" + std::to_string(target));
            if (target == count && (!options_.closed_loops || !is_back)) targets.insert(done_target);
        }
        const bool may_close = options_.closed_loops && random_.chance(0.3);
        if (!may_close && random_.chance(0.5)) targets.insert(done_target);
        for (const std::string& target : targets)
            journey_.links.push_back(link(from, target));
        if (!options_.closed_loops) open_way_out(from);
    }

    // Where no closed loops are wanted every touchpoint can be finished from.
    void open_way_out(const std::string& from) {
        const auto finish =
            std::find_if(journey_.links.begin(), journey_.links.end(), [&](const Link& existing) {
                return existing.from == from && existing.to == done_target;
            });
        if (finish == journey_.links.end()) {
            journey_.links.push_back({from, done_target, random_.log_between(0.01, 10), 0, 0});
        } else {
            finish->weight = std::max(finish->weight, 0.01);
        }
    }

    void make_personas() {
        const int count = random_.integer(1, options_.most_personas);
        for (int i = 0; i < count; ++i) {
            Persona persona;
            persona.id = "p" + std::to_string(i);
            persona.name = persona.id;
            persona.share = i > 0 && random_.chance(0.1) ? 0 : random_.between(0.1, 3);
            persona.weights = {within(0, 2), within(0, 2), random_.between(0.1, 2)};
            persona.start_satisfaction = {within(0, 10), temper_.certain ? 0 : within(0, 3)};
            if (temper_.certain) persona.start_satisfaction.mean = random_.integer(0, 10);
            persona.churn_sensitivity = within(0, random_.chance(0.8) ? 3 : 10);
            persona.effort_sensitivity = within(0, random_.chance(0.8) ? 2 : 10);
            persona.loss_aversion = within(1, random_.chance(0.8) ? 3 : 10);
            const int starts = random_.integer(1, std::min(3, static_cast<int>(journey_.touchpoints.size())));
            for (int j = 0; j < starts; ++j)
                add_start(persona);
            journey_.personas.push_back(persona);
        }
    }

    void add_start(Persona& persona) {
        const std::string at =
            random_.chance(0.6) ? journey_.touchpoints.front().id : random_.one_of(journey_.touchpoints).id;
        const bool is_new = std::none_of(persona.start.begin(), persona.start.end(),
                                         [&](const Start& start) { return start.touchpoint == at; });
        if (!is_new) return;
        const bool is_empty = !persona.start.empty() && random_.chance(0.1);
        persona.start.push_back({at, is_empty ? 0 : random_.between(0.1, 2)});
    }

    void make_simulation() {
        constexpr std::array units{PeriodUnit::day, PeriodUnit::week, PeriodUnit::month, PeriodUnit::quarter,
                                   PeriodUnit::year};
        Simulation& simulation = journey_.simulation;
        simulation.period = random_.one_of(units);
        simulation.horizon = random_.chance(0.1) ? 1 : random_.integer(2, options_.longest_horizon);
        simulation.initial = random_.chance(0.15) ? 0 : random_.between(1, 5000);
        simulation.arrivals = random_.chance(0.4) ? 0 : random_.between(0, 300);
        simulation.discount_rate = within(0, 1);
    }

    Scenario scenario(const std::string& id) {
        Scenario made{id, id, "", {}};
        added_touchpoints_.clear();
        added_links_.clear();
        const int count = random_.integer(1, 4);
        for (int i = 0; i < count; ++i) {
            Intervention intervention;
            intervention.id = id + "-i" + std::to_string(i);
            intervention.name = intervention.id;
            intervention.enabled = random_.chance(0.9);
            intervention.start_period =
                random_.chance(0.4) ? random_.integer(0, 1)
                                    : random_.integer(2, std::max(2, journey_.simulation.horizon + 2));
            intervention.cost_once = random_.chance(0.5) ? 0 : random_.between(0, 1e4);
            intervention.cost_per_period = random_.chance(0.5) ? 0 : random_.between(0, 1e3);
            const int changes = random_.integer(1, 3);
            for (int j = 0; j < changes; ++j)
                add_change(intervention);
            made.interventions.push_back(intervention);
        }
        return made;
    }

    // Any touchpoint that the base map or this scenario has, so that the journey stays valid.
    std::string known_touchpoint() {
        std::vector<std::string> known = added_touchpoints_;
        for (const Touchpoint& touchpoint : journey_.touchpoints)
            known.push_back(touchpoint.id);
        return random_.one_of(known);
    }

    void add_change(Intervention& intervention) {
        switch (random_.integer(0, 7)) {
        case 0:
        case 1: intervention.changes.emplace_back(change_of_touchpoint()); break;
        case 2:
        case 3: change_a_link(intervention); break;
        case 4: add_a_touchpoint(intervention); break;
        case 5: add_a_link(intervention, known_touchpoint(), known_touchpoint()); break;
        case 6: intervention.changes.emplace_back(RemoveTouchpoint{known_touchpoint()}); break;
        default: remove_a_link(intervention); break;
        }
    }

    Operation operation() {
        return random_.one_of(std::array{Operation::set, Operation::add, Operation::multiply});
    }

    // Within the field's range when set; beyond it now and then when added or multiplied.
    double operand(Operation how, double scale) {
        switch (how) {
        case Operation::set: return random_.between(0, scale);
        case Operation::add: return random_.between(-scale, scale);
        case Operation::multiply: return random_.between(0, 3);
        }
        return 0;
    }

    ChangeTouchpoint change_of_touchpoint() {
        const Operation how = operation();
        const TouchpointField field = random_.one_of(touchpoint_fields);
        const double high = info(field).range.high;
        const double scale = field == TouchpointField::dwell_days ? 30 : high > 1000 ? 100 : high;
        return {how, known_touchpoint(), field, operand(how, scale)};
    }

    std::vector<LinkKey> known_links() const {
        std::vector<LinkKey> known = added_links_;
        for (const Link& existing : journey_.links)
            known.push_back(existing.key());
        return known;
    }

    void change_a_link(Intervention& intervention) {
        const std::vector<LinkKey> known = known_links();
        if (known.empty()) return;
        const Operation how = operation();
        const LinkField field = random_.one_of(link_fields);
        intervention.changes.emplace_back(ChangeLink{how, random_.one_of(known), field,
                                                     operand(how, field == LinkField::friction ? 3 : 5)});
    }

    void remove_a_link(Intervention& intervention) {
        const std::vector<LinkKey> known = known_links();
        if (!known.empty()) intervention.changes.emplace_back(RemoveLink{random_.one_of(known)});
    }

    // A new touchpoint mostly comes with a way in and a way out.
    void add_a_touchpoint(Intervention& intervention) {
        const std::string from = known_touchpoint();
        const std::string to = random_.chance(0.3) ? std::string(done_target) : known_touchpoint();
        const bool again = !added_touchpoints_.empty() && random_.chance(0.2);
        const std::string id =
            again ? added_touchpoints_.back() : "n" + std::to_string(added_touchpoints_.size());
        intervention.changes.emplace_back(AddTouchpoint{touchpoint(id)});
        if (!again) added_touchpoints_.push_back(id);
        if (random_.chance(0.9)) add_a_link(intervention, from, id);
        if (random_.chance(0.8)) add_a_link(intervention, id, to);
    }

    void add_a_link(Intervention& intervention, const std::string& from, const std::string& to) {
        const Link added = link(from, to);
        intervention.changes.emplace_back(AddLink{added});
        added_links_.push_back(added.key());
    }

    Random random_;
    RandomJourneyOptions options_;
    Temper temper_;
    Journey journey_;
    std::vector<std::string> added_touchpoints_;
    std::vector<LinkKey> added_links_;
};

} // namespace

Journey random_journey(std::uint64_t seed, const RandomJourneyOptions& options) {
    return Maker(seed, options).make();
}

} // namespace waymark
