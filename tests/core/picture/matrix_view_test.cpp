#include "core/picture/matrix_view.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "core/picture/matrix_step.h"
#include "core/picture/panes.h"
#include "core/picture/picture.h"
#include "tests/core/picture/preset_scene.h"

namespace deconvista::picture {
namespace {

scene::Scene seen_as(scene::Scene scene, scene::View view) {
    scene.views = {view};
    return scene;
}

scene::Scene square(std::int64_t extent) {
    auto scene = preset_scene("matrix_4x4_to_2x2");
    scene::Generated const random{scene::Generator::Random, 1};
    scene.input = {random, scene::generate(random, {1, 1, {extent, extent}})};
    return seen_as(scene, scene::View::Matrix);
}

Sites all_sites(scene::Scene const& scene, trace::Trace const& trace, trace::Moment moment, Look const& look) {
    Shot const shot{scene, trace, moment, look};
    return matrix_sites(shot, *panes_of(scene.views, look).front().bands);
}

template <class Cell>
std::int64_t count(Sites const& sites) {
    return std::ranges::count_if(sites,
                                 [](Site const& it) { return it.cell && std::holds_alternative<Cell>(*it.cell); });
}

TEST(MatrixView, HoldsEveryEntryOnce) {
    for (auto const* const preset : {"matrix_4x4_to_2x2", "transposed_3x3_stride_2", "numerical_average_pooling"}) {
        auto const scene = seen_as(preset_scene(preset), scene::View::Matrix);
        auto const trace = *trace_of(scene);
        auto const& computation = trace.computation();
        auto sites = all_sites(scene, trace, {trace.steps() - 1, 1}, {});
        std::int64_t entries = 0, patches = 0;
        for (std::int64_t row = 0; row < matrix_extents(computation).rows; ++row) {
            auto const cell = index_at(computation.output, row);
            entries += static_cast<std::int64_t>(matrix_row(computation, cell).size());
            patches +=
                std::ranges::count_if(im2col_column(computation, cell), [](auto const& it) { return it.has_value(); });
        }
        auto const columns = matrix_extents(computation).columns;
        EXPECT_EQ(count<op::KernelCell>(sites), entries) << preset;
        EXPECT_EQ(count<op::OutputCell>(sites), matrix_extents(computation).rows) << preset;
        auto const inputs = count<op::InputCell>(sites);
        EXPECT_TRUE(inputs == columns || inputs == columns + patches) << preset;
    }
}

// In the focus on an output cell are its row's entries, not the same weights in other rows.
TEST(MatrixView, LightsTheRowOfAnOutputCell) {
    auto const scene = seen_as(preset_scene("matrix_4x4_to_2x2"), scene::View::Matrix);
    auto const trace = *trace_of(scene);
    Look const look;
    Shot const shot{scene, trace, {0, 1}, look, op::Cell{op::OutputCell{{0, 0, {1, 0}}}}};
    EXPECT_EQ(count<op::KernelCell>(matrix_sites(shot, *panes_of(scene.views, look).front().bands)), 9);
    Shot const of_weight{scene, trace, {0, 1}, look, op::Cell{op::KernelCell{{0, 0, {0, 0}}}}};
    EXPECT_EQ(count<op::KernelCell>(matrix_sites(of_weight, *panes_of(scene.views, look).front().bands)), 36);
}

TEST(MatrixView, OutputAppearsAsItIsComputed) {
    auto const scene = seen_as(preset_scene("matrix_4x4_to_2x2"), scene::View::Matrix);
    auto const trace = *trace_of(scene);
    Look const look;
    for (std::int64_t row = 0; row < 4; ++row) {
        Shot const shot{scene, trace, {trace.work().first + row, 1}, look};
        MatrixStep const step{shot};
        EXPECT_EQ(step.row, row);
        for (std::int64_t other = 0; other < 4; ++other) EXPECT_EQ(step.output_value(other).has_value(), other <= row);
        EXPECT_EQ(step.output_value(row)->value, op::value_at(trace.computation(), step.output_cell(row)));
    }
}

TEST(MatrixView, IsDrawnInBoundedTimeWhateverItsSize) {
    for (std::int64_t const extent : {12, 40, 100, 400}) {
        auto const scene = square(extent);
        auto const trace = *trace_of(scene);
        for (auto const& part : {std::optional<MatrixViewport>{}, std::optional{MatrixViewport{50, 50, 0.5f}},
                                 std::optional{MatrixViewport{3, 7, 12}}}) {
            Look const look{.width = 1280, .height = 720, .matrix = part};
            auto const figure = compose(scene, trace, {trace.steps() / 2, 1}, look);
            EXPECT_LT(figure.shapes.size(), 6000U) << extent;
        }
    }
}

// Enlarged about a point, the matrix keeps the entry that lies there.
TEST(MatrixView, KeepsTheEntryUnderThePointer) {
    auto const scene = square(30);
    auto const trace = *trace_of(scene);
    trace::Moment const moment{0, 1};
    Look look{.width = 1280, .height = 720, .matrix = MatrixViewport{100, 120, 10}};
    auto const entry = [&](figure::Point at) {
        Shot const shot{scene, trace, moment, look};
        auto const& frame = matrix_layout(shot, *panes_of(scene.views, look).front().bands).matrix;
        return std::pair{frame.rows.first + static_cast<std::int64_t>((at.y - frame.origin.y) / frame.cell),
                         frame.columns.first + static_cast<std::int64_t>((at.x - frame.origin.x) / frame.cell)};
    };
    figure::Point const at{600, 400};
    auto const before = entry(at);
    for (float const factor : {1.5f, 1.5f, 0.5f}) {
        look.matrix = moved_matrix(scene, trace, moment, look, {at, {}, factor})->viewport;
        ASSERT_TRUE(look.matrix);
        auto const after = entry(at);
        // The first row and column are whole ones.
        EXPECT_NEAR(static_cast<double>(after.first), static_cast<double>(before.first), 2);
        EXPECT_NEAR(static_cast<double>(after.second), static_cast<double>(before.second), 2);
    }
    auto const first = look.matrix->row;
    look.matrix = moved_matrix(scene, trace, moment, look, {at, {0, 3 * look.matrix->cell}, 1})->viewport;
    EXPECT_EQ(look.matrix->row, first - 3);
    EXPECT_FALSE(moved_matrix(scene, trace, moment, look, {at, {}, 0.0001f})->viewport) << "the whole again";
    look.matrix.reset();
    EXPECT_FALSE(moved_matrix(scene, trace, moment, look, {at, {}, 0.8f})->viewport) << "nothing beyond the whole";
    EXPECT_FALSE(moved_matrix(scene, trace, moment, look, {{1, 1}, {}, 2})) << "not on the matrix";
}

// By keyboard it is enlarged about its middle, and goes on by a quarter of what is seen until there is no more.
TEST(MatrixView, IsMovedWithoutAPointer) {
    auto const scene = square(30);
    auto const trace = *trace_of(scene);
    trace::Moment const moment{0, 1};
    Look look{.width = 1280, .height = 720};
    auto const go = [&](MatrixStride const& stride) {
        look.matrix = moved_matrix(scene, trace, moment, look, stride)->viewport;
    };
    go({1, 0});
    ASSERT_TRUE(look.matrix);
    auto const below = look.matrix->row;
    EXPECT_GT(below, 0);
    go({0, 2});
    EXPECT_EQ(look.matrix->row, below);
    EXPECT_GT(look.matrix->column, 0);
    go({-100, 0});
    EXPECT_EQ(look.matrix->row, 0);
    auto const cell = look.matrix->cell;
    go({0, 0, 1.5f});
    EXPECT_GT(look.matrix->cell, cell);
    EXPECT_FALSE(moved_matrix(scene, trace, moment, look, MatrixStride{0, 0, 0.0001f})->viewport) << "the whole again";
    auto const flat = seen_as(scene, scene::View::Flat);
    EXPECT_FALSE(moved_matrix(flat, trace, moment, look, MatrixStride{1, 0})) << "there is no matrix";
}

// What was moved to stays until there is another step.
TEST(MatrixView, FollowsTheStepInTheCellsThatWereChosen) {
    auto const scene = square(30);
    auto const trace = *trace_of(scene);
    auto const first = trace.work().first;
    Look look{.width = 1280, .height = 720, .matrix = MatrixViewport{300, 320, 40, first}};
    auto const frame_at = [&](std::int64_t step) {
        Shot const shot{scene, trace, {step, 1}, look};
        return matrix_layout(shot, *panes_of(scene.views, look).front().bands).matrix;
    };
    EXPECT_EQ(frame_at(first).rows.first, 300);
    EXPECT_EQ(frame_at(first).columns.first, 320);
    for (auto const row : {1, 60, 700}) {
        EXPECT_TRUE(frame_at(first + row).rows.holds(row));
        EXPECT_EQ(frame_at(first + row).cell, frame_at(first).cell);
    }
    figure::Point const at{900, 400};
    EXPECT_EQ(moved_matrix(scene, trace, {first + 5, 1}, look, {at, {8, 8}, 1})->viewport->step, first + 5);
}

// Also where the patches of im2col stood beside it, and then where it no longer has room as a whole.
TEST(MatrixView, IsEnlargedWithEveryStep) {
    auto const scene = seen_as(preset_scene("matrix_4_by_16"), scene::View::Matrix);
    auto const trace = *trace_of(scene);
    Look look{.width = 664, .height = 580};
    auto const cell = [&] {
        return matrix_layout(Shot{scene, trace, {0, 1}, look}, *panes_of(scene.views, look).front().bands).matrix.cell;
    };
    for (auto before = cell(); before < kLargestMatrixCell; before = cell()) {
        look.matrix = moved_matrix(scene, trace, {0, 1}, look, MatrixStride{0, 0, 1.25f})->viewport;
        ASSERT_GT(cell(), before);
    }
}

// Of a matrix of a page the patches around the current step stand beside it, or below the whole, with all their cells.
TEST(MatrixView, PagesHavePatchesBesideThem) {
    for (std::int64_t const extent : {10, 100}) {
        auto const scene = square(extent);
        auto const trace = *trace_of(scene);
        Look const look{.width = 1280, .height = 720};
        auto const patch = (extent - 2) * (extent - 2) / 2;
        Shot const shot{scene, trace, {trace.work().first + patch, 1}, look};
        auto const layout = matrix_layout(shot, *panes_of(scene.views, look).front().bands);
        ASSERT_TRUE(layout.overview && layout.patches) << extent;
        EXPECT_TRUE(layout.patches->columns.holds(patch)) << extent;
        EXPECT_EQ(layout.patches->rows.count, 9) << extent;
        auto const right = layout.outputs.whole().right(), bottom = layout.bands.stage.bottom();
        bool const below = layout.patches->origin.y > layout.overview->bottom() &&
                           layout.patches->whole().right() < layout.matrix.origin.x;
        EXPECT_TRUE(below || layout.patches->origin.x > right) << extent;
        EXPECT_LE(layout.patches->whole().right(), layout.bands.stage.right()) << extent;
        EXPECT_LE(layout.patches->whole().bottom(), bottom) << extent;
    }
}

// Pointing at the image of the whole brings that part into the page beside it.
TEST(MatrixView, GoesWhereTheOverviewIsPointedAt) {
    auto const scene = square(30);
    auto const trace = *trace_of(scene);
    trace::Moment const moment{0, 1};
    Look look{.width = 1280, .height = 720};
    auto const layout = [&] {
        return matrix_layout({scene, trace, moment, look}, *panes_of(scene.views, look).front().bands);
    };
    auto const whole = *layout().overview;
    for (auto const share : {0.5f, 0.25f, 0.8f}) {
        figure::Point const point{whole.x + whole.width * share, whole.y + whole.height * share};
        look.matrix = matrix_part_at(scene, trace, moment, look, point);
        ASSERT_TRUE(look.matrix);
        auto const page = layout();
        EXPECT_EQ(page.overview, whole) << "it stays where it is";
        EXPECT_NEAR(static_cast<float>(page.matrix.rows.first + page.matrix.rows.count / 2), 784 * share, 1);
        EXPECT_NEAR(static_cast<float>(page.matrix.columns.first + page.matrix.columns.count / 2), 900 * share, 1);
    }
    look.matrix = matrix_part_at(scene, trace, moment, look, {whole.x, whole.y});
    EXPECT_EQ(look.matrix->row, 0);
    EXPECT_EQ(look.matrix->column, 0);
    EXPECT_FALSE(matrix_part_at(scene, trace, moment, look, {whole.right() + 30, whole.y}));
}

// Also where its row and its column are on no page.
TEST(MatrixView, TheOverviewShowsTheCellInFocus) {
    auto const scene = square(100);
    auto const trace = *trace_of(scene);
    Look const look{.width = 1280, .height = 720};
    auto const lines = [&](op::Cell const& cell) {
        std::vector<figure::Rect> found;
        for (auto const& shape : compose(scene, trace, {0, 1}, look, Focus{cell}).shapes)
            if (auto const* const box = std::get_if<figure::Box>(&shape))
                if (box->fill == theme_of(look.theme).focus) found.push_back(box->rect);
        return found;
    };
    auto const row = lines(op::OutputCell{{0, 0, {70, 7}}}), column = lines(op::InputCell{{0, 0, {70, 7}}});
    ASSERT_EQ(row.size(), 1U);
    ASSERT_EQ(column.size(), 1U);
    EXPECT_GT(row[0].width, 50 * row[0].height);
    EXPECT_GT(column[0].height, 50 * column[0].width);
}

}  // namespace
}  // namespace deconvista::picture
