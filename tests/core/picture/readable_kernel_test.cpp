// Beside a board of many cells the kernel and what is multiplied keep their numbers, whenever the pane can hold that.

#include <gtest/gtest.h>

#include <algorithm>

#include "core/picture/panes.h"
#include "core/picture/picture.h"
#include "core/picture/scatter_layout.h"
#include "core/picture/shot.h"
#include "core/picture/stamp_shot.h"
#include "core/scene/scene_file.h"
#include "tests/core/picture/preset_scene.h"

namespace deconvista::picture {
namespace {

using enum scene::View;

scene::Scene scene_of(std::int64_t size, std::int64_t kernel, scene::Views const& views) {
    auto const square = [](std::int64_t extent) {
        return "[1, 1, " + std::to_string(extent) + ", " + std::to_string(extent) + "]";
    };
    auto scene = scene::read_scene(
        R"({"version": 1, "operation": "convolution", "input": {"generator": "random", "seed": 3, "shape": )" +
            square(size) + R"(}, "kernel": {"generator": "random", "shape": )" + square(kernel) + R"(}, "padding": )" +
            std::to_string(kernel / 2) + "}",
        nullptr);
    EXPECT_TRUE(scene);
    scene->views = views;
    return *scene;
}

// Of the numbers within the cells of a grid; 0 if some cell has none.
float smallest_number(std::vector<PlacedLabel> const& labels, GridFrame const& grid) {
    float smallest = 1000;
    for (auto row = grid.rows.first; row < grid.rows.end(); ++row)
        for (auto column = grid.columns.first; column < grid.columns.end(); ++column) {
            auto const cell = grid.place(row, column);
            auto const label = std::ranges::find_if(
                labels, [&](PlacedLabel const& it) { return !it.text.empty() && cell.holds(it.room.center()); });
            smallest = std::min(smallest, label == labels.end() ? 0 : label->size);
        }
    return smallest;
}

struct Kernels {
    GridFrame kernel, multiple;
    float board{};  // a cell of the input
};

Kernels kernels_in(Shot const& shot, Pane const& pane) {
    if (pane.view == Scatter) {
        auto const layout = scatter_layout(StampShot{shot}, *pane.bands);
        return {layout.kernels.front(), layout.stamps.front(), layout.inputs.front().cell};
    }
    auto const layout = flat_layout(shot, *pane.bands);
    return {layout.slid.front(), layout.products.front(), layout.inputs.front().cell};
}

TEST(ReadableKernel, BesideLargeBoardsInPanesOfASmallWindow) {
    for (auto const& views :
         std::vector<scene::Views>{{Flat, Scatter}, {Flat, Scatter, Isometric}, {Flat, Scatter, Matrix, Connections}})
        for (std::int64_t const size : {16, 24, 32})
            for (std::int64_t kernel = 2; kernel <= (views.size() == 2 ? 7 : 5); ++kernel) {
                auto const scene = scene_of(size, kernel, views);
                auto const trace = *trace_of(scene);
                // The stage of a window of 1280x720 with its panels, and a larger one.
                for (auto const& [width, height] : {std::pair{664.f, 580.f}, std::pair{1280.f, 720.f}}) {
                    Look const look{.width = width, .height = height};
                    trace::Moment const moment{trace.work().first + trace.work().count / 2, 1};
                    Shot const shot{scene, trace, moment, look};
                    auto const labels = labels_of(compose(scene, trace, moment, look));
                    for (auto const& pane : panes_of(scene.views, look)) {
                        if (pane.view != Flat && pane.view != Scatter) continue;
                        auto const grids = kernels_in(shot, pane);
                        auto const where = std::to_string(size) + ", kernel " + std::to_string(kernel) + ", view " +
                                           std::to_string(static_cast<int>(pane.view)) + " of " +
                                           std::to_string(views.size()) + " at " + std::to_string(width);
                        EXPECT_GE(smallest_number(labels, grids.kernel), kSmallestOnScreen) << where;
                        if (pane.view == Scatter) {  // Gather's window may lie on a border, which has no products
                            EXPECT_GE(smallest_number(labels, grids.multiple), kSmallestOnScreen) << where;
                        }
                        EXPECT_GE(grids.board, 2) << where;
                    }
                }
            }
}

}  // namespace
}  // namespace deconvista::picture
