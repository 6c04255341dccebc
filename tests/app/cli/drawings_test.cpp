// generate and train.

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <span>

#include "app/files/image_file.h"
#include "app/files/text_file.h"
#include "core/drawings/drawing.h"
#include "core/onnx/onnx_reader.h"
#include "tests/app/cli/run_command.h"

namespace deconvista::cli {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> names_in(std::string const& folder) {
    std::vector<std::string> names;
    for (auto const& entry : fs::directory_iterator{folder}) names.push_back(entry.path().filename());
    std::ranges::sort(names);
    return names;
}

std::string text_of(std::string const& path) {
    auto const text = files::read_text(path, 1 << 20);
    return text ? *text : "";
}

ExitCode generate(std::vector<std::string> arguments) {
    return run_command("generate", std::move(arguments)).code;
}

TEST(Generate, WritesPicturesAndLabels) {
    ScratchFolder const scratch;
    auto const folder = scratch.path("drawings");
    ASSERT_EQ(generate({folder, "--count", "2", "--size", "20"}), ExitCode::Done);
    auto const names = names_in(folder);
    EXPECT_EQ(names.size(), 33U);
    EXPECT_EQ(names.front(), "butterfly-00000.png");
    auto const labels = text_of(folder + "/labels.txt");
    EXPECT_TRUE(labels.starts_with("face-00000.png\tface\ncat-00000.png\tcat\n")) << labels;
    EXPECT_TRUE(labels.ends_with("checker-00001.png\tchecker\nstripes-00001.png\tstripes\n")) << labels;
}

TEST(Generate, PicturesAreTheDrawings) {
    ScratchFolder const scratch;
    auto const folder = scratch.path("cats");
    ASSERT_EQ(generate({folder, "--class", "cat", "--count", "3", "--seed", "18446744073709551615"}), ExitCode::Done);
    EXPECT_EQ(names_in(folder),
              (std::vector<std::string>{"cat-00000.png", "cat-00001.png", "cat-00002.png", "labels.txt"}));
    auto const picture = files::read_picture(folder + "/cat-00002.png");
    ASSERT_TRUE(picture);
    auto const seed = drawings::seed_in_series(18446744073709551615u, 2 * drawings::kClasses + 1);
    EXPECT_EQ(picture->values, drawings::draw(seed, drawings::Class::Cat, 96).rgb);
}

TEST(Generate, ReplacesNothingUnasked) {
    ScratchFolder const scratch;
    auto const mine = scratch.write("fish-00001.png", "mine");
    auto const folder = fs::path{mine}.parent_path().native();
    std::vector<std::string> arguments{folder, "--class", "fish", "--count", "2", "--size", "16"};
    EXPECT_EQ(generate(arguments), ExitCode::Device);
    EXPECT_EQ(names_in(folder), std::vector<std::string>{"fish-00001.png"});
    EXPECT_EQ(text_of(mine), "mine");
    arguments.push_back("--force");
    EXPECT_EQ(generate(arguments), ExitCode::Done);
    EXPECT_NE(text_of(mine), "mine");
}

TEST(Generate, RefusesWhatItCannotDraw) {
    ScratchFolder const scratch;
    auto const folder = scratch.path("drawings");
    EXPECT_EQ(generate({folder, "--class", "dog"}), ExitCode::Usage);
    EXPECT_EQ(generate({folder, "--size", "15"}), ExitCode::Usage);
    EXPECT_EQ(generate({folder, "--size", "1025"}), ExitCode::Usage);
    EXPECT_EQ(generate({folder, "--count", "0"}), ExitCode::Usage);
    EXPECT_EQ(generate({folder, "--count", "3x"}), ExitCode::Usage);
    EXPECT_EQ(generate({folder, "--seed", "-1"}), ExitCode::Usage);
    EXPECT_EQ(generate({scratch.path("no/such")}), ExitCode::Device);
    EXPECT_FALSE(fs::exists(folder));
}

TEST(Train, WritesNetworkLabelsAndCheckpoints) {
    ScratchFolder const scratch;
    auto const out = scratch.path("net.onnx"), checkpoints = scratch.path("checkpoints");
    auto const finished = run_command("train", {out, "--steps", "1", "--checkpoints", checkpoints});
    ASSERT_EQ(finished.code, ExitCode::Done);
    ASSERT_EQ(finished.lines.size(), 1U);
    EXPECT_TRUE(finished.lines[0].starts_with("{\"steps\": 1, \"seed\": 1, \"loss\": ")) << finished.lines[0];
    EXPECT_NE(finished.lines[0].find("\"judged\": 1600, \"accuracy\": 0."), std::string::npos) << finished.lines[0];
    EXPECT_NE(finished.lines[0].find("\"stripes\": "), std::string::npos) << finished.lines[0];
    EXPECT_EQ(names_in(checkpoints),
              (std::vector<std::string>{"checkpoint-00000.deconvista.json", "checkpoint-00000.onnx", "labels.txt"}));
    EXPECT_EQ(text_of(scratch.path("net.deconvista.json")),
              "{\"preprocessing\": \"bundled\", \"labels\": \"net.labels.txt\"}\n");
    auto const labels = text_of(scratch.path("net.labels.txt"));
    EXPECT_TRUE(labels.starts_with("face\ncat\n") && labels.ends_with("checker\nstripes\n")) << labels;

    auto const file = std::make_shared<std::string>(text_of(out));
    EXPECT_NE(*file, text_of(checkpoints + "/checkpoint-00000.onnx"));
    auto const graph = onnx::read_onnx({file, std::as_bytes(std::span{*file})}, {});
    ASSERT_TRUE(graph) << graph.problem().name;
    EXPECT_EQ(graph->nodes.size(), 16U);
    EXPECT_EQ(graph->inputs.front().precision, net::Precision::Half);
    EXPECT_LT(file->size(), 430000U);
}

TEST(Train, LooksBeforeItWorks) {
    ScratchFolder const scratch;
    auto const train = [](std::vector<std::string> arguments) {
        auto const finished = run_command("train", std::move(arguments));
        EXPECT_TRUE(finished.lines.empty());
        return finished.code;
    };
    EXPECT_EQ(train({scratch.path("net.pt")}), ExitCode::Usage);
    EXPECT_EQ(train({scratch.path("net.onnx"), "--steps", "0"}), ExitCode::Usage);
    EXPECT_EQ(train({scratch.path("no/such.onnx")}), ExitCode::Device);
    EXPECT_EQ(train({scratch.path("net.onnx"), "--checkpoints", scratch.path("no/such")}), ExitCode::Device);
    scratch.write("net.labels.txt", "mine");
    EXPECT_EQ(train({scratch.path("net.onnx")}), ExitCode::Device);
    EXPECT_EQ(text_of(scratch.path("net.labels.txt")), "mine");
}

}  // namespace
}  // namespace deconvista::cli
