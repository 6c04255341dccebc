#pragma once
// What one unit of a network saw, brought down to the pixels.
//
// Sources. deconvnet: Zeiler and Fergus, "Visualizing and understanding convolutional networks", ECCV 2014: unpool to
// the switches, rectify the signal, filter with the transposed weights. gradient: Simonyan, Vedaldi and Zisserman,
// "Deep inside convolutional networks", 2013. guided: Springenberg et al., "Striving for simplicity", 2014. In three
// bits:
//
//     rule        forward mask (x > 0)    switches    backward ReLU (R > 0)
//     deconvnet   -                       yes         yes
//     guided      yes                     yes         yes
//     gradient    yes                     yes         -
//
// Common to all: the seed is the unit's own activation; no biases; where the windows of a pooling overlap, signals that
// meet at a cell add up; signals of branches that meet are added before the rule of the ReLU below them; the pixels are
// not rectified. LRN is passed by in the deconvnet and differentiated in the others; a batch normalization multiplies
// by its scale; a softmax is never entered: its units stand for their logits.
//
// Not defined by the papers, and chosen here: LeakyRelu and Sigmoid rectify like a ReLU and have their own derivative
// for a mask; a Clip passes where it did not clip; factors that are computed take the other factor's value.

#include <memory>
#include <optional>

#include "core/net/engine.h"
#include "core/projection/signal.h"

namespace deconvista::projection {

enum class Rule : std::uint8_t { Deconvnet, Guided, Gradient };

// What becomes of signal that a pooling would send to a window without a positive cell. Passed is Zeiler's: it goes to
// the first cell. Neither gradient nor guided let any of it through.
enum class DeadWindows : std::uint8_t { Passed, Dropped };

struct Unit {
    net::ValueId layer{};
    std::int64_t channel{};
    std::vector<std::int64_t> cell;  // one for each spatial axis
};

struct Options {
    Rule rule{Rule::Deconvnet};
    DeadWindows dead_windows{DeadWindows::Passed};
    bool keeps_signals{false};
};

// The signal at one value on the way down, before the node that computed it is undone.
struct Stop {
    net::ValueId value{};
    Signal signal;
};

struct Projection {
    net::ValueId input{};      // the graph's input that it reached
    net::Array pixels;         // of the input's extents
    net::Box receptive_field;  // the part that the unit saw; all else is 0
    float seed{};
    std::vector<Stop> stops;  // from the unit down, the pixels last; empty unless asked for
};

// The signal at a value, among the stops; nothing where it did not come by.
Signal const* signal_at(Projection const& projection, net::ValueId value);

// What the unit, which is there, answered.
float activation_of(net::Record const& record, Unit const& unit);

// Checks that the layer has such a unit.
base::Outcome check_unit(net::Graph const& graph, net::Record const& record, Unit const& unit);

// The unit with the largest activation in a channel, the first one on ties.
base::Result<Unit> strongest_unit(net::Graph const& graph, net::Record const& record, net::ValueId layer,
                                  std::int64_t channel);

// The unit at this cell of the channel; without one the strongest.
base::Result<Unit> unit_at(net::Graph const& graph, net::Record const& record, net::ValueId layer, std::int64_t channel,
                           std::optional<std::vector<std::int64_t>> const& cell);

// The value whose units stand for those of `layer`: a softmax's input, else itself.
net::ValueId seeded_layer(net::Graph const& graph, net::ValueId layer);

// Keeps what it prepared for the next unit. Used by one thread at a time.
class Projector {
public:
    explicit Projector(net::Graph const& graph);  // which outlives it
    ~Projector();
    Projector(Projector&&) noexcept;

    // `record` holds everything below the layer, of one batch item. An operator that signals cannot go through is
    // refused by name.
    base::Result<Projection> project(net::Record const& record, Unit const& unit, Options const& options,
                                     net::Cancelled const& cancelled = {});

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace deconvista::projection
