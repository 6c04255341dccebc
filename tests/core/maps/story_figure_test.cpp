#include "core/maps/story_figure.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "core/maps/story_layout.h"
#include "core/maps/story_words.h"
#include "tests/core/net/small_graph.h"

namespace deconvista::maps {
namespace {

using net::array;
using net::SmallGraph;
using net::value_named;

// A coloured picture, a convolution, a ReLU and a pooling.
story::Story told(projection::Rule rule = projection::Rule::Deconvnet) {
    auto const graph =
        SmallGraph{{1, 3, 12, 12}}
            .constant("w", {12, 3, 3, 3}, net::some_numbers(12 * 27, 1))
            .node("conv", "Conv", {"x", "w"})
            .node("relu", "Relu", {"conv"})
            .node("pool", "MaxPool", {"relu"},
                  {{"kernel_shape", std::vector<std::int64_t>{2, 2}}, {"strides", std::vector<std::int64_t>{2, 2}}})
            .finished();
    auto const layer = value_named(graph, "pool");
    auto numbers = net::some_numbers(3 * 144, 2);
    auto const viewing = story::Viewer{graph}.view({array({1, 3, 12, 12}, numbers)}, std::array{layer});
    for (auto& number : numbers) number = 127 + 127 * number;
    auto story = story::Story::of(*viewing, {{1, 3, {12, 12}}, numbers}, projection::ChannelOrder::Rgb,
                                  *projection::strongest_unit(graph, *viewing->record, layer, 4), {rule});
    EXPECT_TRUE(story);
    return *std::move(story);
}

struct Seen {
    std::vector<figure::Label> labels;
    std::vector<figure::Image> images;
};

void look_at(std::vector<figure::Shape> const& shapes, Seen& seen) {
    for (auto const& shape : shapes) {
        if (auto const* const label = std::get_if<figure::Label>(&shape)) seen.labels.push_back(*label);
        if (auto const* const image = std::get_if<figure::Image>(&shape)) seen.images.push_back(*image);
        if (auto const* const group = std::get_if<figure::Group>(&shape)) look_at(group->shapes, seen);
    }
}

Seen seen_at(story::Story const& story, std::int64_t step, picture::Look const& look = {}) {
    Seen seen;
    look_at(compose(story, {step, 1}, look).shapes, seen);
    return seen;
}

TEST(StoryFigure, ShowsNineMapsOnEachSide) {
    auto const story = told();
    // Picture and patch, and nine of twelve maps.
    EXPECT_EQ(seen_at(story, 1).images.size(), 2U + 9U);
    EXPECT_EQ(seen_at(story, 2).images.size(), 18U);
    // Down at the pixels: the patch and the projection.
    EXPECT_EQ(seen_at(story, story.steps() - 1).images.size(), 2U + 9U);
}

TEST(StoryFigure, IsTheSameWhoeverAsksWhenever) {
    auto const story = told();
    picture::Look const look{.width = 1280, .height = 720};
    auto const first = compose(story, {3, 0.5F}, look);
    for (std::int64_t step = 0; step < story.steps(); ++step) compose(story, {step, 1}, look);
    EXPECT_EQ(compose(story, {3, 0.5F}, look), first);
}

TEST(StoryFigure, TextsAreLargeEnoughAndInside) {
    for (auto const rule : {projection::Rule::Deconvnet, projection::Rule::Guided, projection::Rule::Gradient}) {
        auto const story = told(rule);
        for (auto const language : {text::Language::English, text::Language::Chinese})
            for (std::int64_t step = 0; step < story.steps(); ++step) {
                picture::Look look{.width = 1280, .height = 720};
                look.language = language;
                for (auto const& label : seen_at(story, step, look).labels) {
                    EXPECT_GE(label.at.x, 0);
                    EXPECT_LE(label.at.x, 1280);
                    EXPECT_GE(label.at.y, 0);
                    EXPECT_LE(label.at.y, 720);
                    EXPECT_GE(label.size, 720 / 80.0) << label.runs.front().text;
                }
            }
    }
}

TEST(StoryFigure, WithoutLabelsThereIsNoText) {
    picture::Look look{.width = 640, .height = 360};
    look.labels = picture::Labels::Off;
    auto const story = told();
    for (std::int64_t step = 0; step < story.steps(); ++step)
        for (auto const& label : seen_at(story, step, look).labels)
            EXPECT_TRUE(label.runs.front().text.find_first_not_of("0123456789.\xe2\x88\x92") == std::string::npos)
                << label.runs.front().text;
}

TEST(StoryFigure, AStationLeadsToItsStepOfTheSameDirection) {
    auto const story = told();
    picture::Look const look{.width = 1280, .height = 720};
    auto const layout = story_layout(story, look);
    ASSERT_EQ(layout.stations.size(), 4U);
    for (std::size_t i = 0; i < layout.stations.size(); ++i) {
        auto const point = layout.stations[i].center();
        EXPECT_EQ(step_at(story, {1, 1}, look, point), static_cast<std::int64_t>(i));
        auto const down = *step_at(story, {5, 1}, look, point);
        EXPECT_EQ(story.step(down).stage, trace::Stage::Down);
        EXPECT_EQ(*story.step(down).layer, std::max<std::size_t>(i, 1) - 1);
    }
    EXPECT_EQ(step_at(story, {1, 1}, look, {2, 2}), std::nullopt);
}

TEST(StoryWords, SayWhatEachRuleAsks) {
    std::set<std::string> sentences;
    for (auto const rule : {projection::Rule::Deconvnet, projection::Rule::Guided, projection::Rule::Gradient})
        sentences.insert(sentences_of(told(rule), 6, text::Language::English).what);
    EXPECT_EQ(sentences.size(), 3U);
}

TEST(StoryWords, EveryStepSaysSomething) {
    auto const story = told();
    for (auto const language : {text::Language::English, text::Language::Chinese})
        for (std::int64_t step = 0; step < story.steps(); ++step) {
            auto const words = words_of(story, step, language);
            EXPECT_FALSE(words.title.empty() || words.text.empty()) << step;
            EXPECT_EQ(words.text.find('{'), std::string::npos) << words.text;
        }
    EXPECT_NE(words_of(story, 2, text::Language::English).text.find("1200 numbers"), std::string::npos);
}

}  // namespace
}  // namespace deconvista::maps
