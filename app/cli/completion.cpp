#include "cli/completion.h"

#include <string_view>

namespace waymark::cli {

namespace {

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words)
        text += (text.empty() ? "" : " ") + word;
    return text;
}

std::string option_names(const CommandOutline& command) {
    std::vector<std::string> names;
    for (const OptionOutline& option : command.options)
        names.push_back(option.name);
    return joined(names);
}

std::string command_names(std::span<const CommandOutline> commands) {
    std::vector<std::string> names;
    for (const CommandOutline& command : commands)
        names.push_back(command.name);
    return joined(names);
}

// Text inside single quotes; `forbidden` characters are left out.
std::string quotable(std::string_view text, std::string_view forbidden) {
    std::string result;
    for (const char c : text) {
        if (forbidden.find(c) == std::string_view::npos) result += c;
    }
    return result;
}

std::string bash_script(std::span<const CommandOutline> commands) {
    std::string choices;
    std::string options;
    for (const CommandOutline& command : commands) {
        for (const OptionOutline& option : command.options) {
            if (option.choices.empty()) continue;
            choices +=
                "    '" + command.name + " " + option.name + "') words='" + joined(option.choices) + "' ;;\n";
        }
        options += "    '" + command.name + " '-*) words='" + option_names(command) + "' ;;\n";
        if (!command.words.empty())
            options += "    '" + command.name + " '*) words='" + joined(command.words) + "' ;;\n";
    }
    return "# Completes waymark in bash.\n"
           "_waymark() {\n"
           "  local now=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} words=\n"
           "  if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
           "    words='" +
           command_names(commands) +
           " --help --version'\n"
           "  else\n"
           "    case \"${COMP_WORDS[1]} $before\" in\n" +
           choices +
           "    esac\n"
           "    [ -n \"$words\" ] || case \"${COMP_WORDS[1]} $now\" in\n" +
           options +
           "    esac\n"
           "  fi\n"
           "  COMPREPLY=($(compgen -W \"$words\" -- \"$now\"))\n"
           "}\n"
           "complete -o default -F _waymark waymark\n";
}

std::string zsh_script(std::span<const CommandOutline> commands) {
    std::string described;
    std::string cases;
    for (const CommandOutline& command : commands) {
        described += "    '" + command.name + ":" + quotable(command.help, "':") + "'\n";
        std::string arguments;
        for (const OptionOutline& option : command.options) {
            arguments += " \\\n        '" + option.name + "[" + quotable(option.help, "'[]") + "]";
            if (option.takes_value) {
                arguments +=
                    option.choices.empty() ? ":value:_files" : ":value:(" + joined(option.choices) + ")";
            }
            arguments += "'";
        }
        const std::string rest =
            command.words.empty() ? "*:file:_files" : "1:word:(" + joined(command.words) + ")";
        cases.append("    ").append(command.name).append(")\n      _arguments").append(arguments);
        cases.append(" \\\n        '").append(rest).append("' ;;\n");
    }
    return "#compdef waymark\n"
           "_waymark() {\n"
           "  local -a commands=(\n" +
           described +
           "  )\n"
           "  if (( CURRENT == 2 )); then\n"
           "    _describe command commands\n"
           "    _files\n"
           "    return\n"
           "  fi\n"
           "  local name=$words[2]\n"
           "  shift words\n"
           "  (( CURRENT-- ))\n"
           "  case $name in\n" +
           cases +
           "  esac\n"
           "}\n"
           "compdef _waymark waymark\n";
}

std::string fish_script(std::span<const CommandOutline> commands) {
    const std::string all = command_names(commands);
    std::string lines = "# Completes waymark in fish.\n";
    for (const CommandOutline& command : commands) {
        lines += "complete -c waymark -n 'not __fish_seen_subcommand_from " + all + "' -a " + command.name +
                 " -d '" + quotable(command.help, "'") + "'\n";
        const std::string seen = "complete -c waymark -n '__fish_seen_subcommand_from " + command.name + "'";
        for (const OptionOutline& option : command.options) {
            lines += seen + " -l " + option.name.substr(2) + (option.takes_value ? " -r" : "");
            if (!option.choices.empty()) lines += " -f -a '" + joined(option.choices) + "'";
            lines += " -d '" + quotable(option.help, "'") + "'\n";
        }
        if (!command.words.empty()) lines += seen + " -f -a '" + joined(command.words) + "'\n";
    }
    return lines;
}

} // namespace

std::string completion_script(Shell shell, std::span<const CommandOutline> commands) {
    switch (shell) {
    case Shell::bash: return bash_script(commands);
    case Shell::zsh: return zsh_script(commands);
    case Shell::fish: return fish_script(commands);
    }
    return "";
}

} // namespace waymark::cli
