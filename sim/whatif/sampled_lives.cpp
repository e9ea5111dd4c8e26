#include "whatif/sampled_lives.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "journey/claim.h"
#include "markov/lifetime.h"

namespace waymark {

namespace {

// The distribution of values[0…n) where `cut` more people would have had more, nobody knows how much.
Distribution distribution_of(std::vector<double> values, std::size_t cut) {
    Distribution out;
    const std::size_t people = values.size() + cut;
    if (cut == 0) {
        const auto count = static_cast<double>(people);
        double sum = 0;
        for (const double value : values)
            sum += value;
        const double mean = sum / count;
        double squares = 0;
        for (const double value : values)
            squares += (value - mean) * (value - mean);
        out.mean = mean;
        out.standard_error = std::sqrt(squares / (count - 1) / count);
    }
    // The smallest value that this share of people do not exceed.
    auto from = values.begin();
    for (std::size_t q = 0; q < quantile_levels.size(); ++q) {
        const double rank = std::ceil(quantile_levels[q] * static_cast<double>(people));
        const std::size_t position = static_cast<std::size_t>(std::max(rank, 1.0)) - 1;
        if (position >= values.size()) break;
        const auto at = values.begin() + static_cast<std::ptrdiff_t>(position);
        std::nth_element(from, at, values.end());
        out.quantiles[q] = *at;
        from = at;
    }
    return out;
}

struct CountedPath {
    std::uint64_t people;
    std::uint64_t first; // position of the first person who walked it
};

// Every different path of those who came to an end, the most walked first, then by who walked it first.
std::vector<CountedPath> counted_paths(const std::vector<Life>& lives) {
    std::vector<std::pair<std::uint64_t, std::uint64_t>> walked; // fingerprint, person
    for (std::size_t i = 0; i < lives.size(); ++i) {
        if (lives[i].end != WalkEnd::cut) walked.emplace_back(lives[i].path, i);
    }
    std::sort(walked.begin(), walked.end());
    std::vector<CountedPath> paths;
    for (std::size_t i = 0; i < walked.size(); ++i) {
        if (i == 0 || walked[i].first != walked[i - 1].first) paths.push_back({0, walked[i].second});
        ++paths.back().people;
    }
    std::sort(paths.begin(), paths.end(), [](const CountedPath& a, const CountedPath& b) {
        return a.people != b.people ? a.people > b.people : a.first < b.first;
    });
    return paths;
}

} // namespace

std::string_view to_word(WalkEnd end) {
    switch (end) {
    case WalkEnd::lost: return "lost";
    case WalkEnd::churned: return "churned";
    case WalkEnd::completed: return "completed";
    case WalkEnd::cut: return "cut";
    }
    return "";
}

SampledLives sampled_lives(const LifeSample& sample, const LifeCounts& counts) {
    CLAIM(counts.lives.size() >= 2, "one life does not show how much lives differ");
    SampledLives out;
    out.persona = sample.persona.id;
    out.people = counts.lives.size();
    std::vector<double> days, visits, value;
    for (const Life& life : counts.lives) {
        if (life.end == WalkEnd::cut) {
            ++out.cut;
            continue;
        }
        days.push_back(life.days);
        visits.push_back(life.visits);
        value.push_back(life.value);
    }
    out.days = distribution_of(std::move(days), out.cut);
    out.visits = distribution_of(std::move(visits), out.cut);
    // More visits may be worth more or less: with people cut short nothing is known about value.
    if (out.cut == 0) out.value = distribution_of(std::move(value), 0);

    const std::vector<CountedPath> paths = counted_paths(counts.lives);
    out.different_paths = paths.size();
    for (std::size_t i = 0; i < std::min(paths.size(), listed_paths); ++i) {
        WalkedPath& path = out.paths.emplace_back();
        path.people = paths[i].people;
        path.share = static_cast<double>(path.people) / static_cast<double>(out.people);
        path.end = counts.lives[paths[i].first].end;
        for (const int touchpoint :
             path_of(sample.tables, sample.first_person + paths[i].first, sample.stream, sample.options)) {
            path.touchpoints.push_back(sample.chain.touchpoints[static_cast<std::size_t>(touchpoint)].id);
        }
    }
    return out;
}

std::optional<LifetimeFigures> sampled_lifetime(const LifeSample& sample, const LifeCounts& counts) {
    const auto people = static_cast<double>(counts.lives.size());
    std::array<double, 4> ends{};
    double converted = 0, days = 0, value = 0;
    for (const Life& life : counts.lives) {
        ++ends[static_cast<std::size_t>(life.end)];
        converted += life.was_customer ? 1 : 0;
        days += life.days;
        value += life.value;
    }
    if (ends[static_cast<std::size_t>(WalkEnd::cut)] > 0) return std::nullopt;

    std::vector<double> visits(sample.chain.state_count(), 0.0);
    for (std::size_t i = 0; i < sample.chain.nodes.size(); ++i) {
        for (std::size_t k = 0; k < level_count; ++k) {
            visits[i * block_stride + k] = static_cast<double>(counts.visits[i * level_count + k]) / people;
        }
    }
    LifetimeFigures figures = figures_of_visits(sample.map, sample.chain, sample.persona, visits);
    figures.lost = ends[static_cast<std::size_t>(WalkEnd::lost)] / people;
    figures.churned = ends[static_cast<std::size_t>(WalkEnd::churned)] / people;
    figures.completed = ends[static_cast<std::size_t>(WalkEnd::completed)] / people;
    figures.converted = converted / people;
    figures.days = days / people;
    figures.value = value / people;
    for (std::size_t t = 0; t < figures.touchpoints.size(); ++t) {
        const bool is_seen = t < counts.reached.size();
        figures.touchpoints[t].reach = is_seen ? static_cast<double>(counts.reached[t]) / people : 0;
        figures.touchpoints[t].leave = is_seen ? static_cast<double>(counts.left[t]) / people : 0;
    }
    return figures;
}

} // namespace waymark
