// Any bytes as a model: read or refused. What was read can be written and read again, and a small part of it runs.

#include <cstddef>
#include <cstdint>

#include "core/base/check.h"
#include "core/kernels/reference_engine.h"
#include "core/net/engine.h"
#include "core/onnx/onnx_reader.h"
#include "core/onnx/onnx_writer.h"
#include "core/text/text.h"

namespace {

using namespace deconvista;

// External data: 64 bytes that are always there.
base::Result<net::Bytes> neighbour(std::string const&) {
    static auto const kFile = std::make_shared<std::vector<std::byte> const>(64, std::byte{1});
    return net::Bytes{kFile, *kFile};
}

constexpr std::int64_t kSmall = 4096;

// Ones for what is declared, 2 for extents that are left open. Nothing where that is too large to be quick.
std::optional<net::Array> ones(net::Port const& port) {
    auto dims = port.dims.value_or(net::Dims{1, 2, 4, 4});
    for (auto& extent : dims)
        if (extent < 0) extent = 2;
    auto const count = net::count_elements(dims);
    if (!count || *count > kSmall || port.type == net::ElementType::Bool) return std::nullopt;
    return net::Array{dims, std::vector<float>(static_cast<std::size_t>(*count), 1)}.converted(port.type);
}

void run(net::Graph const& graph) {
    constexpr std::size_t kFewNodes = 8;
    std::vector<net::Array> inputs;
    for (auto const& port : graph.inputs) {
        auto const input = ones(port);
        if (!input) return;
        inputs.push_back(*input);
    }
    if (graph.nodes.size() > kFewNodes) return;
    auto const engine = kernels::make_reference_engine(graph);
    auto const record = engine->run(inputs, net::outputs_of(engine->graph()));
    if (record) return;
    for (auto const language : {text::Language::English, text::Language::Chinese})
        DECONVISTA_CHECK(!text::describe(record.problem(), language).empty());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size) {
    auto const owner = std::make_shared<std::vector<std::uint8_t> const>(bytes, bytes + size);
    auto const graph = onnx::read_onnx({owner, std::as_bytes(std::span{*owner})}, neighbour);
    if (!graph) {
        for (auto const language : {text::Language::English, text::Language::Chinese})
            DECONVISTA_CHECK(!text::describe(graph.problem(), language).empty());
        return 0;
    }
    auto const file = std::make_shared<std::string const>(onnx::write_onnx(*graph, "fuzz", net::Precision::Full));
    auto const again = onnx::read_onnx({file, std::as_bytes(std::span{*file})}, neighbour);
    DECONVISTA_CHECK(again && again->nodes.size() == graph->nodes.size());
    run(*graph);
    return 0;
}
