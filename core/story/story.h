#pragma once
// The story of one unit of a network: how a picture rose to it, layer by layer, and what comes down from it to the
// pixels. One step for each layer operation, first forward, then the choice of the unit, then back down in reverse
// order.
//
// A story is a value: it needs neither the network's engine nor the record any more, and any thread may read it. Of
// every value on the way it keeps the few maps that the unit hears most, that is, with the most signal on the way down.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/net/box.h"
#include "core/net/window.h"
#include "core/projection/projector.h"
#include "core/story/viewing.h"
#include "core/trace/timeline.h"

namespace deconvista::story {

constexpr std::size_t kMapsKept = 9;

// Maps of a value, of its activations or of the signal at it.
struct Maps {
    net::Dims dims;                          // of the whole value
    net::Box box;                            // the part that the planes hold; no axes: single numbers
    std::vector<std::int64_t> channels;      // that are kept, the one that the unit hears most first
    std::vector<std::vector<float>> planes;  // of these channels, row-major in the box
    tensor::Range range;                     // over all channels
    bool operator==(Maps const&) const = default;
};

// Of the first map, the cell whose number is furthest from 0.
tensor::Extents strongest_cell(Maps const& maps);

// What an operation did to numbers.
struct Counts {
    std::int64_t values{};   // forward: that came out; down: that arrived and were not 0
    std::int64_t changed{};  // forward: negative ones that became 0; down: that were not let through
    bool operator==(Counts const&) const = default;
};

// One plane of weights, from the map of the input to the map of the output that the unit hears most.
struct Filter {
    std::int64_t to{}, from{};
    tensor::Extents extents;
    std::vector<float> weights;  // row-major
    bool operator==(Filter const&) const = default;
};

// A window of a max pooling: the one through which most of the signal comes down.
struct PooledWindow {
    std::int64_t channel{};
    net::Box cells;             // of the input, as far as the window lies on it
    std::vector<float> values;  // of these cells, row-major
    std::size_t place{};        // the switch: the first maximum
    float signal{};             // that comes down to it
    bool operator==(PooledWindow const&) const = default;
};

// An operation on the way.
struct Layer {
    std::string node;                    // its name in the file
    std::string name;                    // the same as people say it
    std::string operation;               // "Conv", as ONNX names it
    std::vector<net::ValueId> inputs{};  // that signal goes down to
    net::ValueId output{};
    std::optional<net::Window> window{};  // of what slides one
    std::optional<Filter> filter{};
    std::optional<PooledWindow> pooled{};
    Counts forward{}, down{};     // of a ReLU and its like
    std::int64_t dead_windows{};  // poolings: that signal arrived at without a positive cell in them
};

struct Step {
    trace::Stage stage{};
    std::optional<std::size_t> layer;  // number of the operation; none for the picture and the choice
};

class Story {
public:
    // The record of the viewing holds everything below the unit. `picture`: what the network saw, 0 to 255, RGB.
    static base::Result<Story> of(Viewing const& viewing, tensor::Tensor picture, projection::ChannelOrder order,
                                  projection::Unit const& unit, projection::Options options,
                                  net::Cancelled const& cancelled = {});

    projection::Unit const& unit() const { return unit_; }
    projection::Options const& options() const { return options_; }
    projection::ChannelOrder channel_order() const { return order_; }
    tensor::Tensor const& picture() const { return picture_; }
    projection::Projection const& projection() const { return projection_; }  // without its stops

    std::vector<Layer> const& layers() const { return layers_; }                       // forward
    std::string const& name_of(net::ValueId value) const { return names_.at(value); }  // in the file
    std::string const& short_name_of(net::ValueId value) const;  // of the layer that computes it, as people say it
    Maps const& activations(net::ValueId value) const { return activations_.at(value); }
    Maps const& signal(net::ValueId value) const { return signals_.at(value); }

    std::vector<trace::StageSpan> stages() const;
    std::int64_t steps() const { return 2 * static_cast<std::int64_t>(layers_.size()) + 2; }
    Step step(std::int64_t number) const;  // 0 <= number < steps()

private:
    Story() = default;

    bool add_maps(Viewing const& viewing, net::Cancelled const& cancelled);  // false: cancelled
    void add_layers(Viewing const& viewing);
    void add_window(Layer& layer, net::Node const& node, Viewing const& viewing) const;
    PooledWindow window_with_most_signal(Layer const& layer, net::Dims const& input, Viewing const& viewing) const;
    void add_counts(Layer& layer, Viewing const& viewing) const;

    projection::Unit unit_;
    projection::Options options_;
    projection::ChannelOrder order_{};
    tensor::Tensor picture_;
    projection::Projection projection_;
    std::vector<Layer> layers_;
    std::map<net::ValueId, std::string> names_;
    std::map<net::ValueId, Maps> activations_, signals_;
};

}  // namespace deconvista::story
