#include "tests/core/text/problem_calls.h"

#include <algorithm>
#include <regex>

namespace deconvista::text {
namespace {

// Position after the string literal or character literal that begins at `position`.
std::size_t after_literal(std::string_view source, std::size_t position) {
    auto const quote = source[position++];
    while (position < source.size() && source[position] != quote) position += source[position] == '\\' ? 2 : 1;
    return position + 1;
}

// How many things, separated by commas, stand in the braces that open at `position`.
int count_listed(std::string_view source, std::size_t position) {
    int depth = 0;
    int commas = 0;
    bool empty = true;
    while (position < source.size()) {
        auto const c = source[position];
        if (depth > 0 && std::string_view{" \n}"}.find(c) == std::string_view::npos) empty = false;
        if (c == '"' || c == '\'') {
            position = after_literal(source, position);
            continue;
        }
        if (c == '{' || c == '(' || c == '[') ++depth;
        if (c == '}' || c == ')' || c == ']') --depth;
        if (c == ',' && depth == 1) ++commas;
        if (depth == 0) break;
        ++position;
    }
    return empty ? 0 : commas + 1;
}

std::optional<int> facts_of(std::string_view rest) {
    auto const next = rest.find_first_not_of(" \n");
    if (next == std::string_view::npos || rest[next] == ')') return 0;
    auto const list = rest.find_first_not_of(" \n", next + 1);
    if (rest[next] != ',' || list == std::string_view::npos || rest[list] != '{') return std::nullopt;
    return count_listed(rest, list);
}

}  // namespace

std::vector<ProblemCall> problem_calls(std::string const& source) {
    static std::regex const kCall{
        R"(\b(?:(?:refused|over_limit|device_trouble|usage)|(node_problem|node_limit))\s*\(\s*(?:[\w.]+,\s*)?"([^"]*)\")"};
    std::vector<ProblemCall> calls;
    for (std::sregex_iterator match{source.begin(), source.end(), kCall}; match != std::sregex_iterator{}; ++match) {
        auto const begin = source.begin() + match->position();
        auto const line = static_cast<int>(std::count(source.begin(), begin, '\n')) + 1;
        auto const end = static_cast<std::size_t>(match->position() + match->length());
        auto facts = facts_of(std::string_view{source}.substr(end));
        if (facts && (*match)[1].matched) *facts += 2;  // the node's name and operator
        calls.push_back({(*match)[2], facts, line});
    }
    return calls;
}

}  // namespace deconvista::text
