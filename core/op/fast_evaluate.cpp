#include "core/op/fast_evaluate.h"

#include <algorithm>
#include <atomic>
#include <limits>

#include "core/base/parts.h"
#include "core/op/exactness.h"
#include "core/op/row_loops.h"
#include "core/op/row_plan.h"
#include "core/op/row_store.h"
#include "core/op/row_weights.h"
#include "core/tensor/unwritten.h"

namespace deconvista::op {
namespace {

// A row of the output, the same one in several channels that read the same input.
struct RowPlace {
    std::int64_t batch{};
    ChannelBlock block;
    std::int64_t z{}, y{};
};

// Calls visit(tap along z, tap along y), the input ascending.
template <class Visit>
void for_each_row(RowPlan const& plan, RowPlace const& place, Visit&& visit) {
    for (auto const& z : plan.z[static_cast<std::size_t>(place.z)])
        for (auto const& y : plan.y[static_cast<std::size_t>(place.y)]) visit(z, y);
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
    RowSums(RowPlan const& plan, RowWeights<Number> const& weights) : plan_{plan}, weights_{weights}, rows_{plan} {}

    // To result, result + plane, ... for each channel of the place.
    void write(RowPlace const& place, float* result, std::int64_t plane) {
        if (is_pooling(plan_.computation.operation.kind)) return average(place, result);
        sum(place, input_channels_of(plan_.computation, place.block.first));
        for (std::int64_t c = 0; c < place.block.count; ++c)
            write_channel(place.block.first + c, of_channel(c), result + c * plane);
    }

private:
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

    // The sums of all products of a row with the weights of these input channels.
    void sum(RowPlace const& place, ChannelRange const& inputs) {
        collect(place, inputs);
        sums_.resize(static_cast<std::size_t>(place.block.count * plan_.output_row.size()));
        auto const* const weights = weights_.of(place.block);
        for (auto const& segment : plan_.segments)
            sum_terms(sums_.data() + segment.begin, plan_.output_row.size(),
                      RowTerms<Number>{place.block.count, weights, pairs_, segment.runs}, segment.count);
    }

    // The blocks of a row that read the same channels follow one another, and have the same pairs.
    void collect(RowPlace const& place, ChannelRange const& inputs) {
        Read const now{place.batch, inputs.first, place.z, place.y};
        if (now == read_) return;
        read_ = now;
        pairs_.clear();
        for (std::int64_t input = 0; input < inputs.count; ++input)
            for_each_row(plan_, place, [&](AxisTap const& z, AxisTap const& y) {
                pairs_.push_back({rows_.at(place.batch, inputs.first + input, z.input, y.input),
                                  weights_.row(input, z.kernel * plan_.kernel_height + y.kernel)});
            });
    }

    Number const* of_channel(std::int64_t channel) const { return sums_.data() + channel * plan_.output_row.size(); }

    // Back from a split row, with the bias. No sum is -0, which adding 0 would change.
    void write_channel(std::int64_t channel, Number const* sums, float* result) const {
        auto const& bias = plan_.computation.bias;
        auto const added = bias.empty() ? 0 : double{bias[static_cast<std::size_t>(channel)]};
        auto const parts = plan_.output_row.parts();
        if (parts == 2 && plan_.output_width % 2 == 0)
            return write_in_turn(result, sums, sums + plan_.output_row.place(1), added, plan_.output_width / 2);
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

    // Which rows the pairs are of.
    struct Read {
        std::int64_t batch{-1}, first_channel{}, z{}, y{};
        bool operator==(Read const&) const = default;
    };

    RowPlan const& plan_;
    RowWeights<Number> const& weights_;
    // Reused from row to row.
    RowStore<Number> rows_;
    Read read_;
    std::vector<RowPair<Number>> pairs_;
    std::vector<Number> sums_;  // of a split row, for each channel
};

// The same for maxima, which need no sums.
class RowMaxima {
public:
    explicit RowMaxima(RowPlan const& plan) : plan_{plan}, rows_{plan} {}

    void write(RowPlace const& place, float* result, std::int64_t) {
        std::fill_n(result, plan_.output_width, -std::numeric_limits<float>::infinity());
        for_each_row(plan_, place, [&](AxisTap const& z, AxisTap const& y) {
            auto const* const cells = rows_.at(place.batch, place.block.first, z.input, y.input);
            for (auto const& run : plan_.runs) raise_maxima(result + run.output, cells + run.input, run.count);
        });
    }

private:
    RowPlan const& plan_;
    RowStore<float> rows_;
};

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

// All pieces. Each thread has what `make_rows` makes: RowSums or RowMaxima.
template <class MakeRows>
void evaluate_all(Pieces const& pieces, int threads, float* values, Progress& progress, MakeRows const& make_rows) {
    auto const width = pieces.plan.output_width, plane = pieces.rows_of_plane() * width;
    base::in_parts(pieces.count(), threads, [&](std::int64_t first, std::int64_t end) {
        auto rows = make_rows();
        for (auto piece = first; piece < end && !progress.is_stopped(); ++piece) {
            auto const place = pieces.place(piece);
            rows.write(place, values + pieces.row(place) * width, plane);
            progress.rows_done(place.block.count);
        }
    });
}

// Where nothing is rounded, or what the header says about many channels.
bool sums_are_floats(Computation const& computation, int threads) {
    auto const& operation = computation.operation;
    bool const many = !is_pooling(operation.kind) && computation.output.channels / operation.groups >= kManyChannels;
    return (many && fuses_products()) || is_exact_in_float(computation, threads);
}

}  // namespace

std::optional<tensor::Tensor> evaluate_fast(Computation const& computation, Watch const& watch) {
    RowPlan const plan{computation};
    Pieces const pieces{plan, channel_blocks(computation)};
    auto const cells = *count_cells(computation.output);
    auto values = tensor::unwritten(cells);
    Progress progress{watch, cells / plan.output_width};
    auto const evaluate = [&](auto const& make_rows) {
        evaluate_all(pieces, watch.threads, values.get(), progress, make_rows);
    };
    auto const evaluate_sums = [&]<class Number>(Number) {
        RowWeights<Number> const weights{computation, pieces.blocks};
        evaluate([&] { return RowSums<Number>{plan, weights}; });
    };
    if (computation.operation.kind == Kind::MaxPooling)
        evaluate([&] { return RowMaxima{plan}; });
    else
        sums_are_floats(computation, watch.threads) ? evaluate_sums(float{}) : evaluate_sums(double{});
    if (progress.is_stopped()) return std::nullopt;
    return tensor::Tensor{computation.output, std::move(values)};
}

}  // namespace deconvista::op
