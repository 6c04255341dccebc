#include "core/op/fast_evaluate.h"

#include <algorithm>
#include <atomic>
#include <limits>
#include <thread>
#include <type_traits>

#include "core/op/exactness.h"
#include "core/op/row_loops.h"
#include "core/op/row_plan.h"
#include "core/op/row_weights.h"

namespace deconvista::op {
namespace {

// A row of the output, the same one in several channels that read the same input.
struct RowPlace {
    std::int64_t batch{};
    ChannelBlock block;
    std::int64_t z{}, y{};
};

// Calls visit(row of the input's plane, row of the kernel's plane), the input ascending.
template <class Visit>
void for_each_row(RowPlan const& plan, RowPlace const& place, Visit&& visit) {
    for (auto const& at_z : plan.z[static_cast<std::size_t>(place.z)])
        for (auto const& at_y : plan.y[static_cast<std::size_t>(place.y)])
            visit(at_z.input * plan.input_height + at_y.input, at_z.kernel * plan.kernel_height + at_y.kernel);
}

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

// Rows one after the other, added up as Number. Each thread has its own.
template <class Number>
class RowSums {
public:
    RowSums(RowPlan const& plan, RowWeights<Number> const& weights) : plan_{plan}, weights_{weights} {}

    // To result, result + plane, ... for each channel of the place.
    void convolve(RowPlace const& place, float* result, std::int64_t plane) {
        sum(place, input_channels_of(plan_.computation, place.block.first));
        for (std::int64_t c = 0; c < place.block.count; ++c)
            write(place.block.first + c, of_channel(c), result + c * plane);
    }

    void average(RowPlace const& place, float* result) {
        sum(place, {place.block.first, 1});
        auto const& computation = plan_.computation;
        auto const axes = computation.operation.axes.axes();
        std::int64_t across = 1;
        if (axes == 3) across *= counted(0, place.z, plan_.z);
        if (axes >= 2) across *= counted(axes - 2, place.y, plan_.y);
        for (std::int64_t x = 0; x < plan_.output_width; ++x) {
            auto const cells = static_cast<double>(across * counted(axes - 1, x, plan_.x));
            bool const has_any = !pairs_.empty() && !plan_.x[static_cast<std::size_t>(x)].empty();
            result[x] = has_any ? static_cast<float>(double{sums_[static_cast<std::size_t>(x)]} / cells) : 0;
        }
    }

private:
    // The sums of all products of a row with the weights of these input channels.
    void sum(RowPlace const& place, ChannelRange const& inputs) {
        collect(place, inputs);
        sums_.resize(static_cast<std::size_t>(place.block.count * plan_.output_row.size()));
        for (auto const& segment : plan_.segments)
            sum_terms(sums_.data() + segment.begin, plan_.output_row.size(),
                      RowTerms<Number>{place.block.count, pairs_, segment.runs}, segment.count);
    }

    void collect(RowPlace const& place, ChannelRange const& inputs) {
        pairs_.clear();
        rows_.clear();
        for (std::int64_t input = 0; input < inputs.count; ++input) {
            auto const map = place.batch * plan_.computation.input.shape().channels + inputs.first + input;
            for_each_row(plan_, place, [&](std::int64_t input_row, std::int64_t kernel_row) {
                rows_.push_back(plan_.input_at(map, input_row));
                pairs_.push_back({nullptr, weights_.at(place.block, input, kernel_row)});
            });
        }
        if constexpr (std::is_same_v<Number, float>) {
            for (std::size_t i = 0; i < rows_.size(); ++i) pairs_[i].cells = rows_[i];
        } else {
            auto const size = plan_.input_row.size();
            wide_.resize(rows_.size() * static_cast<std::size_t>(size));
            for (std::size_t i = 0; i < rows_.size(); ++i) {
                auto* const wide = wide_.data() + static_cast<std::int64_t>(i) * size;
                widen(wide, rows_[i], size);
                pairs_[i].cells = wide;
            }
        }
    }

    Number const* of_channel(std::int64_t channel) const { return sums_.data() + channel * plan_.output_row.size(); }

    // Back from a split row, with the bias. No sum is -0, which adding 0 would change.
    void write(std::int64_t channel, Number const* sums, float* result) const {
        auto const& bias = plan_.computation.bias;
        auto const added = bias.empty() ? 0 : double{bias[static_cast<std::size_t>(channel)]};
        auto const parts = plan_.output_row.parts();
        for (std::int64_t rest = 0; rest < std::min(parts, plan_.output_width); ++rest)
            write_sums(result + rest, parts, sums + plan_.output_row.place(rest), added,
                       (plan_.output_width - rest + parts - 1) / parts);
    }

    // What an average divides by, on one axis.
    std::int64_t counted(int axis, std::int64_t output, TapLists const& taps) const {
        auto const& computation = plan_.computation;
        if (computation.operation.padding_in_average == PaddingInAverage::NotCounted)
            return static_cast<std::int64_t>(taps[static_cast<std::size_t>(output)].size());
        return cells_in_padded_input(computation.operation.axes[axis], computation.input.shape().spatial[axis], output);
    }

