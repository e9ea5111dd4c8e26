// The commands that study a journey: what they have in common, and what each adds.
#include <set>
#include <string>
#include <utility>

#include "cli/grammar.h"
#include "cli/help.h"
#include "cli/seek_text.h"
#include "journey/fields.h"
#include "journey/wording.h"
#include "whatif/draws.h"
#include "whatif/sample.h"

namespace waymark::cli {

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
                     "Scenarios to compare, four at most; without any, the first four of the journey")
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

void Grammar::add_seek() {
    CLI::App* command =
        this->command("seek", "Which change of one field brings a figure to a target", help_of_seek());
    add_study(*command, seek_.study);
    command->add_option("--scenario", seek_.scenario, "With a scenario applied to the map")
        ->option_text("ID");
    std::vector<std::string> names;
    for (const FigureInfo* figure : sought_figures())
        names.emplace_back(figure->name);
    choose_from(
        command->add_option("--goal", seek_.target.figure, "The figure")->required()->option_text("FIGURE"),
        std::move(names));
    const auto add_side = [&](const char* name, std::optional<double>& bound, const char* help) {
        return command->add_option(name, bound, help)
            ->option_text("X")
            ->transform(
                [](const std::string& text) { return text.ends_with('%') ? share_of_percent(text) : text; });
    };
    CLI::Option* least = add_side("--at-least", at_least_, "Where it has to be, or above");
    add_side("--at-most", at_most_, "Where it has to be, or below")->excludes(least);
}

std::optional<Drawing> Grammar::drawing() const {
    if (drawing_.draws == 0) return std::nullopt;
    return Drawing{drawing_.draws, seed_.value_or(1)};
}

Request Grammar::selected_study(const std::string& name, Format format) const {
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
    if (name == "seek") {
        if (!at_least_ && !at_most_) throw CLI::RequiredError("--at-least or --at-most");
        Seek request = seek_;
        request.study.format = format;
        request.target.side = at_least_ ? Side::at_least : Side::at_most;
        request.target.value = at_least_ ? *at_least_ : *at_most_;
        const FigureInfo* const figure = find_sought_figure(request.target.figure);
        if (figure->scale == FigureScale::share && request.target.value > 1) {
            const std::string side = at_least_ ? "--at-least" : "--at-most";
            const std::string value = number_text(request.target.value);
            throw CLI::ValidationError(side, request.target.figure + " is a share between 0 and 1: write " +
                                                 value + "% for " + value + " per cent");
        }
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
    const std::set<std::string> named(request.scenarios.begin(), request.scenarios.end());
    if (named.size() > most_compared)
        throw CLI::ValidationError("--scenario",
                                   std::to_string(named.size()) +
                                       " scenarios are named, and four at most stand beside the "
                                       "base map. Compare the others in a call of their own");
    request.drawing = drawing();
    return request;
}

} // namespace waymark::cli
