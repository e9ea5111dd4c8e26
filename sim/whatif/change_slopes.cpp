#include "whatif/change_slopes.h"

#include <algorithm>
#include <limits>
#include <variant>

#include "journey/claim.h"
#include "journey/lookup.h"
#include "whatif/apply_change.h"
#include "whatif/scenario_map.h"

namespace waymark {

namespace {

constexpr double does_not_exist = std::numeric_limits<double>::quiet_NaN();

OneSided by_changed_field(const OneSided& slope, double before, Operation operation, double operand,
                          const Range& range) {
    if (operation == Operation::set) return {};
    const double factor = operation == Operation::add ? 1 : operand;
    const double value = operation == Operation::add ? before + operand : before * operand;
    // As the changed field itself rises and falls.
    const OneSided open{value >= range.low && value < range.high ? slope.up : 0,
                        value > range.low && value <= range.high ? slope.down : 0};
    return factor < 0 ? OneSided{factor * open.down, factor * open.up} : factor * open;
}

double value_met(const AppliedMap& map, const Change& change) {
    if (const auto* of_touchpoint = std::get_if<ChangeTouchpoint>(&change)) {
        const Touchpoint* met = find_touchpoint(map.journey, of_touchpoint->touchpoint);
        return met == nullptr ? 0 : value_of(*met, of_touchpoint->field);
    }
    if (const auto* of_link = std::get_if<ChangeLink>(&change)) {
        const Link* met = find_link(map.journey, of_link->link);
        return met == nullptr ? 0 : value_of(*met, of_link->field);
    }
    return 0;
}

constexpr std::size_t at(LinkField field) {
    return static_cast<std::size_t>(field);
}

// A removal in reverse.
class Removal {
public:
    Removal(const AppliedMap& before, const std::string& removed, MapSlopes& slopes,
            const std::string& persona)
        : before_(before)
        , removed_(removed)
        , slopes_(slopes) {
        for (const Link& link : before.journey.links) {
            if (link.from != removed || link.to == removed) continue;
            onward_.push_back(&link);
            total_ += link.weight;
        }
        by_share_.resize(onward_.size());
        if (!(total_ > 0)) {
            lead_to_done();
            return;
        }
        share_links(before.journey.links);
        share_links(before.retired_links);
        share_starts(*find_persona(before.journey, persona));
        share_weights();
    }

private:
    [[nodiscard]] double share(std::size_t way) const { return onward_[way]->weight / total_; }

    [[nodiscard]] static const Link* standing(const std::vector<Link>& links, const LinkKey& key) {
        const auto found =
            std::find_if(links.begin(), links.end(), [&](const Link& link) { return link.key() == key; });
        return found == links.end() ? nullptr : &*found;
    }

    // What a link that was replaced by this one answers to.
    void lead_on(const std::vector<Link>& links, const Link& replaced, const std::string& to, double share) {
        const auto known = slopes_.links.find({replaced.from, to});
        if (known == slopes_.links.end()) return;
        const LinkSlopes after = known->second;
        LinkSlopes& own = slopes_.links[replaced.key()];
        own[at(LinkField::weight)] += share * after[at(LinkField::weight)];
        if (standing(links, {replaced.from, to}) != nullptr) return;
        own[at(LinkField::tilt)] += after[at(LinkField::tilt)];
        own[at(LinkField::friction)] += after[at(LinkField::friction)];
    }

    void share_links(const std::vector<Link>& links) {
        for (const Link& replaced : links) {
            if (replaced.to != removed_ || replaced.from == removed_) continue;
            for (std::size_t o = 0; o < onward_.size(); ++o) {
                const auto known = slopes_.links.find({replaced.from, onward_[o]->to});
                if (known != slopes_.links.end())
                    by_share_[o] += replaced.weight * known->second[at(LinkField::weight)];
                lead_on(links, replaced, onward_[o]->to, share(o));
            }
        }
    }

    void share_starts(const Persona& persona) {
        double open = 0; // the part of those who start there that does not finish at once
        for (std::size_t o = 0; o < onward_.size(); ++o) {
            if (onward_[o]->to != done_target) open += share(o);
        }
        for (const Start& start : persona.start) {
            if (start.touchpoint != removed_ || !(open > 0)) continue;
            double mean = 0;
            for (std::size_t o = 0; o < onward_.size(); ++o) {
                if (onward_[o]->to != done_target) mean += share(o) / open * slopes_.starts[onward_[o]->to];
            }
            slopes_.starts[removed_] = mean;
            for (std::size_t o = 0; o < onward_.size(); ++o) {
                if (onward_[o]->to == done_target) continue;
                const double slope = start.share / open * (slopes_.starts[onward_[o]->to] - mean);
                by_share_[o] += {slope, slope};
            }
        }
    }

