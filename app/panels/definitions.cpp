#include "panels/definitions.h"

#include "journey/wording.h"

namespace waymark {

namespace {

std::string scale_and_source(std::string_view scale, std::string_view source) {
    std::string text;
    if (!scale.empty()) text = "Scale: " + std::string(scale);
    if (!source.empty()) text += (text.empty() ? "Source: " : "\nSource: ") + std::string(source);
    return text;
}

} // namespace

Hint hint_of(const FieldInfo& field) {
    return {capitalised(field.said), std::string(field.help), scale_and_source(field.scale, field.source)};
}

Hint hint_of(const FieldInfo& field, const Evidence& evidence) {
    Hint hint = hint_of(field);
    hint.detail += "\nThis value: " + evidence_text(evidence);
    return hint;
}

Hint hint_of(const FigureInfo& figure) {
    return {std::string(figure.label), std::string(figure.definition),
            scale_and_source(scale_text(figure), figure.source)};
}

void add_assumptions(Hint& hint, std::string_view before) {
    if (!hint.detail.empty()) hint.detail += '\n';
    if (!before.empty()) hint.detail += std::string(before) + ' ';
    hint.detail += assumptions_note;
}

std::string evidence_text(const Evidence& evidence) {
    std::string text(to_word(evidence.level));
    if (evidence.responses > 0)
        text += ", " + std::to_string(evidence.responses) +
                (evidence.responses == 1 ? " response" : " responses");
    if (!evidence.source.empty()) text += ", " + evidence.source;
    return text;
}

} // namespace waymark
