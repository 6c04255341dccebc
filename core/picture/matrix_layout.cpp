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
    return std::ceil(1.9f * bands.legible());
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

// What is to be drawn of a matrix that is not drawn whole, as which pages of its sides.
struct PageWanted {
    std::int64_t row{}, column{};
    float cell{};
    Span (*page)(std::int64_t at, std::int64_t count, float room, float cell){page_around};
};

// Around the current step, in cells with room for the names of weights where the stage is large enough.
PageWanted page_at_step(Shot const& shot, Bands const& bands) {
    auto const comfortable = std::min(bands.legible() * 3.4f, bands.stage.height / 14);
    auto const cell = std::round(std::max(readable_cell(bands), comfortable));
    return {current_row(shot), current_column(shot), cell};
}

// What the look asks for, at the step at which it did; at others its cells, around the step.
PageWanted page_asked_for(Shot const& shot, MatrixViewport const& viewport) {
    if (viewport.step && *viewport.step != shot.leading_moment.step)
        return {current_row(shot), current_column(shot), viewport.cell};
    return {viewport.row, viewport.column, viewport.cell, page_from};
}

void place_part(MatrixLayout& layout, PageWanted const& wanted, figure::Rect const& room, Margins const& margins) {
    auto const fitting =
        fitting_cell(room, margins, static_cast<float>(layout.whole.rows), static_cast<float>(layout.whole.columns));
    auto const cell = whole_pixels(std::clamp(wanted.cell, std::min(fitting, kLargestMatrixCell), kLargestMatrixCell));
    auto const rows = wanted.page(wanted.row, layout.whole.rows, room.height - strips(margins, cell, 1.4f), cell);
    auto const columns =
        wanted.page(wanted.column, layout.whole.columns, room.width - strips(margins, cell, 1.6f), cell);
    place(layout, room, margins, cell, rows, columns);
}

void move(MatrixLayout& layout, float x, float y) {
    for (auto* const frame : {&layout.matrix, &layout.inputs, &layout.outputs}) {
        frame->origin.x += x;
        frame->origin.y += y;
    }
    if (layout.patches) layout.patches->origin = {layout.patches->origin.x + x, layout.patches->origin.y + y};
    layout.names.y += y;
}

// The whole matrix as an image, as large as a box allows, at its corner.
figure::Rect overview_in(figure::Rect const& box, op::MatrixExtents const& whole) {
    auto const proportions = static_cast<float>(whole.columns) / static_cast<float>(whole.rows);
    auto const width = std::max(8.f, std::min(box.width, box.height * proportions));
    auto const height = std::max(8.f, std::min(box.height, width / proportions));
    return {box.x, box.y, std::round(width), std::round(height)};
}

// The columns of im2col around the current step for which there is room.
std::optional<Span> patches_within(Shot const& shot, float width, float height, float cell) {
    constexpr std::int64_t kFewest = 3;  // that are worth it
    auto const [rows, columns] = op::im2col_extents(shot.trace.computation());
    if (rows > kMostPatches || static_cast<float>(rows) * cell > height) return std::nullopt;
    auto const patch = current_row(shot) % plane_size(shot.trace.computation().output);
    auto const page = page_around(patch, columns, width, cell);
    return page.count < kFewest ? std::nullopt : std::optional{page};
}

// Where the patches lie beside a page: below the image of the whole, where that stays large enough, or at the right of
// a page that still has a good part of a row.
struct PatchesPlace {
    GridFrame frame;  // its origin is still to come
    bool below{};
    float height() const { return frame.whole().height; }
};

std::optional<PatchesPlace> patches_of_page(Shot const& shot, MatrixLayout const& layout, figure::Rect const& room,
                                            figure::Rect const& box, float cell, Margins const& margins) {
    constexpr float kBelow = 0.55f, kBeside = 0.18f, kColumnsOfPage = 10;
    auto const rows = op::im2col_extents(shot.trace.computation()).rows;
    auto const made = [&](Span columns, float of, bool below) {
        return PatchesPlace{{{}, of, {0, rows}, columns}, below};
    };
    auto const height = room.height - strips(margins, cell, 1.4f);
    auto const low = height * kBelow - margins.top;
    auto const small = std::min(cell, std::floor(low / static_cast<float>(rows)));
    if (small >= readable_cell(layout.bands))
        if (auto const columns = patches_within(shot, box.width, low, small)) return made(*columns, small, true);
    if (room.width * (1 - kBeside) - box.width < kColumnsOfPage * cell) return std::nullopt;
    if (auto const columns = patches_within(shot, room.width * kBeside, height, cell))
        return made(*columns, cell, false);
    return std::nullopt;
}

