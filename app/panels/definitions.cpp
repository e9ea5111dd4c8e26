#include "panels/definitions.h"

namespace waymark {

namespace {

std::string capitalised(std::string_view words) {
    std::string text(words);
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

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

std::string evidence_text(const Evidence& evidence) {
    std::string text(to_word(evidence.level));
    if (evidence.responses > 0)
        text += ", " + std::to_string(evidence.responses) +
                (evidence.responses == 1 ? " response" : " responses");
    if (!evidence.source.empty()) text += ", " + evidence.source;
    return text;
}

} // namespace waymark
