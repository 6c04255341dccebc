// Holds the one table of sentences to its rules, and the sources to the table.

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "core/text/text.h"
#include "core/text/utf8.h"
#include "tests/core/text/problem_calls.h"

namespace deconvista::text {
namespace {

namespace fs = std::filesystem;

// The places {0} to {9} of a sentence, each once.
std::set<int> places(std::string_view sentence) {
    std::set<int> found;
    for (std::size_t i = 0; i + 2 < sentence.size(); ++i)
        if (sentence[i] == '{' && sentence[i + 2] == '}' && sentence[i + 1] >= '0' && sentence[i + 1] <= '9')
            found.insert(sentence[i + 1] - '0');
    return found;
}

bool is_letter(char32_t c) {
    return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}

bool is_chinese(char32_t c) {
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF);
}

std::string text_of(fs::path const& file) {
    std::ifstream stream{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

struct Source {
    std::string path, text;
};

std::vector<Source> read_sources() {
    fs::path const root{DECONVISTA_SOURCE_DIR};
    std::vector<Source> sources;
    for (auto const* top : {"core", "app"})
        for (auto const& entry : fs::recursive_directory_iterator{root / top}) {
            auto const extension = entry.path().extension();
            if (extension == ".cpp" || extension == ".h")
                sources.push_back({entry.path().lexically_relative(root).generic_string(), text_of(entry.path())});
        }
    return sources;
}

std::vector<Source> const& sources() {
    static auto const kSources = read_sources();
    return kSources;
}

TEST(Sentences, AreThereInBothLanguages) {
    for (auto const name : names())
        for (auto const language : {Language::English, Language::Chinese}) {
            auto const text = sentence(name, language);
            EXPECT_FALSE(text.empty()) << identifier(name);
            EXPECT_EQ(one_line(text), text) << identifier(name) << " is not one line of valid UTF-8";
            EXPECT_FALSE(text.starts_with(' ') || text.ends_with(' ')) << identifier(name);
        }
}

TEST(Sentences, HaveTheSamePlacesInBothLanguages) {
    for (auto const name : names()) {
        auto const english = places(sentence(name, Language::English));
        EXPECT_EQ(english, places(sentence(name, Language::Chinese))) << identifier(name);
        int expected = 0;
        for (auto const place : english) EXPECT_EQ(place, expected++) << identifier(name) << " leaves out a place";
    }
}

// Sentences that are made of names and symbols alone, which Chinese writes as English does.
std::set<std::string_view> const kSameInChinese{"matrix_equation",     "matrix_equation_with_bias",
                                                "matrix_transposed",   "rule_deconvnet_formula",
                                                "rule_guided_formula", "rule_gradient_formula"};

TEST(Sentences, AreTranslated) {
    for (auto const name : names()) {
        auto const english = decode_utf8(sentence(name, Language::English));
        auto const chinese = decode_utf8(sentence(name, Language::Chinese));
        bool const needed = std::ranges::any_of(english, is_letter) && !kSameInChinese.contains(identifier(name));
        EXPECT_TRUE(!needed || std::ranges::any_of(chinese, is_chinese)) << identifier(name);
        EXPECT_FALSE(std::ranges::any_of(english, is_chinese)) << identifier(name);
    }
}

TEST(Sentences, ExceptionsAreInTheTable) {
    for (auto const exception : kSameInChinese) EXPECT_TRUE(find(exception)) << exception;
}

TEST(Problems, HaveASentenceAndTheFactsThatFillIt) {
    int found = 0;
    for (auto const& [path, text] : sources())
        for (auto const& call : problem_calls(text)) {
            auto const where = path + ":" + std::to_string(call.line) + ": " + call.name;
            auto const name = find(call.name);
            EXPECT_TRUE(name) << where << " is not in core/text/sentences";
            if (!name) continue;
            auto const needed = places(sentence(*name, Language::English)).size();
            EXPECT_EQ(call.facts.value_or(static_cast<int>(needed)), static_cast<int>(needed)) << where;
            ++found;
        }
    EXPECT_GT(found, 10);
}

bool holds_word(std::string_view text, std::string_view word) {
    auto const in_word = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; };
    for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
        auto const after = at + word.size();
        bool const begins = at == 0 || !in_word(text[at - 1]);
        bool const ends = after == text.size() || !in_word(text[after]);
        if (begins && ends) return true;
    }
    return false;
}

// core/scene/presets.cpp puts the names of the presets' titles together from the presets' own.
bool is_title_of_a_preset(std::string_view identifier, Source const& source) {
    constexpr std::string_view kPrefix = "preset_";
    if (source.path != "core/scene/presets.cpp" || !identifier.starts_with(kPrefix)) return false;
    return holds_word(source.text, identifier.substr(kPrefix.size()));
}

// A mistyped name that is handed on as a variable shows here: the sentence that was meant is never asked for.
TEST(Sentences, AreAllUsed) {
    for (auto const name : names()) {
        auto const used = std::ranges::any_of(sources(), [&](Source const& source) {
            return holds_word(source.text, identifier(name)) || is_title_of_a_preset(identifier(name), source);
        });
        EXPECT_TRUE(used) << identifier(name);
    }
}

TEST(ProblemCalls, AreReadWithTheirFacts) {
    auto const calls = problem_calls(R"(
        if (a) return refused("first");
        return base::over_limit( "second", {to_text(f(a, b)), "x, \"y", {c, d}});
        return refused("third",
                       {name});
        return device_trouble(name, {path});
        return usage("fourth", std::move(facts));
        return refused("fifth", {});
        not_refused("sixth");
    )");
    EXPECT_EQ(calls,
              (std::vector<ProblemCall>{
                  {"first", 0, 2}, {"second", 3, 3}, {"third", 1, 4}, {"fourth", std::nullopt, 7}, {"fifth", 0, 8}}));
}

}  // namespace
}  // namespace deconvista::text
