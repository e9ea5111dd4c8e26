#include "cli/run.h"

#include <filesystem>
#include <system_error>

#include "file/journey_file.h"
#include "file/read.h"
#include "file/templates.h"

namespace waymark::cli {

namespace {

constexpr std::size_t most_bytes = 64'000'000;

} // namespace

Exit run(const NewFile& request, Console& console) {
    const std::string name = request.output.string();
    std::error_code ignored;
    if (!request.replaces && std::filesystem::exists(request.output, ignored)) {
        report(console, name,
               {{"", "there is a file of this name already", "Choose another name, or add --force."}});
        return Exit::wrong_input;
    }
    const Result<Journey> journey = journey_of_template(request.template_name);
    if (!journey) {
        report(console, name, journey.problems());
        return Exit::wrong_input;
    }
    const Result<SavedFile> saved = save_journey(request.output, *journey);
    if (!saved) {
        report(console, name, saved.problems());
        return Exit::machine;
    }
    console.out << name << ": " << journey->title << ", " << counted(journey->stages.size(), "stage") << ", "
                << counted(journey->touchpoints.size(), "touchpoint") << '\n';
    return Exit::done;
}

Exit run(const FormatFiles& request, Console& console) {
    Exit exit = Exit::done;
    for (const std::string& file : request.files) {
        const Result<std::string> text = read_file(file, most_bytes);
        const Result<Journey> journey = text ? parse_journey(*text) : Result<Journey>(text.problems());
        if (!journey) {
            report(console, file, journey.problems());
            if (exit == Exit::done) exit = Exit::wrong_input;
            continue;
        }
        if (to_canonical_text(*journey) == *text) {
            console.out << file << ": is canonical already\n";
            continue;
        }
        const Result<SavedFile> saved = save_journey(file, *journey);
        if (!saved) {
            report(console, file, saved.problems());
            exit = Exit::machine;
            continue;
        }
        console.out << file << ": rewritten; the previous version is " << file << "~\n";
    }
    return exit;
}

} // namespace waymark::cli
