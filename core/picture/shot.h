#pragma once
// Everything that the drawing functions of one picture share: what is shown, when, and how it shall look. Made once for
// each compose(); borrows all of it.

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/op/partners.h"
#include "core/picture/look.h"
#include "core/picture/progress.h"
#include "core/picture/slices.h"
#include "core/picture/text_fit.h"
#include "core/picture/theme.h"
#include "core/picture/whole.h"
#include "core/scene/scene.h"
#include "core/trace/lockstep.h"
#include "core/trace/timeline.h"
#include "core/trace/trace.h"

namespace deconvista::picture {

// The places or positions of one axis that are drawn: all of them, or a page of a long axis.
struct Span {
    std::int64_t first{}, count{};
    bool operator==(Span const&) const = default;
    std::int64_t end() const { return first + count; }
    bool holds(std::int64_t place) const { return place >= first && place < end(); }
};

// The last two coordinates; with a single axis all lies in row 0.
inline std::int64_t row_of(tensor::Extents const& cell) {
    return cell.axes() >= 2 ? cell[cell.axes() - 2] : 0;
}
inline std::int64_t column_of(tensor::Extents const& cell) {
    return cell[cell.axes() - 1];
}

// One two-dimensional map of what is shown: a channel, and a slice of it where there are three spatial axes.
struct Plane {
    std::int64_t channel{};
    std::int64_t slice{};  // place on the board, kernel cell as slid, or position, along the first of three axes
    bool operator==(Plane const&) const = default;
};

// At most this many maps are drawn of the input, respectively of the output; fewer where views share the picture.
constexpr std::int64_t kMaxPlanes = 4;
std::int64_t most_planes(scene::Views const& views, Look const& look);

// The channel itself, if it is one of these, else the first of them.
inline std::int64_t channel_in(op::ChannelRange const& channels, std::int64_t channel) {
    return channels.holds(channel) ? channel : channels.first;
}

class Shot {
public:
    // `leading`: the scene's own trace, and a moment of it. `focus`: the cell that is pointed at, if any.
    Shot(scene::Scene const& scene, trace::Trace const& leading, trace::Moment moment, Look const& look,
         std::optional<op::Cell> const& focus = std::nullopt, WholeResult const* whole = nullptr);
    Shot(Shot const&) = delete;
    Shot& operator=(Shot const&) = delete;

    scene::Scene const& scene;
    trace::Trace const& leading;
    trace::Moment leading_moment;
    Look const& look;
    Theme const& theme;
    WholeResult const* whole;  // none is given while only places are asked for

    // What belongs to the cell that is pointed at, and to the one that the current step is about.
    std::optional<op::Partners> focus, current;

private:
    std::optional<trace::Trace> companion_;  // in the other order, if the views need one

public:
    // The gathering trace, and its moment in lockstep. Everything below belongs to it.
    trace::Trace const& trace;
    trace::Moment moment;
    Progress progress;

    // The window's position: of the current slide step, else where it will begin (or has ended).
    trace::Position position;
    // Where it comes from, when it is moving.
    std::optional<trace::Position> previous;
    bool sliding;  // the moment is a slide step or later

    trace::BoardAxis z, y, x;          // of the board; an axis that is missing has one place
    Span rows, columns;                // of the board that are drawn
    Span output_rows, output_columns;  // positions that are drawn
    std::vector<Plane> inputs;         // the maps that are drawn: of the group's input channels,
    std::vector<Plane> kernels;        // the kernel's beside each of them,
    std::vector<Plane> outputs;        // and of the output
    std::int64_t inputs_left_out{}, outputs_left_out{};
    // Of all maps these are drawn in any case: those of the current step, or of the cell in focus.
    std::int64_t input_channel{}, output_channel{};
    SliceTap slices{};  // of three axes: likewise
    // Whether the inputs that are drawn lie under the window of the current step; with a cell in focus that meets
    // others, they do not.
    bool under_window{};

    // The most significant digits of numbers in cells, and of those in sums.
    int cell_digits() const { return look.digits > 0 ? look.digits : kCellDigits; }
    int sum_digits() const { return look.digits > 0 ? look.digits : kSumDigits; }

    float smallest_text() const { return std::max(look.smallest_text, kSmallestOnScreen); }
    // Whether a text of this size may be drawn.
    bool is_legible(float size) const { return size >= smallest_text(); }
    // A size a little below that of numbers, for the zeros of a border, where that is still legible.
    float small_number(float size) const { return is_legible(size * 0.85f) ? size * 0.85f : size; }
    // A size a little below that of captions, where that is still legible.
    float small_caption(float caption) const {
        return std::max(std::round(caption * 0.85f), std::min(caption, smallest_text()));
    }

    bool pooling() const { return op::is_pooling(trace.computation().operation.kind); }
    int axes() const { return trace.board().axes(); }

    // The current output cell, or the one that the first step will be about; of a cropped position the nearest.
    tensor::Index current_output() const;
    // Of three axes, the slice of the output that goes with the slices drawn.
    std::int64_t output_slice() const;

    // Coordinates in the computation's own number of axes.
    tensor::Extents at(std::int64_t slice, std::int64_t row, std::int64_t column) const;

    // What lies at a place of an input map, and its value where it is an input cell.
    trace::PlaceRole role(Plane const& plane, std::int64_t row, std::int64_t column) const;
    std::optional<float> input_value(Plane const& plane, std::int64_t row, std::int64_t column) const;

    // The cells of the tensors themselves: of the input at a place of the board, of the stored kernel at a cell of the
    // stored one, respectively of the one as slid.
    std::optional<tensor::Index> input_cell(Plane const& plane, std::int64_t row, std::int64_t column) const;
    op::Cell stored_cell(Plane const& input, Plane const& kernel, std::int64_t row, std::int64_t column) const;
    op::Cell slid_cell(Plane const& input, Plane const& kernel, std::int64_t row, std::int64_t column) const;

    // A slice of the stored kernel, where it comes to lie as slid, and the other way round.
    std::int64_t turned_slice(std::int64_t slice) const;

    // The weight that lies at a cell of the kernel as slid, between an input map and the output channel that is drawn;
    // and the one that the current step multiplies with.
    float weight(Plane const& input, Plane const& kernel, std::int64_t row, std::int64_t column) const;
    float factor(Plane const& input, Plane const& kernel, std::int64_t row, std::int64_t column) const;
    // The same cell of the kernel as stored.
    float stored_weight(Plane const& input, Plane const& kernel, std::int64_t row, std::int64_t column) const;

    // A position of an output map, and whether it has been reached.
    tensor::Index slid(Plane const& plane, std::int64_t row, std::int64_t column) const;
    bool holds_position(Plane const& output) const;  // of the current step
    bool is_computed(tensor::Index const& slid) const;

    // The stamping trace and its moment, for views that show stamps. Only while the scene has such a view.
    trace::Trace const& stamping() const;
    trace::Moment stamping_moment() const;

private:
    // Of the slices of three axes, those of the current step, and those that are drawn in their place.
    SliceTap own_slices() const;
    SliceTap slices_under_window(SliceTap const& own) const;
    void choose_inputs(std::int64_t most, SliceTap const& own);
    void choose_outputs(std::int64_t most, SliceTap const& own);
    float weight_between(Plane const& input, std::int64_t output_channel, tensor::Extents const& stored) const;
    op::KernelCell kernel_cell(Plane const& input, tensor::Extents const& stored) const;
};

}  // namespace deconvista::picture
