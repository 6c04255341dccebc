// Whole networks, as torchvision and the ONNX model zoo have them, against what PyTorch computed
// (tests/golden/make_torchvision.py). tests/golden/torchvision_test.py runs more of them where PyTorch is installed.

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "app/files/mapped_file.h"
#include "app/models/model_file.h"
#include "core/dnnl/engine.h"
#include "core/net/npy.h"
#include "tests/app/models/hashed_weights.h"

namespace deconvista::models {
namespace {

std::string const kFolder = DECONVISTA_SOURCE_DIR "/tests/app/models/golden/";

class Networks : public testing::TestWithParam<char const*> {};

TEST_P(Networks, ComputeWhatPyTorchDoes) {
    auto const name = std::string{GetParam()};
    auto graph = open_model(kFolder + name + ".onnx");
    ASSERT_TRUE(graph) << graph.problem().name;
    auto const file = files::map_file(kFolder + name + ".npy");
    ASSERT_TRUE(file) << file.problem().name;
    auto const expected = net::read_npy({file->owner, file->bytes});
    ASSERT_TRUE(expected) << expected.problem().name;

    auto const engine = dnnl_engine::make_engine(with_hashed_weights(*std::move(graph)));
    auto const& port = engine->graph().inputs.at(0);
    std::vector const inputs{hashed_picture(port.dims.value())};
    auto const output = engine->graph().outputs.at(0).value;
    auto const record = engine->run(inputs, std::vector{output});
    ASSERT_TRUE(record) << record.problem().name;

    auto const found = (*record)->array(output);
    ASSERT_EQ(found.dims(), expected->dims());
    float largest = 0, worst = 0;
    auto const aligned = expected->aligned();
    for (std::int64_t i = 0; i < found.size(); ++i) {
        auto const want = aligned.values<float>()[static_cast<std::size_t>(i)];
        largest = std::max(largest, std::abs(want));
        worst = std::max(worst, std::abs(found.values<float>()[static_cast<std::size_t>(i)] - want));
    }
    EXPECT_GT(largest, 0);
    EXPECT_LE(worst, 1e-4F * largest);
}

INSTANTIATE_TEST_SUITE_P(OfTorchvisionAndTheZoo, Networks,
                         testing::Values("alexnet", "vgg16", "squeezenet1_1", "googlenet", "resnet50", "mobilenet_v2",
                                         "zoo-caffenet", "zoo-zfnet512"),
                         [](auto const& network) {
                             std::string name{network.param};
                             std::ranges::replace(name, '-', '_');
                             return name;
                         });

TEST(HashedWeights, AreThoseOfThePythonScript) {
    // numpy: hashed("conv.weight", (2, 3)), hashed("bn.running_var", (2,)), picture((2,))
    auto const weights = hashed_weights("conv.weight", {2, 3});
    EXPECT_EQ(weights.values<float>()[0], 1.3796916F);
    EXPECT_EQ(weights.values<float>()[5], -1.0781308F);
    EXPECT_EQ(hashed_weights("bn.running_var", {2}).values<float>()[1], 1.0221694F);
    EXPECT_EQ(hashed_picture({2}).values<float>()[1], -0.36828947F);
}

}  // namespace
}  // namespace deconvista::models
