#include "core/picture/explanation.h"

#include <algorithm>

#include "core/base/number_text.h"
#include "core/picture/long_sum.h"
#include "core/picture/names.h"
#include "core/picture/size_formula.h"
#include "core/picture/sum_line.h"
#include "core/text/pictures.h"

namespace deconvista::picture {
namespace {

using text::Name;
using text::Picture;
using trace::Stage;

constexpr int kDigits = 5;

tensor::Extents per_axis(trace::Trace const& trace, auto&& value) {
    auto const& axes = trace.computation().operation.axes;
    tensor::Extents values(axes.axes(), 0);
    for (int axis = 0; axis < axes.axes(); ++axis) values[axis] = value(axis);
    return values;
}

std::string board_text(trace::Trace const& trace) {
    return times_text(per_axis(trace, [&](int axis) { return trace.board()[axis].places(); }));
}

std::string kernel_text(trace::Trace const& trace) {
    return times_text(per_axis(trace, [&](int axis) { return trace.computation().operation.axes[axis].kernel; }));
}

std::string explain_start(trace::Trace const& trace, text::Language language) {
    auto const& computation = trace.computation();
    auto const name =
        op::is_pooling(computation.operation.kind) ? Picture::explain_start_pooling : Picture::explain_start;
    return text::fill(
        name, language,
        {times_text(computation.input.shape().spatial), kernel_text(trace), times_text(computation.output.spatial)});
}

std::string explain_dilation(trace::Trace const& trace, text::Language language) {
    auto const& axes = trace.computation().operation.axes;
    auto const dilation = per_axis(trace, [&](int axis) { return axes[axis].dilation; });
    auto const reach = per_axis(trace, [&](int axis) { return op::reach(axes[axis]); });
    return text::fill(Picture::explain_dilate_kernel, language,
                      {per_axis_text(dilation), times_text(reach), kernel_text(trace)});
}

std::string explain_zeros(trace::Trace const& trace, text::Language language) {
    auto const stride = per_axis(trace, [&](int axis) { return trace.board()[axis].spacing; });
    auto const stretched = per_axis(trace, [&](int axis) { return trace.board()[axis].stretched(); });
    return text::fill(
        Picture::explain_insert_zeros, language,
        {per_axis_text(stride), times_text(trace.computation().input.shape().spatial), times_text(stretched)});
}

Name padding_sentence(trace::Trace const& trace) {
    if (trace.computation().operation.kind != op::Kind::TransposedConvolution) return Picture::explain_pad;
    return trace.crop_form() == trace::CropForm::After ? Picture::explain_pad_after : Picture::explain_pad_transposed;
}

std::string explain_slide(trace::Trace const& trace, trace::Position const& position, text::Language language) {
    if (position.fate == trace::Fate::Cropped)
        return std::string{text::sentence(Picture::explain_slide_cropped, language)};
    switch (trace.computation().operation.kind) {
        case op::Kind::Convolution:
        case op::Kind::TransposedConvolution:
            return std::string{text::sentence(Picture::explain_slide, language)};
        case op::Kind::MaxPooling:
            return std::string{text::sentence(Picture::explain_slide_maximum, language)};
        case op::Kind::AveragePooling: {
            auto const terms = op::terms_at(trace.computation(), position.output, 0, 1);
            auto const divisor = terms.empty() ? 1 : 1 / terms.front().w;
            return text::fill(Picture::explain_slide_average, language, {base::pretty(divisor, kDigits)});
        }
    }
    DECONVISTA_CHECK(false);
}

std::string explain_stamp(trace::Trace const& trace, tensor::Index const& place, text::Language language) {
    auto const count = base::to_text(trace.count_landings(place));
    auto const name =
        op::is_pooling(trace.computation().operation.kind) ? Picture::explain_stamp_pooling : Picture::explain_stamp;
    return text::fill(name, language, {index_text(place, 1), count});
}

std::string sentence_of(trace::Trace const& trace, trace::Step const& step, text::Language language) {
    auto const& axes = trace.computation().operation.axes;
    switch (step.stage) {
        case Stage::Start:
            return explain_start(trace, language);
        case Stage::DilateKernel:
            return explain_dilation(trace, language);
        case Stage::InsertZeros:
            return explain_zeros(trace, language);
        case Stage::Pad:
            return text::fill(padding_sentence(trace), language, {board_text(trace)});
        case Stage::Cut:
            return std::string{text::sentence(Picture::explain_cut, language)};
        case Stage::OutputPadding:
            return text::fill(Picture::explain_output_padding, language,
                              {per_axis_text(per_axis(trace, [&](int axis) { return axes[axis].output_padding; }))});
        case Stage::Flip:
            return std::string{text::sentence(Picture::explain_flip, language)};
        case Stage::Slide:
            return explain_slide(trace, *step.position, language);
        case Stage::Stamp:
            return explain_stamp(trace, *step.stamped, language);
        case Stage::Crop:
            return text::fill(Picture::explain_crop, language,
                              {times_text(trace.slid_shape().spatial), times_text(trace.computation().output.spatial)});
        case Stage::Forward:
        case Stage::Choose:
        case Stage::Down:
            break;  // of stories
    }
    DECONVISTA_CHECK(false);
}

std::vector<SizeFormula> size_formulas(trace::Trace const& trace, text::Language language) {
    auto const& [operation, input, kernel, bias, output] = trace.computation();
    std::vector<SizeFormula> formulas;
    for (int axis = 0; axis < operation.axes.axes(); ++axis) {
        auto const& parameters = operation.axes[axis];
        formulas.push_back(
            {axis_title(axis, operation.axes.axes(), language), size_formula(operation, parameters),
             size_formula_with_numbers(operation, parameters, input.shape().spatial[axis], output.spatial[axis])});
    }
    bool const alike = std::ranges::all_of(formulas, [&](SizeFormula const& one) {
        return one.formula == formulas.front().formula && one.with_numbers == formulas.front().with_numbers;
    });
    if (alike) {
        formulas.resize(1);
        formulas.front().axis.clear();
    }
    return formulas;
}

// "x[1, 2]", "w[0, 1]": spatial, with the channels in front where there are several.
std::string place(char const* letter, tensor::Index const& index, bool batch, bool channel) {
    std::string inside;
    auto const add = [&](std::int64_t number) { inside += (inside.empty() ? "" : ", ") + base::to_text(number); };
    if (batch) add(index.batch);
    if (channel) add(index.channel);
    for (auto const cell : index.spatial) add(cell);
    return std::string{letter} + "[" + inside + "]";
}

void fill_sum(Explanation& explanation, trace::Trace const& trace, trace::Position const& position) {
    auto const& computation = trace.computation();
    auto const terms = long_sum(computation, position.output, kMaxSumRows, 0);
    auto const& kernel = computation.kernel.shape();
    bool const input_channels = computation.input.shape().channels > 1;
    bool const kernel_channels = kernel.batch > 1 || kernel.channels > 1;
    double running = 0;
    for (auto const& term : terms.head) {
        auto const product = double{term.x} * term.w;
        running += product;
        explanation.sum.push_back(
            {place("x", term.input, false, input_channels),
             computation.kernel.empty() ? "" : place("w", term.kernel, kernel_channels, kernel_channels),
             base::pretty(double{term.x}, kDigits), base::pretty(term.w, kDigits), base::pretty(product, kDigits),
             base::pretty(running, kDigits)});
    }
    explanation.rows_left_out = terms.left_out;
    explanation.zeros_alone = terms.zeros_alone;
    if (!computation.bias.empty())
        explanation.bias =
            base::pretty(double{computation.bias[static_cast<std::size_t>(position.output.channel)]}, kDigits);
    explanation.value = base::pretty(double{trace.value_of(position)}, kDigits);
}

// Where each product lands, and what the output holds there afterwards.
void fill_stamp(Explanation& explanation, trace::Trace const& trace, tensor::Index const& place_of_input) {
    auto const& computation = trace.computation();
    auto const landings = trace.landings_of(place_of_input, kMaxSumRows);
    auto const stamps = offset(trace.stamp_shape(), {0, 0, place_of_input.spatial}) + 1;
    bool const kernel_channels = !computation.kernel.empty() &&
                                 (computation.kernel.shape().batch > 1 || computation.kernel.shape().channels > 1);
    for (auto const& landing : landings) {
        auto const output = trace.position_of(landing.canvas).output;
        bool const kept = contains(computation.output, output);
        auto const after = trace.stamped_value(landing.canvas, stamps);
        explanation.sum.push_back(
            {place(kept ? "y" : "full", kept ? output : landing.canvas, false, computation.output.channels > 1),
             computation.kernel.empty() ? "" : place("w", landing.kernel, kernel_channels, kernel_channels),
             base::pretty(double{landing.x}, kDigits), base::pretty(landing.w, kDigits),
             base::pretty(double{landing.x} * landing.w, kDigits), base::pretty(double{after.value_or(0)}, kDigits)});
    }
    explanation.rows_left_out =
        trace.count_landings(place_of_input) - static_cast<std::int64_t>(explanation.sum.size());
}

}  // namespace

std::string axis_title(int axis, int axes, text::Language language) {
    constexpr Name kNames[] = {Picture::axis_width, Picture::axis_height, Picture::axis_depth};
    return std::string{text::sentence(kNames[axes - 1 - axis], language)};
}

text::Name name_of(Stage stage) {
    switch (stage) {
        case Stage::Start:
            return Picture::stage_start;
        case Stage::DilateKernel:
            return Picture::stage_dilate_kernel;
        case Stage::InsertZeros:
            return Picture::stage_insert_zeros;
        case Stage::Pad:
            return Picture::stage_pad;
        case Stage::Cut:
            return Picture::stage_cut;
        case Stage::OutputPadding:
            return Picture::stage_output_padding;
        case Stage::Flip:
            return Picture::stage_flip;
        case Stage::Slide:
            return Picture::stage_slide;
        case Stage::Stamp:
            return Picture::stage_stamp;
        case Stage::Crop:
            return Picture::stage_crop;
        case Stage::Forward:
            return Picture::stage_forward;
        case Stage::Choose:
            return Picture::stage_choose;
        case Stage::Down:
            return Picture::stage_down;
    }
    DECONVISTA_CHECK(false);
}

Explanation explain(trace::Trace const& trace, trace::Moment moment, text::Language language) {
    auto const step = trace.step(moment.step);
    Explanation explanation;
    explanation.stage = text::sentence(name_of(step.stage), language);
    explanation.sentence = sentence_of(trace, step, language);
    explanation.sizes = size_formulas(trace, language);
    if (step.position) fill_sum(explanation, trace, *step.position);
    if (step.stamped) fill_stamp(explanation, trace, *step.stamped);
    return explanation;
}

}  // namespace deconvista::picture
