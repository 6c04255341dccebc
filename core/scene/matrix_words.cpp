#include "core/scene/matrix_words.h"

#include <algorithm>

#include "core/scene/number_words.h"

namespace deconvista::scene {
namespace {

constexpr std::string_view kOpening = "[({", kClosing = "])}", kSpaces = " \t\v\f";
constexpr std::string_view kEndsWord = " \t\v\f\n,;[](){}";

bool is_one_of(char c, std::string_view characters) {
    return characters.find(c) != std::string_view::npos;
}

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

std::string_view without_space(std::string_view text) {
    auto const begin = text.find_first_not_of(" \t\v\f\n");
    return begin == std::string_view::npos ? std::string_view{} : text.substr(begin);
}

// How long the name at the begin is: letters, digits and dots after a letter.
std::size_t length_of_name(std::string_view text) {
    std::size_t length = 0;
    auto const goes_on = [](char c) { return is_letter(c) || c == '.' || (c >= '0' && c <= '9'); };
    while (length < text.size() && (length == 0 ? is_letter(text[0]) : goes_on(text[length]))) ++length;
    return length;
}

}  // namespace

void MatrixWords::take(Mark mark, std::size_t length) {
    mark_ = mark;
    word_ = rest_.substr(0, length);
    rest_.remove_prefix(word_.size());
}

void MatrixWords::next() {
    rest_.remove_prefix(std::min(rest_.find_first_not_of(kSpaces), rest_.size()));
    if (!rest_.empty() && (rest_.front() == '#' || rest_.front() == '%'))
        rest_.remove_prefix(std::min(rest_.find('\n'), rest_.size()));
    if (rest_.empty()) return take(Mark::End, 0);
    char const c = rest_.front();
    if (c == ',') return take(Mark::Comma, 1);
    if (c == ';') return take(Mark::Semicolon, 1);
    if (c == '\n') return take(Mark::LineEnd, 1);
    if (is_one_of(c, kOpening)) return take(Mark::Open, 1);
    if (is_one_of(c, kClosing)) return take(Mark::Close, 1);
    auto length = std::min(rest_.find_first_of(kEndsWord), rest_.size());
    // As Microsoft's library prints it: nan(ind).
    bool const goes_on = length >= 3 && is_one_of(rest_[length - 1], "nN") && rest_.substr(length).starts_with('(');
    if (goes_on) length = std::min(rest_.find(')') + 1, rest_.size());
    take(Mark::Word, std::max<std::size_t>(1, length));
}

std::string_view without_wrapping(std::string_view text) {
    text = without_space(text);
    if (auto const after = without_space(text.substr(length_of_name(text)));
        length_of_name(text) > 0 && after.starts_with('='))
        text = without_space(after.substr(1));
    auto const name = length_of_name(text);
    auto const call = without_space(text.substr(name));
    // What stands around brackets without a call is looked at, not skipped; and nan(ind) is a number.
    bool const calls = name > 0 && call.starts_with('(') && number_from(text.substr(0, name)) == std::nullopt;
    if (!calls) return text;
    text = call.substr(1);
    auto const last = text.find_last_of(text.find(']') == std::string_view::npos ? ")" : "]");
    if (last == std::string_view::npos) return text;
    return text.substr(0, text[last] == ')' ? last : last + 1);
}

MatrixSurvey survey(std::string_view text) {
    MatrixSurvey found;
    int depth = 0;
    bool word_on_line = false;
    auto before = Mark::LineEnd;
    for (MatrixWords words{text}; words.mark() != Mark::End; words.next()) {
        auto const mark = words.mark();
        if (mark == Mark::Word) {
            ++found.words;
            if (!word_on_line) ++found.lines;
            found.adjacent_words |= before == Mark::Word;
            found.semicolons_within_lines |= before == Mark::Semicolon && word_on_line;
            word_on_line = true;
        }
        if (mark == Mark::LineEnd) word_on_line = false;
        found.commas |= mark == Mark::Comma;
        if (mark == Mark::Open) found.nested |= ++depth > 1;
        if (mark == Mark::Close) --depth;
        before = mark;
    }
    return found;
}

}  // namespace deconvista::scene
