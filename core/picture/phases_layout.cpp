#include "core/picture/phases_layout.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "core/base/number_text.h"
#include "core/picture/text_fit.h"
#include "core/text/pictures.h"

namespace deconvista::picture {
namespace {

constexpr std::int64_t kLongestWhole = 24, kPage = 16;
constexpr float kApart = 0.5f;  // cells between the tiles of a block

// An axis of the picture: rows or columns. A missing axis has one cell and one phase.
struct Line {
    std::int64_t stride{1}, kernel{1}, inputs{1}, outputs{1};
    Span input, output;  // that are drawn
    std::vector<op::AxisPhase> phases{op::AxisPhase{0, 1, 0, {op::PhaseTap{}}}};
    std::vector<Span> small;  // of each phase: the cells of its small output that are drawn

    std::int64_t longest_kernel() const {
        std::size_t longest = 1;
        for (auto const& phase : phases) longest = std::max(longest, phase.kernel.size());
        return static_cast<std::int64_t>(longest);
    }
    std::int64_t longest_small() const {
        std::int64_t longest = 1;
        for (auto const& span : small) longest = std::max(longest, span.count);
        return longest;
    }
};

Span page_of(std::int64_t count, std::int64_t at, std::int64_t stride) {
    if (count <= kLongestWhole) return {0, count};
    auto const page = std::max(kPage, 2 * stride);
    auto const first = std::max<std::int64_t>(0, at - page / 2) / stride * stride;
    return {std::min(first, count - page), page};
}

// The cells of a small output that lie in the page.
Span small_span(op::AxisPhase const& phase, std::int64_t stride, Span const& page) {
    auto const first = std::max<std::int64_t>(0, (page.first - phase.first_output + stride - 1) / stride);
    auto const end = page.end() <= phase.first_output ? 0 : (page.end() - 1 - phase.first_output) / stride + 1;
    return {first, std::max<std::int64_t>(0, std::min(end, phase.outputs) - first)};
}

// The input cells that the page is made of.
Span input_span(Line const& line) {
    std::int64_t first = line.inputs, end = 0;
    for (std::size_t i = 0; i < line.phases.size(); ++i)
        for (auto const& tap : line.phases[i].kernel) {
            if (line.small[i].count == 0) continue;
            auto const place = line.phases[i].first_place + line.small[i].first - tap.shift;
            first = std::min(first, place);
            end = std::max(end, place + line.small[i].count);
        }
    first = std::clamp<std::int64_t>(first, 0, line.inputs - 1);
    end = std::clamp<std::int64_t>(end, first + 1, line.inputs);
    return line.outputs == line.output.count ? Span{0, line.inputs} : Span{first, end - first};
}

Line line_of(Shot const& shot, op::PhaseAxes const& phases, int from_last) {
    Line line;
    auto const axis = shot.axes() - 1 - from_last;
    if (axis >= 0) {
        auto const& computation = shot.trace.computation();
        line.stride = phases[axis].stride;
        line.kernel = computation.operation.axes[axis].kernel;
        line.inputs = computation.input.shape().spatial[axis];
        line.outputs = computation.output.spatial[axis];
        line.phases = phases[axis].phases;
    }
    line.output = page_of(line.outputs, axis >= 0 ? shot.current_output().spatial[axis] : 0, line.stride);
    for (auto const& phase : line.phases) line.small.push_back(small_span(phase, line.stride, line.output));
    line.input = input_span(line);
    return line;
}

// The tiles of a block, `extent` cells each, one beside the other.
float across(std::int64_t tiles, std::int64_t extent) {
    return static_cast<float>(tiles * extent) + kApart * static_cast<float>(tiles - 1);
}

// A part of the picture in cells, with so many lines of text above its parts, the longest of which has a width in
// pixels.
struct Room {
    float width{}, height{}, lines{}, title{};

    float width_at(float cell) const { return std::max(width * cell, title); }
};

enum class Part : std::uint8_t { Sources, Kernels, Small, Result };
using Rooms = std::array<Room, 4>;

Room const& room_of(Rooms const& rooms, Part part) {
    return rooms[static_cast<std::size_t>(part)];
}

// Below a grid of three axes, which slice it is.
constexpr float kSliceName = 0.8f;

Rooms rooms_of(Shot const& shot, Line const& y, Line const& x, float under, float line) {
    auto const cells = [](std::int64_t count) { return static_cast<float>(count); };
    auto const rows = static_cast<float>(y.stride);
    auto const width = [&](PhaseTitle title) { return std::ceil(line * estimated_width(phase_title(shot, title))); };
    using enum PhaseTitle;
    return {Room{cells(std::max(x.input.count, x.kernel)), cells(y.input.count + y.kernel), 2 * (1.7f + under) + 0.6f,
                 std::max(width(Input), width(Kernel))},
            Room{across(x.stride, x.longest_kernel()), across(y.stride, y.longest_kernel()), 1.7f + 1.2f * rows,
                 width(SmallKernels)},
            Room{across(x.stride, x.longest_small()), across(y.stride, y.longest_small()), 1.7f + 1.2f * rows,
                 width(SmallOutputs)},
            Room{cells(x.output.count), cells(y.output.count), 1.7f + under, width(Result)}};
}

// Blocks beside one another in each row of the stage.
using Rows = std::vector<std::vector<Part>>;

struct Plan {
    Rows rows;
    float cell{};
    bool titles_fit{};

