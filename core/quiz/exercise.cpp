#include "core/quiz/exercise.h"

#include <array>
#include <utility>

#include "core/picture/picture.h"

namespace deconvista::quiz {
namespace {

// Seven faces each, all thrown at once: the numbers that scenes themselves take by chance.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : thrown_{scene::generate({scene::Generator::Random, seed}, {1, 1, {kMany}})} {}

    // From low to high, both included and at most six apart; high is rarer where that is not six.
    std::int64_t between(std::int64_t low, std::int64_t high) {
        DECONVISTA_CHECK(next_ < kMany && high - low < 7);
        auto const face = static_cast<std::int64_t>(thrown_[{0, 0, {next_++}}]) + 3;
        return low + face % (high - low + 1);
    }

private:
    static constexpr std::int64_t kMany = 32;
    tensor::Tensor thrown_;
    std::int64_t next_{0};
};

constexpr std::array kOperations{op::Kind::Convolution, op::Kind::TransposedConvolution,
                                 op::Kind::Convolution, op::Kind::TransposedConvolution,
                                 op::Kind::MaxPooling,  op::Kind::AveragePooling};
constexpr std::array kKinds{Kind::Value, Kind::Touched, Kind::OutputSize};
constexpr std::uint64_t kAttempts = 64;  // of which one makes a scene, as nearly every one does

// A kernel cell or two less than the input, in one or two dimensions.
scene::Scene draw_scene(Dice& dice, std::uint64_t seed, std::int64_t number) {
    scene::Scene scene;
    scene.operation = kOperations[static_cast<std::size_t>(number / 3) % kOperations.size()];
    bool const transposed = scene.operation == op::Kind::TransposedConvolution;
    int const axes = dice.between(0, 6) == 0 ? 1 : 2;
    tensor::Extents input(axes, 0);
    scene.kernel_extents = scene.stride = scene.dilation = input;
    tensor::PerAxis<op::PaddingPair> padding{axes, {}};
    auto const stride = dice.between(1, 2), around = dice.between(0, 1);
    std::int64_t const dilation = dice.between(0, 6) < 2 ? 2 : 1;
    for (int axis = 0; axis < axes; ++axis) {
        input[axis] = transposed ? dice.between(2, 4) : dice.between(4, 6);
        scene.kernel_extents[axis] = dice.between(2, 3);
        scene.stride[axis] = stride;
        scene.dilation[axis] = op::is_pooling(scene.operation) ? 1 : dilation;
        padding[axis] = {around, around};
    }
    scene.padding = padding;
    auto const made = [&](std::uint64_t salt, tensor::Extents const& extents) {
        return scene::Data{scene::Given{}, scene::generate({scene::Generator::Random, seed + salt}, {1, 1, extents})};
    };
    scene.input = made(1, input);
    if (!op::is_pooling(scene.operation)) scene.kernel = made(2, scene.kernel_extents);
    if (transposed && dice.between(0, 1) == 0) scene.views = {scene::View::Scatter};
    return scene;
}

}  // namespace

Exercise exercise_of(std::uint64_t seed, std::int64_t number) {
    auto const kind = kKinds[static_cast<std::size_t>(number) % kKinds.size()];
    for (std::uint64_t attempt = 0; attempt < kAttempts; ++attempt) {
        auto const own = seed * 0x100000001b3 + static_cast<std::uint64_t>(number) * kAttempts * 4 + attempt * 4;
        Dice dice{own};
        auto scene = draw_scene(dice, own, number);
        auto trace = picture::trace_of(scene);
        if (!trace) continue;
        auto const& work = trace->work();
        auto const question = ask(*trace, kind, work.first + work.count * dice.between(0, 5) / 6);
        if (question) return {std::move(scene), *std::move(trace), *question};
    }
    DECONVISTA_CHECK(false);
}

}  // namespace deconvista::quiz
