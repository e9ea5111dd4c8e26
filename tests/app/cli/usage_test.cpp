#include <catch2/catch.hpp>

#include <cstdlib>
#include <filesystem>

#include "app/cli/program.h"
#include "cli/command_line.h"
#include "cli/completion.h"
#include "cli/table.h"
#include "journey/figures.h"

using namespace waymark;
using namespace waymark::cli;

TEST_CASE("a wrong command ends with status 2, what is wrong and where to read on") {
    const std::vector<std::vector<std::string>> wrong{
        {"simulate"},
        {"simulate", "a", "b"},
        {"simulate", "a", "--scenaro", "b"},
        {"simulate", "a", "--format", "yaml"},
        {"simulate", "a", "--horizon", "0"},
        {"simulate", "a", "--people", "1"},
        {"simulate", "a", "--people", "many"},
        {"simulate", "a", "--seed", "3"},
        {"simulate", "a", "--people", "100", "--seed", "-3"},
        {"simulate", "a", "--people", "100", "--threads", "0"},
        {"simulate", "a", "--horizon", "1201"},
        {"simulate", "a", "--horizon", "soon"},
        {"simulate", "a", "--draws", "5"},
        {"simulate", "a", "--draws", "50", "--people", "50"},
        {"compare", "a", "--seed", "3"},
        {"optimise", "a"},
        {"optimise", "a", "--scenario", "b", "--goal", "profit"},
        {"optimise", "a", "--scenario", "b", "--budget", "much"},
        {"optimise", "a", "--scenario", "b", "--budget=-1"},
        {"new"},
        {"new", "--template", "hotels", "-o", "x"},
        {"check"},
        {"format"},
        {"export", "a", "-o", "x.bmp"},
        {"export", "a", "-o", "x.svg", "--draws", "24"},
        {"export", "a", "-o", "x.svg", "--charts", "--seed", "1"},
        {"export", "a", "-o", "x.svg", "--page", "a9"},
        {"export", "a", "-o", "x.svg", "--page", "0x10mm"},
        {"export", "a", "-o", "x.png", "--dpi", "5"},
        {"export", "a", "-o", "x.png", "--theme", "pink"},
        {"completion", "cmd"},
        {"--nonsense"},
        {"simulte"},
    };
    for (const std::vector<std::string>& arguments : wrong) {
        const Ran ran = run_waymark(arguments);
        INFO(arguments.front() + " " + arguments.back() + ": " + ran.err);
        CHECK(ran.exit == 2);
        CHECK(ran.out.empty());
        CHECK(ran.err.find("--help") != std::string::npos);
        CHECK(ran.err.find('\n') == ran.err.size() - 1);
    }
    CHECK(run_waymark({"simulate", "a", "--scenaro", "b"}).err ==
          "waymark simulate: there is no option --scenaro. Did you mean \"--scenario\"? See: waymark "
          "simulate --help\n");
    CHECK(run_waymark({"simulat", "a.journey.json", "--scenario", "b"}).err ==
          "waymark: there is no command \"simulat\". Did you mean \"simulate\"? See: waymark --help\n");
    CHECK(run_waymark({"check", "-o", "a"}).err ==
          "waymark check: there is no option -o. See: waymark check --help\n");
    CHECK(
        run_waymark({"simulate", "a", "--people", "-5"}).err ==
        "waymark simulate: --people: -5 is negative. Give a positive number. See: waymark simulate --help\n");
    CHECK(run_waymark({"export", "a", "-o", "x.svg", "--page", "a9"})
              .err.starts_with("waymark export: --page: \"a9\" is no page size. "));
    CHECK(run_waymark({"--help"}).out.find("4 there is no display") != std::string::npos);
    CHECK(
        run_waymark({"simulte"}).err ==
        "waymark: there is no command or file \"simulte\". Did you mean \"simulate\"? See: waymark --help\n");
}

TEST_CASE("without a command the window's program beside this one is started with the file") {
    const TemporaryFolder folder;
    const std::string program = folder / "waymark";
    std::filesystem::copy_file(waymark_program(), program);
    const std::string desktop = folder.with("waymark-desktop", "#!/bin/sh\necho \"window of $1\"\nexit 7\n");
    std::filesystem::permissions(desktop, std::filesystem::perms::owner_all);
    const Ran ran = run(program, {"hotel.journey.json"});
    CHECK(ran.exit == 7);
    CHECK(ran.out == "window of hotel.journey.json\n");
    std::filesystem::remove(desktop);
    const Ran missing = run(program, {});
    CHECK(missing.exit == 3);
    CHECK(missing.err.find("waymark-desktop, and it is not in") != std::string::npos);
}

TEST_CASE("every command explains itself, and simulate every figure") {
    for (const CommandOutline& command : outline()) {
        INFO(command.name);
        const Ran ran = run_waymark({command.name, "--help"});
        CHECK(ran.exit == 0);
        CHECK(ran.err.empty());
        CHECK(ran.out.find(command.help) != std::string::npos);
    }
    const std::string help = run_waymark({"simulate", "--help"}).out;
    for (const FigureInfo& figure : period_figures())
        CHECK(help.find("  " + std::string(figure.name) + " ") != std::string::npos);
    CHECK(run_waymark({"--help"}).out.find("Exit status") != std::string::npos);
    CHECK(run_waymark({"--version"}).out.starts_with("waymark "));
}

TEST_CASE("completion scripts know every command and option") {
    for (const Shell shell : {Shell::bash, Shell::zsh, Shell::fish}) {
        const std::string script = completion_script(shell, outline());
        for (const CommandOutline& command : outline()) {
            CHECK(script.find(command.name) != std::string::npos);
            for (const OptionOutline& option : command.options)
                CHECK(script.find(option.name.substr(2)) != std::string::npos);
        }
    }
    const TemporaryFolder folder;
    const std::string script = folder.with("waymark.bash", run_waymark({"completion", "bash"}).out);
    const std::string ask = "bash -c 'source " + script +
                            "; COMP_WORDS=(waymark simulate x --format j); COMP_CWORD=4; _waymark; "
                            "[ \"${COMPREPLY[*]}\" = json ]'";
    CHECK(std::system(ask.c_str()) == 0);
}

TEST_CASE("the digits of a column suit all its values") {
    const std::vector<std::optional<double>> shares{0.5, std::nullopt, 0.123};
    CHECK(written(0.123, style_for(FigureScale::share, shares)) == "12.3 %");
    const std::vector<std::optional<double>> rare{0.0012};
    CHECK(written(0.0012, style_for(FigureScale::share, rare)) == "0.12 %");
    const std::vector<std::optional<double>> crowd{31.0, 8051.4};
    CHECK(written(31.0, style_for(FigureScale::people, crowd)) == "31");
    CHECK(written(std::nullopt, style_for(FigureScale::people, crowd)) == "–");
    const std::vector<std::optional<double>> few{3.25};
    CHECK(written(3.25, style_for(FigureScale::people, few)) == "3.25");
}

TEST_CASE("a table's columns line up, in any script") {
    const Table table{{{"Name", "", false}, {"Wert", "€", true}}, {{"Zoë", "1"}, {"Ångström", "−10"}}};
    CHECK(to_text(table, false) == "Name      Wert\n"
                                   "             €\n"
                                   "──────────────\n"
                                   "Zoë          1\n"
                                   "Ångström   −10\n");
}
