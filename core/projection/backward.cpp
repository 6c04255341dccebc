#include "core/projection/backward.h"

#include <algorithm>
#include <array>

#include "core/net/node_problem.h"

namespace deconvista::projection {
namespace {

struct Row {
    std::string_view operation;
    Arrivals (*undo)(Step const&);
};

constexpr std::array kRows{
    Row{"Add", undo_sum},
    Row{"AveragePool", undo_average_pooling},
    Row{"BatchNormalization", undo_batch_normalization},
    Row{"Clip", undo_clip},
    Row{"Concat", undo_concat},
    Row{"Conv", undo_convolution},
    Row{"ConvTranspose", undo_transposed_convolution},
    Row{"Div", undo_product},
    Row{"Dropout", undo_view},
    Row{"Flatten", undo_view},
    Row{"Gather", undo_move},
    Row{"Gemm", undo_gemm},
    Row{"GlobalAveragePool", undo_average_pooling},
    Row{"GlobalMaxPool", undo_max_pooling},
    Row{"Identity", undo_view},
    Row{"LRN", undo_local_response},
    Row{"LeakyRelu", undo_leaky_relu},
    Row{"MatMul", undo_matrix_product},
    Row{"MaxPool", undo_max_pooling},
    Row{"MaxUnpool", undo_max_unpooling},
    Row{"Mul", undo_product},
    Row{"Pad", undo_move},
    Row{"ReduceMean", undo_mean},
    Row{"Relu", undo_relu},
    Row{"Reshape", undo_view},
    Row{"Sigmoid", undo_sigmoid},
    Row{"Slice", undo_move},
    Row{"Squeeze", undo_view},
    Row{"Sub", undo_sum},
    Row{"Sum", undo_sum},
    Row{"Transpose", undo_move},
    Row{"Unsqueeze", undo_view},
};

}  // namespace

std::vector<float> Scratch::take(std::size_t size) {
    auto const fits = [&](std::vector<float> const& numbers) { return numbers.capacity() >= size; };
    auto const smaller = [](auto const& a, auto const& b) { return a.capacity() < b.capacity(); };
    std::sort(idle_.begin(), idle_.end(), smaller);
    auto const found = std::find_if(idle_.begin(), idle_.end(), fits);
    std::vector<float> numbers;
    if (found != idle_.end()) {
        numbers = std::move(*found);
        idle_.erase(found);
    }
    numbers.assign(size, 0);
    return numbers;
}

void Scratch::give_back(std::vector<float> numbers) {
    constexpr std::size_t kKept = 4;
    if (numbers.capacity() == 0) return;
    idle_.push_back(std::move(numbers));
    if (idle_.size() > kKept) idle_.erase(idle_.begin());
}

Signal Step::zeros_at(net::Dims dims, net::Range channels, net::Box const& box) const {
    Signal zero{std::move(dims), channels, box, {}};
    zero.numbers = scratch.take(static_cast<std::size_t>(zero.cells() * channels.count()));
    return zero;
}

Arrivals undo(Step const& step) {
    auto const row = std::find_if(kRows.begin(), kRows.end(), [&](Row const& candidate) {
        return step.node.domain.empty() && candidate.operation == step.node.operation;
    });
    if (row == kRows.end()) return net::node_problem(step.node, "node_not_undone");
    return row->undo(step);
}

}  // namespace deconvista::projection
