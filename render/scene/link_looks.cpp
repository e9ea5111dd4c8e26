#include "scene/link_looks.h"

#include <algorithm>

namespace waymark {

LinkPeople::LinkPeople(const Outcome* outcome) {
    if (outcome == nullptr || !outcome->mix) return;
    for (const LinkFigures& link : outcome->mix->links) {
        moves_[link.link] = link.moves;
        most_moves_ = std::max(most_moves_, link.moves);
    }
    for (const PeriodFigures& period : outcome->periods)
        entered_ += period.entered;
}

double LinkPeople::width(const LinkKey& key) const {
    const auto found = moves_.find(key);
    if (found == moves_.end() || most_moves_ <= 0) return size::link_min;
    return size::link_min + (size::link_max - size::link_min) * found->second / most_moves_;
}

std::optional<double> LinkPeople::people(const LinkKey& key) const {
    const auto found = moves_.find(key);
    if (found == moves_.end()) return std::nullopt;
    return found->second * entered_;
}

LinkLook look_of(const LinkRoute& link, const LinkPeople& people, const MapView& view) {
    const Theme& colors = theme(view.theme);
    const Owner owner{OwnerKind::link, link.key.from, link.key.to};
    const bool told = is_selected(view, owner) ||
                      is_selected(view, {OwnerKind::touchpoint, link.key.from, {}}) ||
                      is_selected(view, {OwnerKind::touchpoint, link.key.to, {}});
    const bool hovered = view.hovered == owner;
    const Color color = told || hovered   ? colors.card_line
                        : link.is_added   ? colors.scenario
                        : link.is_removed ? colors.line_strong
                                          : colors.link;
    if (link.is_removed) return {{color, 1, {4, 4}}, false};
    return {{color, people.width(link.key)}, told};
}

} // namespace waymark
