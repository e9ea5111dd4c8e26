// Whether a picture is of what is shown or of a moment ago.
#pragma once

namespace waymark {

// Figures of what is shown, or of before the last change: those are dimmed.
enum class Freshness : bool { of_before, current };

} // namespace waymark
