#include "core/text/text.h"

#include <algorithm>
#include <array>

#include "core/base/check.h"
#include "core/base/within.h"
#include "core/text/utf8.h"

namespace deconvista::text {
namespace {

struct Entry {
    std::string_view identifier, english, chinese;
};

#define SENTENCE(name, english, chinese) {#name, english, chinese},
constexpr auto kRefusals = std::to_array<Entry>({
#include "core/text/sentences/refusals.inc"
});
constexpr auto kPictures = std::to_array<Entry>({
#include "core/text/sentences/pictures.inc"
});
constexpr auto kWindow = std::to_array<Entry>({
#include "core/text/sentences/window.inc"
});
constexpr auto kPresets = std::to_array<Entry>({
#include "core/text/sentences/presets.inc"
});
constexpr auto kCommandLine = std::to_array<Entry>({
#include "core/text/sentences/commands.inc"
});
constexpr auto kNetworks = std::to_array<Entry>({
#include "core/text/sentences/networks.inc"
});
#undef SENTENCE

// In the order of Area.
constexpr std::array<std::span<Entry const>, 6> kTables{kRefusals, kPictures,    kWindow,
                                                        kPresets,  kCommandLine, kNetworks};

Entry const& entry_of(Name name) {
    auto const table = kTables.at(static_cast<std::size_t>(name.area()));
    DECONVISTA_CHECK(name.number() < table.size());
    return table[name.number()];
}

// A fact may quote a file, and a file may hold line breaks, escapes for terminals, or a megabyte in one key.
std::string harmless(std::string_view fact) {
    constexpr std::size_t kLongestFact = 200;
    if (fact.size() <= kLongestFact) return one_line(fact);
    auto length = kLongestFact;
    while (length > kLongestFact - 4 && is_continuation(fact[length])) --length;  // cut between characters
    return one_line(fact.substr(0, length)) + "...";
}

}  // namespace

std::string_view sentence(Name name, Language language) {
    auto const& entry = entry_of(name);
    return language == Language::Chinese ? entry.chinese : entry.english;
}

std::string fill(Name name, Language language, std::span<std::string const> facts) {
    std::string filled;
    auto const pattern = sentence(name, language);
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        bool const place = pattern[i] == '{' && i + 2 < pattern.size() && pattern[i + 2] == '}' &&
                           pattern[i + 1] >= '0' && pattern[i + 1] <= '9';
        auto const fact = place ? static_cast<std::size_t>(pattern[i + 1] - '0') : facts.size();
        if (fact < facts.size()) {
            filled += facts[fact];
            i += 2;
        } else {
            filled += pattern[i];
        }
    }
    return filled;
}

std::string fill(Name name, Language language, std::initializer_list<std::string> facts) {
    return fill(name, language, std::span{facts.begin(), facts.size()});
}

std::string describe(base::Problem const& problem, Language language) {
    if (problem.name == base::kWithin && problem.facts.size() >= 2) {
        base::Problem const inner{problem.kind, problem.facts[1], {problem.facts.begin() + 2, problem.facts.end()}};
        return fill(*find(base::kWithin), language, {harmless(problem.facts[0]), describe(inner, language)});
    }
    auto const name = find(problem.name);
    DECONVISTA_CHECK(name.has_value());
    std::vector<std::string> facts;
    for (auto const& fact : problem.facts) facts.push_back(harmless(fact));
    return fill(*name, language, facts);
}

std::optional<Name> find(std::string_view identifier) {
    for (auto const name : names())
        if (entry_of(name).identifier == identifier) return name;
    return std::nullopt;
}

std::string_view identifier(Name name) {
    return entry_of(name).identifier;
}

std::vector<Name> names() {
    std::vector<Name> all;
    for (std::size_t area = 0; area < kTables.size(); ++area)
        for (std::size_t i = 0; i < kTables[area].size(); ++i)
            all.emplace_back(static_cast<Area>(area), static_cast<std::uint16_t>(i));
    return all;
}

std::optional<Language> language_from(std::string_view tag) {
    if (tag.starts_with("zh")) return Language::Chinese;
    if (tag.starts_with("en")) return Language::English;
    return std::nullopt;
}

std::u32string characters() {
    std::u32string all;
    for (auto const table : kTables)
        for (auto const& entry : table) all += decode_utf8(entry.english) + decode_utf8(entry.chinese);
    std::ranges::sort(all);
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

}  // namespace deconvista::text
