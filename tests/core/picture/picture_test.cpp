// Properties that every picture of every preset must have, in both languages, views and all sizes.

#include "core/picture/picture.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "core/base/number_text.h"
#include "core/picture/shot.h"
#include "core/scene/presets.h"
#include "core/scene/scene_file.h"
#include "core/scene/words.h"
#include "tests/core/picture/preset_scene.h"

namespace deconvista::picture {
namespace {

trace::Trace trace_of_preset(scene::Scene const& scene) {
    return *trace_of(scene);
}

std::vector<trace::Moment> telling_moments(trace::Trace const& trace) {
    std::vector<trace::Moment> moments;
    for (auto const& [stage, first, count] : trace.stages()) {
        moments.push_back({first, 0.5f});
        moments.push_back({first + count / 2, 1});
    }
    moments.push_back({trace.steps() - 1, 1});
    return moments;
}

struct Size {
    float width, height;
};

// Several views: as the stages of small and larger windows.
std::vector<Size> sizes_for(scene::Views const& views) {
    if (views.size() == 1) return {{1280, 720}, {1024, 768}, {800, 520}};
    if (views.size() < 4) return {{1280, 720}, {664, 580}, {1304, 940}};
    return {{1280, 720}, {664, 580}, {1304, 940}, {3840, 2160}};
}

// In every view and beside others, in both languages, at several sizes.
void expect_words_apart_and_inside(scene::Scene scene) {
    using enum scene::View;
    for (auto const& views : std::vector<scene::Views>{{Flat},
                                                       {Isometric},
                                                       {Scatter},
                                                       {Connections},
                                                       {Matrix},
                                                       {Phases},
                                                       {Flat, Scatter},
                                                       {Matrix, Phases},
                                                       {Scatter, Matrix, Phases, Flat},
                                                       {Scatter, Flat, Connections},
                                                       {Flat, Scatter, Connections, Isometric}})
        for (auto const language : {text::Language::English, text::Language::Chinese})
            for (auto const& [width, height] : sizes_for(views)) {
                scene.views = views;
                auto const trace = trace_of_preset(scene);
                for (auto const moment : telling_moments(trace)) {
                    Look const look{.width = width, .height = height, .language = language};
                    for (auto const& words : words_in_the_way(compose(scene, trace, moment, look)))
                        ADD_FAILURE() << words << " at " << width << "x" << height << " step " << moment.step << ", "
                                      << views.size() << " views, the first " << scene::word_of(views.front());
                }
            }
}

class EveryPreset : public testing::TestWithParam<scene::Preset> {};

TEST_P(EveryPreset, KeepsItsWordsApartAndInside) {
    auto scene = preset_scene(GetParam().name);
    scene.beside.clear();
    expect_words_apart_and_inside(scene);
}

TEST_P(EveryPreset, ScrubbingEqualsPlaying) {
    auto const scene = preset_scene(GetParam().name);
    auto const trace = trace_of_preset(scene);
    trace::Timeline const timeline{trace};
    Look const look{.width = 640, .height = 360};
    std::vector<double> times;
    for (int i = 0; i <= 24; ++i) times.push_back(timeline.duration() * i / 24);
    std::vector<figure::Figure> played;
    for (auto const time : times) played.push_back(compose(scene, trace, timeline.at(time), look));
    // Backwards, and by jumps, on a trace of its own.
    auto const other = trace_of_preset(scene);
    for (std::size_t i = 0; i < times.size(); ++i) {
        auto const back = times.size() - 1 - i, jump = i * 7 % times.size();
        EXPECT_EQ(played[back], compose(scene, other, timeline.at(times[back]), look));
        EXPECT_EQ(played[jump], compose(scene, other, timeline.at(times[jump]), look));
    }
}

TEST_P(EveryPreset, ShowsTheNumbersThatWereComputed) {
    auto scene = preset_scene(GetParam().name);
    scene.beside.clear();
    scene.views = {scene::View::Flat};
    auto const trace = trace_of_preset(scene);
    Look const look{.width = 1920, .height = 1080};
    trace::Moment const end{trace.steps() - 1, 1};
    auto const figure = compose(scene, trace, end, look);
    auto const output = op::evaluate(trace.computation());
    Shot const shot{scene, trace, end, look};
    if (shot.outputs_left_out > 0 || shot.axes() == 3) GTEST_SKIP() << "not all maps are drawn";
    if (shows_whole_result(trace)) GTEST_SKIP() << "not all cells are drawn";
    std::multiset<std::string> shown;
    for (auto const& label : labels_of(figure)) shown.insert(label.text);
    // All numbers of a grid have the same number of digits: as many as fit.
    auto const all_shown_with = [&](int digits) {
        std::multiset<std::string> computed;
        for (auto const value : output.values()) computed.insert(base::pretty(double{value}, digits));
        return std::ranges::all_of(computed,
                                   [&](auto const& number) { return shown.count(number) >= computed.count(number); });
    };
    EXPECT_TRUE(all_shown_with(4) || all_shown_with(3) || all_shown_with(2));
}

TEST_P(EveryPreset, FindsTheOutputCellUnderThePointer) {
    auto scene = preset_scene(GetParam().name);
    scene.beside.clear();
    Look const look{.width = 1280, .height = 720};
    for (auto const view : {scene::View::Flat, scene::View::Isometric}) {
        scene.views = {view};
        auto const trace = trace_of_preset(scene);
        if (shows_whole_result(trace)) GTEST_SKIP() << "clicks in the picture of the whole lead to other cells";
        std::set<std::int64_t> found;
        trace::Moment const moment{0, 1};
        for (float y = 2; y < look.height; y += 13)
            for (float x = 2; x < look.width; x += 13)
                if (auto const site = site_at(scene, trace, moment, look, {x, y}); site && site->step)
                    found.insert(*site->step);
        Shot const shot{scene, trace, moment, look};
        auto const drawn =
            static_cast<std::int64_t>(shot.outputs.size()) * shot.output_rows.count * shot.output_columns.count;
        EXPECT_EQ(static_cast<std::int64_t>(found.size()), drawn);
    }
}

INSTANTIATE_TEST_SUITE_P(All, EveryPreset, testing::ValuesIn(scene::presets().begin(), scene::presets().end()),
                         [](auto const& test) { return std::string{test.param.name}; });

scene::Scene read(std::string_view json) {
    return *scene::read_scene(json, nullptr);
}

// What is left out is said under the maps, where the next title begins.
TEST(Picture, ManyMapsKeepTheirWordsApart) {
    expect_words_apart_and_inside(read(R"({"version": 1, "operation": "transposed_convolution",
        "input": {"generator": "random", "shape": [1, 2, 3, 3]}, "kernel": {"generator": "random", "shape": [2, 3, 3, 3]},
        "bias": [1, -2, 3], "stride": [2, 2], "padding": [1, 1], "output_padding": [1, 1]})"));
    expect_words_apart_and_inside(read(R"({"version": 1, "operation": "convolution",
        "input": {"generator": "random", "shape": [1, 5, 4, 4]}, "kernel": {"generator": "random", "shape": [7, 5, 2, 2]}})"));
}

TEST(Picture, ALargeInputKeepsItsWordsApart) {
    expect_words_apart_and_inside(read(R"({"version": 1, "operation": "convolution", "padding": "same",
        "input": {"generator": "random", "shape": [1, 1, 300, 400]}, "kernel": {"generator": "gaussian", "shape": [1, 1, 7, 7]}})"));
}

TEST(Picture, StampsOfSeveralMapsHaveRoomForNumbers) {
    auto scene = preset_scene("depthwise");
    scene.views = {scene::View::Scatter};
    auto const trace = trace_of_preset(scene);
    auto const figure = compose(scene, trace, {trace.work().first, 1}, {.width = 1280, .height = 720});
    auto const cells = trace.computation().input.values().size() + 2 * trace.computation().kernel.values().size();
    auto const is_number = [](PlacedLabel const& label) {
        return label.text.find_first_not_of("0123456789\xE2\x88\x92") == std::string::npos;
    };
    EXPECT_GE(std::ranges::count_if(labels_of(figure), is_number), static_cast<std::ptrdiff_t>(cells));
}

TEST(Picture, AWindowOfAPoolingIsNamedByWhatItComesTo) {
    auto scene = preset_scene("numerical_max_pooling");
    using enum scene::View;
    for (auto const& views : std::vector<scene::Views>{{Flat}, {Flat, Matrix}}) {
        scene.views = views;
        auto const trace = trace_of_preset(scene);
        auto const labels = labels_of(compose(scene, trace, {trace.work().first, 1}, {.width = 1280, .height = 720}));
        EXPECT_TRUE(std::ranges::any_of(labels, [](auto const& label) { return label.text.ends_with("max = 3"); }));
        EXPECT_FALSE(std::ranges::any_of(labels, [](auto const& label) { return label.text.starts_with("Σ"); }));
    }
}

TEST(Picture, ClickedCellIsWhereItsValueIsDrawn) {
    auto const scene = preset_scene(scene::kDefaultPreset);
    auto const trace = trace_of_preset(scene);
    Look const look{.width = 1280, .height = 720};
    // Of a picture in which only the first output cell has been reached, the heavy frame marks that cell.
    auto const first = trace.step_of_output({0, 0, {0, 0}});
    auto const figure = compose(scene, trace, {first, 1}, look);
    auto const ink = theme_of(look.theme).ink;
    bool framed = false;
    for (auto const& shape : figure.shapes) {
        auto const* const box = std::get_if<figure::Box>(&shape);
        if (!box || !box->stroke || box->fill || box->stroke->color != ink) continue;
        framed = true;
        EXPECT_EQ(site_at(scene, trace, {first, 1}, look, box->rect.center())->step, first);
    }
    EXPECT_TRUE(framed);
}

// Every place at which a view draws a cell of the output leads to the same cell, whatever stands beside it.
TEST(Picture, SlicesAreNamedOnceSomethingOfThemIsThere) {
    auto const scene = scene::read_scene(R"({"version": 1, "operation": "transposed_convolution",
        "input": {"generator": "ramp", "shape": [1, 1, 2, 2, 2]}, "kernel": {"generator": "ones", "shape": [1, 1, 2, 2, 2]},
        "stride": [2, 2, 2]})",
                                         nullptr);
    ASSERT_TRUE(scene);
    auto const trace = trace_of_preset(*scene);
    Look const look{.width = 1280, .height = 720};
    auto const is_named = [&](std::int64_t step, std::string const& name) {
        return std::ranges::any_of(labels_of(compose(*scene, trace, {step, 1}, look)),
                                   [&](auto const& label) { return label.text == name; });
    };
    auto const slide = trace.step_of_output({0, 0, {0, 0, 0}});
    EXPECT_TRUE(is_named(slide, "zeros")) << "padding under the first window";
    EXPECT_FALSE(is_named(0, "zeros")) << "nothing is padded yet";
}

