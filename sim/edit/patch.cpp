#include "edit/patch.h"

#include <algorithm>
#include <span>
#include <utility>

#include "journey/claim.h"

namespace waymark {

namespace {

SetTitleBlock title_block_of(const Journey& journey) {
    return {journey.title, journey.description, journey.client,  journey.author,
            journey.state, journey.reviewed,    journey.currency};
}

// How many elements to leave out of each list until both go on alike.
struct Gap {
    std::size_t before = 0, after = 0;
};

// The smallest gap at the head of lists that begin differently; all of both where none is found nearby.
template <class Element>
Gap gap_at_head(std::span<const Element> before, std::span<const Element> after) {
    constexpr std::size_t farthest = 256;
    for (std::size_t sum = 1; sum <= std::min(farthest, before.size() + after.size()); ++sum)
        for (std::size_t skipped = 0; skipped <= sum; ++skipped) {
            const Gap gap{skipped, sum - skipped};
            if (gap.before < before.size() && gap.after < after.size() &&
                before[gap.before] == after[gap.after])
                return gap;
        }
    return {before.size(), after.size()};
}

template <class Element>
std::vector<Hunk<Element>> hunks_between(const std::vector<Element>& before,
                                         const std::vector<Element>& after) {
    std::vector<Hunk<Element>> hunks;
    std::span<const Element> rest = before, rest_after = after;
    for (;;) {
        const auto alike =
            static_cast<std::size_t>(std::ranges::mismatch(rest, rest_after).in1 - rest.begin());
        rest = rest.subspan(alike);
        rest_after = rest_after.subspan(alike);
        if (rest.empty() && rest_after.empty()) return hunks;
        const Gap gap = gap_at_head(rest, rest_after);
        const auto put = rest_after.first(gap.after);
        hunks.push_back({before.size() - rest.size(), gap.before, {put.begin(), put.end()}});
        rest = rest.subspan(gap.before);
        rest_after = rest_after.subspan(gap.after);
    }
}

template <class Element>
void apply_hunks(std::vector<Element>& list, const std::vector<Hunk<Element>>& hunks) {
    // From the end, so that the positions of the others stay what they were.
    for (auto hunk = hunks.rbegin(); hunk != hunks.rend(); ++hunk) {
        CLAIM(hunk->position + hunk->removed <= list.size(), "the patch was made from this journey");
        const auto at = list.begin() + static_cast<std::ptrdiff_t>(hunk->position);
        const std::size_t replaced = std::min(hunk->removed, hunk->put.size());
        const auto rest = hunk->put.begin() + static_cast<std::ptrdiff_t>(replaced);
        const auto end = std::copy(hunk->put.begin(), rest, at);
        if (replaced < hunk->removed)
            list.erase(end, at + static_cast<std::ptrdiff_t>(hunk->removed));
        else
            list.insert(end, rest, hunk->put.end());
    }
}

} // namespace

JourneyPatch patch_between(const Journey& before, const Journey& after) {
    JourneyPatch patch;
    if (auto block = title_block_of(after); block != title_block_of(before))
        patch.title_block = std::move(block);
    if (after.simulation != before.simulation) patch.simulation = after.simulation;
    patch.stages = hunks_between(before.stages, after.stages);
    patch.touchpoints = hunks_between(before.touchpoints, after.touchpoints);
    patch.lanes = hunks_between(before.lanes, after.lanes);
    patch.links = hunks_between(before.links, after.links);
    patch.personas = hunks_between(before.personas, after.personas);
    patch.scenarios = hunks_between(before.scenarios, after.scenarios);
    return patch;
}

void apply_patch(Journey& journey, const JourneyPatch& patch) {
    if (const auto& block = patch.title_block) {
        journey.title = block->title;
        journey.description = block->description;
        journey.client = block->client;
        journey.author = block->author;
        journey.state = block->state;
        journey.reviewed = block->reviewed;
        journey.currency = block->currency;
    }
    if (patch.simulation) journey.simulation = *patch.simulation;
    apply_hunks(journey.stages, patch.stages);
    apply_hunks(journey.touchpoints, patch.touchpoints);
    apply_hunks(journey.lanes, patch.lanes);
    apply_hunks(journey.links, patch.links);
    apply_hunks(journey.personas, patch.personas);
    apply_hunks(journey.scenarios, patch.scenarios);
}

} // namespace waymark
