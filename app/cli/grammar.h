// CLI11's grammar of all commands; only command_line.cpp and study_grammar.cpp see it.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "cli/command_line.h"
#include "cli/request.h"

namespace waymark::cli {

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
    void add_seek();
    void add_export();
    void add_import();
    void add_format();
    void add_completion();
    [[nodiscard]] std::optional<Drawing> drawing() const;
    [[nodiscard]] Request selected() const;
    [[nodiscard]] Request selected_study(const std::string& name, Format format) const;

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
    Seek seek_;
    std::optional<double> at_least_, at_most_;
    Export export_;
    ImportFile import_;
    FormatFiles format_;
    PrintCompletion completion_;
    std::string format_word_ = "table", theme_word_ = "light", view_word_ = "map", page_word_ = "fit",
                goal_word_ = "customers", part_word_ = "touchpoint", shell_word_;
    bool hides_legend_ = false;
};

} // namespace waymark::cli