TEST(Picture, ACellIsTheSameInEveryView) {
    auto scene = preset_scene(scene::kDefaultPreset);
    using enum scene::View;
    scene.views = {Flat, Scatter, Connections, Isometric};
    auto const trace = trace_of_preset(scene);
    Look const look{.width = 1920, .height = 1080};
    std::map<std::int64_t, std::set<int>> quarters_of;  // where the steps were found
    for (float y = 2; y < look.height; y += 5)
        for (float x = 2; x < look.width; x += 5) {
            auto const site = site_at(scene, trace, {trace.steps() - 1, 1}, look, {x, y});
            if (!site || !site->step) continue;
            ASSERT_TRUE(site->cell && std::holds_alternative<op::OutputCell>(*site->cell));
            EXPECT_EQ(trace.step_of_output(std::get<op::OutputCell>(*site->cell).at), *site->step);
            quarters_of[*site->step].insert((x > look.width / 2 ? 1 : 0) + (y > look.height / 2 ? 2 : 0));
        }
    EXPECT_EQ(static_cast<std::int64_t>(quarters_of.size()), trace.work().count);
    for (auto const& [step, quarters] : quarters_of) EXPECT_EQ(quarters.size(), 4U) << step;
}

TEST(Picture, LightsUpWhatBelongsToTheCellInFocus) {
    auto scene = preset_scene(scene::kDefaultPreset);
    auto const trace = trace_of_preset(scene);
    Look const look{.width = 1280, .height = 720};
    auto const rings = [&](std::optional<Focus> const& focus) {
        std::int64_t count = 0;
        for (auto const& shape : compose(scene, trace, {trace.steps() - 1, 1}, look, focus).shapes) {
            auto const* const ring = std::get_if<figure::Polygon>(&shape);
            if (ring && ring->stroke && ring->stroke->color == theme_of(look.theme).focus) ++count;
        }
        return count;
    };
    EXPECT_EQ(rings({}), 0);
    // An output cell, its inputs, and its weights in the kernel as stored and as slid.
    op::Cell const output = op::OutputCell{{0, 0, {1, 1}}};
    auto const taps = op::Partners{trace.computation(), output}.taps();
    EXPECT_EQ(rings(Focus{output}), 1 + taps + 2 * taps);
    // Out of the picture: nothing is lit, and nothing breaks.
    EXPECT_EQ(rings(Focus{op::OutputCell{{0, 0, {99, 0}}}}), 0);
}

