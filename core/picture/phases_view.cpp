#include "core/picture/phases_view.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/base/number_text.h"
#include "core/picture/held_output.h"
#include "core/picture/names.h"
#include "core/picture/phases_layout.h"
#include "core/picture/text_fit.h"
#include "core/text/pictures.h"

namespace deconvista::picture {
namespace {

using text::Picture;

// Okabe and Ito's colours (jfly.uni-koeln.de/color), neighbours as different as can be.
constexpr std::array<figure::Color, 8> kColors{{{86, 180, 233, 255},
                                                {230, 159, 0, 255},
                                                {0, 158, 115, 255},
                                                {204, 121, 167, 255},
                                                {240, 228, 66, 255},
                                                {0, 114, 178, 255},
                                                {213, 94, 0, 255},
                                                {153, 153, 153, 255}}};

figure::Color color_of(std::int64_t phase) {
    return kColors[static_cast<std::size_t>(phase) % kColors.size()];
}

// A to Z, then A2 to Z2, ...
std::string letter_of(std::int64_t phase) {
    std::string letter(1, static_cast<char>('A' + phase % 26));
    return phase < 26 ? letter : letter + base::to_text(phase / 26 + 1);
}

bool is_transposed(Shot const& shot) {
    return shot.trace.computation().operation.kind == op::Kind::TransposedConvolution;
}

// What is drawn of the tensors: one map of the input with one of the output.
struct Maps {
    std::int64_t batch{}, input_channel{}, output_channel{};
    SliceTap slices;
};

// The grids of the picture, and what their cells are.
class Grids {
public:
    Grids(Shot const& shot, PhasesLayout const& layout)
        : shot_{shot},
          layout_{layout},
          maps_{shot.current_output().batch, shot.input_channel, shot.output_channel, layout.slices} {}

    Maps const& maps() const { return maps_; }

    tensor::Index input(std::int64_t row, std::int64_t column) const {
        return {maps_.batch, maps_.input_channel, shot_.at(maps_.slices.input, row, column)};
    }
    tensor::Index output(std::int64_t row, std::int64_t column) const {
        return {maps_.batch, maps_.output_channel, shot_.at(maps_.slices.output, row, column)};
    }
    tensor::Index weight(std::int64_t row, std::int64_t column) const {
        return kernel_index(shot_.trace.computation(), maps_.output_channel, maps_.input_channel,
                            shot_.at(maps_.slices.kernel, row, column));
    }
    tensor::Index small_weight(PhaseTile const& tile, std::int64_t row, std::int64_t column) const {
        auto stored = stored_cell_of(layout_.phases, tile.phase, shot_.at(0, row, column));
        if (shot_.axes() == 3) stored[0] = maps_.slices.kernel;
        return kernel_index(shot_.trace.computation(), maps_.output_channel, maps_.input_channel, stored);
    }
    tensor::Index small_output(PhaseTile const& tile, std::int64_t row, std::int64_t column) const {
        auto cell = output_cell_of(layout_.phases, {number_of(tile), shot_.at(0, row, column)});
        if (shot_.axes() == 3) cell[0] = maps_.slices.output;
        return {maps_.batch, maps_.output_channel, cell};
    }
    // Among the phases of rows and columns, as tiles are numbered.
    std::int64_t phase_of(tensor::Index const& output) const {
        return phase_cell_of(layout_.phases, output.spatial).phase % static_cast<std::int64_t>(layout_.tiles.size());
    }
    std::int64_t phase_of_weight(tensor::Index const& weight) const {
        return op::phase_of_weight(layout_.phases, weight.spatial) % static_cast<std::int64_t>(layout_.tiles.size());
    }

private:
    std::int64_t number_of(PhaseTile const& tile) const {
        std::int64_t number = 0;
        for (int axis = 0; axis < layout_.phases.axes(); ++axis)
            number = number * layout_.phases[axis].stride + tile.phase.rests[axis];
        return number;
    }

    Shot const& shot_;
    PhasesLayout const& layout_;
    Maps maps_;
};

// How the numbers of each grid are written, and which phase is lit.
struct Ink {
    NumberFit inputs, weights, outputs;
    float letters{};  // em of the letter in a cell's corner; 0 = no room
    std::optional<std::int64_t> lit;

