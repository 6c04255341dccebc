#include "core/picture/sum_line.h"

#include <algorithm>
#include <numeric>

#include "core/base/number_text.h"
#include "core/picture/long_sum.h"
#include "core/picture/names.h"
#include "core/picture/text_fit.h"
#include "core/picture/window.h"
#include "core/text/pictures.h"

namespace deconvista::picture {
namespace {

using figure::Run;
using figure::Weight;

using Runs = std::vector<Run>;

float width_of(Runs const& runs) {
    return std::accumulate(runs.begin(), runs.end(), 0.f,
                           [](float sum, Run const& run) { return sum + estimated_width(run.text); });
}

void append(Runs& runs, Runs const& more) {
    runs.insert(runs.end(), more.begin(), more.end());
}

std::string parenthesized(double value, int digits) {
    auto const text = base::pretty(value, digits);
    return value < 0 ? "(" + text + ")" : text;
}

// The pieces of a written sum: what stands before, the terms with their joints, and what stands after.
struct Written {
    Runs before, joint, after;
    std::vector<Runs> head, tail;
    std::int64_t left_out{};  // of a long sum
    bool zeros_alone{};       // are left out
};

// More terms than these fit on no line.
constexpr std::int64_t kLongestEnd = 40;

Runs product(Shot const& shot, op::Term const& term, int digits) {
    auto const& theme = shot.theme;
    return {{parenthesized(double{term.x}, digits), theme.input_text},
            {" · ", theme.faint_ink},
            {parenthesized(term.w, digits), theme.kernel_text}};
}

Written written_convolution(Shot const& shot, LongSum const& ends, int digits) {
    auto const& bias = shot.trace.computation().bias;
    Written written;
    written.joint = {{"  +  ", shot.theme.faint_ink}};
    written.left_out = ends.left_out;
    written.zeros_alone = ends.zeros_alone;
    for (auto const& term : ends.head) written.head.push_back(product(shot, term, digits));
    for (auto const& term : ends.tail) written.tail.push_back(product(shot, term, digits));
    if (!bias.empty()) {
        auto const value = bias[static_cast<std::size_t>(shot.position.output.channel)];
        auto& last = written.tail.empty() ? written.head : written.tail;
        last.push_back({{parenthesized(double{value}, digits), shot.theme.ink}});
    }
    if (written.head.empty())
        written.head.push_back({{say(shot, text::Picture::picture_no_cell_under_kernel), shot.theme.faint_ink}});
    return written;
}

Written written_pooling(Shot const& shot, LongSum const& ends, int digits) {
    auto const& theme = shot.theme;
    bool const maximum = shot.trace.computation().operation.kind == op::Kind::MaxPooling;
    auto const write = [&](std::vector<op::Term> const& terms) {
        std::vector<Runs> runs;
        for (auto const& term : terms)
            runs.push_back({{base::pretty(double{term.x}, digits), theme.input_text,
                             maximum && term.w > 0 ? Weight::Bold : Weight::Regular}});
        return runs;
    };
    Written written;
    written.joint = {{maximum ? ", " : "  +  ", theme.faint_ink}};
    written.before = {{maximum ? "max(" : "(", theme.faint_ink}};
    written.head = write(ends.head);
    written.tail = write(ends.tail);
    written.left_out = ends.left_out;
    written.after = {{")", theme.faint_ink}};
    if (!maximum && !ends.head.empty())
        append(written.after, {{" / " + base::pretty(1 / ends.head.front().w, digits), theme.kernel_text}});
    return written;
}

// All terms if they fit into `room` ems, else as many as do, split between the beginning and the end.
Runs folded(Shot const& shot, Written const& written, float room) {
    auto terms = written.head;
    terms.insert(terms.end(), written.tail.begin(), written.tail.end());
    auto const joint = width_of(written.joint);
    float widest = 0, whole = 0;
    for (auto const& term : terms) {
        widest = std::max(widest, width_of(term));
        whole += width_of(term) + joint;
    }
    auto const at_hand = static_cast<std::int64_t>(terms.size());
    auto const gap_text = [&](std::int64_t left_out) {
        bool const zeros = written.zeros_alone && left_out == written.left_out;
        return say(shot, zeros ? text::Picture::picture_zeros_left_out : text::Picture::picture_terms_left_out,
                   {base::to_text(left_out)});
    };
    auto const all = at_hand + written.left_out;
    auto const gap = estimated_width(gap_text(written.zeros_alone ? written.left_out : all));
    auto const fitting = static_cast<std::int64_t>(std::max(2.f, (room - gap - joint) / (widest + joint)));
    bool const fits = written.left_out == 0 && whole - joint <= room;
    auto const head = fits ? at_hand : std::min((fitting + 1) / 2, at_hand);
    auto const tail = fits ? 0 : std::min(fitting / 2, at_hand - head);
    Runs runs;
    auto const add = [&](Runs const& term) {
        if (!runs.empty()) append(runs, written.joint);
        append(runs, term);
    };
    for (std::int64_t i = 0; i < head; ++i) add(terms[static_cast<std::size_t>(i)]);
    if (head + tail < all) add({{gap_text(all - head - tail), shot.theme.faint_ink}});
    for (auto i = at_hand - tail; i < at_hand; ++i) add(terms[static_cast<std::size_t>(i)]);
    return runs;
}

constexpr float kAir = 1.5f;  // ems; bold is wider than the estimate
constexpr int kFewestDigits = 2;

// The whole line, for a room of so many ems.
Runs sum_runs(Shot const& shot, LongSum const& ends, float width, int digits) {
    auto const& theme = shot.theme;
    auto const value = shot.trace.value_of(shot.position);
    bool const kept = shot.position.fate == trace::Fate::Kept;
    auto const channels = shot.trace.computation().output.channels;
    Runs runs{{(kept ? "y" : "full") + index_text(kept ? shot.position.output : shot.position.slid, channels),
               kept ? theme.output_text : theme.cropped, Weight::Bold},
              {" = ", theme.faint_ink}};
    auto const written = shot.pooling() ? written_pooling(shot, ends, digits) : written_convolution(shot, ends, digits);
    Runs const result{{" = ", theme.faint_ink},
                      {base::pretty(double{value}, digits), kept ? theme.output_text : theme.cropped, Weight::Bold}};
    append(runs, written.before);
    append(runs, folded(shot, written, width - width_of(runs) - width_of(written.after) - width_of(result) - kAir));
    append(runs, written.after);
    append(runs, result);
    return runs;
}

// "first–last" on each axis of what a stamp covers: "[0–2, 2–4]".
std::string covered_text(trace::Trace const& trace, tensor::Index const& place) {
    std::string inside;
    for (int axis = 0; axis < place.spatial.axes(); ++axis) {
        auto const stamps = trace.stamps_on(axis, place.spatial[axis]);
        if (stamps.empty()) return "";
        auto const [low, high] = std::ranges::minmax(stamps, {}, &op::AxisStamp::output);
        inside += (inside.empty() ? "" : ", ") + base::to_text(low.output) +
                  (low.output == high.output ? "" : "–" + base::to_text(high.output));
    }
    return "[" + inside + "]";
}

// "x[1, 2] = 3  ·  w  →  full[2–4, 4–6]"
void draw_stamp_line(Shapes& shapes, Shot const& shot, Bands const& bands) {
    auto const step = shot.leading.step(shot.leading_moment.step);
    if (!step.stamped) return;
    auto const& theme = shot.theme;
    auto const& computation = shot.leading.computation();
    auto const place = index_text(*step.stamped, 1);
    Runs runs{{"x" + place, theme.input_text, Weight::Bold}};
    if (computation.input.shape().channels == 1)
        append(runs, {{" = ", theme.faint_ink},
                      {base::pretty(double{computation.input[*step.stamped]}, shot.sum_digits()), theme.input_text}});
    if (!shot.pooling()) append(runs, {{"  ·  ", theme.faint_ink}, {"w", theme.kernel_text, Weight::Bold}});
    auto const covered = covered_text(shot.leading, *step.stamped);
    auto const target = covered.empty()                         ? say(shot, text::Picture::picture_stamp_nowhere)
                        : shot.leading.find(trace::Stage::Crop) ? "full" + covered
                                                                : "y" + covered;
    append(runs, {{"  →  ", theme.faint_ink}, {target, theme.output_text, Weight::Bold}});
    shapes.push_back(
        figure::Label{bands.sum.center(), figure::Horizontal::Center, figure::Vertical::Middle, bands.sum_text, runs});
}

}  // namespace

std::string index_text(tensor::Index const& index, std::int64_t channels) {
    std::string inside = channels > 1 ? base::to_text(index.channel) : "";
    for (auto const cell : index.spatial) inside += (inside.empty() ? "" : ", ") + base::to_text(cell);
    return "[" + inside + "]";
}

void draw_sum(Shapes& shapes, Shot const& shot, Bands const& bands) {
    if (shot.look.labels == Labels::Off) return;
    if (shot.leading.order() == trace::Order::Inputs) return draw_stamp_line(shapes, shot, bands);
    if (!has_window(shot)) return;
    auto const width = bands.sum.width / bands.sum_text;
    auto const ends = long_sum(shot.trace.computation(), shot.position.output, kLongestEnd, kLongestEnd);
    auto runs = sum_runs(shot, ends, width, shot.sum_digits());
    // Two terms are the least: where even they are too long, their numbers lose digits.
    for (int digits = shot.sum_digits(); digits > kFewestDigits && width_of(runs) + kAir > width;)
        runs = sum_runs(shot, ends, width, --digits);
    for (auto& run : runs) run.color = faded(run.color, sum_opacity(shot));
    auto const center = bands.sum.center();
    shapes.push_back(figure::Label{center, figure::Horizontal::Center, figure::Vertical::Middle, bands.sum_text, runs});
}

}  // namespace deconvista::picture