std::int64_t rings_in(figure::Rect const& pane, figure::Figure const& figure, Look const& look) {
    return std::ranges::count_if(figure.shapes, [&](auto const& shape) {
        auto const* const ring = std::get_if<figure::Polygon>(&shape);
        bool const is_ring = ring && ring->stroke && ring->stroke->color == theme_of(look.theme).focus;
        return is_ring && pane.holds(ring->points.front());
    });
}

// Whatever grid the cell belongs to.
TEST(Picture, LightsUpThePartnersInEveryView) {
    auto scene = preset_scene(scene::kDefaultPreset);
    using enum scene::View;
    for (auto const& views : std::vector<scene::Views>{{Flat, Scatter, Matrix, Phases}, {Isometric, Matrix}}) {
        scene.views = views;
        auto const trace = trace_of_preset(scene);
        Look const look{.width = 1920, .height = 1080};
        auto const step = trace.step_of_output({0, 0, {2, 1}});
        auto const tap = op::sum_at(trace.computation(), {0, 0, {2, 1}}).terms.front();
        for (auto const& cell : {op::Cell{op::OutputCell{{0, 0, {2, 1}}}}, op::Cell{op::InputCell{tap.input}},
                                 op::Cell{op::KernelCell{tap.kernel}}}) {
            auto const figure = compose(scene, trace, {step, 1}, look, Focus{cell});
            for (auto const& pane : pane_places(scene, look))
                EXPECT_GE(rings_in(pane, figure, look), 3)
                    << "of cell " << cell.index() << " at " << pane.x << ", " << pane.y;
        }
    }
}

