// JSON, and the numbers of CSV, as the commands write them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "journey/wording.h"

namespace waymark::cli {

using Json = nlohmann::ordered_json;

// Indented by two, a newline at the end; bytes that are no UTF-8 are replaced.
[[nodiscard]] inline std::string text_of(const Json& json) {
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

[[nodiscard]] inline Json json_value(std::optional<double> value) {
    return value ? Json(*value) : Json(nullptr);
}
// Every digit; empty where there is no value.
[[nodiscard]] inline std::string csv_value(std::optional<double> value) {
    return value ? number_text(*value) : "";
}

// A text in a row of CSV (RFC 4180): in quotes where a comma, a quote or a line end stands in it.
[[nodiscard]] inline std::string csv_text(std::string_view text) {
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

} // namespace waymark::cli
