#include "cli/command_line.h"

#include <algorithm>
#include <map>
#include <sstream>
#include <utility>

#include "cli/completion.h"
#include "cli/grammar.h"
#include "cli/help.h"
#include "cli/usage_error.h"
#include "file/templates.h"
#include "journey/fields.h"
#include "journey/wording.h"

namespace waymark::cli {

namespace {

const std::map<std::string, Format> formats{
    {"table", Format::table}, {"csv", Format::csv}, {"json", Format::json}};
const std::map<std::string, Shell> shells{{"bash", Shell::bash}, {"zsh", Shell::zsh}, {"fish", Shell::fish}};
const std::map<std::string, ThemeName> themes{{"light", ThemeName::light}, {"dark", ThemeName::dark}};
const std::vector<std::string> export_endings{".svg", ".pdf", ".png", ".csv", ".tsv", ".mmd"};

template <class Value>
std::vector<std::string> names_of(const std::map<std::string, Value>& map) {
    std::vector<std::string> names;
    names.reserve(map.size());
    for (const auto& [name, value] : map)
        names.push_back(name);
    return names;
}

std::vector<std::string> template_names() {
    std::vector<std::string> names;
    for (const TemplateInfo& info : templates())
        names.emplace_back(info.name);
    return names;
}

} // namespace

Grammar::Grammar() {
    app_.set_version_flag("--version", "waymark " WAYMARK_VERSION, "Print the version");
    app_.get_formatter()->column_width(28);
    app_.set_help_flag("-h,--help", "Print this help");
    app_.add_option("FILE", desktop_.file, "A journey to open in the window")->option_text(" ");
    app_.footer(general_help());
    app_.require_subcommand(0, 1);
    add_new();
    add_check();
    add_simulate();
    add_compare();
    add_optimise();
    add_sensitivity();
    add_worth();
    add_seek();
    add_export();
    add_import();
    add_format();
    add_completion();
}

CLI::App* Grammar::command(const std::string& name, const std::string& help, std::string footer) {
    CLI::App* command = app_.add_subcommand(name, help);
    command->get_formatter()->column_width(28);
    command->footer(std::move(footer));
    return command;
}

void Grammar::choose_from(CLI::Option* option, std::vector<std::string> choices) {
    std::string text = list_text(std::vector<std::string_view>(choices.begin(), choices.end()), "or");
    option->description(option->get_description() + ": " + text);
    option->check([choices, text](const std::string& word) {
        const bool is_known = std::find(choices.begin(), choices.end(), word) != choices.end();
        return is_known ? std::string() : in_quotes(word) + " is none of " + text;
    });
    choices_[option] = std::move(choices);
}

void Grammar::add_new() {
    CLI::App* command = this->command("new", "Make a journey file from a template", help_of_new());
    auto* option =
        command->add_option("--template", new_file_.template_name, "What to begin with")->option_text("NAME");
    choose_from(option, template_names());
    command->add_option("-o,--output", new_file_.output, "The file to make")->required()->option_text("FILE");
    command->add_flag("--force", new_file_.replaces, "Replace a file that is there already");
}

void Grammar::add_check() {
    CLI::App* command =
        this->command("check", "Say every problem and every doubtful spot of journey files", help_of_check());
    command->add_option("FILE", check_.files, "Journeys")->required()->option_text(" ");
    add_format_choice(*command);
}

void Grammar::add_export() {
    CLI::App* command =
        this->command("export", "Draw the map, or write its touchpoints as a table", help_of_export());
    command->add_option("FILE", export_.file, "The journey")->required()->option_text(" ");
    command->add_option("-o,--output", export_.output, "The file; its ending says the format")
        ->required()
        ->option_text("OUT.{svg,pdf,png,csv,tsv,mmd}")
        ->check([](const std::string& name) {
            const std::string ending = std::filesystem::path(name).extension().string();
            const bool is_known =
                std::find(export_endings.begin(), export_endings.end(), ending) != export_endings.end();
            return is_known ? std::string()
                            : in_quotes(name) + " must end in .svg, .pdf, .png, .csv, .tsv or .mmd";
        });
    choose_from(command->add_option("--view", view_word_, "What to draw")->option_text("VIEW"), {"map"});
    command->add_option("--scenario", export_.scenario, "The map with a scenario in force, beside the base")
        ->option_text("ID");
    command->add_option("--page", page_word_, "fit, a4…a0, letter, tabloid, 16:9, or WIDTHxHEIGHTmm")
        ->option_text("PAGE")
        ->check([](const std::string& name) {
            const Result<PageSize> size = page_size(name);
            if (size) return std::string();
            Problem problem = size.problems().front();
            problem.place.clear(); // the option's name stands before it
            return to_text(problem);
        });
    command->add_option("--dpi", export_.dpi, "Pixels an inch of a PNG, 24–1200")
        ->option_text("N")
        ->check(CLI::Range(24, 1200).description(""));
    choose_from(command->add_option("--theme", theme_word_, "Colours")->option_text("THEME"),
                names_of(themes));
    command->add_flag("--fit-curve", export_.curve_fits,
                      "Fit the curve's range to its values; without it, −2 to +2");
    CLI::Option* charts =
        command->add_flag("--charts", export_.has_charts, "The projection over time, below the map");
    CLI::Option* draws = add_draws(*command)->needs(charts);
    check_seed(command->add_option("--seed", seed_, "Which draws: a whole number, 1 where none is given")
                   ->option_text("S")
                   ->needs(draws));
    command->add_flag("--no-legend", hides_legend_, "Leave the legend out");
}

void Grammar::add_import() {
    CLI::App* command =
        this->command("import", "Make a journey from a table of touchpoints", help_of_import());
    command->add_option("TABLE", import_.file, "CSV, TSV, or a Mermaid journey")
        ->required()
        ->option_text(" ");
    command->add_option("-o,--output", import_.output, "The journey file to make")
        ->required()
        ->option_text("FILE");
    command->add_flag("--no-links", import_.leaves_links_out, "Do not link the rows in their order");
    command->add_flag("--partly", import_.takes_part, "Import what can be read, and report the rest");
    command->add_flag("--force", import_.replaces, "Replace a file that is there already");
}

void Grammar::add_format() {
    CLI::App* command = this->command("format", "Rewrite journey files in their canonical form");
    command->add_option("FILE", format_.files, "Journeys")->required()->option_text(" ");
}

void Grammar::add_completion() {
    CLI::App* command = this->command("completion", "Print a script that completes commands in your shell",
                                      help_of_completion());
    choose_from(command->add_option("SHELL", shell_word_, "The shell")->required()->option_text(" "),
                names_of(shells));
}

Request Grammar::selected() const {
    const auto subcommands = app_.get_subcommands();
    if (subcommands.empty()) return desktop_;
    const std::string& name = subcommands.front()->get_name();
    if (name == "new") return new_file_;
    if (name == "import") return import_;
    if (name == "format") return format_;
    if (name == "completion") return PrintCompletion{shells.at(shell_word_)};
    if (name == "export") {
        Export request = export_;
        request.page = *page_size(page_word_);
        request.theme = themes.at(theme_word_);
        request.has_legend = !hides_legend_;
        request.drawing = drawing();
        return request;
    }
    const Format format = formats.at(format_word_);
    if (name == "check") {
        CheckFiles request = check_;
        request.format = format;
        return request;
    }
    return selected_study(name, format);
}

Request Grammar::parse(std::span<const std::string> arguments) {
    try {
        app_.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
        return selected();
    } catch (const CLI::Success& success) {
        std::ostringstream out;
        std::ostringstream err;
        app_.exit(success, out, err);
        return Say{out.str(), Exit::done};
    } catch (const CLI::ParseError& error) {
        return usage_error(app_, error, arguments);
    }
}

std::vector<CommandOutline> Grammar::outline() {
    std::vector<CommandOutline> commands;
    for (const CLI::App* command : app_.get_subcommands(nullptr)) {
        CommandOutline outline{command->get_name(), command->get_description(), {}, {}};
        for (const CLI::Option* option : command->get_options()) {
            const auto found = choices_.find(option);
            const std::vector<std::string> choices =
                found == choices_.end() ? std::vector<std::string>{} : found->second;
            if (option->get_lnames().empty()) {
                outline.words = choices;
                continue;
            }
            outline.options.push_back({"--" + option->get_lnames().front(), option->get_description(),
                                       choices, option->get_items_expected_max() > 0});
        }
        commands.push_back(std::move(outline));
    }
    return commands;
}

Request request_of(std::span<const std::string> arguments) {
    Grammar grammar;
    return grammar.parse(arguments);
}

std::vector<CommandOutline> outline() {
    Grammar grammar;
    return grammar.outline();
}

} // namespace waymark::cli
