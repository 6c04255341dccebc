// What is presented can be read from the back row: no text of any preset is smaller than a fiftieth of the height. And
// what is not presented can be read on a screen.

#include "core/picture/back_row.h"

#include <gtest/gtest.h>

#include <cmath>

#include "core/picture/picture.h"
#include "core/scene/presets.h"
#include "tests/core/picture/preset_scene.h"

namespace deconvista::picture {
namespace {

void expect_legible(scene::Scene const& scene, std::string_view name, Look const& look) {
    auto const trace = *trace_of(scene);
    auto const smallest = look.height * kBackRow;
    for (std::int64_t part = 0; part <= 4; ++part) {
        auto const figure =
            compose(scene, trace, {(trace.steps() - 1) * part / 4, 1}, for_back_row(look, scene, std::ceil(smallest)));
        for (auto const& label : labels_of(figure))
            EXPECT_GE(label.size + 0.01f, smallest) << name << " at " << look.height << ": " << label.text;
    }
}

TEST(BackRow, ReadsEveryTextOfEveryPreset) {
    for (auto const& preset : scene::presets())
        for (auto const height : {720.f, 1080.f})
            expect_legible(preset_scene(preset.name), preset.name, {.width = height * 16 / 9, .height = height});
}

// Where a view has a third of the stage, numbers are near the limit.
TEST(BackRow, ReadsEveryTextOfThreeViews) {
    for (auto const& preset : scene::presets()) {
        auto scene = preset_scene(preset.name);
        scene.views = {scene::View::Flat, scene::View::Scatter, scene::View::Matrix};
        if (trace_of(scene)) expect_legible(scene, preset.name, {.width = 1280, .height = 720});
    }
}

// The stage of a small window, between its panels.
TEST(BackRow, NoTextOnAScreenIsTiny) {
    using enum scene::View;
    Look const look{.width = 664, .height = 580};
    for (auto const& preset : scene::presets()) {
        auto scene = preset_scene(preset.name);
        for (auto const& views : std::vector<scene::Views>{scene.views, {Flat, Scatter, Matrix, Connections}}) {
            scene.views = views;
            auto const trace = *trace_of(scene);
            for (auto const& label : labels_of(compose(scene, trace, {trace.steps() / 2, 1}, look)))
                EXPECT_GE(label.size, kSmallestOnScreen) << preset.name << ": " << label.text;
        }
    }
}

}  // namespace
}  // namespace deconvista::picture
