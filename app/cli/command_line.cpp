#include "cli/command_line.h"

#include <algorithm>
#include <map>
#include <sstream>
#include <utility>

#include <CLI/CLI.hpp>

#include "cli/completion.h"
#include "cli/help.h"
#include "cli/usage_error.h"
#include "file/templates.h"
#include "journey/fields.h"
#include "journey/wording.h"
#include "whatif/draws.h"
#include "whatif/sample.h"

namespace waymark::cli {

namespace {

const std::map<std::string, Format> formats{
    {"table", Format::table}, {"csv", Format::csv}, {"json", Format::json}};
const std::map<std::string, Shell> shells{{"bash", Shell::bash}, {"zsh", Shell::zsh}, {"fish", Shell::fish}};
const std::map<std::string, ThemeName> themes{{"light", ThemeName::light}, {"dark", ThemeName::dark}};
const std::vector<std::string> picture_endings{".svg", ".pdf", ".png"};

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

// CLI11's grammar with the values it writes into, kept alive together.
class Grammar {
public:
    Grammar();
    Grammar(const Grammar&) = delete;
    Grammar& operator=(const Grammar&) = delete;

    [[nodiscard]] Request parse(std::span<const std::string> arguments);
    [[nodiscard]] std::vector<CommandOutline> outline();

private:
    CLI::App* command(const std::string& name, const std::string& help, std::string footer = "");
    void add_study(CLI::App& command, Study& study);
    void add_format_choice(CLI::App& command);
    void add_goal_choice(CLI::App& command);
    CLI::Option* add_draws(CLI::App& command);
    static void check_seed(CLI::Option* option);
    void choose_from(CLI::Option* option, std::vector<std::string> choices);
    void add_new();
    void add_check();
    void add_simulate();
    void add_compare();
    void add_optimise();
    void add_sensitivity();
    void add_worth();
    void add_export();
    void add_format();
    void add_completion();
    [[nodiscard]] std::optional<Drawing> drawing() const;
    [[nodiscard]] Request selected() const;

    CLI::App app_{"Waymark: customer journey maps that project satisfaction and churn.", "waymark"};
    std::map<const CLI::Option*, std::vector<std::string>> choices_;

