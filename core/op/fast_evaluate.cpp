#include "core/op/fast_evaluate.h"

#include <algorithm>
#include <atomic>
#include <limits>
#include <span>
#include <thread>
#include <utility>

#include "core/op/row_loops.h"
#include "core/op/taps.h"

namespace deconvista::op {
namespace {

// A row whose cells are sorted by their rest modulo a stride: cells that lie a stride apart lie side by side in it.
class SplitRow {
public:
    SplitRow(std::int64_t cells, std::int64_t stride) : stride_{stride}, part_{(cells + stride - 1) / stride} {}

    std::int64_t size() const { return part_ * stride_; }
    std::int64_t parts() const { return stride_; }
    std::int64_t place(std::int64_t cell) const { return cell % stride_ * part_ + cell / stride_; }

private:
    std::int64_t stride_, part_;
};

// What one kernel cell joins along a row: places input + i and output + i of split rows, for i below count.
struct Run {
    std::int64_t kernel{}, input{}, output{}, count{};
};

using TapLists = std::vector<std::vector<AxisTap>>;  // by output cells

TapLists taps_along(Computation const& computation, int axis) {
    TapLists lists;
    auto const input = computation.input.shape().spatial[axis];
    for (std::int64_t output = 0; output < computation.output.spatial[axis]; ++output)
        lists.push_back(axis_taps(computation.operation, axis, input, output));
    return lists;
}

// One run for each kernel cell that has any tap, in the order of the taps of an output cell.
std::vector<Run> runs_along(TapLists const& lists, std::int64_t kernel, SplitRow const& input, SplitRow const& output) {
    std::vector<Run> by_kernel(static_cast<std::size_t>(kernel));
    bool backwards = false;
    for (std::size_t cell = 0; cell < lists.size(); ++cell) {
        auto const& taps = lists[cell];
        if (taps.size() > 1) backwards = taps[0].kernel > taps[1].kernel;
        for (auto const& tap : taps) {
            auto& run = by_kernel[static_cast<std::size_t>(tap.kernel)];
            if (run.count++ == 0)
                run = {tap.kernel, input.place(tap.input), output.place(static_cast<std::int64_t>(cell)), 1};
        }
    }
    std::erase_if(by_kernel, [](Run const& run) { return run.count == 0; });
    if (backwards) std::ranges::reverse(by_kernel);
    return by_kernel;
}

// Neighbouring places of a split output row to which the same runs contribute.
struct Segment {
    std::int64_t begin{}, count{};
    std::vector<Run> runs;  // in order, each from the segment's first place on
};

std::vector<Segment> segments_of(std::vector<Run> const& runs, std::int64_t places) {
    std::vector<std::int64_t> bounds{0, places};
    for (auto const& run : runs) bounds.insert(bounds.end(), {run.output, run.output + run.count});
    std::ranges::sort(bounds);
    std::vector<Segment> segments;
    for (std::size_t i = 1; i < bounds.size(); ++i) {
        Segment segment{bounds[i - 1], bounds[i] - bounds[i - 1], {}};
        if (segment.count == 0) continue;
        for (auto const& run : runs) {
            auto const skipped = segment.begin - run.output;
            if (skipped < 0 || skipped >= run.count) continue;
            segment.runs.push_back({run.kernel, run.input + skipped, segment.begin, segment.count});
        }
        segments.push_back(std::move(segment));
    }
    return segments;
}

// All that does not change from row to row. Missing axes have one tap at 0.
struct Plan {
    Computation const& computation;
    std::int64_t input_width, output_width, kernel_width;
    std::int64_t input_height, kernel_height;
    SplitRow input_row, output_row;
    TapLists z{{{0, 0}}}, y{{{0, 0}}}, x;
    std::vector<Run> runs;
    std::vector<Segment> segments;
    std::vector<float> split;  // the input's rows split, where they have to be
    std::span<float const> input;
    std::vector<float> ones;  // the weights of a pooling's row

