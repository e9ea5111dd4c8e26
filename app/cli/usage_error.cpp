#include "cli/usage_error.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>

#include "journey/wording.h"

namespace waymark::cli {

namespace {

std::vector<std::string> options_of(const CLI::App& command) {
    std::vector<std::string> options;
    for (const CLI::Option* option : command.get_options()) {
        for (const std::string& word : option->get_lnames())
            options.push_back("--" + word);
        for (const std::string& word : option->get_snames())
            options.push_back("-" + word);
    }
    return options;
}

// The first argument that looks like an option and is none of the command's.
std::string unknown_option(const std::vector<std::string>& known, std::span<const std::string> arguments) {
    for (const std::string& argument : arguments) {
        std::string name = argument.substr(0, argument.find('='));
        if (name.starts_with("-") && std::find(known.begin(), known.end(), name) == known.end()) return name;
    }
    return "";
}

// What to say of a negative number after an option that takes a number, such as `--people -5`; or nothing.
std::string negative_number(const CLI::App& command, std::span<const std::string> arguments) {
    for (std::size_t i = 1; i < arguments.size(); ++i) {
        const std::string& number = arguments[i];
        const bool is_negative = number.size() > 1 && number[0] == '-' &&
                                 number.find_first_not_of("0123456789.", 1) == std::string::npos;
        const CLI::Option* option = is_negative ? command.get_option_no_throw(arguments[i - 1]) : nullptr;
        if (option != nullptr && option->get_items_expected_max() > 0 && option->get_type_name() != "TEXT")
            return arguments[i - 1] + ": " + number + " is negative. Give a positive number";
    }
    return "";
}

// The word that stands where a command does, and is none; a file's name does not count.
std::string unknown_command(std::span<const std::string> arguments) {
    if (arguments.size() < 2) return "";
    const std::string& word = arguments.front();
    const bool may_be_command = !word.empty() && word.find_first_of("-./\\") == std::string::npos;
    return may_be_command ? word : "";
}

// The option that is meant by `unknown`; a single letter is near to every other, so it gets no hint.
std::string hint_for_option(const std::string& unknown, const std::vector<std::string>& known) {
    if (!unknown.starts_with("--")) return "";
    const std::string hint = suggestion(unknown, std::vector<std::string_view>(known.begin(), known.end()));
    return hint.starts_with("Did") ? ". " + hint : "";
}

} // namespace

Say usage_error(const CLI::App& app, const CLI::ParseError& error, std::span<const std::string> arguments) {
    const auto subcommands = app.get_subcommands();
    const CLI::App* command = subcommands.empty() ? &app : subcommands.front();
    const std::string name = subcommands.empty() ? "waymark" : "waymark " + command->get_name();
    const std::vector<std::string> known = options_of(*command);
    std::string what = error.what();
    const std::string unknown = unknown_option(known, arguments);
    const std::string negative = negative_number(*command, arguments);
    const std::string stranger = subcommands.empty() ? unknown_command(arguments) : "";
    if (!stranger.empty()) {
        std::vector<std::string_view> commands;
        for (const CLI::App* each : app.get_subcommands(nullptr))
            commands.push_back(each->get_name());
        what = "there is no command " + in_quotes(stranger) + ". " + suggestion(stranger, commands);
    } else if (!negative.empty()) {
        what = negative;
    } else if (!unknown.empty()) {
        what = "there is no option " + unknown + hint_for_option(unknown, known);
    }
    while (!what.empty() && (what.back() == '\n' || what.back() == '.'))
        what.pop_back();
    if (!what.ends_with('?')) what += '.';
    return {name + ": " + what + " See: " + name + " --help\n", Exit::usage};
}

} // namespace waymark::cli
