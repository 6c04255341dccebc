// Pictures of what is too large for cells: where a click on them leads.

#include "core/picture/overview.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/op/partners.h"
#include "core/picture/panes.h"
#include "tests/core/picture/preset_scene.h"

namespace deconvista::picture {
namespace {

scene::Scene large(op::Kind kind, std::int64_t stride) {
    auto scene = preset_scene("no_padding_no_strides");
    scene.views = {scene::View::Flat};
    scene.operation = kind;
    scene.stride = tensor::Extents{stride, stride};
    scene::Generated const random{scene::Generator::Random, 1};
    scene.input = {random, scene::generate(random, {1, 1, {300, 200}})};
    return scene;
}

// A scene as it is drawn at its last step.
struct Drawn {
    explicit Drawn(scene::Scene of) : scene{std::move(of)}, trace{*trace_of(scene)} {}

    Shot shot(std::int64_t step) const { return {scene, trace, {step, 1}, look}; }
    FlatLayout layout(Shot const& shot) const { return flat_layout(shot, *panes_of(scene.views, look).front().bands); }
    // What a click leads to at a share of the picture's width and height.
    std::optional<Site> click(figure::Rect FlatLayout::*picture, float across, float down) const {
        auto const last = trace.steps() - 1;
        auto const shot = this->shot(last);
        auto const area = layout(shot).*picture;
        // The picture stands in the middle of its area, at the top of it.
        auto const& input = trace.computation().input.shape().spatial;
        auto const& extents = picture == &FlatLayout::result ? trace.computation().output.spatial : input;
        auto const rows = static_cast<float>(extents[0]), columns = static_cast<float>(extents[1]);
        auto const scale = std::min(area.width / columns, area.height / rows);
        figure::Point const at{area.center().x + (across - 0.5f) * columns * scale, area.y + down * rows * scale};
        return site_at(scene, trace, {last, 1}, look, at);
    }

    scene::Scene scene;
    trace::Trace trace;
    Look look{.width = 1280, .height = 720};
};

TEST(Overview, AClickOnTheInputGoesToAStepThatReadsThatCell) {
    for (auto const kind : {op::Kind::Convolution, op::Kind::TransposedConvolution})
        for (std::int64_t const stride : {1, 2})
            for (auto const& [across, down] : {std::pair{0.3f, 0.5f}, std::pair{0.77f, 0.21f}}) {
                Drawn const drawn{large(kind, stride)};
                auto const site = drawn.click(&FlatLayout::overview, across, down);
                ASSERT_TRUE(site && site->cell && site->step);
                EXPECT_TRUE(site->in_picture);
                auto const& cell = std::get<op::InputCell>(*site->cell).at;
                EXPECT_NEAR(static_cast<float>(cell.spatial[0]), 300 * down, 3);
                EXPECT_NEAR(static_cast<float>(cell.spatial[1]), 200 * across, 3);
                auto const output = drawn.shot(*site->step).position.output;
                op::Partners const partners{drawn.trace.computation(), op::OutputCell{output}};
                // Between strides there are cells that no output reads; then one beside it is shown.
                bool const reads = partners.has(op::InputCell{cell});
                EXPECT_TRUE(reads || (kind == op::Kind::Convolution && stride > 1)) << *site->step;
            }
}

TEST(Overview, AClickOnTheResultGoesToThatCellAndShowsItsPage) {
    Drawn const drawn{large(op::Kind::Convolution, 1)};
    for (auto const& [across, down] : {std::pair{0.1f, 0.9f}, std::pair{0.5f, 0.5f}}) {
        auto const site = drawn.click(&FlatLayout::result, across, down);
        ASSERT_TRUE(site && site->cell && site->step);
        auto const& cell = std::get<op::OutputCell>(*site->cell).at;
        auto const there = drawn.shot(*site->step);
        EXPECT_EQ(there.position.output, cell);
        auto const page = drawn.layout(there).outputs.front();
        EXPECT_TRUE(page.rows.holds(cell.spatial[0]) && page.columns.holds(cell.spatial[1]));
    }
}

TEST(Overview, BesideThePicturesThereIsNothing) {
    Drawn const drawn{large(op::Kind::Convolution, 1)};
    EXPECT_FALSE(drawn.click(&FlatLayout::overview, -0.2f, 1.3f));
}

}  // namespace
}  // namespace deconvista::picture