// Overview and page beside each other, in the middle of the room, with the patches where they belong.
void centre_with_overview(MatrixLayout& layout, figure::Rect const& room, Margins const& margins, float gap,
                          std::optional<PatchesPlace> const& patches) {
    auto& overview = *layout.overview;
    auto const strip = std::max(layout.matrix.cell, 10.f);
    bool const below = patches && patches->below;
    auto const left = below ? std::max(overview.width, patches->frame.whole().width) : overview.width;
    auto const beside = patches && !below ? margins.right + gap + patches->frame.whole().width : margins.right;
    auto const page = layout.outputs.origin.x + strip - layout.matrix.origin.x;
    auto const x = std::round(room.x + std::max(0.f, (room.width - left - gap - page - beside) / 2));
    move(layout, x + left + gap - layout.matrix.origin.x, 0);
    overview.x = x + std::round((left - overview.width) / 2);
    auto const high = overview.height + (below ? margins.top + patches->height() : 0);
    overview.y = std::min(layout.matrix.origin.y, std::floor(room.bottom() - high));
    if (!patches) return;
    layout.patches = patches->frame;
    auto const shift = std::round((left - patches->frame.whole().width) / 2);
    layout.patches->origin = below ? figure::Point{x + shift, overview.bottom() + margins.top}
                                   : figure::Point{x + left + gap + page + margins.right + gap, layout.matrix.origin.y};
}

void place_page_below_overview(MatrixLayout& layout, PageWanted const& wanted, figure::Rect const& room,
                               Margins const& margins) {
    auto box = room;
    box.height *= 0.4f;
    auto overview = overview_in(box, layout.whole);
    overview.x = std::round(box.x + (box.width - overview.width) / 2);
    auto rest = room;
    auto const used = overview.height + layout.bands.margin * 2;
    rest.y += used;
    rest.height -= used;
    layout.overview = overview;
    place_part(layout, wanted, rest, margins);
}

void place_page_beside_overview(MatrixLayout& layout, Shot const& shot, PageWanted const& wanted,
                                figure::Rect const& room, Margins const& margins) {
    constexpr float kMostOfWidth = 0.36f;
    auto const gap = layout.bands.margin * 2;
    auto box = room;
    box.width *= kMostOfWidth;
    auto const patches = patches_of_page(shot, layout, room, box, wanted.cell, margins);
    bool const below = patches && patches->below;
    if (below) box.height = room.height - strips(margins, wanted.cell, 1.4f) - margins.top - patches->height();
    layout.overview = overview_in(box, layout.whole);
    auto const left = below ? std::max(layout.overview->width, patches->frame.whole().width) : layout.overview->width;
    auto rest = room;
    rest.x += left + gap;
    rest.width -= left + gap;
    if (patches && !below) rest.width -= patches->frame.whole().width + gap + margins.right;
    place_part(layout, wanted, rest, margins);
    centre_with_overview(layout, room, margins, gap, patches);
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
    auto cell = shot.current_output();
    cell.batch = 0;
    return offset(shot.trace.computation().output, cell);
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
    auto const wanted = zoomed ? page_asked_for(shot, *shot.look.matrix) : page_at_step(shot, bands);
    if (zoomed && wanted.cell < readable_cell(bands))
        place_part(layout, wanted, room, margins);
    else if ((zoomed || cell < readable_cell(bands)) && room.width > room.height)
        place_page_beside_overview(layout, shot, wanted, room, margins);
    else if (zoomed || cell < readable_cell(bands))
        place_page_below_overview(layout, wanted, room, margins);
    // Enlarged a little, the matrix has the room of the patches.
    else if (shot.look.matrix || !place_with_patches(layout, shot, room, margins, cell))
        place(layout, room, margins, cell, {0, layout.whole.rows}, {0, layout.whole.columns});
    return layout;
}

}  // namespace deconvista::picture
