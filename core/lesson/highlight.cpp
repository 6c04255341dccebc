#include "core/lesson/highlight.h"

#include <algorithm>
#include <array>

#include "core/base/number_text.h"
#include "core/lesson/lesson_file.h"
#include "core/scene/json_fields.h"

namespace deconvista::lesson {
namespace {

using base::refused;
using base::Result;
using base::to_text;
using picture::Part;
using scene::JsonKind;
using scene::JsonValue;

constexpr std::array<std::string_view, 4> kParts{"input", "kernel", "output", "sum"};
constexpr std::array<std::string_view, 3> kTensors{"input", "kernel", "output"};

tensor::Shape shape_of(Part part, op::Computation const& computation) {
    switch (part) {
        case Part::Input:
            return computation.input.shape();
        case Part::Output:
            return computation.output;
        case Part::Kernel:
        case Part::Sum:
            break;
    }
    if (!computation.kernel.empty()) return computation.kernel.shape();
    tensor::Shape window{1, 1, tensor::Extents(computation.operation.axes.axes(), 0)};
    for (int axis = 0; axis < window.spatial.axes(); ++axis)
        window.spatial[axis] = computation.operation.axes[axis].kernel;
    return window;
}

op::Cell cell_of(Part part, tensor::Index const& at) {
    if (part == Part::Input) return op::InputCell{at};
    if (part == Part::Output) return op::OutputCell{at};
    return op::KernelCell{at};
}

bool holds_lists(JsonValue value) {
    if (value.kind() != JsonKind::Array) return false;
    scene::JsonCursor items{value};
    return items.next() && items.value().kind() == JsonKind::Array;
}

Result<picture::CellBox> read_box(JsonValue value, std::string const& path, tensor::Shape const& shape) {
    if (auto const count = scene::count_items(value); count != 2)
        return refused("list_length_differs", {path, to_text(count), "2"});
    std::vector<tensor::Index> corners;
    for (scene::JsonCursor items{value}; items.next();) {
        auto const corner =
            read_index(items.value(), scene::item_path(path, static_cast<std::int64_t>(corners.size())), shape);
        if (!corner) return corner.problem();
        corners.push_back(*corner);
    }
    return picture::CellBox{corners[0], corners[1]};
}

Result<Highlight> read_highlight(JsonValue value, std::string const& path, op::Computation const& computation) {
    if (value.kind() == JsonKind::String) {
        auto const found = std::ranges::find(kParts, value.string());
        if (found == kParts.end()) return scene::unknown_word(value, path, kParts);
        return Highlight{picture::Marked{static_cast<Part>(found - kParts.begin()), {}}};
    }
    auto const members = scene::JsonMembers::read(value, path, kTensors);
    if (!members) return members.problem();
    if (members->all().size() != 1)
        return refused("list_length_differs", {path, to_text(static_cast<std::int64_t>(members->all().size())), "1"});
    auto const& [key, cells] = members->all().front();
    auto const part = static_cast<Part>(std::ranges::find(kTensors, key) - kTensors.begin());
    auto const cells_path = scene::member_path(path, key);
    auto const shape = shape_of(part, computation);
    if (holds_lists(cells)) {
        auto const box = read_box(cells, cells_path, shape);
        if (!box) return box.problem();
        return Highlight{picture::Marked{part, *box}};
    }
    auto const index = read_index(cells, cells_path, shape);
    if (!index) return index.problem();
    return Highlight{cell_of(part, *index)};
}

bool is_cell(Highlight const& highlight) {
    return std::holds_alternative<op::Cell>(highlight);
}

}  // namespace

Result<tensor::Index> read_index(JsonValue value, std::string const& path, tensor::Shape const& shape) {
    auto const axes = shape.spatial.axes();
    auto const numbers = scene::read_integers(value, path, axes, axes + 2);
    if (!numbers) return numbers.problem();
    auto const given = static_cast<int>(numbers->size());
    tensor::Index index;
    index.spatial = tensor::Extents(axes, 0);
    for (int axis = 0; axis < axes; ++axis) {
        auto const place = given - axes + axis;
        index.spatial[axis] = (*numbers)[static_cast<std::size_t>(place)];
    }
    if (given > axes) index.channel = (*numbers)[static_cast<std::size_t>(given - axes - 1)];
    if (given > axes + 1) index.batch = numbers->front();
    if (!contains(shape, index)) return refused("lesson_cell_outside", {path, scene::excerpt(value), to_text(shape)});
    return index;
}

Result<std::vector<Highlight>> read_highlights(scene::JsonMembers const& page, std::string const& path,
                                               op::Computation const& computation) {
    std::vector<Highlight> highlights;
    auto const value = page.find("highlight");
    if (!value) return highlights;
    auto const own_path = scene::member_path(path, "highlight");
    if (value->kind() != JsonKind::Array) {
        auto const one = read_highlight(*value, own_path, computation);
        if (!one) return one.problem();
        return std::vector{*one};
    }
    if (auto const count = scene::count_items(*value); count > kMaxHighlights)
        return refused("list_length_out_of_range", {own_path, to_text(count), "0", to_text(kMaxHighlights)});
    for (scene::JsonCursor items{*value}; items.next();) {
        auto const item_path = scene::item_path(own_path, static_cast<std::int64_t>(highlights.size()));
        auto const one = read_highlight(items.value(), item_path, computation);
        if (!one) return one.problem();
        if (is_cell(*one) && std::ranges::any_of(highlights, is_cell))
            return refused("lesson_second_cell", {item_path});
        highlights.push_back(*one);
    }
    return highlights;
}

}  // namespace deconvista::lesson