    explicit Plan(Computation const& of);
    Plan(Plan const&) = delete;
    Plan& operator=(Plan const&) = delete;
    float const* input_at(std::int64_t plane, std::int64_t row) const;
};

std::int64_t last_but(tensor::Extents const& extents, int from_last) {
    return extents.axes() > from_last ? extents[extents.axes() - 1 - from_last] : 1;
}

std::int64_t stride_along_rows(Operation const& operation) {
    return operation.axes[operation.axes.axes() - 1].stride;
}

std::vector<float> split_rows(tensor::Tensor const& tensor, SplitRow const& row) {
    auto const width = last_but(tensor.shape().spatial, 0);
    auto const values = tensor.values();
    auto const rows = static_cast<std::int64_t>(values.size()) / width;
    std::vector<float> split(static_cast<std::size_t>(rows * row.size()));
    for (std::int64_t i = 0; i < rows; ++i)
        for (std::int64_t rest = 0; rest < row.parts(); ++rest) {
            auto* to = split.data() + i * row.size() + row.place(rest);
            for (auto cell = rest; cell < width; cell += row.parts())
                *to++ = values[static_cast<std::size_t>(i * width + cell)];
        }
    return split;
}

// Gathering reads cells a stride apart, scattering writes them.
Plan::Plan(Computation const& of)
    : computation{of},
      input_width{last_but(of.input.shape().spatial, 0)},
      output_width{last_but(of.output.spatial, 0)},
      kernel_width{of.operation.axes[of.operation.axes.axes() - 1].kernel},
      input_height{last_but(of.input.shape().spatial, 1)},
      kernel_height{of.operation.axes.axes() > 1 ? of.operation.axes[of.operation.axes.axes() - 2].kernel : 1},
      input_row{input_width, of.operation.kind == Kind::TransposedConvolution ? 1 : stride_along_rows(of.operation)},
      output_row{output_width, of.operation.kind == Kind::TransposedConvolution ? stride_along_rows(of.operation) : 1} {
    auto const axes = of.operation.axes.axes();
    if (axes == 3) z = taps_along(of, 0);
    if (axes >= 2) y = taps_along(of, axes - 2);
    x = taps_along(of, axes - 1);
    runs = runs_along(x, kernel_width, input_row, output_row);
    segments = segments_of(runs, output_row.size());
    if (input_row.parts() > 1) split = split_rows(of.input, input_row);
    input = split.empty() ? of.input.values() : split;
    ones.assign(static_cast<std::size_t>(kernel_width), 1.0F);
}

float const* Plan::input_at(std::int64_t plane, std::int64_t row) const {
    auto const rows = plane_size(computation.input.shape()) / input_width;
    return input.data() + (plane * rows + row) * input_row.size();
}

// A row of the output, the same one in several channels that read the same input.
struct RowPlace {
    std::int64_t batch{}, channel{}, channels{1}, z{}, y{};
};

// Calls visit(row of the input's plane, row of the kernel's plane), the input ascending.
template <class Visit>
void for_each_row(Plan const& plan, RowPlace const& place, Visit&& visit) {
    for (auto const& at_z : plan.z[static_cast<std::size_t>(place.z)])
        for (auto const& at_y : plan.y[static_cast<std::size_t>(place.y)])
            visit(at_z.input * plan.input_height + at_y.input, at_z.kernel * plan.kernel_height + at_y.kernel);
}

std::int64_t input_plane(Plan const& plan, RowPlace const& place, std::int64_t channel) {
    return place.batch * plan.computation.input.shape().channels + channel;
}

// A row of the input that contributes, with the weights along it.
struct RowPair {
    float const* cells{};
    float const* weights{};
};

// How far all threads together have come.
class Progress {
public:
    Progress(Watch const& watch, std::int64_t rows) : watch_{watch}, rows_{rows} {}

