#include "app/state/values.h"

#include <algorithm>
#include <utility>

#include "app/export/state_text.h"
#include "app/state/changes.h"
#include "app/state/documents.h"
#include "core/base/number_text.h"
#include "core/scene/matrix_text.h"
#include "core/scene/number_words.h"
#include "core/text/utf8.h"
#include "core/text/window.h"

namespace deconvista::state {
namespace {

using scene::Grid;

ValuesDialog* values_dialog(AppState& state) {
    return std::get_if<ValuesDialog>(&state.dialog);
}

tensor::Tensor tensor_of(scene::Scene const& scene, Grid grid) {
    if (grid == Grid::Input) return scene.input.tensor;
    if (grid == Grid::Kernel) return scene.kernel.tensor;
    if (scene.bias.empty()) return {};
    return {{1, 1, {static_cast<std::int64_t>(scene.bias.size())}}, scene.bias};
}

// How the slice lies in its tensor; without axes there is none.
tensor::Index index_of(ValuesDialog const& dialog, int axes) {
    tensor::Index index{dialog.batch, dialog.channel, tensor::Extents(axes, 0)};
    if (axes == 3) index.spatial[0] = dialog.depth;
    return index;
}

// Whether the edit could be made; if not, the user has been told why.
bool try_change(AppState& state, scene::Edit const& edit) {
    auto scene = scene::apply(state.exhibit.scene, edit);
    if (!scene) {
        complain(state, scene.problem());
        return false;
    }
    change_to(state, {*std::move(scene), state.document}, Gesture::Single);
    return true;
}

base::Result<scene::Edit> edit_of(scene::Scene const& scene, ValuesDialog const& dialog,
                                  scene::Numbers const& numbers) {
    auto const slice = slice_of(scene, dialog);
    if (numbers.values.size() == 1 && slice.columns > 0)
        return scene::Edit{scene::SetValue{dialog.grid, slice.first + dialog.row * slice.columns + dialog.column,
                                           numbers.values.front()}};
    if (dialog.grid == Grid::Bias) {
        auto const count = static_cast<std::int64_t>(numbers.values.size());
        return scene::Edit{scene::SetValues{Grid::Bias, {{1, 1, {count}}, numbers.values}}};
    }
    auto const axes = scene.axes();
    auto whole = scene::tensor_from(numbers, axes);
    if (!whole) return whole.problem();
    auto const& shape = whole->shape();
    bool const one_slice =
        shape.batch == 1 && shape.channels == 1 && shape.spatial.axes() == axes && (axes < 3 || shape.spatial[0] == 1);
    if (!one_slice) return scene::Edit{scene::SetValues{dialog.grid, *std::move(whole)}};
    auto const plane = scene::tensor_from(numbers, std::min(axes, 2));
    if (!plane) return plane.problem();
    return scene::Edit{scene::SetSlice{dialog.grid, index_of(dialog, axes), *plane}};
}

base::Result<scene::Edit> edit_of(scene::Scene const& scene, scene::Numbers const& numbers) {
    auto tensor = scene::tensor_from(numbers, scene.axes());
    if (!tensor) return tensor.problem();
    return scene::Edit{scene::SetValues{Grid::Input, *std::move(tensor)}};
}

// Problems name the cell by the numbers that stand beside the grid.
base::Result<float> cell_typed(ValuesDialog const& at, std::string const& typed) {
    auto const word = scene::ascii_numbers(typed);
    if (auto const number = scene::number_from(word)) return *number;
    auto const shown = text::one_line(typed);
    if (!scene::is_beyond_float(word)) return base::refused("no_number", {shown});
    auto const cell = "[" + base::to_text(at.row) + ", " + base::to_text(at.column) + "]";
    return base::refused("number_beyond_float32", {cell, shown});
}

std::int64_t inside(std::int64_t value, std::int64_t count) {
    return std::clamp<std::int64_t>(value, 0, std::max<std::int64_t>(0, count - 1));
}

}  // namespace

SliceCounts slice_counts(scene::Scene const& scene, Grid grid) {
    auto const tensor = tensor_of(scene, grid);
    if (tensor.empty()) return {};
    auto const& shape = tensor.shape();
    return {shape.batch, shape.channels, shape.spatial.axes() == 3 ? shape.spatial[0] : 1};
}

Slice slice_of(scene::Scene const& scene, ValuesDialog const& dialog) {
    auto tensor = tensor_of(scene, dialog.grid);
    if (tensor.empty()) return {};
    auto const& shape = tensor.shape();
    auto const axes = shape.spatial.axes();
    auto const rows = axes > 1 ? shape.spatial[axes - 2] : 1;
    return {rows, shape.spatial[axes - 1], offset(shape, index_of(dialog, axes)), std::move(tensor)};
}

ValuesDialog within(ValuesDialog dialog, scene::Scene const& scene) {
    bool const gone = dialog.grid != Grid::Input && tensor_of(scene, dialog.grid).empty();
    if (gone) dialog = {Grid::Input};
    auto const counts = slice_counts(scene, dialog.grid);
    dialog.batch = inside(dialog.batch, counts.batch);
    dialog.channel = inside(dialog.channel, counts.channels);
    dialog.depth = inside(dialog.depth, counts.depth);
    auto const slice = slice_of(scene, dialog);
    dialog.row = inside(dialog.row, slice.rows);
    dialog.column = inside(dialog.column, slice.columns);
    return dialog;
}

void show_values(AppState& state, Grid grid) {
    state.dialog = within({grid}, state.exhibit.scene);
}

void type_value(AppState& state, std::string const& text) {
    auto const* const dialog = values_dialog(state);
    if (dialog == nullptr) return;
    auto const at = within(*dialog, state.exhibit.scene);
    auto const number = cell_typed(at, text);
    if (!number) return complain(state, number.problem());
    auto const slice = slice_of(state.exhibit.scene, at);
    change(state, scene::SetValue{at.grid, slice.first + at.row * slice.columns + at.column, *number}, Gesture::Single);
}

void paste_text(AppState& state, std::string const& text) {
    state.wants_clipboard = false;
    // A scene that was copied as text opens wherever it is pasted.
    if (exporting::is_state_text(text)) {
        state.dialog = {};
        return open_state(state, text);
    }
    auto const numbers = scene::read_matrix(text);
    if (!numbers) return complain(state, numbers.problem());
    auto const* const dialog = values_dialog(state);
    auto const& scene = state.exhibit.scene;
    auto const edit = dialog != nullptr ? edit_of(scene, within(*dialog, scene), *numbers) : edit_of(scene, *numbers);
    if (!edit) return complain(state, edit.problem());
    if (!try_change(state, *edit) || dialog != nullptr) return;
    tell(state, text::Window::input_pasted, {tensor::to_text(state.exhibit.scene.input.tensor.shape())});
}

void copy_values(AppState& state) {
    auto const& scene = state.exhibit.scene;
    auto const* const dialog = values_dialog(state);
    if (dialog == nullptr) {
        state.copied_text = scene::matrix_text(scene.input.tensor);
    } else {
        auto const slice = slice_of(scene, within(*dialog, scene));
        if (slice.columns == 0) return;
        auto const begin = slice.tensor.values().begin() + slice.first;
        state.copied_text = scene::matrix_text(
            {{1, 1, {slice.rows, slice.columns}}, std::vector<float>(begin, begin + slice.rows * slice.columns)});
    }
    tell(state, text::Window::values_copied, {});
}

scene::Data const& crop_source(AppState const& state) {
    auto const& input = state.exhibit.scene.input;
    return state.cropped && state.cropped->result == input.tensor ? state.cropped->whole : input;
}

void show_crop(AppState& state) {
    auto const& source = crop_source(state);
    auto const& extents = source.tensor.shape().spatial;
    if (extents.axes() != 2)
        return complain(state, base::refused("crop_needs_a_plane", {base::to_text(extents.axes())}));
    constexpr std::int64_t kReadable = 12;  // cells whose numbers fit on the screen
    auto const width = std::min(extents[1], kReadable), height = std::min(extents[0], kReadable);
    scene::CropInput part{(extents[1] - width) / 2, (extents[0] - height) / 2, width, height, scene::Colors::Grey};
    if (&source != &state.exhibit.scene.input) part = state.cropped->part;
    state.dialog = CropDialog{part};
}

void accept_crop(AppState& state) {
    auto const* const dialog = std::get_if<CropDialog>(&state.dialog);
    if (dialog == nullptr) return;
    auto source = crop_source(state);
    auto part = scene::cropped(source.tensor, dialog->crop);
    if (!part) return complain(state, part.problem());
    Cropped cropped{std::move(source), dialog->crop, *part};
    if (!try_change(state, scene::SetInput{{scene::Given{}, *std::move(part)}})) return;
    state.cropped = std::move(cropped);
    state.dialog = {};
    tell(state, text::Window::input_cropped, {tensor::to_text(state.exhibit.scene.input.tensor.shape())});
}

}  // namespace deconvista::state
