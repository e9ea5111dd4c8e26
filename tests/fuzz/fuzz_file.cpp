// Any bytes as a journey file and as a snapshot: a journey or a refusal, and what is accepted is stable.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "file/journey_file.h"
#include "file/snapshot.h"
#include "journey/claim.h"
#include "sim/file/forged_snapshot.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace waymark;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    if (const Result<Journey> journey = parse_journey(bytes)) {
        const std::string text = to_canonical_text(*journey);
        const Result<Journey> again = parse_journey(text);
        CLAIM(again && *again == *journey, "what was accepted reads the same again");
        CLAIM(to_canonical_text(*again) == text, "the canonical text is one");
        const Result<Journey> from_snapshot = from_bytes(to_bytes(*journey));
        CLAIM(from_snapshot && *from_snapshot == *journey, "a snapshot gives the same journey back");
    }
    (void)from_bytes(bytes);
    (void)from_bytes(forged_snapshot(bytes));
    return 0;
}
