#include "core/kernels/floats.h"

#include "core/net/node_problem.h"

namespace deconvista::kernels {

base::Result<net::Array> float_input(Call const& call, std::size_t i) {
    using net::ElementType;
    auto const& input = call.input(i);
    switch (input.type()) {
        case ElementType::Float32:
            return input.aligned();
        case ElementType::Float64:
        case ElementType::Uint8:
        case ElementType::Int8:
            return input.converted(ElementType::Float32);
        case ElementType::Int64:
        case ElementType::Int32:
        case ElementType::Bool:
            break;
    }
    return net::node_problem(call.node, "node_input_type", {std::to_string(i + 1), std::string{name_of(input.type())}});
}

net::Array like_input(Call const& call, net::Array const& result) {
    return result.converted(call.input(0).type());
}

}  // namespace deconvista::kernels
