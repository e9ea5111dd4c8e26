#include <optional>
#include <vector>

#include "cli/crew.h"
#include "cli/progress.h"
#include "cli/run.h"
#include "cli/seek_text.h"
#include "cli/study_parts.h"

namespace waymark::cli {

Exit run(const Seek& request, Console& console) {
    const Study& study = request.study;
    const std::optional<OpenedStudy> opened = open_study(console, study, request.scenario);
    if (!opened) return Exit::wrong_input;
    const auto sought_after =
        seek_study(*opened->journey, opened->scenario, request.target, options_of(study));
    if (!sought_after) {
        report(console, study.file, sought_after.problems());
        return Exit::wrong_input;
    }
    std::vector<SeekAnswer> answers(sought_after->fields.size());
    {
        Progress progress("trying fields");
        in_threads(
            answers.size(), [&](std::size_t i) { answers[i] = sought(*sought_after, i); },
            [&](std::size_t done) { progress.show(done, answers.size()); });
    }
    sort_answers(answers, request.target);
    const SoughtStudy told{*sought_after, answers, persona_of(*opened->journey, study)};
    switch (study.format) {
    case Format::table: console.out << table_of(told, console.is_colored); break;
    case Format::csv: console.out << csv_of(told); break;
    case Format::json: console.out << json_of(told); break;
    }
    return Exit::done;
}

} // namespace waymark::cli
