#include "app/cli/help.h"

#include <algorithm>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>

#include "core/text/commands.h"
#include "core/text/utf8.h"

namespace deconvista::cli {
namespace {

using text::CommandLine;
using text::Language;
using text::Name;

constexpr int kLineWidth = 100;
constexpr int kIndent = 2;
constexpr int kGap = 2;

using Row = std::pair<std::string, std::string>;

bool is_wide(char32_t character) {
    return character >= 0x1100;  // from here on nearly all that the sentences use is Chinese
}

// The first part of the text that fits the width, cut at a space or before a wide character.
std::size_t fitting_length(std::string_view text, int width) {
    std::size_t cut = 0, length = 0;
    int used = 0;
    while (length < text.size()) {
        auto next = length + 1;
        while (next < text.size() && text::is_continuation(text[next])) ++next;
        auto const character = text.substr(length, next - length);
        bool const may_break = character == " " || display_width(character) == 2;
        if (may_break && length > 0) cut = length;
        used += display_width(character);
        if (used > width) return cut > 0 ? cut : length;
        length = next;
    }
    return text.size();
}

void append_wrapped(std::string& out, std::string_view text, int column) {
    for (;;) {
        auto const length = fitting_length(text, kLineWidth - column);
        out += text.substr(0, length);
        text.remove_prefix(length);
        if (text.starts_with(' ')) text.remove_prefix(1);
        if (text.empty()) break;
        out.append("\n").append(static_cast<std::size_t>(column), ' ');
    }
    out += '\n';
}

std::string table(std::vector<Row> const& rows) {
    int widest = 0;
    for (auto const& row : rows) widest = std::max(widest, display_width(row.first));
    auto const column = kIndent + widest + kGap;
    std::string out;
    for (auto const& [left, right] : rows) {
        out.append(kIndent, ' ').append(left);
        out.append(static_cast<std::size_t>(column - kIndent - display_width(left)), ' ');
        append_wrapped(out, right, column);
    }
    return out;
}

std::string heading(Name name, Language language) {
    return "\n" + described(name, language) + "\n";
}

std::string wrapped(Name name, Language language) {
    std::string out = "\n";
    append_wrapped(out, described(name, language), 0);
    return out;
}

// "--size WxH"
std::string left_column(CLI::Option const& option) {
    auto name = option.get_positional() ? option.get_name() : option.get_name(false, true);
    if (auto const comma = name.find(','); comma != std::string::npos) name.insert(comma + 1, " ");
    auto const type = option.get_positional() ? "" : option.get_type_name();
    return type.empty() ? name : name + " " + type;
}

std::vector<Row> rows_of(CLI::App const& app, bool positional) {
    std::vector<Row> rows;
    for (auto const* const option : app.get_options())
        if (option->get_positional() == positional) rows.emplace_back(left_column(*option), option->get_description());
    return rows;
}

std::string examples_of(std::vector<std::string> const& lines) {
    std::string out;
    for (auto const& line : lines) out += "  deconvista " + line + "\n";
    return out;
}

}  // namespace

int display_width(std::string_view text) {
    int width = 0;
    for (auto const character : text::decode_utf8(text)) width += is_wide(character) ? 2 : 1;
    return width;
}

std::string program_help(CLI::App const& app, Language language) {
    std::vector<Row> usage{{"deconvista [FILE...]", described(CommandLine::cli_window, language)}};
    std::vector<std::string> examples{"scene.json photo.png"};
    for (auto const& command : commands()) {
        usage.emplace_back("deconvista " + command.name + " " + command.arguments,
                           described(command.summary, language));
        examples.push_back(command.examples.front());
    }
    auto out = described(CommandLine::cli_program, language) + "\n";
    out += heading(CommandLine::cli_usage, language) + table(usage);
    out += wrapped(CommandLine::cli_scene_is, language);
    out += heading(CommandLine::cli_options, language) + table(rows_of(app, false));
    out += heading(CommandLine::cli_examples, language) + examples_of(examples);
    out += wrapped(CommandLine::cli_more_help, language);
    out += wrapped(CommandLine::cli_exit_codes, language);
    return out;
}

std::string command_help(Command const& command, CLI::App const& app, Language language) {
    auto out = "deconvista " + command.name + " " + command.arguments + "\n";
    append_wrapped(out, described(command.summary, language), 0);
    out += heading(CommandLine::cli_arguments, language) + table(rows_of(app, true));
    out += heading(CommandLine::cli_options, language) + table(rows_of(app, false));
    if (command.notes) out += wrapped(*command.notes, language);
    out += heading(CommandLine::cli_examples, language) + examples_of(command.examples);
    return out;
}

}  // namespace deconvista::cli
