// A cell in focus has its partners in every view, whatever single slices and channels the view draws; and it stays
// under the pointer.

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "core/picture/names.h"
#include "core/picture/panes.h"
#include "core/picture/picture.h"
#include "core/picture/shot.h"
#include "core/picture/view.h"
#include "core/scene/scene_file.h"
#include "tests/core/picture/preset_scene.h"

namespace deconvista::picture {
namespace {

using enum scene::View;

scene::Scene scene_from(std::string const& operation_and_more) {
    auto const no_pictures = [](std::string const&) -> base::Result<tensor::Tensor> {
        return base::refused("size_overflows");
    };
    auto scene = scene::read_scene(R"({"version": 1, "operation": )" + operation_and_more + "}", no_pictures);
    EXPECT_TRUE(scene) << operation_and_more;
    return *scene;
}

std::string random_input(std::string const& shape) {
    return R"("input": {"generator": "random", "seed": 1, "shape": )" + shape + "}";
}
std::string random_kernel(std::string const& shape) {
    return R"("kernel": {"generator": "random", "seed": 2, "shape": )" + shape + "}";
}

std::vector<scene::Scene> scenes_with_slices() {
    auto const convolution = R"("convolution", )", transposed = R"("transposed_convolution", )";
    return {scene_from(convolution + random_input("[1, 1, 5, 4, 4]") + ", " + random_kernel("[1, 1, 3, 2, 2]")),
            scene_from(convolution + random_input("[1, 2, 7, 3, 3]") + ", " + random_kernel("[3, 2, 5, 2, 2]") +
                       R"(, "padding": [2, 0, 0], "stride": [2, 1, 1])"),
            scene_from(convolution + random_input("[1, 4, 6, 3, 3]") + ", " + random_kernel("[4, 2, 2, 2, 2]") +
                       R"(, "groups": 2, "dilation": [2, 1, 1])"),
            scene_from(transposed + random_input("[1, 1, 3, 3, 3]") + ", " + random_kernel("[1, 1, 3, 3, 3]") +
                       R"(, "stride": 2, "padding": 1)"),
            scene_from(transposed + random_input("[1, 2, 3, 2, 2]") + ", " + random_kernel("[2, 2, 4, 2, 2]") +
                       R"(, "stride": [2, 1, 1], "padding": [2, 0, 0], "crop": "after")"),
            scene_from(R"("max_pooling", )" + random_input("[1, 2, 6, 4, 4]") +
                       R"(, "kernel": {"shape": [3, 2, 2]}, "stride": [1, 2, 2])")};
}

std::vector<scene::Views> views_of(scene::Scene const& scene) {
    std::vector<scene::Views> views{{Flat}, {Isometric}, {Scatter}, {Flat, Scatter, Connections, Isometric}};
    if (scene.operation == op::Kind::TransposedConvolution) views.push_back({Phases, Scatter, Flat, Matrix});
    return views;
}

std::vector<op::Cell> some_cells(op::Computation const& computation, std::mt19937& random) {
    std::vector<op::Cell> cells;
    auto const add = [&](tensor::Shape const& shape, auto make) {
        auto const any = [&](std::int64_t count) { return static_cast<std::int64_t>(random()) % count; };
        for (int i = 0; i < 12; ++i) {
            tensor::Index at{any(shape.batch), any(shape.channels), shape.spatial};
            for (int axis = 0; axis < at.spatial.axes(); ++axis) at.spatial[axis] = any(shape.spatial[axis]);
            cells.push_back(make(at));
        }
    };
    add(computation.input.shape(), [](tensor::Index const& at) { return op::Cell{op::InputCell{at}}; });
    add(computation.output, [](tensor::Index const& at) { return op::Cell{op::OutputCell{at}}; });
    if (!computation.kernel.empty())
        add(computation.kernel.shape(), [](tensor::Index const& at) { return op::Cell{op::KernelCell{at}}; });
    return cells;
}

// Which kinds of cells of a view are partners of the focus, by their place in op::Cell; and whether itself is there.
struct Lit {
    std::array<bool, 3> kinds{};
    bool itself{};
};

Lit lit_in(Shot const& shot, Pane const& pane) {
    Lit lit;
    for (auto const& site : sites_of(shot, pane.view, *pane.bands)) {
        if (!site.cell || !std::visit([&](auto const& it) { return shot.focus->has(it); }, *site.cell)) continue;
        lit.kinds[site.cell->index()] = true;
        lit.itself |= *site.cell == shot.focus->cell();
    }
    return lit;
}

std::vector<std::int64_t> some_steps(trace::Trace const& trace) {
    auto const& work = trace.work();
    return {work.first, work.first + work.count / 2, trace.steps() - 1};
}

std::string at(scene::Scene const& scene, scene::View view, std::int64_t step) {
    auto const number = [](auto it) { return std::to_string(static_cast<int>(it)); };
    return tensor::to_text(scene.input.tensor.shape()) + ", view " + number(view) + " of " +
           number(scene.views.size()) + ", step " + number(step) + ", ";
}

std::string described(op::Cell const& cell) {
    static constexpr std::array kKinds{"input ", "kernel ", "output "};
    auto text = std::string{kKinds.at(cell.index())};
    std::visit(
        [&](auto const& it) {
            text += std::to_string(it.at.batch) + " " + std::to_string(it.at.channel);
            for (auto const place : it.at.spatial) text += " " + std::to_string(place);
        },
        cell);
    return text;
}

// Calls visit(scene, trace, step) for each scene with slices in each set of views at some of its steps.
template <class Visit>
void for_each_step(Visit&& visit) {
    for (auto scene : scenes_with_slices())
        for (auto const& views : views_of(scene)) {
            scene.views = views;
            auto const trace = *trace_of(scene);
            for (auto const step : some_steps(trace)) visit(scene, trace, step);
        }
}

TEST(Focus, HasPartnersOfEveryKindInEveryView) {
    std::mt19937 random{7};
    Look const look{.width = 1280, .height = 720};
    int shown = 0;
    for_each_step([&](scene::Scene const& scene, trace::Trace const& trace, std::int64_t step) {
        for (auto const& cell : some_cells(trace.computation(), random)) {
            Shot const shot{scene, trace, {step, 1}, look, cell};
            if (shot.focus->taps() == 0) continue;
            for (auto const& pane : panes_of(scene.views, look)) {
                bool const draws_cells = pane.view != Connections && pane.view != Matrix;
                if (!draws_cells) continue;
                auto const lit = lit_in(shot, pane);
                auto const where = at(scene, pane.view, step) + described(cell);
                EXPECT_TRUE(lit.itself) << where;
                EXPECT_TRUE(lit.kinds[0]) << where;
                // What lies under a window that is cropped meets nothing through its weights.
                bool const cropped = shot.position.fate == trace::Fate::Cropped;
                EXPECT_TRUE(lit.kinds[1] || shot.pooling() || cropped) << where;
                EXPECT_TRUE(lit.kinds[2]) << where;
                ++shown;
            }
        }
    });
    EXPECT_GT(shown, 2000);
}

// Else the picture would flicker while the pointer rests.
TEST(Focus, TheCellUnderThePointerStaysThere) {
    Look const look{.width = 1280, .height = 720};
    for_each_step([&](scene::Scene const& scene, trace::Trace const& trace, std::int64_t step) {
        for (auto const& pane : panes_of(scene.views, look)) {
            Shot const before{scene, trace, {step, 1}, look};
            auto const sites = sites_of(before, pane.view, *pane.bands);
            for (std::size_t i = 0; i < sites.size(); i += 5) {
                if (!sites[i].cell) continue;
                Shot const after{scene, trace, {step, 1}, look, sites[i].cell};
                auto const moved = sites_of(after, pane.view, *pane.bands);
                ASSERT_NE(std::ranges::find(moved, sites[i]), moved.end())
                    << at(scene, pane.view, step) << described(*sites[i].cell);
            }
        }
    });
}

TEST(Focus, KeepsWordsApartAndInside) {
    std::mt19937 random{9};
    auto scenes = scenes_with_slices();
    scenes.push_back(scene_from(R"("convolution", )" + random_input("[2, 4, 5, 5]") + ", " +
                                random_kernel("[8, 2, 3, 3]") + R"(, "groups": 2)"));
    scenes.push_back(scene_from(R"("transposed_convolution", )" + random_input("[1, 1, 5, 5]") + ", " +
                                random_kernel("[1, 1, 3, 3]") + R"(, "stride": 3)"));
    scenes.push_back(scene_from(R"("transposed_convolution", )" + random_input("[1, 2, 3, 3, 3]") + ", " +
                                random_kernel("[2, 2, 3, 3, 3]") + R"(, "stride": 2, "output_padding": 1)"));
    for (auto scene : scenes)
        for (auto const& views : views_of(scene))
            for (auto const language : {text::Language::English, text::Language::Chinese}) {
                scene.views = views;
                auto const trace = *trace_of(scene);
                auto const step = trace.work().first + trace.work().count / 2;
                for (auto const& cell : some_cells(trace.computation(), random))
                    for (auto const& [width, height] : {std::pair{664.f, 580.f}, std::pair{1280.f, 720.f},
                                                        std::pair{1304.f, 940.f}, std::pair{3840.f, 2160.f}}) {
                        Look const look{.width = width, .height = height, .language = language};
                        for (auto const& words : words_in_the_way(compose(scene, trace, {step, 1}, look, Focus{cell})))
                            ADD_FAILURE() << words << " at " << width << ", " << at(scene, views.front(), step)
                                          << described(cell);
                    }
            }
}

std::vector<std::string> texts(figure::Figure const& figure) {
    std::vector<std::string> texts;
    for (auto const& label : labels_of(figure)) texts.push_back(label.text);
    return texts;
}

bool says(figure::Figure const& figure, std::string const& text) {
    auto const all = texts(figure);
    return std::ranges::find(all, text) != all.end();
}

TEST(Focus, SlicesAreNamedAndWhatIsLeftOutIsSaid) {
    auto scene = scenes_with_slices().front();
    auto const at_first = [&](scene::Views const& views, op::Cell const& cell) {
        scene.views = views;
        auto const trace = *trace_of(scene);
        return compose(scene, trace, {trace.work().first, 1}, {.width = 1280, .height = 720}, Focus{cell});
    };
    op::Cell const input = op::InputCell{{0, 0, {2, 1, 1}}}, output = op::OutputCell{{0, 0, {2, 0, 0}}};
    auto const scattered = at_first({Scatter}, input);
    EXPECT_TRUE(says(scattered, "slice 2, 4 more")) << "of the input";
    EXPECT_TRUE(says(scattered, "slice 0, meets 2 more")) << "of the output";
    auto const gathered = at_first({Flat}, output);
    for (auto const* const slice : {"slice 0", "slice 1", "slice 2", "slice 3", "slice 4"})
        EXPECT_TRUE(says(gathered, slice)) << slice;
    // Where nothing of the input lies, slices are named as such.
    auto const padded = scenes_with_slices()[3];
    auto const trace = *trace_of(padded);
    auto const first = compose(padded, trace, {trace.work().first, 1}, {.width = 1280, .height = 720});
    EXPECT_TRUE(says(first, "zeros"));
}

// The window and what it multiplies are the step's: they are not drawn on slices of another one.
TEST(Focus, OtherSlicesHaveNoWindow) {
    auto scene = scenes_with_slices().front();
    auto const trace = *trace_of(scene);
    Look const look{.width = 1280, .height = 720};
    trace::Moment const moment{trace.work().first, 1};
    EXPECT_TRUE((Shot{scene, trace, moment, look}.under_window));
    EXPECT_TRUE((Shot{scene, trace, moment, look, op::InputCell{{0, 0, {2, 0, 0}}}}.under_window));
    EXPECT_FALSE((Shot{scene, trace, moment, look, op::InputCell{{0, 0, {4, 0, 0}}}}.under_window));
    auto const figure = compose(scene, trace, moment, look, Focus{op::OutputCell{{0, 0, {2, 0, 0}}}});
    for (auto const& text : texts(figure)) EXPECT_FALSE(text.starts_with("Products")) << text;
}

}  // namespace
}  // namespace deconvista::picture