    bool is_stopped() const { return watch_.stop.stop_requested(); }
    void rows_done(std::int64_t count) {
        for (; count > 0; --count) {
            auto const done = ++done_;
            if (watch_.report) watch_.report(done, rows_);
        }
    }

private:
    Watch const& watch_;
    std::int64_t rows_;
    std::atomic<std::int64_t> done_{0};
};

// What is reused from row to row.
struct Scratch {
    std::vector<double> sums;  // of a split row, for each channel
    std::vector<RowPair> pairs;
    std::vector<double> wide;  // the cells of the pairs
    RowTerms terms;
};

// The sums of the products of all pairs, whose weights lie so far apart from one of the channels to the next.
void sum_pairs(Plan const& plan, Scratch& scratch, std::int64_t channels, std::int64_t weights_apart) {
    auto const size = plan.input_row.size();
    scratch.sums.resize(static_cast<std::size_t>(channels * plan.output_row.size()));
    scratch.wide.resize(scratch.pairs.size() * static_cast<std::size_t>(size));
    auto* wide = scratch.wide.data();
    for (auto const& pair : scratch.pairs) {
        widen(wide, pair.cells, size);
        wide += size;
    }
    for (auto const& segment : plan.segments) {
        auto& terms = scratch.terms;
        terms.channels = channels;
        terms.cells.clear();
        terms.weights.clear();
        auto const* cells = scratch.wide.data();
        for (auto const& pair : scratch.pairs) {
            for (auto const& run : segment.runs) {
                terms.cells.push_back(cells + run.input);
                for (std::int64_t c = 0; c < channels; ++c)
                    terms.weights.push_back(double{pair.weights[c * weights_apart + run.kernel]});
            }
            cells += size;
        }
        sum_terms(scratch.sums.data() + segment.begin, plan.output_row.size(), terms, segment.count);
    }
}

// The place of a channel's weights for an input channel.
std::int64_t weights_at(Computation const& computation, std::int64_t output, std::int64_t input) {
    tensor::Extents const first(computation.operation.axes.axes(), 0);
    return offset(computation.kernel.shape(), kernel_index(computation, output, input, first));
}

// Back from a split row, with the bias.
void write_row(Plan const& plan, double const* sums, std::int64_t channel, float* result) {
    auto const& bias_of = plan.computation.bias;
    bool const has_bias = !bias_of.empty();
    auto const bias = has_bias ? double{bias_of[static_cast<std::size_t>(channel)]} : 0;
    for (std::int64_t rest = 0; rest < plan.output_row.parts(); ++rest) {
        auto const* const part = sums + plan.output_row.place(rest);
        std::int64_t i = 0;
        for (auto x = rest; x < plan.output_width; x += plan.output_row.parts(), ++i)
            result[x] = static_cast<float>(has_bias ? part[i] + bias : part[i]);
    }
}

void convolve_rows(Plan const& plan, RowPlace const& place, Scratch& scratch, float* result, std::int64_t plane) {
    auto const& computation = plan.computation;
    auto const range = input_channels_of(computation, place.channel);
    scratch.pairs.clear();
    for (auto channel = range.first; channel < range.first + range.count; ++channel) {
        auto const kernel = weights_at(computation, place.channel, channel);
        auto const map = input_plane(plan, place, channel);
        for_each_row(plan, place, [&](std::int64_t input_row, std::int64_t kernel_row) {
            scratch.pairs.push_back({plan.input_at(map, input_row),
                                     computation.kernel.values().data() + kernel + kernel_row * plan.kernel_width});
        });
    }
    auto const apart = place.channels == 1 ? 0
                                           : weights_at(computation, place.channel + 1, range.first) -
                                                 weights_at(computation, place.channel, range.first);
    sum_pairs(plan, scratch, place.channels, apart);
    for (std::int64_t c = 0; c < place.channels; ++c)
        write_row(plan, scratch.sums.data() + c * plan.output_row.size(), place.channel + c, result + c * plane);
}

// What an average divides by, on one axis.
std::int64_t counted(Computation const& computation, int axis, std::int64_t output, std::size_t taps) {
    auto const& operation = computation.operation;
    if (operation.padding_in_average == PaddingInAverage::NotCounted) return static_cast<std::int64_t>(taps);
    return cells_in_padded_input(operation.axes[axis], computation.input.shape().spatial[axis], output);
}

void average_row(Plan const& plan, RowPlace const& place, Scratch& scratch, float* result) {
    auto const plane = input_plane(plan, place, place.channel);
    scratch.pairs.clear();
    for_each_row(plan, place, [&](std::int64_t input_row, std::int64_t) {
        scratch.pairs.push_back({plan.input_at(plane, input_row), plan.ones.data()});
    });
    sum_pairs(plan, scratch, 1, 0);
    auto const rows = scratch.pairs.size();
    auto const axes = plan.computation.operation.axes.axes();
    std::int64_t across = 1;
    if (axes == 3) across *= counted(plan.computation, 0, place.z, plan.z[static_cast<std::size_t>(place.z)].size());
    if (axes >= 2)
        across *= counted(plan.computation, axes - 2, place.y, plan.y[static_cast<std::size_t>(place.y)].size());
    for (std::int64_t x = 0; x < plan.output_width; ++x) {
        auto const taps = plan.x[static_cast<std::size_t>(x)].size();
        auto const cells = static_cast<double>(across * counted(plan.computation, axes - 1, x, taps));
        result[x] = rows * taps == 0 ? 0 : static_cast<float>(scratch.sums[static_cast<std::size_t>(x)] / cells);
    }
}

void maximum_row(Plan const& plan, RowPlace const& place, float* result) {
    std::fill_n(result, plan.output_width, -std::numeric_limits<float>::infinity());
    auto const plane = input_plane(plan, place, place.channel);
    for_each_row(plan, place, [&](std::int64_t input_row, std::int64_t) {
        auto const* const cells = plan.input_at(plane, input_row);
        for (auto const& run : plan.runs) raise_maxima(result + run.output, cells + run.input, run.count);
    });
}

// `plane`: from the row of one channel to that of the next.
void evaluate_rows(Plan const& plan, RowPlace const& place, Scratch& scratch, float* result, std::int64_t plane) {
    switch (plan.computation.operation.kind) {
        case Kind::Convolution:
        case Kind::TransposedConvolution:
            return convolve_rows(plan, place, scratch, result, plane);
        case Kind::AveragePooling:
            return average_row(plan, place, scratch, result);
        case Kind::MaxPooling:
            return maximum_row(plan, place, result);
    }
    DECONVISTA_CHECK(false);
}

// The work in pieces: a piece is a row in as many channels as are computed together.
class Pieces {
public:
    explicit Pieces(Plan const& plan)
        : plan_{plan},
          channels_{plan.computation.output.channels},
          in_group_{is_pooling(plan.computation.operation.kind) ? 1 : channels_ / plan.computation.operation.groups},
          blocks_in_group_{(in_group_ + kTogether - 1) / kTogether},
          height_{static_cast<std::int64_t>(plan.y.size())},
          depth_{static_cast<std::int64_t>(plan.z.size())} {}

