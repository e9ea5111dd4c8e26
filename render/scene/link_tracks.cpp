#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "scene/link_router.h"

namespace waymark {

namespace {

constexpr double passage_pitch = 7;   // between ways that share a passage
constexpr double track_pitch = 11;    // between ways that share a channel
constexpr double most_tracks_h = 150; // a channel with more than fit into this gets narrower tracks

double pitch_of(int tracks) {
    return tracks < 2 ? track_pitch : std::min(track_pitch, most_tracks_h / (tracks - 1));
}

} // namespace

// Pieces that pass a row between two cards share the gap evenly.
void Router::place_passages() {
    struct Passage {
        int link, piece;
        double wanted;
    };
    std::map<std::pair<int, double>, std::vector<Passage>> gaps; // by row and left end
    for (int i = 0; i < static_cast<int>(links_.size()); ++i) {
        PlacedLink& l = link(i);
        for (int piece = 1; piece + 1 < l.way.upright_count; ++piece) {
            const Interval place = upright(l, piece);
            const int row = std::min(run(l, piece - 1).index, run(l, piece).index);
            const double before = at(l.places.upright_x, piece - 1);
            const double wanted = place.width() < 24 ? (place.lo + place.hi) / 2 : place.nearest(before);
            gaps[{row, place.lo}].push_back({i, piece, wanted});
        }
        if (l.is_self_loop()) at(l.places.upright_x, 0) = upright(l, 0).lo;
    }
    for (auto& [gap, passages] : gaps) {
        std::stable_sort(passages.begin(), passages.end(),
                         [](const Passage& a, const Passage& b) { return a.wanted < b.wanted; });
        double high = 1e300;
        for (const Passage& p : passages)
            high = std::min(high, upright(link(p.link), p.piece).hi);
        const double count = static_cast<double>(passages.size());
        const double pitch = std::min(passage_pitch, (high - gap.second) / std::max(1.0, count - 1));
        // Around the wanted places: half of what is needed goes to the left.
        double x = std::max(gap.second, passages.front().wanted - pitch * (count - 1) / 2);
        for (std::size_t i = 0; i < passages.size(); ++i) {
            const double left_over = static_cast<double>(passages.size() - 1 - i);
            if (high - gap.second >= 24) x = std::max(x, passages[i].wanted - pitch * left_over / 2);
            x = std::min(x, high - pitch * left_over);
            at(link(passages[i].link).places.upright_x, passages[i].piece) = x;
            x += pitch;
        }
    }
}

Interval Router::reach_of_run(const PlacedLink& l, int piece) const {
    // With an upright start the run lies between the pieces `piece` and `piece + 1`, else one earlier.
    const int before = is_upright(l.way.start) ? piece : piece - 1;
    const auto& x = l.places.upright_x;
    const double a = x[static_cast<std::size_t>(before)], b = x[static_cast<std::size_t>(before + 1)];
    return {std::min(a, b), std::max(a, b)};
}

std::vector<Router::TrackRun> Router::runs_in(int channel) const {
    std::vector<TrackRun> found;
    for (std::size_t i = 0; i < links_.size(); ++i) {
        const PlacedLink& l = links_[i];
        for (int piece = 0; piece < l.way.run_count; ++piece) {
            if (!run(l, piece).in_channel || run(l, piece).index != channel) continue;
            // A row of the same number lies below the channel.
            const auto goes_down = [&](int other, Side side) {
                if (other < 0 || other >= l.way.run_count) return side == Side::top;
                return run(l, other).in_channel ? run(l, other).index > channel
                                                : run(l, other).index >= channel;
            };
            const bool before = goes_down(piece - 1, l.way.start), after = goes_down(piece + 1, l.way.end);
            found.push_back({static_cast<int>(i), piece, reach_of_run(l, piece),
                             before != after ? 0
                             : before        ? 1
                                             : -1});
        }
    }
    return found;
}

// Runs that come from above and go back up lie high, those from below low, short ones nearest to their
// cards: so they do not cross each other. As few tracks as that needs.
void Router::place_tracks(int channel) {
    std::vector<TrackRun> runs = runs_in(channel);
    std::sort(runs.begin(), runs.end(), [](const TrackRun& a, const TrackRun& b) {
        return std::tuple(a.side == 0, a.reach.width(), a.link) <
               std::tuple(b.side == 0, b.reach.width(), b.link);
    });
    int tracks = runs.empty() ? 0 : 1;
    while (true) {
        std::vector<std::vector<Interval>> taken(static_cast<std::size_t>(tracks));
        const auto is_free = [&](int track, Interval reach) {
            return std::none_of(
                taken[static_cast<std::size_t>(track)].begin(), taken[static_cast<std::size_t>(track)].end(),
                [&](const Interval& other) { return other.lo < reach.hi + 8 && reach.lo - 8 < other.hi; });
        };
        bool all_placed = true;
        for (const TrackRun& r : runs) {
            int place = -1;
            for (int k = 0; k < tracks && place < 0; ++k) {
                const int middle = tracks / 2 + (k % 2 == 0 ? k / 2 : -(k + 1) / 2);
                const int track = r.side < 0   ? k
                                  : r.side > 0 ? tracks - 1 - k
                                               : std::clamp(middle, 0, tracks - 1);
                if (is_free(track, r.reach)) place = track;
            }
            if (place < 0) {
                all_placed = false;
                break;
            }
            taken[static_cast<std::size_t>(place)].push_back(r.reach);
            link(r.link).places.track[static_cast<std::size_t>(r.piece)] = place;
        }
        if (all_placed) break;
        ++tracks;
    }
    tracks_[static_cast<std::size_t>(channel)] = tracks;
}

double Router::channel_height(int channel) const {
    const int tracks = tracks_[static_cast<std::size_t>(channel)];
    const double tracks_h = std::max(0, tracks - 1) * pitch_of(tracks);
    constexpr double margin = (size::lane_h - size::card_h) / 2;
    if (channel == 0) return tracks == 0 ? margin : margin + 12 + tracks_h;
    if (channel == row_count) return std::max(margin + size::return_gutter_h, 20 + tracks_h + 16);
    return 2 * margin + tracks_h;
}

double Router::track_y(int channel, int track) const {
    const double first = channel == 0 ? 10 : channel == row_count ? 20 : (size::lane_h - size::card_h) / 2;
    return channel_y_[static_cast<std::size_t>(channel)] + first +
           track * pitch_of(tracks_[static_cast<std::size_t>(channel)]);
}

} // namespace waymark
