// Fragments as text, for the clipboard: what is copied in one window is pasted in another.
#pragma once

#include <string>
#include <string_view>

#include "journey/fragment.h"
#include "journey/result.h"

namespace waymark {

// The one text of a fragment, in the manner of the journey file (to_canonical_text).
[[nodiscard]] std::string to_text(const Fragment& fragment);

// The text says that it is a fragment, whole or broken; O(1).
[[nodiscard]] bool claims_to_be_fragment(std::string_view text);

// The fragment of such a text, valid, with at least one touchpoint; or all that is wrong with it. Safe on any
// text.
[[nodiscard]] Result<Fragment> parse_fragment(std::string_view text);

} // namespace waymark
