#include "scene/page_parts.h"

namespace waymark {

namespace {

// Adds the sign that an item of the lanes is, if any.
struct CardSigns {
    SignsShown& signs;
    const Theme& colors;
    OwnerKind owner;

    void operator()(const Box& box) const {
        if (owner != OwnerKind::touchpoint) return;
        if (box.fill == colors.service) signs.add(Sign::service);
        if (box.fill == colors.scenario) signs.add(Sign::intervention);
        if (box.rect.h <= size::score_bar_h) signs.add(Sign::scores);
        for (const Color& step : colors.diverging)
            if (box.fill == step && (box.rect.h <= size::score_bar_h || box.rect.h == size::card_h))
                signs.add(Sign::quality);
        // The card itself; icons have boxes too.
        if (box.rect.h != size::card_h || box.stroke.width <= 0) return;
        if (box.stroke.color == colors.scenario) signs.add(Sign::added);
        if (box.stroke.color == colors.text_disabled) signs.add(Sign::removed);
        signs.add(box.radius >= size::radius_customer ? Sign::customer_starts : Sign::company_starts);
        signs.add(box.stroke.is_solid()                ? Sign::measured
                  : box.stroke.dash == dash::estimated ? Sign::estimated
                                                       : Sign::assumed);
    }
    void operator()(const Path& path) const {
        if (owner == OwnerKind::link) {
            signs.add(path.stroke.color == colors.scenario ? Sign::added
                      : path.stroke.is_solid()             ? Sign::links
                                                           : Sign::removed);
        }
        if (owner != OwnerKind::touchpoint) return;
        if (path.fill == colors.moment) signs.add(Sign::moment_of_truth);
        if (path.fill == colors.good || path.fill == colors.bad) signs.add(Sign::pain_or_opportunity);
        if (path.stroke.width > 0 && path.stroke.color == colors.scenario) signs.add(Sign::base_score);
    }
    void operator()(const Disc&) const {
        if (owner == OwnerKind::link) signs.add(Sign::completed);
    }
    void operator()(const TextRun&) const {}
    void operator()(const Image&) const {}
    void operator()(const PushClip&) const {}
    void operator()(const PopClip&) const {}
};

// The same for the curve and the texts under it.
void add_curve_signs(SignsShown& signs, const Item& item, const Theme& colors) {
    const auto* path = std::get_if<Path>(&item.shape);
    if (item.owner.kind == OwnerKind::touchpoint) {
        const bool is_text = !item.owner.to.empty();
        if (path != nullptr && path->fill == colors.moment) signs.add(Sign::moment_of_truth);
        if (path != nullptr && (path->fill == colors.good || path->fill == colors.bad))
            signs.add(is_text ? Sign::pain_or_opportunity : Sign::worth);
        const auto* disc = std::get_if<Disc>(&item.shape);
        if (disc != nullptr && !is_text && disc->stroke.color == colors.text_3) signs.add(Sign::even_worth);
        return;
    }
    if (path == nullptr || path->stroke.width <= 0) return;
    const bool is_mix = item.owner.kind == OwnerKind::curve && item.owner.id == "mix";
    if (is_mix) signs.add(path->stroke.color == colors.scenario ? Sign::scenario_line : Sign::mix_line);
    if (item.owner.kind == OwnerKind::curve && item.owner.id == "base") signs.add(Sign::base_line);
    if ((is_mix || item.owner.kind == OwnerKind::persona) && path->stroke.dash == dash::assumed)
        signs.add(Sign::assumed_line);
}

} // namespace

SignsShown signs_on(const MapPicture& picture, const Theme& colors) {
    SignsShown signs;
    for (const Item& item : picture.body.items)
        std::visit(CardSigns{signs, colors, item.owner.kind}, item.shape);
    for (const Item& item : picture.curve.items)
        add_curve_signs(signs, item, colors);
    return signs;
}

} // namespace waymark
