#include "core/text/line_breaks.h"

#include "core/text/utf8.h"

namespace deconvista::text {
namespace {

bool is_chinese(char32_t c) {
    return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFF00 && c <= 0xFF60);
}

bool may_begin_a_line(char32_t c) {
    return std::u32string_view{U"，。、；：！？）》」』】”’…,.;:!?)"}.find(c) == std::u32string_view::npos;
}

bool may_end_a_line(char32_t c) {
    return std::u32string_view{U"（《「『【“‘("}.find(c) == std::u32string_view::npos;
}

bool may_break_between(char32_t before, char32_t after) {
    constexpr auto kUnbroken = U'\u00A0';
    if (before == kUnbroken || after == kUnbroken) return false;
    if (after == U' ') return false;  // the space stays with the word before it
    if (before == U' ') return true;
    return (is_chinese(before) || is_chinese(after)) && may_end_a_line(before) && may_begin_a_line(after);
}

// The text in pieces that are not broken, with the spaces that follow them.
std::vector<std::string_view> pieces_of(std::string_view text) {
    std::vector<std::string_view> pieces;
    auto const characters = decode_utf8(text);
    std::size_t begin = 0, at = 0;
    for (std::size_t i = 0; i < characters.size(); ++i) {
        if (i > 0 && may_break_between(characters[i - 1], characters[i])) {
            pieces.push_back(text.substr(begin, at - begin));
            begin = at;
        }
        do ++at;
        while (at < text.size() && is_continuation(text[at]));
    }
    if (begin < text.size()) pieces.push_back(text.substr(begin));
    return pieces;
}

std::string_view without_end_spaces(std::string_view line) {
    auto const last = line.find_last_not_of(' ');
    return line.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

}  // namespace

std::vector<std::string_view> line_parts(std::string_view text, float width, WidthOfText const& width_of) {
    std::vector<std::string_view> lines;
    std::string_view line;
    for (auto const piece : pieces_of(text)) {
        // Pieces lie one behind the other in the text, and so a line is a part of it.
        auto const longer = line.empty() ? piece : std::string_view{line.data(), line.size() + piece.size()};
        if (!line.empty() && width_of(without_end_spaces(longer)) > width) {
            lines.push_back(without_end_spaces(line));
            line = piece;
        } else {
            line = longer;
        }
    }
    if (!line.empty()) lines.push_back(without_end_spaces(line));
    return lines;
}

std::vector<std::string> lines_of(std::string_view text, float width, WidthOfText const& width_of) {
    auto const parts = line_parts(text, width, width_of);
    return {parts.begin(), parts.end()};
}

}  // namespace deconvista::text