    std::int64_t count() const { return plan_.computation.output.batch * blocks() * depth_ * height_; }

    RowPlace place(std::int64_t piece) const {
        auto const row = piece % height_, slice = piece / height_ % depth_, block = piece / (height_ * depth_);
        auto const group = block % blocks() / blocks_in_group_, in_group = block % blocks_in_group_ * kTogether;
        return {block / blocks(), group * in_group_ + in_group, std::min(kTogether, in_group_ - in_group), slice, row};
    }

    // Of the place's first row among all of the output.
    std::int64_t row(RowPlace const& place) const {
        return ((place.batch * channels_ + place.channel) * depth_ + place.z) * height_ + place.y;
    }
    std::int64_t rows_of_plane() const { return depth_ * height_; }

private:
    static constexpr std::int64_t kTogether = 8;

    std::int64_t blocks() const { return channels_ / in_group_ * blocks_in_group_; }

    Plan const& plan_;
    std::int64_t channels_, in_group_, blocks_in_group_, height_, depth_;
};

// Pieces first to end - 1, into `values`.
void evaluate_pieces(Plan const& plan, std::int64_t first, std::int64_t end, float* values, Progress& progress) {
    Pieces const pieces{plan};
    Scratch scratch;
    for (auto piece = first; piece < end && !progress.is_stopped(); ++piece) {
        auto const place = pieces.place(piece);
        evaluate_rows(plan, place, scratch, values + pieces.row(place) * plan.output_width,
                      pieces.rows_of_plane() * plan.output_width);
        progress.rows_done(place.channels);
    }
}

}  // namespace

std::optional<tensor::Tensor> evaluate_fast(Computation const& computation, Watch const& watch) {
    Plan const plan{computation};
    auto const cells = *count_cells(computation.output);
    std::vector<float> values(static_cast<std::size_t>(cells));
    Progress progress{watch, cells / plan.output_width};
    {
        // One part for each thread, the last for this one.
        auto const pieces = Pieces{plan}.count();
        auto const parts = std::clamp<std::int64_t>(watch.threads, 1, pieces);
        std::vector<std::jthread> others;
        for (std::int64_t part = 0; part < parts; ++part) {
            auto const work = [&, part] {
                evaluate_pieces(plan, part * pieces / parts, (part + 1) * pieces / parts, values.data(), progress);
            };
            part + 1 < parts ? void(others.emplace_back(work)) : work();
        }
    }
    if (progress.is_stopped()) return std::nullopt;
    return tensor::Tensor{computation.output, std::move(values)};
}

}  // namespace deconvista::op
