#pragma once
// The network as it is used: normalisation folded into the convolutions, which makes it shorter and changes nothing.

#include <cstdint>

#include "core/net/graph.h"
#include "core/training/network.h"

namespace deconvista::training {

struct FoldedBlock {
    std::vector<float> weights;  // (filters, channels, kernel, kernel)
    std::vector<float> bias;
    bool operator==(FoldedBlock const&) const = default;
};

struct Classifier {
    Architecture architecture;
    std::vector<FoldedBlock> blocks;
    FullyConnected<float> head;
};

// `moments` are those of each block over many images.
Classifier folded(Architecture const& architecture, Parameters const& parameters,
                  std::vector<Moments<float>> const& moments);

// Every weight as float16 would store it.
Classifier rounded_to_half(Classifier classifier);

// How often each class (row) was taken for each (column), in this many drawings of a series.
struct Confusion {
    int classes{};
    std::vector<int> counts;  // (classes, classes)

    double accuracy() const;
    double recall(int drawn) const;  // of one class; 0 where none was drawn
    int count(int drawn, int seen) const { return counts[place(drawn, seen)]; }

    std::size_t place(int drawn, int seen) const {
        return static_cast<std::size_t>(drawn) * static_cast<std::size_t>(classes) + static_cast<std::size_t>(seen);
    }
};
// Computed by the fast engine on as_graph().
Confusion confusion(Classifier const& classifier, std::uint64_t series, int drawings);

// Input "image" (any number, 3, any height, any width), output "logits". The layers are called conv1, relu1, pool1 and
// so on.
net::Graph as_graph(Classifier const& classifier);

}  // namespace deconvista::training