    void share_weights() {
        OneSided mean;
        for (std::size_t o = 0; o < onward_.size(); ++o)
            mean += share(o) * by_share_[o];
        for (std::size_t o = 0; o < onward_.size(); ++o) {
            LinkSlopes& own = slopes_.links[onward_[o]->key()];
            own[at(LinkField::weight)] += 1 / total_ * by_share_[o];
            own[at(LinkField::weight)] += -1 / total_ * mean;
        }
    }

    // Nobody went on from there: all who would have come finish, and any weight of a way would change that at
    // once.
    void lead_to_done() {
        bool is_taken = false;
        for (const auto* links : {&before_.journey.links, &before_.retired_links}) {
            for (const Link& replaced : *links) {
                if (replaced.to != removed_ || replaced.from == removed_) continue;
                is_taken = is_taken || replaced.weight > 0;
                lead_on(*links, replaced, done_target, 1);
            }
        }
        for (const Link* way : onward_) {
            if (is_taken && way->to != done_target)
                slopes_.links[way->key()][at(LinkField::weight)] = {does_not_exist, does_not_exist};
        }
    }

    const AppliedMap& before_;
    const std::string& removed_;
    MapSlopes& slopes_;
    std::vector<const Link*> onward_; // the removed touchpoint's own links
    double total_ = 0;                // their weight
    std::vector<OneSided> by_share_;  // by the share of each of them
};

struct LeaderBack {
    const AppliedChange& applied;
    MapSlopes& slopes;
    const std::string& persona;

    void operator()(const ChangeTouchpoint& change) const {
        OneSided& slope = slopes.touchpoints[change.touchpoint][static_cast<std::size_t>(change.field)];
        slope = by_changed_field(slope, applied.value_before, change.operation, change.value,
                                 info(change.field).range);
    }
    void operator()(const ChangeLink& change) const {
        OneSided& slope = slopes.links[change.link][at(change.field)];
        slope = by_changed_field(slope, applied.value_before, change.operation, change.value,
                                 info(change.field).range);
    }
    // What is added has nothing in the base map that it answers to.
    void operator()(const AddTouchpoint& change) const { slopes.touchpoints.erase(change.touchpoint.id); }
    void operator()(const AddLink& change) const { slopes.links.erase(change.link.key()); }
    void operator()(const RemoveLink& change) const { slopes.links.erase(change.link); }
    void operator()(const RemoveTouchpoint& change) const {
        (void)Removal(*applied.map_before, change.touchpoint, slopes, persona);
        // Links that the removal made are no more.
        for (auto it = slopes.links.begin(); it != slopes.links.end();) {
            const bool was_there =
                find_link(applied.map_before->journey, it->first) != nullptr || is_retired(it->first);
            it = was_there ? std::next(it) : slopes.links.erase(it);
        }
    }
    [[nodiscard]] bool is_retired(const LinkKey& key) const {
        const auto& links = applied.map_before->retired_links;
        return std::any_of(links.begin(), links.end(), [&](const Link& link) { return link.key() == key; });
    }
};

} // namespace

MapTrail trail_to(const Journey& base, const Scenario& scenario, int period) {
    MapTrail trail{{base, {}, {}}, {}};
    for (const Intervention& intervention : scenario.interventions) {
        if (!is_in_force(intervention, period)) continue;
        for (const Change& change : intervention.changes) {
            AppliedChange applied{&change, value_met(trail.map, change), std::nullopt};
            if (std::holds_alternative<RemoveTouchpoint>(change)) applied.map_before = trail.map;
            const ChangeReport report = apply_change(trail.map, change);
            CLAIM(report.effect != ChangeEffect::refused, "the scenario was planned before");
            if (report.effect == ChangeEffect::applied) trail.changes.push_back(std::move(applied));
        }
    }
    return trail;
}

MapSlopes led_back(const MapTrail& trail, MapSlopes slopes, const std::string& persona) {
    for (auto applied = trail.changes.rbegin(); applied != trail.changes.rend(); ++applied)
        std::visit(LeaderBack{*applied, slopes, persona}, *applied->change);
    return slopes;
}

} // namespace waymark
