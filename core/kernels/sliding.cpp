#include "core/kernels/floats.h"
#include "core/kernels/operators.h"
#include "core/net/limits.h"
#include "core/net/node_problem.h"
#include "core/net/switches.h"
#include "core/net/unpooling.h"
#include "core/net/window.h"
#include "core/op/computation.h"

namespace deconvista::kernels {
namespace {

using net::Array;
using net::Dims;

tensor::Tensor tensor_from(Array const& array) {
    auto const values = array.values<float>();
    return {*net::shape_from(array.dims()), {values.begin(), values.end()}};
}

Array array_from(tensor::Tensor const& tensor) {
    auto const values = tensor.values();
    return {net::dims_of(tensor.shape()), std::vector<float>{values.begin(), values.end()}};
}

base::Result<Array> slide(Call const& call, Array const& input, Array const& kernel, std::vector<float> bias) {
    auto const window = net::window_of(call.node, input.dims(), kernel.dims());
    if (!window) return window.problem();
    auto const computation =
        op::make_computation(window->operation, tensor_from(input),
                             kernel.empty() ? tensor::Tensor{} : tensor_from(kernel), std::move(bias));
    if (!computation) return computation.problem();
    return array_from(op::evaluate(*computation));
}

// Where each maximum lies, counted through the whole input; storage_order 1 counts down the columns of a plane.
Array indices(Call const& call, Array const& input, net::Window const& window) {
    auto const& dims = input.dims();
    auto const plane = *net::count_elements(std::span{dims}.subspan(2));
    bool const by_columns = call.node.integer("storage_order", 0) != 0 && dims.size() == 4;
    auto const columns = dims.back(), rows = plane / columns;
    net::View view{nullptr, dims, net::plain_layout(dims)};
    auto const& out = window.output.spatial;
    auto const z_count = out.axes() > 2 ? out[0] : 1, y_count = out.axes() > 1 ? out[out.axes() - 2] : 1;
    std::vector<std::int64_t> places;
    for (std::int64_t batch = 0; batch < dims[0]; ++batch) {
        view.data = input.values<float>().data() + batch * dims[1] * plane;
        net::Switches const switches{window.operation, view, net::whole(out)};
        for (std::int64_t channel = 0; channel < dims[1]; ++channel)
            for (std::int64_t z = 0; z < z_count; ++z)
                for (std::int64_t y = 0; y < y_count; ++y)
                    for (std::int64_t x = 0; x < out[out.axes() - 1]; ++x) {
                        auto const place = switches.of(channel, z, y, x).cell;
                        auto const in_plane = by_columns ? place % columns * rows + place / columns : place;
                        places.push_back((batch * dims[1] + channel) * plane + in_plane);
                    }
    }
    return {net::dims_of(window.output), std::move(places)};
}

}  // namespace

Outputs convolution(Call const& call) {
    auto const input = float_input(call, 0);
    if (!input) return input.problem();
    auto const kernel = float_input(call, 1);
    if (!kernel) return kernel.problem();
    std::vector<float> bias;
    if (call.has(2)) {
        auto const given = float_input(call, 2);
        if (!given) return given.problem();
        bias.assign(given->values<float>().begin(), given->values<float>().end());
    }
    auto const result = slide(call, *input, *kernel, std::move(bias));
    if (!result) return result.problem();
    return std::vector{like_input(call, *result)};
}

Outputs average_pooling(Call const& call) {
    auto const input = float_input(call, 0);
    if (!input) return input.problem();
    auto const result = slide(call, *input, {}, {});
    if (!result) return result.problem();
    return std::vector{like_input(call, *result)};
}

Outputs max_pooling(Call const& call) {
    auto outputs = average_pooling(call);  // the node says which pooling it is
    if (!outputs || call.node.output(1) == net::kNoValue) return outputs;
    auto const input = *float_input(call, 0);
    outputs->push_back(indices(call, input, *net::window_of(call.node, input.dims(), {})));
    return outputs;
}

// Every value goes to its index; where two meet, the later one stays, as ONNX leaves open. Without an output_shape the
// result has the smallest extents that the window could have come from.
Outputs max_unpooling(Call const& call) {
    auto const input = float_input(call, 0);
    if (!input) return input.problem();
    auto const shape = net::shape_from(input->dims());
    auto const& places = call.input(1);
    if (!shape || places.type() != net::ElementType::Int64 || places.dims() != input->dims())
        return net::node_problem(call.node, "node_indices_refused",
                                 {net::to_text(places.dims()), net::to_text(input->dims())});
    auto const natural = net::unpooled_dims(call.node, input->dims());
    if (!natural) return natural.problem();
    auto dims = *natural;
    if (call.has(2)) {
        auto const given = call.input(2).aligned();
        if (given.type() != net::ElementType::Int64 || given.size() != static_cast<std::int64_t>(dims.size()))
            return net::node_problem(call.node, "node_reshape_refused",
                                     {net::to_text(input->dims()), net::to_text(given.dims())});
        dims.assign(given.values<std::int64_t>().begin(), given.values<std::int64_t>().end());
    }
    if (auto const size = net::check_size(call.node, dims); !size) return size.problem();
    auto const count = *net::count_elements(dims);
    std::vector<float> values(static_cast<std::size_t>(count));
    auto const at = places.aligned();
    for (std::size_t i = 0; i < static_cast<std::size_t>(input->size()); ++i) {
        auto const place = net::unpooled_place(at.values<std::int64_t>()[i], *natural, dims);
        if (place < 0 || place >= count)
            return net::node_problem(call.node, "node_index_range",
                                     {std::to_string(at.values<std::int64_t>()[i]), std::to_string(count)});
        values[static_cast<std::size_t>(place)] = input->values<float>()[i];
    }
    return std::vector{like_input(call, Array{dims, std::move(values)})};
}

}  // namespace deconvista::kernels
