#include "file/templates.h"

#include <array>
#include <utility>
#include <vector>

#include "file/journey_file.h"
#include "journey/wording.h"

// From embedded_examples.s: each example's first byte, and the one behind its last.
extern "C" {
extern const char waymark_example_hotel[];
extern const char waymark_example_hotel_end[];
extern const char waymark_example_telecom[];
extern const char waymark_example_telecom_end[];
extern const char waymark_example_shop[];
extern const char waymark_example_shop_end[];
extern const char waymark_example_bank[];
extern const char waymark_example_bank_end[];
extern const char waymark_example_saas[];
extern const char waymark_example_saas_end[];
}

namespace waymark {

namespace {

constexpr std::array<TemplateInfo, 6> infos{{
    {"hotel", "Hotel stay", "From the first search to the next stay."},
    {"telecom", "Telecom support", "From a fault to a line that works again."},
    {"shop", "Omnichannel shop", "Search, buy, receive and return, online and in stores."},
    {"bank", "Opening a bank account", "From the comparison to the everyday account."},
    {"saas", "Software onboarding", "From the trial to the renewal."},
    {"blank", "Blank", "Three stages and nothing in them."},
}};

struct Example {
    const char* begin;
    const char* end;
};
// In the order of infos, without the blank one.
constexpr std::array<Example, 5> texts{{
    {waymark_example_hotel, waymark_example_hotel_end},
    {waymark_example_telecom, waymark_example_telecom_end},
    {waymark_example_shop, waymark_example_shop_end},
    {waymark_example_bank, waymark_example_bank_end},
    {waymark_example_saas, waymark_example_saas_end},
}};

Problem unknown(std::string_view kind, std::string_view name, std::span<const TemplateInfo> among) {
    std::vector<std::string_view> names;
    names.reserve(among.size());
    for (const TemplateInfo& info : among)
        names.push_back(info.name);
    return {"", "there is no " + std::string(kind) + " " + in_quotes(name), suggestion(name, names)};
}

Journey blank_journey() {
    Journey journey;
    journey.title = "New journey";
    journey.stages = {{"before", "Before", Relationship::prospect},
                      {"during", "During", Relationship::customer},
                      {"after", "After", Relationship::customer}};
    journey.simulation.arrivals = 100; // so that there is somebody to see in every period
    return journey;
}

Touchpoint structure_of(const Touchpoint& full) {
    Touchpoint touchpoint;
    touchpoint.id = full.id;
    touchpoint.name = full.name;
    touchpoint.stage = full.stage;
    touchpoint.lane = full.lane;
    touchpoint.channel = full.channel;
    touchpoint.initiated_by = full.initiated_by;
    touchpoint.kind = full.kind;
    touchpoint.leave = full.leave;
    touchpoint.dwell_days = full.dwell_days;
    touchpoint.moment_of_truth = full.moment_of_truth;
    return touchpoint;
}

Persona structure_of(const Persona& full) {
    Persona persona;
    persona.id = full.id;
    persona.name = full.name;
    persona.share = full.share;
    persona.start = full.start;
    return persona;
}

} // namespace

std::span<const TemplateInfo> templates() {
    return infos;
}

std::span<const TemplateInfo> examples() {
    return std::span(infos).first(texts.size());
}

std::string_view example_text(std::string_view name) {
    for (std::size_t i = 0; i < texts.size(); ++i) {
        if (infos[i].name == name) return {texts[i].begin, texts[i].end};
    }
    return {};
}

Result<Journey> journey_of_template(std::string_view name) {
    if (name.empty() || name == "blank") return blank_journey();
    const std::string_view text = example_text(name);
    if (text.empty()) return unknown("template", name, infos);
    Result<Journey> example = parse_journey(text);
    if (!example) return example.problems();
    return structure_of(*example);
}

Result<Journey> journey_of_example(std::string_view name) {
    const std::string_view text = example_text(name);
    if (text.empty()) return unknown("example", name, examples());
    return parse_journey(text);
}

Journey structure_of(const Journey& journey) {
    Journey structure;
    structure.title = journey.title;
    structure.currency = journey.currency;
    structure.stages = journey.stages;
    for (const Touchpoint& touchpoint : journey.touchpoints)
        structure.touchpoints.push_back(structure_of(touchpoint));
    for (const TextLane& lane : journey.lanes)
        structure.lanes.push_back({lane.id, lane.name, {}});
    for (const Link& link : journey.links)
        structure.links.push_back({link.from, link.to, link.weight, link.tilt, 0});
    for (const Persona& persona : journey.personas)
        structure.personas.push_back(structure_of(persona));
    structure.simulation = journey.simulation;
    return structure;
}

} // namespace waymark
