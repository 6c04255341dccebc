#include "core/story/viewing.h"

#include <utility>

#include "core/dnnl/engine.h"
#include "core/kernels/reference_engine.h"
#include "core/net/window.h"

namespace deconvista::story {

projection::ChannelOrder channel_order(net::Preprocessing preprocessing) {
    bool const blue_first = preprocessing == net::Preprocessing::Caffe || preprocessing == net::Preprocessing::CaffeVgg;
    return blue_first ? projection::ChannelOrder::Bgr : projection::ChannelOrder::Rgb;
}

Viewer::Viewer(net::Graph graph, EngineChoice choice) : graph_{std::move(graph)}, choice_{choice} {}

net::Engine& Viewer::fast() {
    if (!fast_) fast_ = dnnl_engine::make_engine(graph_);
    return *fast_;
}

std::shared_ptr<net::Engine> const& Viewer::exact() {
    if (!exact_) exact_ = kernels::make_reference_engine(graph_);
    return exact_;
}

base::Result<Viewing> Viewer::run(std::shared_ptr<net::Engine> const& engine, std::vector<net::Array> const& inputs,
                                  std::span<net::ValueId const> wanted, net::Cancelled const& cancelled) {
    auto record = engine->run(inputs, wanted, cancelled);
    if (!record) return record.problem();
    return Viewing{engine, *std::move(record), inputs};
}

base::Result<Viewing> Viewer::view(std::vector<net::Array> const& inputs, std::span<net::ValueId const> wanted,
                                   net::Cancelled const& cancelled) {
    constexpr std::int64_t kFewMultiplications = 50'000'000;
    if (choice_ == EngineChoice::Reference) return run(exact(), inputs, wanted, cancelled);
    fast();
    auto viewed = run(fast_, inputs, wanted, cancelled);
    if (!viewed || choice_ == EngineChoice::Fast) return viewed;
    if (net::count_multiplications(viewed->graph(), *viewed->record) > kFewMultiplications) return viewed;
    return run(exact(), inputs, wanted, cancelled);
}

}  // namespace deconvista::story
