#pragma once
// One unit projected by the three rules, side by side, and what can be measured about the pictures: that, and not how
// good they look, says what they show.
//
// Sources of the measures: Mahendran and Vedaldi, "Salient deconvolutional networks", ECCV 2016, and Nie, Zhang and
// Patel, "A theoretical explanation for perplexing behaviors of backpropagation-based visualizations", ICML 2018: a
// picture that another channel would give as well, or that is the edges of what was put in, says little about the unit.

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "core/maps/planes.h"
#include "core/maps/watch.h"
#include "core/projection/display.h"
#include "core/projection/projector.h"

namespace deconvista::maps {

inline constexpr std::array kRules{projection::Rule::Deconvnet, projection::Rule::Guided, projection::Rule::Gradient};

struct RulesRequest {
    projection::Unit unit;
    std::optional<std::int64_t> other_channel{};  // at the same place; nothing: the strongest other one there
    projection::DeadWindows dead_windows{};
    std::optional<net::ValueId> relu{};  // whose signals are shown; nothing: half way down
    projection::ChannelOrder order{};
};

// What arrives at the chosen ReLU on the way down, and what goes on, in the channel that is shown.
struct Passage {
    Plane before, after;
    double kept{};  // of the sum of the magnitudes over all channels, 0 to 1
};

struct RuleView {
    projection::Rule rule{};
    figure::Pixels picture, on_common_scale;  // the projection within what the unit sees
    float scale{};                            // the number that is full colour in `picture`
    figure::Pixels other;                     // the other channel's, on its own scale
    std::optional<double> cosine;             // of both projections, over all pixels
    std::optional<double> edges;              // correlation of the magnitudes with the edges of what was put in
    std::optional<Passage> passage;
};

struct Rules {
    std::string layer;  // for people, as the ReLU below
    projection::Unit unit;
    projection::DeadWindows dead_windows{};
    float seed{};
    std::optional<std::int64_t> other_channel;  // nothing: there is none
    float other_seed{};

    figure::Pixels picture, patch;  // what was put in, and the part of it that the unit sees
    net::Box receptive_field;

    // The ReLU of the passages; no name, no channel and no numbers where the signal meets none.
    std::string relu;
    std::int64_t relu_channel{};
    Plane forward;                    // its output in the part that the signal reaches
    std::vector<net::ValueId> relus;  // all that the signal meets, from the unit down

    std::array<RuleView, kRules.size()> views;  // in the order of kRules
    float common_scale{};
    double dead_share{};  // how much the deconvnet's picture changes without the signal through dead windows
};

// `record` holds everything below the unit's layer; `seen` is the picture as the network sees it, in pixels of the
// input's extents. Seven projections. Units that are not there are refused, and
// what goes in and is no picture.
base::Result<Rules> compare_rules(net::Graph const& graph, net::Record const& record, figure::Pixels const& seen,
                                  RulesRequest const& request, Watch const& watch = {});

}  // namespace deconvista::maps
