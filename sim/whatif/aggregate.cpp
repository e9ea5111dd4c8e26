#include "whatif/aggregate.h"

#include <algorithm>
#include <iterator>

#include "journey/claim.h"

namespace waymark {

namespace {

constexpr double PeriodSums::*columns[] = {
    &PeriodSums::prospects, &PeriodSums::customers,  &PeriodSums::level_sum, &PeriodSums::satisfied_customers,
    &PeriodSums::promoters, &PeriodSums::detractors, &PeriodSums::entered,   &PeriodSums::entered_customers,
    &PeriodSums::converted, &PeriodSums::lost,       &PeriodSums::churned,   &PeriodSums::completed,
    &PeriodSums::revenue,   &PeriodSums::cost};
static_assert(sizeof(PeriodSums) == std::size(columns) * sizeof(double), "every column is scaled and added");

// part / whole within [low, high], or nothing when the whole is nobody.
std::optional<double> ratio(double part, double whole, double nobody, double low, double high) {
    if (whole <= nobody) return std::nullopt;
    return std::clamp(part / whole, low, high);
}

PeriodFigures figures_of(const PeriodSums& sums, double customers_before, double nobody) {
    PeriodFigures row;
    row.prospects = sums.prospects;
    row.customers = sums.customers;
    row.satisfaction = ratio(sums.level_sum, sums.prospects + sums.customers, nobody, 0, 10);
    row.csat = ratio(sums.satisfied_customers, sums.customers, nobody, 0, 1);
    row.nps = ratio(100 * (sums.promoters - sums.detractors), sums.customers, nobody, -100, 100);
    row.entered = sums.entered;
    row.converted = sums.converted;
    row.lost = sums.lost;
    row.churned = sums.churned;
    row.completed = sums.completed;
    row.revenue = sums.revenue;
    row.cost = sums.cost;
    const double exposed = customers_before + sums.entered_customers + sums.converted;
    row.churn_rate = ratio(sums.churned, exposed, nobody, 0, 1);
    return row;
}

// A mean over visits in the making.
class VisitMean {
public:
    void add(double visits, const std::optional<double>& value) {
        if (!value) return;
        visits_ += visits;
        sum_ += visits * *value;
    }
    [[nodiscard]] std::optional<double> mean() const {
        if (visits_ <= 0) return std::nullopt;
        return sum_ / visits_;
    }

private:
    double visits_ = 0;
    double sum_ = 0;
};

struct Weighted {
    const LifetimeFigures* figures;
    double share;
};

TouchpointFigures touchpoint_mix(std::span<const Weighted> personas, std::size_t position) {
    TouchpointFigures mix;
    mix.touchpoint = personas.front().figures->touchpoints[position].touchpoint;
    double experience_by_people = 0;
    VisitMean experience, arriving, satisfaction, csat;
    for (const auto& [figures, share] : personas) {
        const TouchpointFigures& one = figures->touchpoints[position];
        const double visits = share * one.visits;
        mix.visits += visits;
        mix.reach += share * one.reach;
        mix.leave += share * one.leave;
        mix.churned += share * one.churned;
        experience_by_people += share * one.experience;
        experience.add(visits, one.experience);
        arriving.add(visits, one.arriving);
        satisfaction.add(visits, one.satisfaction);
        csat.add(visits, one.csat);
    }
    mix.experience = experience.mean().value_or(experience_by_people);
    mix.arriving = arriving.mean();
    mix.satisfaction = satisfaction.mean();
    mix.csat = csat.mean();
    return mix;
}

LinkFigures link_mix(std::span<const Weighted> personas, std::size_t position) {
    LinkFigures mix{personas.front().figures->links[position].link, 0};
    for (const auto& [figures, share] : personas)
        mix.moves += share * figures->links[position].moves;
    return mix;
}

LifetimeFigures mix_of(std::span<const Weighted> personas) {
    LifetimeFigures mix;
    for (const auto& [figures, share] : personas) {
        mix.lost += share * figures->lost;
        mix.churned += share * figures->churned;
        mix.completed += share * figures->completed;
        mix.converted += share * figures->converted;
        mix.days += share * figures->days;
        mix.value += share * figures->value;
    }
    const LifetimeFigures& first = *personas.front().figures;
    for (std::size_t i = 0; i < first.touchpoints.size(); ++i)
        mix.touchpoints.push_back(touchpoint_mix(personas, i));
    for (std::size_t i = 0; i < first.links.size(); ++i)
        mix.links.push_back(link_mix(personas, i));
    return mix;
}

} // namespace

void add_to(std::vector<PeriodSums>& sums, std::span<const PeriodSums> rows) {
    CLAIM(sums.size() == rows.size(), "personas are projected over the same periods");
    for (std::size_t t = 0; t < rows.size(); ++t) {
        for (double PeriodSums::*column : columns)
            sums[t].*column += rows[t].*column;
    }
}

void scale_people(std::vector<PeriodSums>& rows, double scale) {
    for (PeriodSums& row : rows) {
        for (double PeriodSums::*column : columns)
            row.*column *= scale;
    }
}

std::vector<PeriodFigures> period_figures(std::span<const PeriodSums> sums,
                                          std::span<const double> investment) {
    CLAIM(sums.size() == investment.size(), "every row has its investment");
    std::vector<PeriodFigures> rows;
    rows.reserve(sums.size());
    double ever_entered = 0;
    for (std::size_t t = 0; t < sums.size(); ++t) {
        ever_entered += sums[t].entered;
        const double customers_before = t == 0 ? 0 : sums[t - 1].customers;
        PeriodFigures row = figures_of(sums[t], customers_before, projection_accuracy * ever_entered);
        row.period = static_cast<int>(t);
        row.investment = investment[t];
        if (t == 0) row.churn_rate.reset();
        rows.push_back(row);
    }
    return rows;
}

std::optional<LifetimeFigures> mix_of(std::span<const PersonaLifetime> lifetimes,
                                      std::span<const double> shares) {
    CLAIM(lifetimes.size() == shares.size(), "every persona has its share");
    std::vector<Weighted> personas;
    for (std::size_t i = 0; i < lifetimes.size(); ++i) {
        if (shares[i] <= 0) continue;
        if (!lifetimes[i].figures) return std::nullopt;
        personas.push_back({&*lifetimes[i].figures, shares[i]});
    }
    if (personas.empty()) return std::nullopt;
    return mix_of(personas);
}

} // namespace waymark
