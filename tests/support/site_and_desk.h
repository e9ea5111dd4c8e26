// The smallest map on which parts are worth different things, known by hand.
#pragma once

#include "support/builder.h"

namespace waymark {

// A website that half leave as prospects; then a desk, of customer service, that a quarter leave as customers
// and the others finish. People meet quality 5 and effort 4 without spread, so that leave rates are the
// fields' values. A visit of the site costs 1, one of the desk 6: a person is worth −1 − (1 − the site's
// leave) · 6 = −4.
inline Journey site_and_desk() {
    Journey journey = a_journey()
                          .stage("before", Relationship::prospect)
                          .touchpoint("site")
                          .variability(0)
                          .leave(0.5)
                          .cost(1)
                          .stage("use")
                          .touchpoint("desk")
                          .variability(0)
                          .leave(0.25)
                          .cost(6)
                          .link("site", "desk")
                          .simulate(PeriodUnit::month, 12, 100)
                          .discount_rate(0)
                          .build();
    journey.touchpoints[0].name = "Hotel website";
    journey.touchpoints[0].channel = "web";
    journey.touchpoints[1].name = "Desk";
    journey.touchpoints[1].kind = Kind::service;
    return journey;
}

} // namespace waymark