// A row of connections is of one axis; its cells are those of the step on the others.
TEST(Picture, RowsOfConnectionsLeadToTheCellsOfTheStep) {
    auto scene = preset_scene(scene::kDefaultPreset);
    scene.views = {scene::View::Connections};
    auto const trace = trace_of_preset(scene);
    Look const look{.width = 1280, .height = 720};
    std::set<std::pair<std::int64_t, std::int64_t>> inputs;
    for (float y = 2; y < look.height; y += 7)
        for (float x = 2; x < look.width; x += 7) {
            auto const site = site_at(scene, trace, {trace.step_of_output({0, 0, {2, 3}}), 1}, look, {x, y});
            if (!site || !site->cell || !std::holds_alternative<op::InputCell>(*site->cell)) continue;
            auto const& at = std::get<op::InputCell>(*site->cell).at.spatial;
            inputs.insert({at[0], at[1]});
        }
    // The first input that cell (2, 3) of the output is made of is (1, 1).
    EXPECT_EQ(inputs, (std::set<std::pair<std::int64_t, std::int64_t>>{{0, 1}, {1, 0}, {1, 1}, {1, 2}, {2, 1}}));
}

// Where there is no room for all maps, those are drawn that the cell in focus belongs to, and pointed at as drawn.
TEST(Picture, TheMapsOfTheCellInFocusAreAmongThoseDrawn) {
    auto scene = preset_scene("groups_4_to_8");
    using enum scene::View;
    scene.views = {Flat, Scatter, Matrix, Connections};
    auto const trace = trace_of_preset(scene);
    Look const look{.width = 664, .height = 580};
    trace::Moment const moment{trace.steps() - 1, 1};
    auto const& computation = trace.computation();
    std::vector<op::Cell> cells;
    for (std::int64_t channel = 0; channel < computation.input.shape().channels; ++channel)
        cells.push_back(op::InputCell{{0, channel, {1, 1}}});
    for (std::int64_t channel = 0; channel < computation.output.channels; ++channel)
        cells.push_back(op::OutputCell{{0, channel, {1, 1}}});
    auto const panes = pane_places(scene, look);
    for (auto const& cell : cells) {
        auto const figure = compose(scene, trace, moment, look, Focus{cell});
        // The board of the step has no maps of other groups, but the outputs of theirs.
        EXPECT_GE(rings_in(panes[0], figure, look), 1);
        EXPECT_GE(rings_in(panes[1], figure, look), 3);
        bool found = false;
        for (float y = panes[1].y; y < panes[1].bottom(); y += 5)
            for (float x = panes[1].x; x < panes[1].right(); x += 5) {
                auto const site = site_at(scene, trace, moment, look, {x, y}, Focus{cell});
                found = found || (site && site->cell == cell);
            }
        EXPECT_TRUE(found);
    }
}

TEST(Picture, ReducedMotionShowsOnlyFinishedStates) {
    auto const scene = preset_scene(scene::kDefaultPreset);
    auto const trace = trace_of_preset(scene);
    Look const look{.width = 640, .height = 360, .motion = Motion::Reduced};
    for (std::int64_t step = 0; step < trace.steps(); ++step)
        EXPECT_EQ(compose(scene, trace, {step, 0.4f}, look), compose(scene, trace, {step, 1}, look)) << step;
}

// The smallest sizes that the program allows must not break a picture.
TEST(Picture, SurvivesAnySize) {
    for (auto const& preset : scene::presets()) {
        auto scene = preset_scene(preset.name);
        using enum scene::View;
        for (auto const& views : std::vector<scene::Views>{
                 {Flat}, {Isometric}, {Scatter}, {Matrix}, {Phases}, {Connections}, {Scatter, Flat, Matrix, Phases}})
            for (auto const& [width, height] :
                 {std::pair{16.f, 16.f}, std::pair{8192.f, 64.f}, std::pair{64.f, 2000.f}}) {
                scene.views = views;
                auto const trace = trace_of_preset(scene);
                auto const figure = compose(scene, trace, {trace.steps() - 1, 1}, {.width = width, .height = height});
                EXPECT_FALSE(figure.shapes.empty());
            }
    }
}

}  // namespace
}  // namespace deconvista::picture
