#include "app/cli/help.h"

#include <gtest/gtest.h>

#include <set>
#include <sstream>

#include <CLI/CLI.hpp>

namespace deconvista::cli {
namespace {

using text::Language;

constexpr auto kLanguages = {Language::English, Language::Chinese};

std::string help_of(Command const& command, Language language) {
    CLI::App app;
    app.set_help_flag();
    Syntax syntax{app};
    command.declare(syntax, language);
    return command_help(command, app, language);
}

TEST(DisplayWidth, ChineseCharactersTakeTwoColumns) {
    EXPECT_EQ(display_width("abc"), 3);
    EXPECT_EQ(display_width("卷积"), 4);
    EXPECT_EQ(display_width("é"), 1);
    EXPECT_EQ(display_width(""), 0);
}

TEST(Help, LinesFitATerminal) {
    for (auto const language : kLanguages)
        for (auto const& command : commands()) {
            std::istringstream text{help_of(command, language)};
            for (std::string line; std::getline(text, line);) EXPECT_LE(display_width(line), 100) << line;
        }
}

// All options of a command begin their description in the same column.
TEST(Help, DescriptionsAlign) {
    for (auto const language : kLanguages)
        for (auto const& command : commands()) {
            std::set<int> columns;
            std::istringstream text{help_of(command, language)};
            for (std::string line; std::getline(text, line);) {
                if (!line.starts_with("  --")) continue;
                auto const gap = line.find("  ", 2);
                ASSERT_NE(gap, std::string::npos) << line;
                columns.insert(display_width(line.substr(0, line.find_first_not_of(' ', gap))));
            }
            EXPECT_LE(columns.size(), 1U) << command.name;
        }
}

TEST(Help, ShowsExamplesAndEveryOption) {
    for (auto const& command : commands()) {
        CLI::App app;
        app.set_help_flag();
        Syntax syntax{app};
        command.declare(syntax, Language::English);
        auto const help = command_help(command, app, Language::English);
        for (auto const& example : command.examples) EXPECT_NE(help.find("deconvista " + example), std::string::npos);
        for (auto const* const option : app.get_options())
            EXPECT_NE(help.find(option->get_single_name()), std::string::npos) << option->get_single_name();
    }
}

TEST(Help, OfTheProgramNamesEveryCommand) {
    CLI::App app;
    for (auto const language : kLanguages) {
        auto const help = program_help(app, language);
        for (auto const& command : commands())
            EXPECT_NE(help.find("deconvista " + command.name + " "), std::string::npos) << command.name;
    }
}

}  // namespace
}  // namespace deconvista::cli
