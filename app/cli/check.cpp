#include "cli/run.h"

#include <string>
#include <vector>

#include "checks/findings.h"
#include "cli/check_text.h"
#include "file/journey_file.h"

namespace waymark::cli {

namespace {

CheckedFile checked_file(const std::string& file) {
    CheckedFile checked{file, {}, {}, {}};
    Result<Journey> journey = load_journey(file);
    if (!journey) {
        checked.problems = journey.problems();
        return checked;
    }
    checked.findings = findings_of(*journey);
    checked.journey = std::move(*journey);
    return checked;
}

// What makes a file wrong, as other commands say it.
Problems errors_of(const CheckedFile& checked) {
    Problems errors = checked.problems;
    for (const Finding& finding : checked.findings) {
        if (info(finding.code).severity == Severity::error) errors.push_back(finding.problem);
    }
    return errors;
}

} // namespace

Exit run(const CheckFiles& request, Console& console) {
    Exit exit = Exit::done;
    std::vector<CheckedFile> all;
    for (const std::string& file : request.files) {
        const CheckedFile& checked = all.emplace_back(checked_file(file));
        const Problems errors = errors_of(checked);
        report(console, file, errors);
        if (!errors.empty()) exit = Exit::wrong_input;
        if (request.format == Format::table) console.out << lines_of(checked, console.is_colored);
    }
    if (request.format == Format::csv) console.out << csv_of(all);
    if (request.format == Format::json) console.out << json_of(all);
    return exit;
}

} // namespace waymark::cli
