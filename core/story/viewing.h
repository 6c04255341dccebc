#pragma once
// A picture run through a network: what everything else about the picture is asked of.

#include <memory>
#include <span>
#include <vector>

#include "core/net/engine.h"
#include "core/net/preprocessing.h"
#include "core/projection/display.h"

namespace deconvista::story {

// How pictures are prepared decides which of a network's channels is red.
projection::ChannelOrder channel_order(net::Preprocessing preprocessing);

// Used by one thread at a time, as its engine and its record are.
struct Viewing {
    std::shared_ptr<net::Engine> engine;
    std::shared_ptr<net::Record const> record;
    std::vector<net::Array> inputs;  // as the network sees them

    net::Graph const& graph() const { return engine->graph(); }
};

// Automatic: the fast engine, but for small networks the one that sums in double precision. Where a unit's terms nearly
// cancel, its seed, and with it every pixel of its projection, is then more exact.
enum class EngineChoice : std::uint8_t { Automatic, Fast, Reference };

// A network that looks at pictures. Keeps its engines from one to the next; used by one thread at a time.
class Viewer {
public:
    explicit Viewer(net::Graph graph, EngineChoice choice = EngineChoice::Automatic);

    net::Graph const& graph() const { return graph_; }

    // The fast engine, whatever was chosen: for many pictures in a row of which no single one matters.
    net::Engine& fast();

    // What `wanted` needs is in the record.
    base::Result<Viewing> view(std::vector<net::Array> const& inputs, std::span<net::ValueId const> wanted,
                               net::Cancelled const& cancelled = {});

private:
    base::Result<Viewing> run(std::shared_ptr<net::Engine> const& engine, std::vector<net::Array> const& inputs,
                              std::span<net::ValueId const> wanted, net::Cancelled const& cancelled);
    std::shared_ptr<net::Engine> const& exact();

    net::Graph graph_;
    EngineChoice choice_;
    std::shared_ptr<net::Engine> fast_, exact_;  // made when they are first needed
};

}  // namespace deconvista::story
