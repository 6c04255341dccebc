#include "core/picture/matrix_layout.h"

#include <algorithm>
#include <cmath>

namespace deconvista::picture {
namespace {

constexpr float kSmallestCell = 6;         // of a matrix that is drawn as cells
constexpr std::int64_t kMostPatches = 64;  // rows or columns of im2col

// What stands around the matrix.
struct Margins {
    float top{}, right{}, bottom{};  // in pixels
    float cells_above{1.4f}, cells_beside{1.6f};
};

Margins margins_of(Shot const& shot, Bands const& bands) {
    if (shot.look.labels == Labels::Off) return {};
    auto const line = std::round(bands.caption * 1.5f);
    auto const longest = 3.f + static_cast<float>(shot.axes());  // "y[12,34]" in ems, at the size of indices
    return {2 * line, std::round(bands.caption * longest * 0.85f), 0, 1.4f, 1.6f};
}

figure::Rect inside(figure::Rect const& area, Margins const& margins) {
    return {area.x, area.y + margins.top, area.width - margins.right, area.height - margins.top - margins.bottom};
}

// The cell with which so many rows and columns fit.
float fitting_cell(figure::Rect const& room, Margins const& margins, float rows, float columns) {
    return std::min(room.height / (rows + margins.cells_above), room.width / (columns + margins.cells_beside));
}

float whole_pixels(float cell) {
    return cell >= kSmallestCell ? std::floor(cell) : cell;
}

// The smallest cell with a number that can be read.
float readable_cell(Bands const& bands) {
    return std::ceil(2.4f * bands.legible());
}

// Puts matrix, inputs and outputs into the room, with this cell.
void place(MatrixLayout& layout, figure::Rect const& room, Margins const& margins, float cell, Span rows,
           Span columns) {
    auto const strip =
        std::max(1.f, std::min(std::max(cell, std::min(10.f, room.height / 12)), layout.bands.stage.height / 8));
    auto const gap = std::max(8.f, std::round(strip * 0.3f));
    auto const width = static_cast<float>(columns.count) * cell, height = static_cast<float>(rows.count) * cell;
    auto const used = strip + gap;
    auto const x = std::round(room.x + std::max(0.f, (room.width - width - used) / 2));
    auto const y = std::round(room.y + used + std::max(0.f, (room.height - height - used) * 0.35f));
    layout.matrix = {{x, y}, cell, rows, columns};
    layout.inputs = {{x, y - gap - strip}, cell, {0, 1}, columns};
    layout.outputs = {{std::round(x + width) + gap, y}, cell, rows, {0, 1}};
    layout.as_cells = cell >= kSmallestCell;
    layout.names = {layout.bands.stage.x, layout.inputs.origin.y - margins.top, layout.bands.stage.width,
                    margins.top / 2};
}

// As many rows or columns as fit, beginning with `first`, or as near to it as there are any.
Span page_from(std::int64_t first, std::int64_t count, float room, float cell) {
    auto const fitting = std::clamp(static_cast<std::int64_t>(std::floor(room / cell)), std::int64_t{1}, count);
    return {std::clamp<std::int64_t>(first, 0, count - fitting), fitting};
}

// The page of a long side that holds a place: pages overlap by half, so that it stays for a while.
Span page_around(std::int64_t at, std::int64_t count, float room, float cell) {
    auto const page = page_from(0, count, room, cell).count;
    auto const hop = std::max<std::int64_t>(1, page / 2);
    return {std::clamp<std::int64_t>((at - page / 4) / hop * hop, 0, count - page), page};
}

float strips(Margins const& margins, float cell, float cells) {
    return margins.cells_above == 0 ? 0 : std::max(cell, 10.f) * cells;
}

void place_part(MatrixLayout& layout, Shot const& shot, figure::Rect const& room, Margins const& margins) {
    auto const& wanted = *shot.look.matrix;
    auto const fitting =
        fitting_cell(room, margins, static_cast<float>(layout.whole.rows), static_cast<float>(layout.whole.columns));
    auto const cell = whole_pixels(std::clamp(wanted.cell, std::min(fitting, kLargestMatrixCell), kLargestMatrixCell));
    auto const rows = page_from(wanted.row, layout.whole.rows, room.height - strips(margins, cell, 1.4f), cell);
    auto const columns = page_from(wanted.column, layout.whole.columns, room.width - strips(margins, cell, 1.6f), cell);
    place(layout, room, margins, cell, rows, columns);
}

// Where the page begins that the look asks for; else, where the current step is, and cells with room for numbers.
MatrixViewport page_wanted(Shot const& shot, Bands const& bands, std::optional<MatrixViewport> wanted) {
    if (!wanted) {
        auto const comfortable = std::min(bands.caption * 2.2f, bands.stage.height / 14);
        auto const cell = std::round(std::max({18.f, bands.caption * 1.7f, comfortable}));
        return {current_row(shot), current_column(shot), cell};
    }
    wanted->cell = whole_pixels(std::min(wanted->cell, kLargestMatrixCell));
    return *wanted;
}

void move(MatrixLayout& layout, float x, float y) {
    for (auto* const frame : {&layout.matrix, &layout.inputs, &layout.outputs}) {
        frame->origin.x += x;
        frame->origin.y += y;
    }
    if (layout.patches) layout.patches->origin = {layout.patches->origin.x + x, layout.patches->origin.y + y};
    layout.names.y += y;
}

// Overview and page beside each other, in the middle of the room.
void centre_with_overview(MatrixLayout& layout, figure::Rect const& room, Margins const& margins, float gap) {
    auto const strip = std::max(layout.matrix.cell, 10.f);
    move(layout, std::round(layout.overview->right() + gap - layout.matrix.origin.x), 0);
    auto const right =
        layout.patches ? layout.patches->whole().right() : layout.outputs.origin.x + strip + margins.right;
    auto const shift = std::round(std::max(0.f, (room.right() - right) / 2));
    layout.overview->x += shift;
    move(layout, shift, 0);
    layout.overview->y = layout.matrix.origin.y;
    if (layout.overview->bottom() > room.bottom()) layout.overview->y = room.bottom() - layout.overview->height;
}

// The columns of im2col for which a page of the matrix leaves room in the rest of the stage, around the current step.
std::optional<Span> patches_beside_page(Shot const& shot, figure::Rect const& rest, Margins const& margins,
                                        float cell) {
    constexpr float kShare = 0.3f;       // of the width
    constexpr std::int64_t kFewest = 3;  // that are worth it
    auto const [rows, columns] = op::im2col_extents(shot.trace.computation());
    auto const height = rest.height - strips(margins, cell, 1.4f), width = rest.width * kShare;
    if (rows > kMostPatches || static_cast<float>(rows) * cell > height) return std::nullopt;
    auto const patch = current_row(shot) % plane_size(shot.trace.computation().output);
    auto const page = page_around(patch, columns, width, cell);
    return page.count < kFewest ? std::nullopt : std::optional{page};
}

void place_page(MatrixLayout& layout, Shot const& shot, figure::Rect const& room, Margins const& margins,
                std::optional<MatrixViewport> const& asked) {
    bool const wide = room.width > room.height;
    auto const gap = layout.bands.margin * 2;
    auto const proportions = static_cast<float>(layout.whole.columns) / static_cast<float>(layout.whole.rows);
    figure::Rect const box{room.x, room.y, wide ? room.width * 0.4f : room.width,
                           wide ? room.height : room.height * 0.4f};
    auto const width = std::max(8.f, std::min(box.width, box.height * proportions));
    auto const height = std::max(8.f, std::min(box.height, width / proportions));
    layout.overview = figure::Rect{wide ? box.x : std::round(box.x + (box.width - width) / 2), box.y, std::round(width),
                                   std::round(height)};
    auto rest = room;
    auto const used = (wide ? width : height) + gap;
    (wide ? rest.x : rest.y) += used;
    (wide ? rest.width : rest.height) -= used;
    auto const wanted = page_wanted(shot, layout.bands, asked);
    auto const& cell = wanted.cell;
    auto const patches = wide ? patches_beside_page(shot, rest, margins, cell) : std::nullopt;
    if (patches) rest.width -= static_cast<float>(patches->count) * cell + gap + margins.right;
    auto const height_left = rest.height - strips(margins, cell, 1.4f),
               width_left = rest.width - strips(margins, cell, 1.6f);
    auto const page = asked ? page_from : page_around;
    place(layout, rest, margins, cell, page(wanted.row, layout.whole.rows, height_left, cell),
          page(wanted.column, layout.whole.columns, width_left, cell));
    if (patches)
        layout.patches =
            GridFrame{{layout.outputs.origin.x + std::max(cell, 10.f) + margins.right + gap, layout.matrix.origin.y},
                      cell,
                      {0, op::im2col_extents(shot.trace.computation()).rows},
                      *patches};
    if (wide) centre_with_overview(layout, room, margins, gap);
}

// The patches at the right, if matrix and patches are both readable then.
bool place_with_patches(MatrixLayout& layout, Shot const& shot, figure::Rect const& room, Margins const& margins,
                        float alone) {
    auto const [rows, columns] = op::im2col_extents(shot.trace.computation());
    if (rows > kMostPatches || columns > kMostPatches) return false;
    auto const gap = layout.bands.margin * 1.5f;
    auto const all_rows = static_cast<float>(std::max(rows, layout.whole.rows));
    auto const width = room.width - gap - margins.right;
    auto const cell = std::floor(std::min({width / (static_cast<float>(layout.whole.columns + columns) + 1.6f),
                                           room.height / (all_rows + margins.cells_above), alone}));
    if (cell < std::max(16.f, layout.bands.caption) || cell < alone * 0.6f) return false;
    auto left = room;
    auto const right = static_cast<float>(columns) * cell + gap + margins.right;
    left.width -= right;
    place(layout, left, margins, cell, {0, layout.whole.rows}, {0, layout.whole.columns});
    // Both together in the middle of the room.
    auto const used = layout.outputs.origin.x + cell + margins.right + right - margins.right - layout.matrix.origin.x;
    auto const shift = std::round(room.x + std::max(0.f, (room.width - used) / 2) - layout.matrix.origin.x);
    // Patches may be higher than the matrix.
    auto const below = layout.matrix.origin.y + static_cast<float>(rows) * cell - room.bottom();
    move(layout, shift, -std::ceil(std::max(0.f, below)));
    layout.patches = GridFrame{
        {layout.outputs.origin.x + cell + margins.right + gap, layout.matrix.origin.y}, cell, {0, rows}, {0, columns}};
    return true;
}

}  // namespace

std::int64_t current_row(Shot const& shot) {
    auto cell = shot.position.output;
    auto const& shape = shot.trace.computation().output;
    cell.batch = 0;
    for (int axis = 0; axis < shape.spatial.axes(); ++axis)
        cell.spatial[axis] = std::clamp<std::int64_t>(cell.spatial[axis], 0, shape.spatial[axis] - 1);
    return offset(shape, cell);
}

std::int64_t current_column(Shot const& shot) {
    auto const& computation = shot.trace.computation();
    if (shot.current)
        if (auto const* const input = std::get_if<op::InputCell>(&shot.current->cell())) {
            auto cell = input->at;
            cell.batch = 0;
            return offset(computation.input.shape(), cell);
        }
    auto const row = op::matrix_row(computation, index_at(computation.output, current_row(shot)));
    return row.empty() ? 0 : row.front().column;
}

float smallest_matrix_cell(MatrixLayout const& layout) {
    return std::min({layout.bands.stage.height / static_cast<float>(layout.whole.rows),
                     layout.bands.stage.width / static_cast<float>(layout.whole.columns), kSmallestCell});
}

MatrixLayout matrix_layout(Shot const& shot, Bands const& bands) {
    MatrixLayout layout;
    layout.bands = bands;
    layout.whole = op::matrix_extents(shot.trace.computation());
    auto const margins = margins_of(shot, bands);
    auto const room = inside(bands.stage, margins);
    auto const fitting =
        fitting_cell(room, margins, static_cast<float>(layout.whole.rows), static_cast<float>(layout.whole.columns));
    auto const cell = whole_pixels(std::min(fitting, bands.stage.height / 7));
    bool const zoomed = shot.look.matrix && shot.look.matrix->cell > fitting;
    if (zoomed && shot.look.matrix->cell < readable_cell(bands))
        place_part(layout, shot, room, margins);
    else if (zoomed || cell < readable_cell(bands))
        place_page(layout, shot, room, margins, zoomed ? shot.look.matrix : std::nullopt);
    else if (!place_with_patches(layout, shot, room, margins, cell))
        place(layout, room, margins, cell, {0, layout.whole.rows}, {0, layout.whole.columns});
    return layout;
}

}  // namespace deconvista::picture
