#include "core/scene/json_text.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace deconvista::scene {
namespace {

JsonValue checked(std::string_view text) {
    auto const value = check_json(text, 32);
    EXPECT_TRUE(value) << text;
    return *value;
}

std::string problem_of(std::string_view text, int most_nesting = 32) {
    auto const value = check_json(text, most_nesting);
    return value ? "" : value.problem().name;
}

TEST(JsonText, TellsKindsApart) {
    EXPECT_EQ(checked("null").kind(), JsonKind::Null);
    EXPECT_EQ(checked(" true ").kind(), JsonKind::Boolean);
    EXPECT_EQ(checked("-0.5e+3").kind(), JsonKind::Number);
    EXPECT_EQ(checked("\"\"").kind(), JsonKind::String);
    EXPECT_EQ(checked("[1]").kind(), JsonKind::Array);
    EXPECT_EQ(checked("\n{}").kind(), JsonKind::Object);
}

TEST(JsonText, GoesThroughMembersAndItems) {
    auto const value = checked(R"( { "a" : [ 1 , "x]}\"" , { } , [ ] ] , "b\u0062":-2.5 } )");
    JsonCursor members{value};
    ASSERT_TRUE(members.next());
    EXPECT_EQ(members.key(), "a");
    EXPECT_EQ(count_items(members.value()), 4);
    std::vector<std::string> items;
    for (JsonCursor cursor{members.value()}; cursor.next();) items.emplace_back(cursor.value().source());
    EXPECT_EQ(items, (std::vector<std::string>{"1", R"("x]}\"")", "{ }", "[ ]"}));
    ASSERT_TRUE(members.next());
    EXPECT_EQ(members.key(), "bb");
    EXPECT_EQ(members.value().source(), "-2.5");
    EXPECT_FALSE(members.next());
    EXPECT_FALSE(members.next());
}

TEST(JsonText, ResolvesEscapes) {
    EXPECT_EQ(checked(R"("\"\\\/\b\f\n\r\t")").string(), "\"\\/\b\f\n\r\t");
    EXPECT_EQ(checked(R"("\u0041\u00e9\u53cd\ud83d\uDE00")").string(), "Aé反😀");
    EXPECT_EQ(checked("\"反\"").string(), "反");
}

TEST(JsonText, QuotedReadsBack) {
    std::string const text{"a\"b\\c\n\t\x01 反"};
    EXPECT_EQ(checked(json_quoted(text)).string(), text);
}

TEST(JsonText, SkipsAByteOrderMark) {
    EXPECT_EQ(checked("\xEF\xBB\xBF{}").kind(), JsonKind::Object);
}

TEST(JsonText, NamesWhatIsWrong) {
    EXPECT_EQ(problem_of(""), "json_is_empty");
    EXPECT_EQ(problem_of(" \n\t "), "json_is_empty");
    EXPECT_EQ(problem_of("[1"), "json_ends_early");
    EXPECT_EQ(problem_of("\"abc"), "json_ends_early");
    EXPECT_EQ(problem_of("\"abc\\"), "json_ends_early");
    EXPECT_EQ(problem_of("-"), "json_ends_early");
    EXPECT_EQ(problem_of("[1,]"), "json_unexpected");
    EXPECT_EQ(problem_of("{\"a\" 1}"), "json_unexpected");
    EXPECT_EQ(problem_of("{a: 1}"), "json_unexpected");
    EXPECT_EQ(problem_of("[01]"), "json_unexpected");
    EXPECT_EQ(problem_of("NaN"), "json_unexpected");
    EXPECT_EQ(problem_of("[1] [2]"), "json_goes_on");
    EXPECT_EQ(problem_of("\"a\nb\""), "json_control_in_string");
    EXPECT_EQ(problem_of(R"("\ud800")"), "json_half_a_character");
    EXPECT_EQ(problem_of(R"("\udc00")"), "json_half_a_character");
    EXPECT_EQ(problem_of(R"("\ud800\u0041")"), "json_half_a_character");
    EXPECT_EQ(problem_of("\"\xff\""), "json_not_utf8");
    EXPECT_EQ(problem_of("\"\xc0\xaf\""), "json_not_utf8");
    EXPECT_EQ(problem_of("\"" + std::string(kLongestJsonString + 2, 'a') + "\""), "json_string_too_long");
}

TEST(JsonText, CountsNesting) {
    EXPECT_EQ(problem_of("[[[]]]", 3), "");
    EXPECT_EQ(problem_of("[[[[]]]]", 3), "json_too_deep");
    EXPECT_EQ(problem_of(std::string(200'000, '['), 32), "json_too_deep");
}

TEST(JsonText, SaysLineAndColumnInCharacters) {
    auto const broken = check_json("{\n  \"反\": x}", 32);
    ASSERT_FALSE(broken);
    EXPECT_EQ(broken.problem().facts, (std::vector<std::string>{"2", "8", "x"}));
}

// Nothing where it gives up because of a number that double does not hold.
std::optional<bool> other_reader_accepts(std::string const& text) {
    try {
        return !nlohmann::json::parse(text).is_discarded();
    } catch (nlohmann::json::out_of_range const&) {
        return std::nullopt;
    } catch (nlohmann::json::parse_error const&) {
        return false;
    }
}

TEST(JsonText, AgreesWithAnotherReader) {
    std::vector<std::string> const pieces{"{",  "}",    "[",   "]",    ",",     ":",   "\"a\"", "\"b\\n\"",
                                          "1",  "-0.5", "1e5", "true", "false", "nul", "null",  " ",
                                          "\"", "0",    "01",  ".5",   "\\u12", "e",   "-",     "\"\\u00e9\""};
    std::uint32_t state = 1;
    int accepted = 0;
    for (int i = 0; i < 300'000; ++i) {
        std::string text;
        for (auto length = 1 + i % 9; length > 0; --length) {
            state = state * 1664525u + 1013904223u;
            text += pieces[(state >> 16) % pieces.size()];
        }
        auto const other = other_reader_accepts(text);
        if (!other) continue;
        accepted += *other ? 1 : 0;
        ASSERT_EQ(problem_of(text).empty(), *other) << text;
    }
    EXPECT_GT(accepted, 10'000);
}

}  // namespace
}  // namespace deconvista::scene