    // Titles that are written into one another are hard to read.
    float worth() const { return titles_fit ? cell : cell * 0.5f; }
};

// The largest cell, in whole pixels, with which the blocks fit beside one another with their titles; 0 if they do not.
float cell_beside_titles(Rooms const& rooms, std::vector<Part> const& row, float room) {
    auto const used = [&](float cell) {
        return std::accumulate(row.begin(), row.end(), 0.f,
                               [&](float sum, Part block) { return sum + room_of(rooms, block).width_at(cell); });
    };
    float cell = 0;
    while (used(cell + 1) <= room) ++cell;
    return cell;
}

Plan plan_of(Rooms const& rooms, Rows rows, Bands const& bands, float line) {
    auto const& stage = bands.stage;
    auto cell = stage.height / 7;
    float height = 0, lines = 0;
    bool titles_fit = true;
    for (auto const& row : rows) {
        float width = 0, highest = 0, most_lines = 0;
        for (auto const block : row) {
            width += room_of(rooms, block).width;
            highest = std::max(highest, room_of(rooms, block).height);
            most_lines = std::max(most_lines, room_of(rooms, block).lines);
        }
        auto const gaps = static_cast<float>(row.size() - 1) * bands.margin * 1.6f;
        auto const beside_titles = cell_beside_titles(rooms, row, stage.width - gaps);
        titles_fit = titles_fit && beside_titles > 0;
        cell = std::min(cell, beside_titles > 0 ? beside_titles : (stage.width - gaps) / width);
        height += highest;
        lines += most_lines;
    }
    auto const gaps = static_cast<float>(rows.size() - 1) * bands.margin;
    return {std::move(rows), std::min(cell, (stage.height - gaps - lines * line) / height), titles_fit};
}

// All beside one another, or what is known above what is made of it, or, for the long rows of a single axis, each below
// the other.
Plan best_plan(Rooms const& rooms, Bands const& bands, float line) {
    Plan best;
    for (auto const& rows : {Rows{{Part::Sources, Part::Kernels, Part::Small, Part::Result}},
                             Rows{{Part::Sources, Part::Kernels}, {Part::Small, Part::Result}},
                             Rows{{Part::Sources}, {Part::Kernels}, {Part::Small}, {Part::Result}}}) {
        auto plan = plan_of(rooms, rows, bands, line);
        // Fewer rows are easier to follow.
        if (best.rows.empty() || plan.worth() > best.worth() * 1.1f) best = std::move(plan);
    }
    return best;
}

// Puts the grids of a block into a rectangle.
struct Placer {
    PhasesLayout& layout;
    Line const& y;
    Line const& x;
    float line;   // height of a line of text
    float under;  // lines below a grid

    GridFrame frame(figure::Point at, Span rows, Span columns) const {
        return {{std::round(at.x), std::round(at.y)}, layout.cell, rows, columns};
    }

    void sources(figure::Rect const& rect) const {
        auto const centred = [&](float yy, Span rows, Span columns) {
            auto const width = static_cast<float>(columns.count) * layout.cell;
            return frame({rect.center().x - width / 2, yy}, rows, columns);
        };
        layout.input = centred(rect.y + 1.7f * line, y.input, x.input);
        layout.kernel = centred(layout.input.whole().bottom() + (2.3f + under) * line, {0, y.kernel}, {0, x.kernel});
    }

    void tiles(figure::Rect const& rect, GridFrame PhaseTile::*which, std::int64_t tile_rows,
               std::int64_t tile_columns) const {
        auto const left = rect.center().x - across(x.stride, tile_columns) * layout.cell / 2;
        auto const step_x = (static_cast<float>(tile_columns) + kApart) * layout.cell;
        auto const step_y = (static_cast<float>(tile_rows) + kApart) * layout.cell + 1.2f * line;
        for (auto& tile : layout.tiles) {
            auto const row = tile.number / x.stride, column = tile.number % x.stride;
            figure::Point const at{left + static_cast<float>(column) * step_x,
                                   rect.y + 2.9f * line + static_cast<float>(row) * step_y};
            tile.*which = frame(at, (tile.*which).rows, (tile.*which).columns);
        }
    }

