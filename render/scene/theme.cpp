#include "scene/theme.h"

#include <string_view>

namespace waymark {

namespace {

consteval std::uint8_t hex_digit(char c) {
    return static_cast<std::uint8_t>(c >= 'A' ? c - 'A' + 10 : c - '0');
}

consteval std::uint8_t hex_pair(std::string_view rrggbb, std::size_t at) {
    return static_cast<std::uint8_t>(hex_digit(rrggbb[at]) * 16 + hex_digit(rrggbb[at + 1]));
}

consteval Color hex(std::string_view rrggbb) {
    return {hex_pair(rrggbb, 1), hex_pair(rrggbb, 3), hex_pair(rrggbb, 5), 255};
}

constexpr Theme light{
    .name = ThemeName::light,
    .window = hex("#F4F6F8"),
    .panel = hex("#FFFFFF"),
    .canvas = hex("#FAFBFC"),
    .card = hex("#FFFFFF"),
    .field = hex("#F4F6F8"),
    .hover = hex("#EBEEF1"),
    .pressed = hex("#DDE1E6"),
    .line = hex("#DDE1E6"),
    .line_strong = hex("#C6CCD4"),
    .grid = hex("#EBEEF1"),
    .text = hex("#14181D"),
    .text_2 = hex("#4B535E"),
    .text_3 = hex("#5C6571"),
    .text_disabled = hex("#97A0AC"),
    .ink = hex("#14181D"),
    .on_ink = hex("#FFFFFF"),
    .card_line = hex("#5C6571"),
    .link = hex("#B4BCC7"),
    .stage_prospect = hex("#EBEEF1"),
    .stage_customer = hex("#DDE1E6"),
    .base = hex("#5C6571"),
    .scenario = hex("#4F2FE0"),
    .good = hex("#005843"),
    .bad = hex("#B54008"),
    .moment = hex("#ECBE3C"),
    .service = hex("#6B0A5B"),
    .base_soft = hex("#EBEEF1"),
    .scenario_soft = hex("#ECE9FD"),
    .good_soft = hex("#DFF0EA"),
    .bad_soft = hex("#FBE7DC"),
    .moment_soft = hex("#FBF0CF"),
    .service_soft = hex("#F4E4F0"),
    .scenarios = {hex("#4F2FE0"), hex("#00739E"), hex("#8A5A00"), hex("#14181D")},
    .personas = {hex("#1466C6"), hex("#9A6206"), hex("#2B6C52"), hex("#9C1D76"), hex("#2B2E32")},
    .diverging = {hex("#9A3405"), hex("#D8672A"), hex("#F3BC97"), hex("#DDE1E6"), hex("#8CC9B8"),
                  hex("#3E9480"), hex("#005843")},
    .sequential = {hex("#E6EDF3"), hex("#B7CBDB"), hex("#7FA4C0"), hex("#45769B"), hex("#1B4B70")},
};

constexpr Theme dark{
    .name = ThemeName::dark,
    .window = hex("#0F1215"),
    .panel = hex("#181C21"),
    .canvas = hex("#14171B"),
    .card = hex("#1E232A"),
    .field = hex("#232932"),
    .hover = hex("#2A3038"),
    .pressed = hex("#3A424C"),
    .line = hex("#2A3038"),
    .line_strong = hex("#3A424C"),
    .grid = hex("#20252C"),
    .text = hex("#F4F6F8"),
    .text_2 = hex("#B3BBC5"),
    .text_3 = hex("#98A2AE"),
    .text_disabled = hex("#5F6975"),
    .ink = hex("#F4F6F8"),
    .on_ink = hex("#14171B"),
    .card_line = hex("#98A2AE"),
    .link = hex("#4A535F"),
    .stage_prospect = hex("#1E232A"),
    .stage_customer = hex("#2A3038"),
    .base = hex("#98A2AE"),
    .scenario = hex("#A284FF"),
    .good = hex("#8FE3C8"),
    .bad = hex("#F8704A"),
    .moment = hex("#F7DA5C"),
    .service = hex("#FDABF2"),
    .base_soft = hex("#2A3038"),
    .scenario_soft = hex("#2B2547"),
    .good_soft = hex("#16352D"),
    .bad_soft = hex("#40241A"),
    .moment_soft = hex("#3B3418"),
    .service_soft = hex("#3D2139"),
    .scenarios = {hex("#A284FF"), hex("#4FC3E0"), hex("#D9A441"), hex("#F4F6F8")},
    .personas = {hex("#6F9BF7"), hex("#CDA044"), hex("#6EEFB8"), hex("#E65E94"), hex("#DAE4F3")},
    .diverging = {hex("#F8704A"), hex("#C95F3C"), hex("#7E4A38"), hex("#3A424C"), hex("#38635A"),
                  hex("#5BA08E"), hex("#8FE3C8")},
    .sequential = {hex("#20303D"), hex("#2F4E66"), hex("#467494"), hex("#6FA0C0"), hex("#AFD2EA")},
};

} // namespace

const Theme& theme(ThemeName name) {
    return name == ThemeName::light ? light : dark;
}

} // namespace waymark
