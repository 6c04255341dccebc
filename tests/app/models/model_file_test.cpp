#include "app/models/model_file.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <string>

#include "tests/app/files/scratch_folder.h"

namespace deconvista::models {
namespace {

using files::write_file;

std::string field(int number, std::string const& content) {
    DECONVISTA_CHECK(content.size() < 128 && number < 16);
    return std::string{static_cast<char>(number * 8 + 2), static_cast<char>(content.size())} + content;
}

std::string bytes(std::initializer_list<int> values) {
    std::string text;
    for (auto const value : values) text += static_cast<char>(value);
    return text;
}

std::string entry(std::string const& key, std::string const& value) {
    return field(13, field(1, key) + field(2, value));
}

// A model of two floats "w" that lie in another file, and are its output.
std::string model_with_weights_in(std::string const& location) {
    auto const weights = bytes({0x08, 2, 0x10, 1}) + field(8, "w") + entry("location", location) + bytes({0x70, 1});
    auto const type = field(2, field(1, bytes({0x08, 1})));
    auto const graph = field(5, weights) + field(12, field(1, "w") + type);
    return bytes({0x08, 8}) + field(7, graph) + field(8, bytes({0x10, 13}));
}

std::string problem_with(std::string const& path) {
    auto const graph = open_model(path);
    return graph ? "none" : graph.problem().name;
}

TEST(ModelFile, WeightsMayLieInAFileBeside) {
    files::ScratchFolder const folder;
    float const values[]{1.5F, -2};
    write_file(folder / "w.bin", std::string{reinterpret_cast<char const*>(values), sizeof values});
    write_file(folder / "net.onnx", model_with_weights_in("w.bin"));
    auto const graph = open_model(folder / "net.onnx");
    ASSERT_TRUE(graph) << graph.problem().name;
    auto const& weights = graph->constant(graph->outputs.at(0).value);
    EXPECT_EQ(weights.dims(), net::Dims{2});
    EXPECT_EQ(weights.values<float>()[1], -2);
}

TEST(ModelFile, NothingButAPlainNeighbourIsFollowed) {
    files::ScratchFolder const folder;
    ASSERT_EQ(::mkdir((folder / "inner").c_str(), 0777), 0);
    write_file(folder / "secret.bin", "12345678");
    for (auto const* name : {"../secret.bin", "/etc/passwd", "..", ".", "", "a/../secret.bin"}) {
        write_file(folder / "inner/net.onnx", model_with_weights_in(name));
        EXPECT_EQ(problem_with(folder / "inner/net.onnx"), "model_external_name") << name;
    }
    ASSERT_EQ(::symlink("../secret.bin", (folder / "inner/linked.bin").c_str()), 0);
    write_file(folder / "inner/net.onnx", model_with_weights_in("linked.bin"));
    EXPECT_EQ(problem_with(folder / "inner/net.onnx"), "file_is_a_link");
    ASSERT_EQ(::mkfifo((folder / "inner/pipe").c_str(), 0666), 0);
    write_file(folder / "inner/net.onnx", model_with_weights_in("pipe"));
    EXPECT_EQ(problem_with(folder / "inner/net.onnx"), "file_is_not_regular");
    write_file(folder / "inner/net.onnx", model_with_weights_in("gone.bin"));
    EXPECT_EQ(problem_with(folder / "inner/net.onnx"), "file_not_found");
    write_file(folder / "inner/short.bin", "1234567");
    write_file(folder / "inner/net.onnx", model_with_weights_in("short.bin"));
    EXPECT_EQ(problem_with(folder / "inner/net.onnx"), "model_external_range");
}

TEST(ModelFile, WhatPeopleTakeForAModelIsToldByItsKind) {
    files::ScratchFolder const folder;
    auto const path = folder / "x.onnx";
    for (auto const& [content, problem] : {std::pair{std::string{}, "model_is_empty"},
                                           {"\x89PNG\r\n\x1a\n....", "model_is_a_picture"},
                                           {"{\"version\": 1}", "model_is_json"},
                                           {"version https://git-lfs.github.com/spec/v1\n", "model_is_a_pointer"},
                                           {"<!DOCTYPE html><html>", "model_is_a_web_page"},
                                           {"hello", "model_broken"}}) {
        write_file(path, content);
        EXPECT_EQ(problem_with(path), problem);
    }
    EXPECT_EQ(problem_with(folder.path()), "file_is_a_directory");
    EXPECT_EQ(problem_with("/dev/null"), "file_is_not_regular");
    EXPECT_EQ(problem_with(folder / "gone.onnx"), "file_not_found");
}

}  // namespace
}  // namespace deconvista::models