    void block(Part which, figure::Rect const& rect) const {
        switch (which) {
            case Part::Sources:
                return sources(rect);
            case Part::Kernels:
                return tiles(rect, &PhaseTile::kernel, y.longest_kernel(), x.longest_kernel());
            case Part::Small:
                return tiles(rect, &PhaseTile::outputs, y.longest_small(), x.longest_small());
            case Part::Result:
                layout.result = frame(
                    {rect.center().x - static_cast<float>(x.output.count) * layout.cell / 2, rect.y + 1.7f * line},
                    y.output, x.output);
        }
    }
};

// The blocks of a row of the stage, in the middle of it.
void place_row(Placer const& placer, Rooms const& rooms, std::vector<Part> const& row, figure::Rect const& place) {
    auto const cell = placer.layout.cell;
    float width = 0;
    for (auto const block : row) width += room_of(rooms, block).width_at(cell);
    auto const blocks = static_cast<float>(row.size());
    auto const slack = std::max(0.f, place.width - width);
    auto const gap = std::min(slack / blocks, placer.layout.bands.margin * 4);
    auto left = place.x + (slack - gap * (blocks - 1)) / 2;
    for (auto const block : row) {
        auto const height = room_of(rooms, block).height * cell + room_of(rooms, block).lines * placer.line;
        placer.block(block,
                     {left, place.y + (place.height - height) / 2, room_of(rooms, block).width_at(cell), height});
        left += room_of(rooms, block).width_at(cell) + gap;
    }
}

// The phases of rows and columns; along the first of three axes, the one of the output slice.
std::vector<PhaseTile> tiles_of(Shot const& shot, op::PhaseAxes const& phases, std::int64_t slice, Line const& y,
                                Line const& x) {
    std::vector<PhaseTile> tiles;
    auto output = shot.current_output().spatial;
    if (shot.axes() == 3) output[0] = slice;
    auto const phase_of_slice = shot.axes() == 3 ? op::phase_cell_of(phases, output).phase : 0;
    for (std::int64_t number = 0; number < y.stride * x.stride; ++number) {
        auto const plane = y.stride * x.stride;
        PhaseTile tile{number, op::phase_at(phases, phase_of_slice / plane * plane + number), {}, {}};
        auto const row = static_cast<std::size_t>(number / x.stride),
                   column = static_cast<std::size_t>(number % x.stride);
        auto const extent = [](op::AxisPhase const& phase) {
            return Span{0, static_cast<std::int64_t>(phase.kernel.size())};
        };
        tile.kernel.rows = extent(y.phases[row]);
        tile.kernel.columns = extent(x.phases[column]);
        tile.outputs.rows = y.small[row];
        tile.outputs.columns = x.small[column];
        tiles.push_back(tile);
    }
    return tiles;
}

}  // namespace

std::string phase_title(Shot const& shot, PhaseTitle title) {
    auto const& computation = shot.trace.computation();
    auto const sized = [&](text::Name name, tensor::Extents const& size) {
        return say(shot, name, {times_text(size)});
    };
    auto const counted = [&](text::Name name) {
        std::int64_t phases = 1;
        auto const& axes = computation.operation.axes;
        for (int axis = std::max(0, axes.axes() - 2); axis < axes.axes(); ++axis) phases *= axes[axis].stride;
        return say(shot, name, {base::to_text(phases)});
    };
    switch (title) {
        case PhaseTitle::Input:
            return sized(text::Picture::picture_input, computation.input.shape().spatial);
        case PhaseTitle::Kernel:
            return sized(text::Picture::picture_kernel, computation.kernel.shape().spatial);
        case PhaseTitle::SmallKernels:
            return counted(text::Picture::phases_kernels);
        case PhaseTitle::SmallOutputs:
            return counted(text::Picture::phases_outputs);
        case PhaseTitle::Result:
            break;
    }
    return sized(text::Picture::picture_output, computation.output.spatial);
}

PhasesLayout phases_layout(Shot const& shot, Bands const& bands) {
    PhasesLayout layout;
    layout.bands = bands;
    auto const& computation = shot.trace.computation();
    layout.phases = *op::phases_of(computation);
    bool const has_slices = shot.axes() == 3;
    if (has_slices)
        layout.slices = tap_in_focus(computation, shot.focus, first_tap(computation, shot.current_output().spatial[0]));
    auto const y = line_of(shot, layout.phases, 1), x = line_of(shot, layout.phases, 0);
    layout.tiles = tiles_of(shot, layout.phases, layout.slices.output, y, x);
    auto const line = shot.look.labels == Labels::On ? bands.caption : 0.f;
    auto const under = has_slices ? kSliceName : 0.f;
    auto const rooms = rooms_of(shot, y, x, under, line);
    auto const plan = best_plan(rooms, bands, line);
    layout.cell = plan.cell >= 6 ? std::floor(plan.cell) : std::max(1.f, plan.cell);
    Placer const placer{layout, y, x, line, under};
    std::vector<float> heights;
    auto free = bands.stage.height - bands.margin * static_cast<float>(plan.rows.size() - 1);
    for (auto const& row : plan.rows) {
        float height = 0;
        for (auto const block : row)
            height = std::max(height, room_of(rooms, block).height * layout.cell + room_of(rooms, block).lines * line);
        heights.push_back(height);
        free -= height;
    }
    auto top = bands.stage.y + std::max(0.f, free) / 2;
    for (std::size_t i = 0; i < plan.rows.size(); ++i) {
        place_row(placer, rooms, plan.rows[i], {bands.stage.x, top, bands.stage.width, heights[i]});
        top += heights[i] + bands.margin;
    }
    return layout;
}

}  // namespace deconvista::picture
