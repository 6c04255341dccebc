#include "app/state/wholes.h"

#include <gtest/gtest.h>

#include <thread>

#include "app/state/changes.h"
#include "core/scene/presets.h"
#include "tests/app/state/exhibits.h"

namespace deconvista::state {
namespace {

scene::Scene large_scene(std::int64_t extent) {
    auto scene = *load_preset(scene::kDefaultPreset);
    scene::Generated const random{scene::Generator::Random, 1};
    scene.input = {random, scene::generate(random, {1, 1, {extent, extent}})};
    return scene;
}

void show_scene(AppState& state, scene::Scene scene) {
    change_to(state, {std::move(scene), state.document}, Gesture::Single);
}

// As time passes in the window; the work itself has all the time it needs.
void wait_for_whole(AppState& state) {
    while (state.wholes[0].result.progress) {
        std::this_thread::yield();
        update(state, Action{TimePassed{0.01}});
    }
}

tensor::Tensor expected(AppState const& state) {
    return op::evaluate(state.exhibit.trace.computation());
}

TEST(WholeResult, IsComputedWhereOneIsShown) {
    auto state = fresh_state();
    EXPECT_FALSE(state.wholes[0].result.progress);
    show_scene(state, large_scene(100));
    ASSERT_TRUE(state.wholes[0].result.progress) << "not at once";
    EXPECT_TRUE(seconds_until_news(state));
    wait_for_whole(state);
    EXPECT_EQ(state.wholes[0].result.values, expected(state));
    EXPECT_EQ(seconds_until_news(state), std::nullopt);
    update(state, Action{Undo{}});
    EXPECT_TRUE(state.wholes[0].result.values.empty()) << "a small scene has none";
}

TEST(WholeResult, OfTheLatestSceneWins) {
    auto state = fresh_state();
    for (std::int64_t extent = 300; extent > 90; extent -= 20) show_scene(state, large_scene(extent));
    wait_for_whole(state);
    EXPECT_EQ(state.wholes[0].result.values, expected(state));
}

TEST(WholeResult, StaysUntilThereIsANewOne) {
    auto state = fresh_state();
    show_scene(state, large_scene(100));
    wait_for_whole(state);
    auto const before = state.wholes[0].result.values;
    update(state, Action{stride(3)});
    EXPECT_TRUE(state.wholes[0].result.progress);
    EXPECT_EQ(state.wholes[0].result.values, before);
    wait_for_whole(state);
    EXPECT_EQ(state.wholes[0].result.values, expected(state));
}

TEST(WholeResult, IsNotComputedAgainForAnotherView) {
    auto state = fresh_state();
    show_scene(state, large_scene(100));
    wait_for_whole(state);
    update(state, Action{ShowViews{{scene::View::Scatter}}});
    EXPECT_FALSE(state.wholes[0].result.progress);
    EXPECT_EQ(state.wholes[0].result.values, expected(state));
}

}  // namespace
}  // namespace deconvista::state
