#include "core/picture/connections_layout.h"

#include <algorithm>
#include <cmath>

#include "core/base/number_text.h"
#include "core/picture/explanation.h"
#include "core/picture/text_fit.h"
#include "core/text/pictures.h"

namespace deconvista::picture {
namespace {

constexpr std::int64_t kMostCells = 40;  // of the longer grid

// The part of an axis around a cell.
Span part_around(std::int64_t count, std::int64_t at) {
    if (count <= kMostCells) return {0, count};
    return {std::clamp<std::int64_t>(at - kMostCells / 2, 0, count - kMostCells), kMostCells};
}

Ladder ladder_of(Shot const& shot, int axis) {
    auto const& computation = shot.trace.computation();
    Ladder ladder;
    ladder.axis = axis;
    auto const inputs = computation.input.shape().spatial[axis], outputs = computation.output.spatial[axis];
    auto const at = shot.current_output().spatial[axis];
    auto const taps = op::axis_taps(computation.operation, axis, inputs, at);
    ladder.outputs = part_around(outputs, at);
    ladder.inputs = part_around(inputs, taps.empty() ? 0 : taps[taps.size() / 2].input);
    ladder.big = computation.operation.kind == op::Kind::TransposedConvolution ? End::Output : End::Input;
    return ladder;
}

float longest_row(Ladder const& ladder) {
    return static_cast<float>(std::max(ladder.inputs.count, ladder.outputs.count));
}

// The grid of counts at the right of the stage.
GridFrame counts_frame(Shot const& shot, Bands const& bands, float line) {
    constexpr float kMostOfWidth = 0.44f;
    auto const& computation = shot.trace.computation();
    auto const& output = computation.output.spatial;
    auto const axes = shot.axes();
    auto const rows = part_around(output[axes - 2], 0), columns = part_around(output[axes - 1], 0);
    auto const& stage = bands.stage;
    auto const height = stage.height - line;
    auto const cell = std::max(1.f, std::floor(std::min({stage.width * kMostOfWidth / static_cast<float>(columns.count),
                                                         height / static_cast<float>(rows.count), stage.height / 7})));
    // As long as the title becomes, so that the grid need not move.
    auto const title =
        line > 0 ? bands.caption * estimated_width(counts_title(shot, bands, computation.output.spatial[0] - 1)) : 0.f;
    auto const width = cell * static_cast<float>(columns.count);
    auto const beside = std::max(0.f, (std::min(title, stage.width * kMostOfWidth) - width) / 2);
    return {{std::round(stage.right() - beside - width),
             std::round(stage.y + line + (height - cell * static_cast<float>(rows.count)) / 2)},
            cell,
            rows,
            columns};
}

// A way to set the axes; of several, the one with the largest cells.
struct Form {
    bool beside{};
    LadderNames names{};
    float preference{1};  // below 1 makes up for what is harder to read
};

constexpr Form kForms[] = {{false, LadderNames::EachRow, 1},
                           {true, LadderNames::EachRow, 0.9f},
                           {false, LadderNames::Together, 0.75f},
                           {true, LadderNames::Together, 0.7f}};

// What the names take of a ladder's height; `line` is that of one.
float names_height(LadderNames names, float line) {
    return names == LadderNames::EachRow ? 2.6f * line : 1.2f * line;
}

figure::Rect room_of(Form const& form, figure::Rect const& area, std::size_t axes, std::size_t axis, float gap) {
    auto const count = static_cast<float>(axes), number = static_cast<float>(axis);
    if (!form.beside) return {area.x, area.y + area.height / count * number, area.width, area.height / count};
    auto const width = (area.width - gap * (count - 1)) / count;
    return {area.x + (width + gap) * number, area.y, width, area.height};
}

float cell_in(figure::Rect const& room, float longest, float names) {
    constexpr float kCellsHigh = 3.2f;  // two rows, and lines between them that can be told apart
    return std::floor(std::min(room.width / longest, (room.height - names) / kCellsHigh));
}

void place(Ladder& ladder, figure::Rect const& room, LadderNames names, float line) {
    ladder.room = room;
    ladder.names = names;
    auto const taken = names_height(names, line);
    ladder.cell = std::max(2.f, cell_in(room, longest_row(ladder), taken));
    auto const gap = std::clamp(room.height - taken - 2 * ladder.cell, ladder.cell, 3.2f * ladder.cell);
    auto const used = 2 * ladder.cell + gap;
    auto const above = (names == LadderNames::EachRow ? 1.1f : 1) * line;
    auto const below = names == LadderNames::EachRow ? above : 0;
    ladder.top = std::round(room.y + above + std::max(0.f, (room.height - above - below - used) / 2));
    ladder.bottom = std::round(ladder.top + ladder.cell + gap);
}

// The width of a row's title.
float title_width(Shot const& shot, Bands const& bands, int axis) {
    auto const width = [&](End end) { return estimated_width(row_title(shot, axis, end)); };
    return bands.caption * std::max(width(End::Input), width(End::Output));
}

void place_ladders(std::vector<Ladder>& ladders, Shot const& shot, Bands const& bands, figure::Rect const& area,
                   float line) {
    auto const gap = bands.margin;
    auto const smallest_cell = [&](Form const& form) {
        auto cell = area.height;
        for (std::size_t i = 0; i < ladders.size(); ++i) {
            auto const room = room_of(form, area, ladders.size(), i, gap);
            bool const too_narrow = form.names == LadderNames::EachRow && form.beside && line > 0 &&
                                    title_width(shot, bands, ladders[i].axis) > room.width;
            if (too_narrow) return 0.f;
            cell = std::min(cell, cell_in(room, longest_row(ladders[i]), names_height(form.names, line)));
        }
        return cell * form.preference;
    };
    auto const& form = *std::ranges::max_element(kForms, {}, smallest_cell);
    for (std::size_t i = 0; i < ladders.size(); ++i)
        place(ladders[i], room_of(form, area, ladders.size(), i, gap), form.names, line);
}

}  // namespace

figure::Rect Ladder::place(End end, std::int64_t at) const {
    auto const& cells = span(end);
    auto const left = room.center().x - static_cast<float>(cells.count) * cell / 2;
    return {left + static_cast<float>(at - cells.first) * cell, end == big ? top : bottom, cell, cell};
}

ConnectionsLayout connections_layout(Shot const& shot, Bands const& bands) {
    ConnectionsLayout layout{bands, {}, std::nullopt};
    auto const line = shot.look.labels == Labels::On ? std::round(bands.caption * 1.7f) : 0.f;
    auto area = bands.stage;
    for (int axis = 0; axis < shot.axes(); ++axis) layout.ladders.push_back(ladder_of(shot, axis));
    if (shot.axes() > 1) {
        layout.counts = counts_frame(shot, bands, line);
        auto const left = std::min(layout.counts->origin.x, bands.stage.right() - bands.stage.width * 0.3f);
        area.width = left - area.x - bands.margin * 1.5f;
    }
    place_ladders(layout.ladders, shot, bands, area, line);
    return layout;
}

std::int64_t extent_of(Shot const& shot, int axis, End end) {
    auto const& computation = shot.trace.computation();
    return (end == End::Input ? computation.input.shape().spatial : computation.output.spatial)[axis];
}

std::string row_title(Shot const& shot, int axis, End end) {
    auto const name = end == End::Input ? text::Picture::connections_input : text::Picture::connections_output;
    auto const row = say(shot, name, {base::to_text(extent_of(shot, axis, end))});
    return shot.axes() == 1 ? row : axis_title(axis, shot.axes(), shot.look.language) + "  ·  " + row;
}

std::string counts_title(Shot const& shot, Bands const& bands, std::int64_t slice) {
    bool const is_short = bands.wording == Wording::Short;
    auto const title = say(shot, is_short ? text::Picture::view_connections : text::Picture::connections_counts);
    if (shot.axes() < 3) return title;
    return title + "  ·  " + say(shot, text::Picture::picture_slice, {base::to_text(slice)});
}

}  // namespace deconvista::picture