    OpenDesktop desktop_;
    NewFile new_file_;
    CheckFiles check_;
    Simulate simulate_;
    Sampling sampling_;
    Drawing drawing_;
    std::optional<std::uint64_t> seed_;
    Compare compare_;
    Optimise optimise_;
    Sensitivities sensitivity_;
    Worth worth_;
    Export export_;
    FormatFiles format_;
    PrintCompletion completion_;
    std::string format_word_ = "table", theme_word_ = "light", view_word_ = "map", page_word_ = "fit",
                goal_word_ = "customers", part_word_ = "touchpoint", shell_word_;
    bool hides_legend_ = false;
};

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
    add_export();
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

void Grammar::add_study(CLI::App& command, Study& study) {
    command.add_option("FILE", study.file, "The journey")->required()->option_text(" ");
    command.add_option("--persona", study.persona, "Only this persona, with all the people being of it")
        ->option_text("ID");
    command.add_option("--horizon", study.horizon, "Periods to project, 1–1200, instead of the journey's")
        ->option_text("N")
        ->check(CLI::Range(1, 1200).description(""));
    add_format_choice(command);
}

void Grammar::add_format_choice(CLI::App& command) {
    choose_from(command.add_option("--format", format_word_, "How to write it")->option_text("FORMAT"),
                {"table", "csv", "json"});
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

void Grammar::add_simulate() {
    CLI::App* command =
        this->command("simulate", "Project satisfaction and churn, period by period", help_of_simulate());
    add_study(*command, simulate_.study);
    command->add_option("--scenario", simulate_.scenario, "A scenario instead of the base map")
        ->option_text("ID");
    CLI::Option* people =
        command
            ->add_option("--people", sampling_.people, "Sample so many single people, beside the projection")
            ->option_text("N")
            ->check(CLI::Range(std::uint64_t{2}, most_sampled_people).description(""));
    check_seed(
        command->add_option("--seed", seed_, "Which people or draws: a whole number, 1 where none is given")
            ->option_text("S"));
    add_draws(*command)->excludes(people);
    command
        ->add_option("--threads", sampling_.threads, "Cores that sample, instead of all; changes no figure")
        ->option_text("T")
        ->needs(people)
        ->check(CLI::Range(1U, 256U).description(""));
}

void Grammar::add_compare() {
    CLI::App* command = this->command("compare", "Scenarios beside the base map", help_of_compare());
    add_study(*command, compare_.study);
    command
        ->add_option("--scenario", compare_.scenarios,
                     "Scenarios to compare; without any, all of the journey")
        ->option_text("ID...");
    CLI::Option* draws = add_draws(*command);
    check_seed(command->add_option("--seed", seed_, "Which draws: a whole number, 1 where none is given")
                   ->option_text("S")
                   ->needs(draws));
}

// A whole number from 0 on.
void Grammar::check_seed(CLI::Option* option) {
    option->check([](const std::string& text) {
        return text.starts_with("-") ? in_quotes(text) + " is not a whole number from 0 on" : std::string();
    });
}

CLI::Option* Grammar::add_draws(CLI::App& command) {
    return command
        .add_option("--draws", drawing_.draws,
                    "Bands: simulate so many times with the inputs drawn as their evidence says, 20 or more")
        ->option_text("N")
        ->check(CLI::Range(fewest_draws, most_draws).description(""));
}

void Grammar::add_goal_choice(CLI::App& command) {
    std::vector<std::string> names;
    for (const Goal goal : all_goals)
        names.emplace_back(info(goal).name);
    choose_from(command.add_option("--goal", goal_word_, "What to judge by, customers where none is given")
                    ->option_text("GOAL"),
                std::move(names));
}

void Grammar::add_optimise() {
    CLI::App* command =
        this->command("optimise", "The best of a scenario's interventions for a budget", help_of_optimise());
    add_study(*command, optimise_.study);
    command->add_option("--scenario", optimise_.scenario, "The scenario whose interventions to choose from")
        ->required()
        ->option_text("ID");
    command->add_option("--budget", optimise_.budget, "Money up to the horizon; without it, no limit")
        ->option_text("X")
        ->check(CLI::Range(money_range.low, money_range.high).description(""));
    add_goal_choice(*command);
    check_seed(command
                   ->add_option("--seed", seed_,
                                "Which luck, where there are too many choices to try all: a whole number, 1 "
                                "where none is given")
                   ->option_text("S"));
}

void Grammar::add_sensitivity() {
    CLI::App* command =
        this->command("sensitivity", "What each field of the map does to a goal", help_of_sensitivity());
    add_study(*command, sensitivity_.study);
    command->add_option("--scenario", sensitivity_.scenario, "With a scenario applied to the map")
        ->option_text("ID");
    add_goal_choice(*command);
}

void Grammar::add_worth() {
    CLI::App* command =
        this->command("worth", "What each touchpoint, stage or channel is worth", help_of_worth());
    add_study(*command, worth_.study);
    command->add_option("--scenario", worth_.scenario, "With a scenario applied to the map")
        ->option_text("ID");
    std::vector<std::string> words;
    for (const Grouping by : all_groupings)
        words.emplace_back(to_word(by));
    choose_from(command->add_option("--by", part_word_, "What to show a row for")->option_text("PART"),
                std::move(words));
}

void Grammar::add_export() {
    CLI::App* command = this->command("export", "Draw the map as SVG, PDF or PNG", help_of_export());
    command->add_option("FILE", export_.file, "The journey")->required()->option_text(" ");
    command->add_option("-o,--output", export_.output, "The picture; its ending says the format")
        ->required()
        ->option_text("OUT.{svg,pdf,png}")
        ->check([](const std::string& name) {
            const std::string ending = std::filesystem::path(name).extension().string();
            const bool is_known =
                std::find(picture_endings.begin(), picture_endings.end(), ending) != picture_endings.end();
            return is_known ? std::string() : in_quotes(name) + " must end in .svg, .pdf or .png";
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
    command->add_flag("--no-legend", hides_legend_, "Leave the legend out");
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

std::optional<Drawing> Grammar::drawing() const {
    if (drawing_.draws == 0) return std::nullopt;
    return Drawing{drawing_.draws, seed_.value_or(1)};
}

Request Grammar::selected() const {
    const auto subcommands = app_.get_subcommands();
    if (subcommands.empty()) return desktop_;
    const std::string& name = subcommands.front()->get_name();
    if (name == "new") return new_file_;
    if (name == "format") return format_;
    if (name == "completion") return PrintCompletion{shells.at(shell_word_)};
    if (name == "export") {
        Export request = export_;
        request.page = *page_size(page_word_);
        request.theme = themes.at(theme_word_);
        request.has_legend = !hides_legend_;
        return request;
    }
    const Format format = formats.at(format_word_);
    if (name == "check") {
        CheckFiles request = check_;
        request.format = format;
        return request;
    }
    if (name == "simulate") {
        Simulate request = simulate_;
        request.study.format = format;
        if (seed_ && sampling_.people == 0 && drawing_.draws == 0)
            throw CLI::RequiresError("--seed", "--people or --draws");
        if (sampling_.people > 0) {
            request.sampling = sampling_;
            request.sampling->seed = seed_.value_or(1);
        }
        request.drawing = drawing();
        return request;
    }
    if (name == "sensitivity") {
        Sensitivities request = sensitivity_;
        request.study.format = format;
        request.goal = *goal_named(goal_word_);
        return request;
    }
    if (name == "worth") {
        Worth request = worth_;
        request.study.format = format;
        request.by = *grouping_named(part_word_);
        return request;
    }
    if (name == "optimise") {
        Optimise request = optimise_;
        request.study.format = format;
        request.goal = *goal_named(goal_word_);
        request.seed = seed_.value_or(1);
        return request;
    }
    Compare request = compare_;
    request.study.format = format;
    request.drawing = drawing();
    return request;
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

} // namespace

Request request_of(std::span<const std::string> arguments) {
    Grammar grammar;
    return grammar.parse(arguments);
}

std::vector<CommandOutline> outline() {
    Grammar grammar;
    return grammar.outline();
}

} // namespace waymark::cli