    RowPlan const& plan_;
    RowWeights<Number> const& weights_;
    // Reused from row to row.
    std::vector<Number> sums_;  // of a split row, for each channel
    std::vector<RowPair<Number>> pairs_;
    std::vector<float const*> rows_;  // the cells of the pairs,
    std::vector<Number> wide_;        // and those as Number
};

void maximum_row(RowPlan const& plan, RowPlace const& place, float* result) {
    std::fill_n(result, plan.output_width, -std::numeric_limits<float>::infinity());
    auto const plane = place.batch * plan.computation.input.shape().channels + place.block.first;
    for_each_row(plan, place, [&](std::int64_t input_row, std::int64_t) {
        auto const* const cells = plan.input_at(plane, input_row);
        for (auto const& run : plan.runs) raise_maxima(result + run.output, cells + run.input, run.count);
    });
}

// `plane`: from the row of one channel to that of the next.
template <class Number>
void evaluate_row(RowPlan const& plan, RowPlace const& place, RowSums<Number>& sums, float* result,
                  std::int64_t plane) {
    switch (plan.computation.operation.kind) {
        case Kind::Convolution:
        case Kind::TransposedConvolution:
            return sums.convolve(place, result, plane);
        case Kind::AveragePooling:
            return sums.average(place, result);
        case Kind::MaxPooling:
            return maximum_row(plan, place, result);
    }
    DECONVISTA_CHECK(false);
}

// The work in pieces: a piece is a row in as many channels as are computed together. The blocks of a row follow one
// another, because they read the same rows of the input.
struct Pieces {
    RowPlan const& plan;
    std::vector<ChannelBlock> blocks;

    std::int64_t height() const { return static_cast<std::int64_t>(plan.y.size()); }
    std::int64_t rows_of_plane() const { return static_cast<std::int64_t>(plan.z.size()) * height(); }
    std::int64_t per_row() const { return static_cast<std::int64_t>(blocks.size()); }
    std::int64_t count() const { return plan.computation.output.batch * rows_of_plane() * per_row(); }

    RowPlace place(std::int64_t piece) const {
        auto const row = piece / per_row();
        return {row / rows_of_plane(), blocks[static_cast<std::size_t>(piece % per_row())],
                row % rows_of_plane() / height(), row % height()};
    }

    // Of the place's first row among all of the output.
    std::int64_t row(RowPlace const& place) const {
        auto const plane = place.batch * plan.computation.output.channels + place.block.first;
        return plane * rows_of_plane() + place.z * height() + place.y;
    }
};

// Pieces first to end - 1, into `values`.
template <class Number>
void evaluate_pieces(Pieces const& pieces, RowWeights<Number> const& weights, std::int64_t first, std::int64_t end,
                     float* values, Progress& progress) {
    auto const& plan = pieces.plan;
    RowSums<Number> sums{plan, weights};
    for (auto piece = first; piece < end && !progress.is_stopped(); ++piece) {
        auto const place = pieces.place(piece);
        evaluate_row(plan, place, sums, values + pieces.row(place) * plan.output_width,
                     pieces.rows_of_plane() * plan.output_width);
        progress.rows_done(place.block.count);
    }
}

// One part for each thread, the last for this one.
template <class Number>
void evaluate_all(Pieces const& pieces, int threads, float* values, Progress& progress) {
    RowWeights<Number> const weights{pieces.plan.computation, pieces.blocks};
    auto const count = pieces.count();
    auto const parts = std::clamp<std::int64_t>(threads, 1, count);
    std::vector<std::jthread> others;
    for (std::int64_t part = 0; part < parts; ++part) {
        auto const work = [&, part] {
            evaluate_pieces(pieces, weights, part * count / parts, (part + 1) * count / parts, values, progress);
        };
        part + 1 < parts ? void(others.emplace_back(work)) : work();
    }
}

// Where nothing is rounded, or what the header says about many channels.
bool sums_are_floats(Computation const& computation) {
    auto const& operation = computation.operation;
    bool const many = !is_pooling(operation.kind) && computation.output.channels / operation.groups >= kManyChannels;
    return (many && fuses_products()) || is_exact_in_float(computation);
}

}  // namespace

std::optional<tensor::Tensor> evaluate_fast(Computation const& computation, Watch const& watch) {
    RowPlan const plan{computation};
    Pieces const pieces{plan, channel_blocks(computation)};
    auto const cells = *count_cells(computation.output);
    std::vector<float> values(static_cast<std::size_t>(cells));
    Progress progress{watch, cells / plan.output_width};
    auto const evaluate = sums_are_floats(computation) ? evaluate_all<float> : evaluate_all<double>;
    evaluate(pieces, watch.threads, values.data(), progress);
    if (progress.is_stopped()) return std::nullopt;
    return tensor::Tensor{computation.output, std::move(values)};
}

}  // namespace deconvista::op
