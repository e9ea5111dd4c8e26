#include "markov/change_of_map.h"

#include <algorithm>
#include <map>

#include "journey/claim.h"

namespace waymark {

namespace {

// The node of `to` that each node of `from` becomes.
std::vector<std::size_t> places(const Chain& from, const Chain& to) {
    std::map<NodeKey, std::size_t> known;
    for (std::size_t i = 0; i < to.nodes.size(); ++i)
        known[key_of(to, i)] = i;
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < from.nodes.size(); ++i) {
        const auto place = known.find(key_of(from, i));
        CLAIM(place != known.end(), "everybody keeps their place across a change of map");
        out.push_back(place->second);
    }
    return out;
}

void copy_levels(const std::vector<double>& from, std::size_t node, std::vector<double>& to,
                 std::size_t place) {
    std::copy_n(from.begin() + static_cast<std::ptrdiff_t>(node * block_stride), block_stride,
                to.begin() + static_cast<std::ptrdiff_t>(place * block_stride));
}

} // namespace

std::vector<NodeKey> keys_of(const Chain& chain) {
    std::vector<NodeKey> keys;
    for (std::size_t i = 0; i < chain.nodes.size(); ++i)
        keys.push_back(key_of(chain, i));
    return keys;
}

std::vector<double> carried(const Chain& from, const std::vector<double>& state, const Chain& to) {
    if (same_nodes(from, to)) return state;
    const std::vector<std::size_t> place = places(from, to);
    std::vector<double> out(to.state_count(), 0.0);
    for (std::size_t i = 0; i < place.size(); ++i)
        copy_levels(state, i, out, place[i]);
    return out;
}

std::vector<double> carried_back(const Chain& from, const std::vector<double>& worth, const Chain& to) {
    if (same_nodes(from, to)) return worth;
    const std::vector<std::size_t> place = places(from, to);
    std::vector<double> out(from.state_count(), 0.0);
    for (std::size_t i = 0; i < place.size(); ++i)
        copy_levels(worth, place[i], out, i);
    out.insert(out.end(), worth.begin() + static_cast<std::ptrdiff_t>(to.state_count()), worth.end());
    return out;
}

} // namespace waymark
