#include "core/maps/rules.h"

#include <gtest/gtest.h>

#include <cmath>

#include "core/maps/likeness.h"
#include "tests/core/maps/some_network.h"

namespace deconvista::maps {
namespace {

using net::value_named;
using projection::DeadWindows;
using projection::Rule;

struct Run {
    std::shared_ptr<net::Engine> engine;
    std::shared_ptr<net::Record const> record;
    SeenPicture picture;

    net::Graph const& graph() const { return engine->graph(); }
    projection::Unit strongest(std::string const& layer, std::int64_t channel) const {
        return *projection::strongest_unit(graph(), *record, value_named(graph(), layer), channel);
    }
    base::Result<Rules> compare(RulesRequest const& request, Watch const& watch = {}) const {
        return compare_rules(graph(), *record, picture.pixels, request, watch);
    }
};

Run run_of(std::string const& picture = "7") {
    auto engine = engine_of(some_network());
    auto seen = *some_picture(picture);
    auto record = *engine->run(std::vector{seen.input}, net::outputs_of(engine->graph()));
    return {std::move(engine), std::move(record), std::move(seen)};
}

std::vector<float> projected(Run const& run, projection::Unit const& unit, projection::Options const& options) {
    auto const projection = *projection::Projector{run.graph()}.project(*run.record, unit, options);
    auto const values = projection.pixels.values<float>();
    return {values.begin(), values.end()};
}

TEST(Rules, MeasureWhatTheProjectionsAre) {
    auto const run = run_of();
    auto const unit = run.strongest("relu2", 3);
    auto const rules = *run.compare({unit, 1});
    ASSERT_EQ(rules.other_channel, 1);
    auto other = unit;
    other.channel = 1;
    for (std::size_t i = 0; i < kRules.size(); ++i) {
        projection::Options const options{kRules[i], DeadWindows::Passed};
        auto const own = projected(run, unit, options), there = projected(run, other, options);
        EXPECT_EQ(rules.views[i].rule, kRules[i]);
        EXPECT_EQ(rules.views[i].cosine, cosine(own, there));
        EXPECT_EQ(rules.views[i].edges,
                  correlation(magnitudes(own, 12, 12, rules.receptive_field),
                              edges(run.picture.input.values<float>(), 12, 12, rules.receptive_field)));
        EXPECT_EQ(rules.views[i].scale, projection::display_scale(own));
        EXPECT_LE(rules.views[i].scale, rules.common_scale);
    }
    EXPECT_EQ(rules.dead_share, change(projected(run, unit, {Rule::Deconvnet, DeadWindows::Passed}),
                                       projected(run, unit, {Rule::Deconvnet, DeadWindows::Dropped})));
}

TEST(Rules, HiddenDeadWindowsAreTheSameDifference) {
    auto const run = run_of();
    auto const unit = run.strongest("relu2", 3);
    auto const shown = *run.compare({unit});
    RulesRequest request{unit};
    request.dead_windows = DeadWindows::Dropped;
    auto const hidden = *run.compare(request);
    EXPECT_EQ(shown.dead_share, hidden.dead_share);
    EXPECT_EQ(shown.views[2].picture, hidden.views[2].picture) << "the gradient lets none of it through";
}

TEST(Rules, PassagesAreTheThreeBits) {
    auto const run = run_of();
    auto const rules = *run.compare({run.strongest("relu2", 3)});
    EXPECT_EQ(rules.relu, "relu1") << "the one below the unit's own";
    for (auto const& view : rules.views) {
        ASSERT_TRUE(view.passage);
        auto const& [before, after, kept] = *view.passage;
        ASSERT_EQ(before.values.size(), rules.forward.values.size());
        for (std::size_t i = 0; i < before.values.size(); ++i) {
            auto const masked = view.rule != Rule::Deconvnet && !(rules.forward.values[i] > 0);
            auto const rectified = view.rule != Rule::Gradient && !(before.values[i] > 0);
            EXPECT_EQ(after.values[i], masked || rectified ? 0 : before.values[i]);
        }
        EXPECT_GT(kept, 0);
        EXPECT_LE(kept, 1);
    }
}

TEST(Rules, TheOtherMapIsTheStrongestAtThatPlace) {
    auto const run = run_of();
    auto const unit = run.strongest("relu2", 3);
    auto const rules = *run.compare({unit});
    auto const values = run.record->array(unit.layer).values<float>();
    auto const at = [&](std::int64_t channel) {
        return values[static_cast<std::size_t>((channel * 6 + unit.cell[0]) * 6 + unit.cell[1])];
    };
    ASSERT_TRUE(rules.other_channel);
    EXPECT_NE(*rules.other_channel, 3);
    EXPECT_EQ(rules.other_seed, at(*rules.other_channel));
    for (std::int64_t const channel : {0, 1, 2, 4}) EXPECT_LE(at(channel), rules.other_seed);
}

TEST(Rules, AUnitOfOneMapHasNoOther) {
    auto const engine = engine_of(net::SmallGraph{{1, 1, 4, 4}}
                                      .constant("w", {1, 1, 3, 3}, net::some_numbers(9, 4))
                                      .node("conv", "Conv", {"x", "w"})
                                      .finished());
    auto const input = net::array({1, 1, 4, 4}, net::some_numbers(16, 2));
    auto const layer = value_named(engine->graph(), "conv");
    auto const record = *engine->run(std::vector{input}, std::vector{layer});
    auto const seen = pixels_of(tensor::Tensor{{1, 1, {4, 4}}, std::vector<float>(16, 9)});
    auto const rules = *compare_rules(engine->graph(), *record, seen, {{layer, 0, {1, 1}}});
    EXPECT_FALSE(rules.other_channel);
    EXPECT_FALSE(rules.views[0].cosine);
    EXPECT_TRUE(rules.relu.empty()) << "there is none";
    EXPECT_FALSE(rules.views[0].passage);
}

TEST(Rules, RefuseUnitsAndPicturesThatDoNotFit) {
    auto const run = run_of();
    auto unit = run.strongest("relu2", 3);
    EXPECT_EQ(run.compare({unit, 5}).problem().name, "projection_unit_outside");
    unit.cell = {6, 0};
    EXPECT_EQ(run.compare({unit}).problem().name, "projection_unit_outside");
    auto const small = pixels_of(tensor::Tensor{{1, 1, {4, 4}}, std::vector<float>(16, 9)});
    EXPECT_EQ(compare_rules(run.graph(), *run.record, small, {run.strongest("relu2", 3)}).problem().name,
              "projection_no_picture");
}

TEST(Rules, TellHowFarTheyAreAndStop) {
    auto const run = run_of();
    std::vector<std::int64_t> told;
    Watch watch;
    watch.progress = [&](std::int64_t done, std::int64_t all) {
        EXPECT_EQ(all, 7);
        told.push_back(done);
    };
    ASSERT_TRUE(run.compare({run.strongest("relu2", 3)}, watch));
    EXPECT_EQ(told, (std::vector<std::int64_t>{1, 2, 3, 4, 5, 6, 7}));
    watch.cancelled = [] { return true; };
    EXPECT_EQ(run.compare({run.strongest("relu2", 3)}, watch).problem().name, "cancelled");
}

}  // namespace
}  // namespace deconvista::maps