    float strength(std::int64_t phase) const { return !lit || *lit == phase ? 1.f : 0.4f; }
};

NumberFit fit_of(Shot const& shot, PhasesLayout const& layout, std::vector<float> const& values) {
    return fit_numbers(values, layout.bands.room_in(layout.cell, {0.72f, 0.4f}, shot.cell_digits()));
}

Ink ink_of(Shot const& shot, PhasesLayout const& layout, Grids const& grids) {
    auto const& computation = shot.trace.computation();
    std::vector<float> inputs, weights, outputs;
    for_each_cell(layout.input, [&](std::int64_t row, std::int64_t column, Quad const&) {
        inputs.push_back(computation.input[grids.input(row, column)]);
    });
    for_each_cell(layout.kernel, [&](std::int64_t row, std::int64_t column, Quad const&) {
        weights.push_back(computation.kernel[grids.weight(row, column)]);
    });
    for_each_cell(layout.result, [&](std::int64_t row, std::int64_t column, Quad const&) {
        outputs.push_back(op::value_at(computation, grids.output(row, column)));
    });
    Ink ink{fit_of(shot, layout, inputs), fit_of(shot, layout, weights), fit_of(shot, layout, outputs), 0,
            std::nullopt};
    auto const size = std::floor(layout.cell * 0.26f);
    if (size >= layout.bands.legible() * 0.85f && shot.is_legible(size)) ink.letters = size;
    if (shot.current)
        if (auto const* const output = std::get_if<op::OutputCell>(&shot.current->cell()))
            ink.lit = grids.phase_of(output->at);
    return ink;
}

// A cell of a phase, with its letter in the corner.
void draw_phase_cell(Shapes& shapes, Shot const& shot, Ink const& ink, figure::Rect place, std::int64_t phase,
                     CellText const& text, float shown = 1) {
    auto const rect = inset(place);
    auto const fill = mixed(shot.theme.ground, color_of(phase), ink.strength(phase));
    shapes.push_back(figure::Box{rect, std::round(rect.width * 0.08f), faded(fill, shown), {}});
    auto const strong = faded(ink_on(fill), shown);
    auto const lowered =
        figure::Rect{rect.x, rect.y + (ink.letters > 0 ? rect.height * 0.1f : 0), rect.width, rect.height};
    centered(shapes, lowered, text, strong);
    if (ink.letters > 0)
        shapes.push_back(
            label({rect.x + rect.width * 0.08f, rect.y + rect.height * 0.19f}, ink.letters, letter_of(phase), strong));
}

void draw_frame_of_partner(Shapes& shapes, Shot const& shot, figure::Rect place, op::Cell const& cell) {
    if (!shot.current || !std::visit([&](auto const& it) { return shot.current->has(it); }, cell)) return;
    bool const itself = cell == shot.current->cell();
    frame(shapes, place, shot.theme.ink, std::clamp(place.width * (itself ? 0.07f : 0.04f), 1.25f, 6.f));
}

void draw_input(Shapes& shapes, Shot const& shot, PhasesLayout const& layout, Grids const& grids, Ink const& ink) {
    for_each_cell(layout.input, [&](std::int64_t row, std::int64_t column, Quad const&) {
        auto const cell = grids.input(row, column);
        auto const place = layout.input.place(row, column);
        auto const text = number(double{shot.trace.computation().input[cell]}, ink.inputs);
        filled_cell(shapes, inset(place), shot.theme.input, {ink.inputs.digits > 0 ? text : "", ink.inputs.size});
        draw_frame_of_partner(shapes, shot, place, op::InputCell{cell});
    });
}

void draw_weight(Shapes& shapes, Shot const& shot, Ink const& ink, figure::Rect place, tensor::Index const& weight,
                 std::int64_t phase) {
    auto const text = number(double{shot.trace.computation().kernel[weight]}, ink.weights);
    draw_phase_cell(shapes, shot, ink, place, phase, {ink.weights.digits > 0 ? text : "", ink.weights.size});
}

void draw_output(Shapes& shapes, Shot const& shot, HeldOutput const& held, Ink const& ink, figure::Rect place,
                 tensor::Index const& output, std::int64_t phase) {
    auto const value = held.at(output);
    if (!value || value->shown < 1) empty_cell(shapes, inset(place), color_of(phase), 0.8f * ink.strength(phase));
    if (value)
        draw_phase_cell(shapes, shot, ink, place, phase,
                        {ink.outputs.digits > 0 ? number(double{value->value}, ink.outputs) : "", ink.outputs.size},
                        value->shown);
    draw_frame_of_partner(shapes, shot, place, op::OutputCell{output});
}

void draw_tile(Shapes& shapes, Shot const& shot, PhaseTile const& tile, Grids const& grids, HeldOutput const& held,
               Ink const& ink) {
    if (tile.kernel.rows.count * tile.kernel.columns.count == 0) {
        auto const& at = tile.kernel.origin;
        dashed_frame(shapes, inset({at.x, at.y, tile.kernel.cell, tile.kernel.cell}), color_of(tile.number), 1.5f,
                     std::max(2.f, tile.kernel.cell * 0.15f), ink.strength(tile.number));
    }
    for_each_cell(tile.kernel, [&](std::int64_t row, std::int64_t column, Quad const&) {
        draw_weight(shapes, shot, ink, tile.kernel.place(row, column), grids.small_weight(tile, row, column),
                    tile.number);
    });
    for_each_cell(tile.outputs, [&](std::int64_t row, std::int64_t column, Quad const&) {
        draw_output(shapes, shot, held, ink, tile.outputs.place(row, column), grids.small_output(tile, row, column),
                    tile.number);
    });
}

// ---- names

void name_grid(Shapes& shapes, float center, float above, float size, std::string const& text, figure::Color color) {
    shapes.push_back(label({center, above}, size, text, color, figure::Horizontal::Center, figure::Weight::Bold));
}

// A block of tiles from its leftmost to its rightmost.
figure::Rect around_tiles(std::vector<PhaseTile> const& tiles, GridFrame PhaseTile::*which) {
    auto rect = (tiles.front().*which).whole();
    auto right = rect.right();
    for (auto const& tile : tiles) right = std::max(right, (tile.*which).whole().right());
    rect.width = right - rect.x;
    return rect;
}

// What is added to the size of a tensor where one of several channels is drawn: "  ·  channel 2". With slices, those
// are named below.
std::string one_of(Shot const& shot, std::int64_t channels, std::int64_t channel) {
    return channels > 1 && shot.axes() < 3 ? "  ·  " + say(shot, Picture::picture_channel, {base::to_text(channel)})
                                           : "";
}

// Below the grids of three axes, which slices they are, and of how many more a cell in focus has partners where there
// is room to say it.
void name_slices(Shapes& shapes, Shot const& shot, PhasesLayout const& layout, Maps const& maps) {
    if (shot.axes() < 3) return;
    auto const& theme = shot.theme;
    auto const& slices = layout.slices;
    auto const& computation = shot.trace.computation();
    auto const size = layout.bands.caption, small = shot.small_caption(size);
    auto const under = [&](GridFrame const& grid, std::string const& name, std::int64_t met, figure::Color color) {
        auto const whole = grid.whole();
        auto const full = met > 0 ? say(shot, Picture::picture_map_and_slices_met, {name, base::to_text(met)}) : name;
        bool const fits = small * estimated_width(full) <= whole.width + 3 * size;
        shapes.push_back(label({whole.center().x, whole.bottom() + size * 0.7f}, small, fits ? full : name, color,
                               figure::Horizontal::Center));
    };
    under(layout.input, map_name(shot, {maps.input_channel, slices.input}),
          inputs_in_focus_besides(computation, shot.focus, {slices.input}), theme.input_text);
    under(layout.kernel, say(shot, Picture::picture_slice, {base::to_text(slices.kernel)}), 0, theme.kernel_text);
    under(layout.result, map_name(shot, {maps.output_channel, slices.output}),
          outputs_in_focus_besides(computation, shot.focus, {slices.output}), theme.output_text);
}

void draw_names(Shapes& shapes, Shot const& shot, PhasesLayout const& layout, Grids const& grids, Ink const& ink) {
    auto const& theme = shot.theme;
    auto const size = layout.bands.caption, small = shot.small_caption(size);
    auto const& computation = shot.trace.computation();
    auto const& maps = grids.maps();
    // Which of several maps it is, where there is room for that beside the neighbours' titles.
    auto const over = [&](GridFrame const& grid, std::string text, std::string const& which, figure::Color color) {
        auto const width = [&](std::string const& all) { return size * estimated_width(all); };
        if (width(text + which) <= grid.whole().width + 6 * size) text += which;
        // A long one at the edge is moved inwards.
        auto const half = width(text) / 2;
        auto const& stage = layout.bands.stage;
        auto const middle = std::max(stage.x + half, std::min(grid.whole().center().x, stage.right() - half));
        name_grid(shapes, middle, grid.whole().y - size * 0.8f, size, text, color);
    };
    over(layout.input, phase_title(shot, PhaseTitle::Input),
         one_of(shot, computation.input.shape().channels, maps.input_channel), theme.input_text);
    over(layout.kernel, phase_title(shot, PhaseTitle::Kernel), "", theme.kernel_text);
    over(layout.result, phase_title(shot, PhaseTitle::Result),
         one_of(shot, computation.output.channels, maps.output_channel), theme.output_text);
    name_slices(shapes, shot, layout, maps);
    for (auto const& [which, name, color] :
         {std::tuple{&PhaseTile::kernel, PhaseTitle::SmallKernels, theme.kernel_text},
          std::tuple{&PhaseTile::outputs, PhaseTitle::SmallOutputs, theme.output_text}}) {
        auto const block = around_tiles(layout.tiles, which);
        name_grid(shapes, block.center().x, block.y - size * 2.1f, size, phase_title(shot, name), color);
        for (auto const& tile : layout.tiles) {
            auto const& grid = tile.*which;
            bool const lit = ink.lit == tile.number;
            shapes.push_back(label({grid.origin.x + layout.cell * 0.06f, grid.origin.y - size * 0.6f}, small,
                                   letter_of(tile.number), lit ? theme.ink : theme.faint_ink, figure::Horizontal::Left,
                                   lit ? figure::Weight::Bold : figure::Weight::Regular));
        }
    }
}

void draw_refusal(Shapes& shapes, Shot const& shot, Bands const& bands) {
    auto const size = bands.caption;
    auto const middle = bands.stage.center();
    auto const room = bands.stage.width / size;
    shapes.push_back(label({middle.x, middle.y - size}, size,
                           shortened(say(shot, Picture::phases_need_transposed), room), shot.theme.ink,
                           figure::Horizontal::Center, figure::Weight::Bold));
    shapes.push_back(label({middle.x, middle.y + size}, size, shortened(say(shot, Picture::phases_why), room),
                           shot.theme.faint_ink, figure::Horizontal::Center));
}

}  // namespace

void draw_phases(Shapes& shapes, Shot const& shot, Bands const& bands) {
    if (!is_transposed(shot)) return draw_refusal(shapes, shot, bands);
    auto const layout = phases_layout(shot, bands);
    Grids const grids{shot, layout};
    HeldOutput const held{shot};
    auto const ink = ink_of(shot, layout, grids);
    draw_input(shapes, shot, layout, grids, ink);
    for_each_cell(layout.kernel, [&](std::int64_t row, std::int64_t column, Quad const&) {
        auto const weight = grids.weight(row, column);
        draw_weight(shapes, shot, ink, layout.kernel.place(row, column), weight, grids.phase_of_weight(weight));
    });
    for (auto const& tile : layout.tiles) draw_tile(shapes, shot, tile, grids, held, ink);
    for_each_cell(layout.result, [&](std::int64_t row, std::int64_t column, Quad const&) {
        auto const output = grids.output(row, column);
        draw_output(shapes, shot, held, ink, layout.result.place(row, column), output, grids.phase_of(output));
    });
    if (shot.look.labels == Labels::On) draw_names(shapes, shot, layout, grids, ink);
}

Sites phases_sites(Shot const& shot, Bands const& bands) {
    if (!is_transposed(shot)) return {};
    auto const layout = phases_layout(shot, bands);
    Grids const grids{shot, layout};
    Sites sites;
    auto const add = [&](GridFrame const& grid, auto const& cell_at) {
        for_each_cell(grid, [&](std::int64_t row, std::int64_t column, Quad const& quad) {
            sites.push_back(site_of(shot, quad, op::Cell{cell_at(row, column)}));
        });
    };
    add(layout.input, [&](auto row, auto column) { return op::InputCell{grids.input(row, column)}; });
    add(layout.kernel, [&](auto row, auto column) { return op::KernelCell{grids.weight(row, column)}; });
    for (auto const& tile : layout.tiles) {
        add(tile.kernel, [&](auto row, auto column) { return op::KernelCell{grids.small_weight(tile, row, column)}; });
        add(tile.outputs, [&](auto row, auto column) { return op::OutputCell{grids.small_output(tile, row, column)}; });
    }
    add(layout.result, [&](auto row, auto column) { return op::OutputCell{grids.output(row, column)}; });
    return sites;
}

}  // namespace deconvista::picture
