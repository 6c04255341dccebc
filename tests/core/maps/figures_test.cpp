// What holds for all figures of networks: in every size and language their texts are filled in, lie within the figure
// and not on one another, and pictures lie within it.

#include <gtest/gtest.h>

#include <algorithm>

#include "core/base/overloaded.h"
#include "core/maps/evolution_figure.h"
#include "core/maps/occlusion_figure.h"
#include "core/maps/page.h"
#include "core/maps/rules_figure.h"
#include "core/maps/top_nine_figure.h"
#include "core/picture/text_fit.h"
#include "tests/core/maps/some_network.h"

namespace deconvista::maps {
namespace {

using figure::Rect;
using picture::Look;

Rules some_rules() {
    auto const engine = engine_of(some_network());
    auto const picture = *some_picture("7");
    auto const record = *engine->run(std::vector{picture.input}, net::outputs_of(engine->graph()));
    auto const layer = net::value_named(engine->graph(), "relu2");
    return *compare_rules(engine->graph(), *record, picture.pixels,
                          {*projection::strongest_unit(engine->graph(), *record, layer, 3)});
}

TopNine some_nine(std::vector<std::int64_t> maps) {
    auto const engine = engine_of(some_network());
    auto const layer = net::value_named(engine->graph(), "relu2");
    std::vector<std::string> names;
    for (int i = 1; i <= 10; ++i) names.push_back(std::to_string(i));
    auto const units = *find_top_units(*engine, names, some_picture, {layer});
    return *make_top_nine(*engine, units, some_picture, {layer, std::move(maps)});
}

OcclusionMaps some_occlusion(std::int64_t places) {
    auto const engine = engine_of(some_network());
    OcclusionWish wish;
    wish.size = 3;
    wish.stride = 1;
    wish.grey = {0, 0, 0};
    wish.labels = {"first", "second", "third"};
    auto run = *OcclusionRun::begin(*engine, *some_picture("7"), wish);
    EXPECT_TRUE(run.advance(places));
    return run.maps();
}

Evolution some_evolution() {
    Evolution evolution{"relu2", {0, 2, 4}, 3, {}};
    for (std::uint32_t seed = 1; seed <= 8; ++seed) {
        auto const engine = engine_of(some_network(seed));
        evolution.checkpoints.push_back(
            *make_checkpoint(*engine, seed * 200, some_picture, {"relu2", {0, 2, 4}, {"1", "2", "3"}, {}}));
    }
    return evolution;
}

std::vector<figure::Figure> figures(Look const& look) {
    static auto const kRulesSeen = some_rules();
    static auto const kOne = some_nine({3}), kMany = some_nine({0, 1, 2, 3, 4});
    static auto const kBegun = some_occlusion(2), kDone = some_occlusion(1000);
    static auto const kEvolution = some_evolution();
    return {rules_figure(kRulesSeen, RuleScale::Own, look),
            rules_figure(kRulesSeen, RuleScale::Common, look),
            top_nine_figure(kOne, look),
            top_nine_figure(kMany, look),
            occlusion_figure(kBegun, look),
            occlusion_figure(kDone, look),
            evolution_figure(kEvolution, look),
            checkpoint_figure(kEvolution, 3, look)};
}

Rect bounds_of(figure::Label const& label) {
    auto width = 0.F;
    // Estimates err on the wide side by a tenth.
    for (auto const& run : label.runs) width += picture::estimated_width(run.text) * label.size / 1.1F;
    auto x = label.at.x;
    if (label.horizontal == figure::Horizontal::Center) x -= width / 2;
    if (label.horizontal == figure::Horizontal::Right) x -= width;
    return {x, label.at.y - label.size * 0.4F, width, label.size * 0.8F};
}

bool is_within(Rect const& inner, figure::Figure const& figure) {
    constexpr float kRounding = 1;
    return inner.x >= -kRounding && inner.y >= -kRounding && inner.right() <= figure.width + kRounding &&
           inner.bottom() <= figure.height + kRounding;
}

bool overlap(Rect const& a, Rect const& b) {
    return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

std::vector<Look> looks() {
    std::vector<Look> all;
    for (auto const language : {text::Language::English, text::Language::Chinese})
        for (auto const& [width, height] :
             {std::pair{1280.F, 720.F}, std::pair{1920.F, 1080.F}, std::pair{800.F, 600.F}}) {
            Look look;
            look.width = width;
            look.height = height;
            look.language = language;
            all.push_back(look);
        }
    return all;
}

TEST(NetworkFigures, TextsAreFilledInAndApart) {
    for (auto const& look : looks()) {
        auto const all = figures(look);
        for (std::size_t i = 0; i < all.size(); ++i) {
            std::vector<std::pair<Rect, std::string>> texts;
            for (auto const& shape : all[i].shapes) {
                auto const* const label = std::get_if<figure::Label>(&shape);
                if (label == nullptr || label->runs.front().text.empty()) continue;
                auto const& text = label->runs.front().text;
                EXPECT_EQ(text.find('{'), std::string::npos) << text;
                auto const bounds = bounds_of(*label);
                EXPECT_TRUE(is_within(bounds, all[i])) << i << " " << look.width << ": " << text;
                for (auto const& [other, words] : texts)
                    EXPECT_FALSE(overlap(bounds, other)) << i << " " << look.width << ": " << text << " | " << words;
                texts.emplace_back(bounds, text);
            }
            EXPECT_GT(texts.size(), 3U);
        }
    }
}

TEST(NetworkFigures, PicturesLieWithinAndHavePixels) {
    for (auto const& look : looks())
        for (auto const& figure : figures(look)) {
            int images = 0;
            for (auto const& shape : figure.shapes) {
                auto const* const image = std::get_if<figure::Image>(&shape);
                if (image == nullptr) continue;
                ++images;
                EXPECT_TRUE(is_within(image->rect, figure));
                ASSERT_TRUE(image->pixels.rgba);
                EXPECT_EQ(image->pixels.rgba->size(), static_cast<std::size_t>(image->pixels.width) *
                                                          static_cast<std::size_t>(image->pixels.height) * 4);
                EXPECT_GT(image->rect.width, 0);
                EXPECT_GT(image->rect.height, 0);
            }
            EXPECT_GT(images, 3);
        }
}

TEST(NetworkFigures, LettersAreLargeEnoughToBeRead) {
    for (auto const& look : looks())
        for (auto const& figure : figures(look))
            for (auto const& shape : figure.shapes) {
                auto const* const label = std::get_if<figure::Label>(&shape);
                if (label != nullptr) {
                    EXPECT_GE(label->size, std::min(look.height, look.width * 0.72F) / 50);
                }
            }
}

// Numbers below all: a sign must not cost the digits.
TEST(NetworkFigures, NothingOfTheRulesIsCut) {
    auto rules = some_rules();
    for (auto& view : rules.views) view.cosine = view.edges = -0.88;
    for (auto const& look : looks()) {
        if (look.width < 1280) continue;
        for (auto const& shape : rules_figure(rules, RuleScale::Own, look).shapes) {
            auto const* const label = std::get_if<figure::Label>(&shape);
            if (label == nullptr) continue;
            auto const& text = label->runs.front().text;
            EXPECT_EQ(text.find("…"), std::string::npos) << look.width << ": " << text;
        }
    }
}

TEST(NetworkFigures, WithoutLabelsThereIsNoText) {
    Look look;
    look.labels = picture::Labels::Off;
    for (auto const& figure : figures(look))
        for (auto const& shape : figure.shapes) EXPECT_FALSE(std::holds_alternative<figure::Label>(shape));
}

TEST(NetworkFigures, WordsSayWhatIsShown) {
    auto const words = occlusion_words(some_occlusion(2), text::Language::English);
    EXPECT_NE(words.text.find("2 of 100 places"), std::string::npos) << words.text;
    EXPECT_NE(rules_words(some_rules(), text::Language::Chinese).title,
              rules_words(some_rules(), text::Language::English).title);
}

TEST(Numbers, HaveTwoDigitsOrAreShares) {
    EXPECT_EQ(measured(0.2), "0.20");
    EXPECT_EQ(measured(-0.876), "−0.88");
    EXPECT_EQ(measured(-0.001), "0.00");
    EXPECT_EQ(measured(1), "1.00");
    EXPECT_EQ(measured(std::nullopt), "–");
    EXPECT_EQ(percent(0.347), "35\u00A0%");
    EXPECT_EQ(percent(0.0123), "1.2\u00A0%");
    EXPECT_EQ(percent(1), "100\u00A0%");
    EXPECT_EQ(end_of_path("features/features.11", 8), "…/features.11");
    EXPECT_EQ(end_of_path("relu2", 8), "relu2");
}

TEST(TopNinePage, HoldsMoreMapsWhereThereIsMoreRoom) {
    Look look, tiny;
    EXPECT_EQ(maps_on_a_page(look), 20);
    look.width = 2560;
    EXPECT_GT(maps_on_a_page(look), 20);
    tiny.width = tiny.height = 100;
    EXPECT_GE(maps_on_a_page(tiny), 1);
}

}  // namespace
}  // namespace deconvista::maps
