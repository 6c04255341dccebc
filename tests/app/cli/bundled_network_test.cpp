// What comes with the program: the trained network, its checkpoints, pictures and scenes.

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <memory>
#include <span>

#include "app/cli/scene_input.h"
#include "app/files/assets.h"
#include "app/files/image_file.h"
#include "app/files/text_file.h"
#include "core/dnnl/engine.h"
#include "core/onnx/onnx_reader.h"
#include "core/training/batch.h"

namespace deconvista::cli {
namespace {

using drawings::kClasses;

std::string asset(std::string const& name) {
    auto const folder = files::find_assets();
    return folder ? *folder + "/" + name : "";
}

std::string text_of(std::string const& path) {
    auto const text = files::read_text(path, 1'000'000);
    EXPECT_TRUE(text) << path;
    return text ? *text : "";
}

net::Graph network(std::string const& name) {
    auto const file = std::make_shared<std::string>(text_of(asset("networks/" + name)));
    auto const graph = onnx::read_onnx({file, std::as_bytes(std::span{*file})}, {});
    EXPECT_TRUE(graph) << name;
    return graph ? *graph : net::Graph{};
}

// Channels before rows and columns.
net::Array images_of(training::Batch const& batch) {
    auto const [images, height, width, channels] = batch.images.shape;
    auto const cells = batch.images.shape.cells() / static_cast<std::size_t>(images);
    std::vector<float> values;
    for (std::size_t image = 0; image < static_cast<std::size_t>(images); ++image)
        for (std::size_t c = 0; c < 3; ++c)
            for (std::size_t i = 0; i < cells; ++i) values.push_back(batch.images.cell(image * cells + i)[c]);
    return {net::Dims{images, channels, height, width}, std::move(values)};
}

// The share of drawings that are recognised; no training has seen them.
double accuracy(net::Graph const& graph, int drawings) {
    constexpr std::uint64_t kSeries = 0x5EEDu;
    auto const batch = training::batch_of(kSeries, 0, drawings, drawings::kUsualSize);
    auto const engine = dnnl_engine::make_engine(graph);
    auto const wanted = net::outputs_of(graph);
    auto const record = engine->run(std::array{images_of(batch)}, wanted);
    if (!record) return 0;
    auto const logits = (*record)->array(wanted.front());
    int right = 0;
    for (std::size_t i = 0; i < batch.labels.size(); ++i) {
        auto const scores = logits.values<float>().subspan(i * kClasses, kClasses);
        right += std::ranges::max_element(scores) - scores.begin() == batch.labels[i] ? 1 : 0;
    }
    return static_cast<double>(right) / drawings;
}

TEST(BundledNetwork, RecognisesDrawings) {
    EXPECT_GE(accuracy(network("drawings.onnx"), 480), 0.98);
}

TEST(BundledNetwork, CheckpointsTellHowItLearned) {
    auto const at = [](std::string const& step) {
        return accuracy(network("drawings/checkpoint-" + step + ".onnx"), 96);
    };
    for (auto const* const step : {"00000", "00020", "00050", "00100"}) EXPECT_LT(at(step), 0.6) << step;
    EXPECT_GT(at("00200"), 0.3);
    EXPECT_GT(at("00400"), 0.6);
    EXPECT_GT(at("00800"), 0.8);
    EXPECT_GT(at("01600"), 0.9);
}

TEST(BundledNetwork, LabelsAreTheClasses) {
    std::string expected;
    for (int i = 0; i < kClasses; ++i)
        expected.append(drawings::identifier(static_cast<drawings::Class>(i))).append("\n");
    EXPECT_EQ(text_of(asset("networks/drawings.labels.txt")), expected);
}

// Of neighbours along rows, 1 for smooth filters, 0 for noise.
TEST(BundledNetwork, FirstFiltersAreClean) {
    auto const graph = network("drawings.onnx");
    auto const found = net::find_value(graph, "conv1.weight");
    ASSERT_TRUE(found);
    auto const weights = graph.constant(*found).values<float>();
    ASSERT_EQ(weights.size(), 24U * 3 * 7 * 7);
    double together = 0, squares = 0;
    for (std::size_t i = 0; i + 1 < weights.size(); ++i) {
        if (i % 7 == 6) continue;
        double const here = weights[i], next = weights[i + 1];
        together += here * next;
        squares += (here * here + next * next) / 2;
    }
    EXPECT_GT(together / squares, 0.6);
}

TEST(BundledPictures, AreTheDrawingsOfSeed18) {
    for (int i = 0; i < kClasses; ++i) {
        auto const drawn = static_cast<drawings::Class>(i);
        auto const name = std::string{drawings::identifier(drawn)} + "-00000.png";
        auto const picture = files::read_picture(asset("pictures/" + name));
        ASSERT_TRUE(picture) << name;
        auto const seed = drawings::seed_in_series(18, static_cast<std::uint64_t>(i));
        EXPECT_EQ(picture->values, drawings::draw(seed, drawn).rgb) << name;
    }
}

TEST(BundledScenes, CanBeOpened) {
    int scenes = 0;
    for (auto const& entry : std::filesystem::directory_iterator{asset("scenes")}) {
        auto const scene = load_any_scene(entry.path().native());
        EXPECT_TRUE(scene) << entry.path();
        ++scenes;
    }
    EXPECT_EQ(scenes, 4);
}

}  // namespace
}  // namespace deconvista::cli
