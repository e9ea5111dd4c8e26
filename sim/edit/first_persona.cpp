#include "edit/first_persona.h"

#include "journey/lookup.h"

namespace waymark {

std::optional<Edit> first_persona(const Journey& journey, const std::string& touchpoint) {
    if (!journey.personas.empty()) return std::nullopt;
    Persona everybody;
    everybody.name = "Everybody";
    everybody.id = make_id(everybody.name, {});
    everybody.start = {{touchpoint, 1}};
    return InsertPersona{everybody};
}

} // namespace waymark
