// The glyphs of the chrome: strokes in a box of 16, drawn at any size.
#pragma once

#include <cstdint>
#include <string_view>

namespace waymark {

enum class Icon : std::uint8_t {
    logo,
    select_arrow,
    touchpoint_card,
    link,
    stage_columns,
    undo,
    redo,
    export_arrow,
    plus,
    close,
    check,
    chevron_down,
    chevron_right,
    arrow_up,
    list,
    person,
    scenario,
    warning,
    star,
    triangle_up,
    triangle_down,
    document,
    folder,
    home,
    phone,
    mobile,
    mail,
    globe,
    chat,
    share,
    shop,
    card,
    parcel,
    dot
};

// The glyph whose words the channel's name holds: "Mobile app" is `mobile`; `dot` for a channel that none
// fits.
[[nodiscard]] Icon icon_for_channel(std::string_view channel);

} // namespace waymark
