#include "core/text/text.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/text/refusals.h"
#include "core/text/utf8.h"
#include "core/text/window.h"

namespace deconvista::text {
namespace {

TEST(Table, NamesAreFoundByTheirIdentifier) {
    ASSERT_GT(names().size(), 10);
    for (auto const name : names()) {
        EXPECT_EQ(find(identifier(name)), name) << identifier(name) << " stands twice in the table";
    }
    EXPECT_EQ(find("no_such_sentence"), std::nullopt);
    EXPECT_EQ(find(""), std::nullopt);
}

TEST(Table, GivesTheLanguageAskedFor) {
    EXPECT_EQ(sentence(Window::program_name, Language::English), "Deconvista");
    EXPECT_EQ(sentence(Window::program_name, Language::Chinese), "反卷积视界");
}

TEST(Fill, PutsFactsIntoTheirPlaces) {
    EXPECT_EQ(fill(Refusal::extent_too_small, Language::English, {"stride", "0", "1"}),
              "stride: 0 is too small; at least 1 is allowed");
    EXPECT_EQ(fill(Refusal::extent_too_small, Language::Chinese, {"stride", "0", "1"}), "stride：0 太小，至少为 1");
}

TEST(Fill, LeavesPlacesWithoutAFact) {
    EXPECT_EQ(fill(Refusal::extent_too_small, Language::English, {"stride"}),
              "stride: {1} is too small; at least {2} is allowed");
}

TEST(Fill, DoesNotFillTheFactsThemselves) {
    EXPECT_EQ(fill(Refusal::extent_too_small, Language::English, {"{1}", "{0}{2}", "{"}),
              "{1}: {0}{2} is too small; at least { is allowed");
}

std::string described(std::string fact) {
    return describe(base::refused("extent_too_small", {std::move(fact), "0", "1"}), Language::English);
}

TEST(Describe, IsOneLineWhateverTheFacts) {
    EXPECT_EQ(described("a\nb\x1B[2J\xFF"), "a b [2J\uFFFD: 0 is too small; at least 1 is allowed");
}

TEST(Describe, ShortensLongFacts) {
    EXPECT_EQ(described(std::string(200, 'x')), std::string(200, 'x') + ": 0 is too small; at least 1 is allowed");
    EXPECT_EQ(described(std::string(1'000'000, 'x')),
              std::string(200, 'x') + "...: 0 is too small; at least 1 is allowed");
}

TEST(Describe, ShortensBetweenCharacters) {
    for (int before = 0; before < 4; ++before) {
        std::string fact(static_cast<std::size_t>(before), 'x');
        while (fact.size() < 400) fact += "积";
        EXPECT_EQ(described(fact).find("\uFFFD"), std::string::npos) << before;
    }
}

TEST(DescribeDeathTest, AProblemWithoutASentenceStopsTheProgram) {
    EXPECT_DEATH((void)describe(base::refused("no_such_sentence"), Language::English), "broken invariant");
}

TEST(Languages, AreKnownByWhatALocaleBeginsWith) {
    EXPECT_EQ(language_from("zh"), Language::Chinese);
    EXPECT_EQ(language_from("zh_CN.UTF-8"), Language::Chinese);
    EXPECT_EQ(language_from("en"), Language::English);
    EXPECT_EQ(language_from("en_GB.UTF-8"), Language::English);
    EXPECT_EQ(language_from("de_DE.UTF-8"), std::nullopt);
    EXPECT_EQ(language_from("C"), std::nullopt);
    EXPECT_EQ(language_from(""), std::nullopt);
}

TEST(Characters, AreThoseOfTheTableOnceAndAscending) {
    auto const all = characters();
    EXPECT_TRUE(std::ranges::is_sorted(all));
    EXPECT_EQ(std::ranges::adjacent_find(all), all.end());
    for (char32_t const character : decode_utf8("Deconvista反卷积视界"))
        EXPECT_NE(all.find(character), std::u32string::npos);
    EXPECT_EQ(all.find(U'\uFFFD'), std::u32string::npos) << "a sentence is not valid UTF-8";
}

}  // namespace
}  // namespace deconvista::text
