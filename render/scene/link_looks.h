// How links are drawn: their widths by people, their colours by selection and scenario. For map_links and
// link_labels alone.
#pragma once

#include <map>
#include <optional>

#include "scene/map_parts.h"

namespace waymark {

// Expected people on each link; nothing without lifetime figures.
class LinkPeople {
public:
    explicit LinkPeople(const Outcome* outcome);

    [[nodiscard]] double width(const LinkKey& key) const; // of the line, in map units
    [[nodiscard]] std::optional<double> people(const LinkKey& key) const;

private:
    std::map<LinkKey, double> moves_; // per person who enters
    double most_moves_ = 0;
    double entered_ = 0;
};

struct LinkLook {
    Stroke stroke;
    bool is_told = false; // selected, or of a selected touchpoint: dark, with its people
};
[[nodiscard]] LinkLook look_of(const LinkRoute& link, const LinkPeople& people, const MapView& view);

} // namespace waymark
