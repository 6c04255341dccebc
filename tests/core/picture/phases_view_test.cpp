#include "core/picture/phases_view.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "core/picture/panes.h"
#include "core/picture/picture.h"
#include "core/text/pictures.h"
#include "tests/core/picture/preset_scene.h"

namespace deconvista::picture {
namespace {

scene::Scene in_phases(char const* preset) {
    auto scene = preset_scene(preset);
    scene.views = {scene::View::Phases};
    return scene;
}

Sites sites_at_end(scene::Scene const& scene, trace::Trace const& trace, Look const& look) {
    Shot const shot{scene, trace, {trace.steps() - 1, 1}, look};
    return phases_sites(shot, *panes_of(scene.views, look).front().bands);
}

// Every output cell lies in one small output and in the whole, every weight in one small kernel and in the whole.
TEST(PhasesView, SharesEverythingOutOnce) {
    for (auto const* const preset : {"transposed_3x3_stride_2", "upsample_2x2_stride_2", "pytorch_2x2_to_4x4"}) {
        auto const scene = in_phases(preset);
        auto const trace = *trace_of(scene);
        auto const& computation = trace.computation();
        std::map<std::int64_t, int> outputs, weights;
        for (auto const& site : sites_at_end(scene, trace, {})) {
            if (auto const* const output = std::get_if<op::OutputCell>(&*site.cell))
                ++outputs[offset(computation.output, output->at)];
            if (auto const* const weight = std::get_if<op::KernelCell>(&*site.cell))
                ++weights[offset(computation.kernel.shape(), weight->at)];
        }
        EXPECT_EQ(static_cast<std::int64_t>(outputs.size()), *count_cells(computation.output)) << preset;
        EXPECT_EQ(static_cast<std::int64_t>(weights.size()), *count_cells(computation.kernel.shape())) << preset;
        for (auto const& [cell, times] : outputs) EXPECT_EQ(times, 2) << preset << ", output " << cell;
        for (auto const& [cell, times] : weights) EXPECT_EQ(times, 2) << preset << ", weight " << cell;
    }
}

TEST(PhasesView, StaysInItsRoom) {
    for (auto const* const preset : {"transposed_3x3_stride_2", "stride_2_golden", "padding_strides_odd_transposed"}) {
        auto const scene = in_phases(preset);
        auto const trace = *trace_of(scene);
        for (auto const& [width, height] :
             {std::pair{1280.f, 720.f}, std::pair{500.f, 700.f}, std::pair{700.f, 300.f}}) {
            Look const look{.width = width, .height = height};
            for (auto const& site : sites_at_end(scene, trace, look))
                for (auto const& corner : site.quad) {
                    EXPECT_TRUE(corner.x >= 0 && corner.x <= width) << preset << " at " << width;
                    EXPECT_TRUE(corner.y >= 0 && corner.y <= height) << preset << " at " << height;
                }
        }
    }
}

TEST(PhasesView, SaysWhyOthersHaveNone) {
    auto const scene = in_phases("matrix_4x4_to_2x2");
    auto const trace = *trace_of(scene);
    EXPECT_TRUE(sites_at_end(scene, trace, {}).empty());
    auto const words = labels_of(compose(scene, trace, {0, 1}, {}));
    auto const sentence = text::sentence(text::Picture::phases_need_transposed, text::Language::English);
    EXPECT_TRUE(std::ranges::any_of(words, [&](PlacedLabel const& label) { return label.text == sentence; }));
}

}  // namespace
}  // namespace deconvista::picture
