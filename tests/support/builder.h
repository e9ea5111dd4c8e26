// How tests write journeys: a_journey().stage("s").touchpoint("a").leave(0.1).link("a", "b").build().
#pragma once

#include <string>

#include "journey/journey.h"

namespace waymark {

// Ids serve as names. A modifier changes what was added last: `.touchpoint("a").leave(0.1)` is the leave rate
// of "a". What is not said is the default of the file format, except that nothing is left to chance:
// touchpoints score 5 on all dimensions, people start at level 5 exactly.
class JourneyBuilder {
public:
    JourneyBuilder& title(const std::string& text);
    JourneyBuilder& stage(const std::string& id, Relationship relationship = Relationship::customer);

    JourneyBuilder& touchpoint(const std::string& id); // in the last stage
    JourneyBuilder& in(Lane lane);
    JourneyBuilder& score(double quality); // on all three dimensions
    JourneyBuilder& scores(double people, double process, double product);
    JourneyBuilder& impact(double value);
    JourneyBuilder& variability(double value);
    JourneyBuilder& effort(double value);
    JourneyBuilder& recovery(double value);
    JourneyBuilder& leave(double value);
    JourneyBuilder& dwell_days(double value);
    JourneyBuilder& cost(double value);
    JourneyBuilder& revenue(double value);
    JourneyBuilder& evidence(EvidenceLevel level, int responses = 0);

    JourneyBuilder& link(const std::string& from, const std::string& to, double weight = 1, double tilt = 0,
                         double friction = 0);

    JourneyBuilder& persona(const std::string& id, double share = 1);
    JourneyBuilder& start(const std::string& touchpoint, double share = 1);
    JourneyBuilder& start_level(double mean, double sd = 0);
    JourneyBuilder& weights(double people, double process, double product);
    JourneyBuilder& churn_sensitivity(double value);
    JourneyBuilder& effort_sensitivity(double value);
    JourneyBuilder& loss_aversion(double value);

    JourneyBuilder& scenario(const std::string& id);
    JourneyBuilder& intervention(const std::string& id, int start_period = 0);
    JourneyBuilder& disabled();
    JourneyBuilder& costing(double once, double per_period);
    JourneyBuilder& set(const std::string& touchpoint, TouchpointField field, double value);
    JourneyBuilder& add(const std::string& touchpoint, TouchpointField field, double value);
    JourneyBuilder& multiply(const std::string& touchpoint, TouchpointField field, double value);
    JourneyBuilder& set(const LinkKey& link, LinkField field, double value);
    JourneyBuilder& add(const LinkKey& link, LinkField field, double value);
    JourneyBuilder& multiply(const LinkKey& link, LinkField field, double value);
    JourneyBuilder& change(const Change& change);

    JourneyBuilder& lane(const std::string& id);
    JourneyBuilder& cell(const std::string& stage, const std::string& text);

    JourneyBuilder& simulate(PeriodUnit period, int horizon, double initial, double arrivals = 0);
    JourneyBuilder& discount_rate(double per_year);

    // Without a persona, one named "everyone" starts at the first touchpoint.
    [[nodiscard]] Journey build() const;

private:
    Touchpoint& last_touchpoint();
    Persona& last_persona();
    Intervention& last_intervention();

    Journey journey_;
};

// Begins with no stage at all; the first touchpoint without one gets a customer stage "stage".
[[nodiscard]] JourneyBuilder a_journey();

// A touchpoint as the builder makes it, for changes that add one.
[[nodiscard]] Touchpoint a_touchpoint(const std::string& id, const std::string& stage = "stage");

} // namespace waymark
