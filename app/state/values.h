#pragma once
// The part of update() that deals with values: typed into a cell, pasted from and copied to the clipboard, cut from a
// picture.

#include <string>

#include "app/state/app_state.h"

namespace deconvista::state {

// What the values dialog shows of a grid: the last two axes of a tensor at one batch item, channel and depth; of a bias
// its one row.
struct Slice {
    std::int64_t rows{1}, columns{0};
    std::int64_t first{0};  // the slice's first cell, as scene::SetValue counts
    tensor::Tensor tensor;  // whole; of a bias (1, 1, n)
    bool operator==(Slice const&) const = default;

    float at(std::int64_t row, std::int64_t column) const {
        return tensor.values()[static_cast<std::size_t>(first + row * columns + column)];
    }
};

// The dialog with its numbers inside what the scene has now: edits may have made a grid smaller.
ValuesDialog within(ValuesDialog dialog, scene::Scene const& scene);
Slice slice_of(scene::Scene const& scene, ValuesDialog const& dialog);

// How many items the dialog can turn to: batch, channels, depth.
struct SliceCounts {
    std::int64_t batch{1}, channels{1}, depth{1};
    bool operator==(SliceCounts const&) const = default;
};
SliceCounts slice_counts(scene::Scene const& scene, scene::Grid grid);

void show_values(AppState& state, scene::Grid grid);

// Into the cell under the dialog's cursor.
void type_value(AppState& state, std::string const& text);

// A single number goes into the cell under the cursor, a matrix takes the place of the slice that is shown, and more
// than that of the whole grid. Without the dialog it becomes the input.
void paste_text(AppState& state, std::string const& text);

// The slice that is shown; without the dialog the input.
void copy_values(AppState& state);

// What parts of the input are taken from: the input, or, if it is a part itself, what that was taken from.
scene::Data const& crop_source(AppState const& state);

void show_crop(AppState& state);
void accept_crop(AppState& state);

}  // namespace deconvista::state
