#pragma once
// The networks that can be trained here: blocks of convolution, batch normalisation, ReLU and perhaps max pooling, then
// a global average and one fully connected layer.

#include <memory>
#include <vector>

#include "core/drawings/drawing.h"
#include "core/training/batch.h"
#include "core/training/batch_norm.h"
#include "core/training/classifier_head.h"

namespace deconvista::training {

enum class Pooling : std::uint8_t { None, Max2x2 };

struct Block {
    int filters{}, kernel{}, stride{1}, padding{};
    Pooling pooling{Pooling::None};
    bool operator==(Block const&) const = default;
};

struct Architecture {
    int size{drawings::kUsualSize};  // both sides of an image, which has three channels
    std::vector<Block> blocks;
    int classes{drawings::kClasses};
    bool operator==(Architecture const&) const = default;
};

// The network that comes with the program. Its first filters are large enough to be looked at, and its last see half of
// an image.
Architecture bundled_architecture();

struct BlockParameters {
    std::vector<float> weights;  // (filters, channels, kernel, kernel)
    ScaleAndShift<float> norm;
};

// Also the shape of gradients and of whatever else there is one of for each parameter.
struct Parameters {
    std::vector<BlockParameters> blocks;
    FullyConnected<float> head;
};

// How the input's channels come to each block, first to last, and to the fully connected layer.
std::vector<int> channels_into(Architecture const& architecture);

class TrainingNetwork {
public:
    // For batches of so many images. Throws std::bad_alloc.
    TrainingNetwork(Architecture const& architecture, int images);
    TrainingNetwork(TrainingNetwork&&) noexcept;
    TrainingNetwork& operator=(TrainingNetwork&&) noexcept;
    ~TrainingNetwork();

    struct Pass {
        float loss{};
        Parameters gradients;
    };
    Pass forward_and_backward(Parameters const& parameters, Batch const& batch);

    // The moments that each block's normalisation found in this batch.
    std::vector<Moments<float>> moments(Parameters const& parameters, Batch const& batch);

private:
    struct Stage;

    Maps<float> forward(Parameters const& parameters, Batch const& batch);
    void backward(Parameters const& parameters, Batch const& batch, Maps<float> gradient, Parameters& gradients);

    std::vector<Stage> stages_;
};

}  // namespace deconvista::training
