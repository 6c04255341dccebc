#include "core/training/network.h"

#include <utility>

#include "core/base/check.h"
#include "core/dnnl/training_convolution.h"
#include "core/training/layers.h"

namespace deconvista::training {

Architecture bundled_architecture() {
    return {.blocks = {{.filters = 24, .kernel = 7, .stride = 2, .padding = 3, .pooling = Pooling::Max2x2},
                       {.filters = 48, .kernel = 3, .padding = 1, .pooling = Pooling::Max2x2},
                       {.filters = 64, .kernel = 3, .padding = 1},
                       {.filters = 96, .kernel = 3, .padding = 1, .pooling = Pooling::Max2x2},
                       {.filters = 128, .kernel = 3, .padding = 1}}};
}

std::vector<int> channels_into(Architecture const& architecture) {
    std::vector<int> channels{3};
    for (auto const& block : architecture.blocks) channels.push_back(block.filters);
    return channels;
}

// A block and everything that is kept on the way up for the way down.
struct TrainingNetwork::Stage {
    dnnl_engine::TrainingConvolution convolution;
    Maps<float> convolved, activated, pooled;
    Pooling pooling;
    Moments<float> moments;
    Switches switches;

    Stage(dnnl_engine::ConvolutionShape const& shape, Pooling with_pooling)
        : convolution{shape},
          convolved{MapsShape{shape.images, shape.output_height(), shape.output_width(), shape.filters}},
          activated{convolved.shape},
          pooling{with_pooling} {
        if (pooling == Pooling::Max2x2) pooled = Maps<float>{halved(activated.shape)};
    }

    Maps<float> const& output() const { return pooling == Pooling::Max2x2 ? pooled : activated; }

    void forward(BlockParameters const& parameters, Maps<float> const& input) {
        convolution.forward(input.values, parameters.weights, convolved.values);
        moments = moments_of(convolved);
        normalize(convolved, moments, parameters.norm, activated);
        rectify(activated);
        if (pooling == Pooling::Max2x2) max_pool(activated, pooled, switches);
    }

    // From the gradient with respect to the output, that with respect to what the convolution gave.
    Maps<float> backward(BlockParameters const& parameters, Maps<float> gradient, BlockParameters& gradients) {
        if (pooling == Pooling::Max2x2) {
            Maps<float> spread{activated.shape};
            max_pool_backward(gradient, switches, spread);
            gradient = std::move(spread);
        }
        rectify_backward(activated, gradient);
        gradients.norm = normalize_backward(convolved, moments, parameters.norm, gradient);
        return gradient;
    }
};

TrainingNetwork::TrainingNetwork(Architecture const& architecture, int images) {
    DECONVISTA_CHECK(!architecture.blocks.empty() && images > 0);
    MapsShape shape{images, architecture.size, architecture.size, 3};
    for (auto const& block : architecture.blocks) {
        dnnl_engine::ConvolutionShape const convolution{shape.images,  shape.height, shape.width,  shape.channels,
                                                        block.filters, block.kernel, block.stride, block.padding};
        stages_.emplace_back(convolution, block.pooling);
        shape = stages_.back().output().shape;
    }
}

TrainingNetwork::TrainingNetwork(TrainingNetwork&&) noexcept = default;
TrainingNetwork& TrainingNetwork::operator=(TrainingNetwork&&) noexcept = default;
TrainingNetwork::~TrainingNetwork() = default;

Maps<float> TrainingNetwork::forward(Parameters const& parameters, Batch const& batch) {
    DECONVISTA_CHECK(parameters.blocks.size() == stages_.size());
    auto const* input = &batch.images;
    for (std::size_t i = 0; i < stages_.size(); ++i) {
        stages_[i].forward(parameters.blocks[i], *input);
        input = &stages_[i].output();
    }
    return global_average(*input);
}

void TrainingNetwork::backward(Parameters const& parameters, Batch const& batch, Maps<float> gradient,
                               Parameters& gradients) {
    gradients.blocks.resize(stages_.size());
    for (auto i = stages_.size(); i-- > 0;) {
        auto& stage = stages_[i];
        auto const& input = i > 0 ? stages_[i - 1].output() : batch.images;
        auto const slope = stage.backward(parameters.blocks[i], std::move(gradient), gradients.blocks[i]);
        gradients.blocks[i].weights.resize(parameters.blocks[i].weights.size());
        stage.convolution.backward_weights(input.values, slope.values, gradients.blocks[i].weights);
        if (i == 0) return;  // nobody asks for the gradient of the image
        gradient = Maps<float>{input.shape};
        stage.convolution.backward_data(slope.values, parameters.blocks[i].weights, gradient.values);
    }
}

TrainingNetwork::Pass TrainingNetwork::forward_and_backward(Parameters const& parameters, Batch const& batch) {
    auto const features = forward(parameters, batch);
    auto const logits = fully_connected(features, parameters.head);
    auto const loss = softmax_cross_entropy(logits, batch.labels);
    auto head = fully_connected_backward(features, parameters.head, loss.gradient);
    Pass pass{loss.mean, {}};
    pass.gradients.head = std::move(head.layer);
    Maps<float> gradient{stages_.back().output().shape};
    global_average_backward(head.input, gradient);
    backward(parameters, batch, std::move(gradient), pass.gradients);
    return pass;
}

std::vector<Moments<float>> TrainingNetwork::moments(Parameters const& parameters, Batch const& batch) {
    forward(parameters, batch);
    std::vector<Moments<float>> found;
    for (auto const& stage : stages_) found.push_back(stage.moments);
    return found;
}

}  // namespace deconvista::training
