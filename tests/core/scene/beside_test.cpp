#include <gtest/gtest.h>

#include "core/scene/edit.h"
#include "core/scene/scene_file.h"

namespace deconvista::scene {
namespace {

constexpr auto kFirst = R"("operation": "convolution", "input": {"shape": [1, 1, 3], "generator": "ramp"},
                           "kernel": {"shape": [1, 1, 2], "generator": "ones"})";
constexpr auto kSecond = R"("operation": "max_pooling", "input": {"shape": [1, 1, 4], "generator": "ramp"},
                            "kernel": {"shape": [2]})";

std::string pair_of(std::string const& first, std::string const& second) {
    return R"({"version": 1, )" + first + R"(, "view": ["scatter", "matrix"], "beside": {)" + second + "}}";
}

base::Result<Scene> read(std::string const& text) {
    return read_scene(text, [](std::string const&) { return base::Problem{}; });
}

TEST(Beside, IsReadAndWritten) {
    auto const scene = read(pair_of(kFirst, kSecond));
    ASSERT_TRUE(scene);
    ASSERT_EQ(scene->beside.size(), 1U);
    EXPECT_EQ(scene->beside.front().operation, op::Kind::MaxPooling);
    EXPECT_EQ(*read(write_scene(*scene)), *scene);
    EXPECT_EQ(*read(write_scene_line(*scene)), *scene);
}

TEST(Beside, IsCheckedLikeAnyScene) {
    auto const problem = [](std::string const& second) { return read(pair_of(kFirst, second)).problem(); };
    EXPECT_EQ(problem(R"("operation": "pooling")").facts.front(), "beside.operation");
    EXPECT_EQ(problem(std::string{kSecond} + R"(, "beside": {})").name, "key_unknown");
    EXPECT_EQ(problem(std::string{kSecond} + R"(, "view": "flat")").name, "key_unknown");
    EXPECT_EQ(problem(std::string{kSecond} + R"(, "stride": [1, 2])").facts.front(), "beside.stride");
    EXPECT_FALSE(read(R"({"version": 1, )" + std::string{kFirst} + R"(, "beside": 3})"));
}

TEST(Beside, IsSetSwappedAndTakenAway) {
    auto const first = *read(R"({"version": 1, "view": "matrix", )" + std::string{kFirst} + "}");
    auto const both = *apply(first, SetBeside{first});
    ASSERT_EQ(both.beside.size(), 1U);
    EXPECT_TRUE(both.beside.front().beside.empty());
    auto const longer = *apply(both, SetParameter{Parameter::InputExtent, 0, 5});
    EXPECT_EQ(longer.beside, both.beside) << "only the first is edited";
    auto const swapped = *apply(longer, SwapBeside{});
    EXPECT_EQ(swapped.views, first.views);
    EXPECT_EQ(swapped.input, first.input);
    EXPECT_EQ(swapped.beside.front().input, longer.input);
    EXPECT_EQ(*apply(swapped, SwapBeside{}), longer);
    EXPECT_EQ(*apply(both, SetBeside{}), first);
    EXPECT_EQ(*apply(first, SwapBeside{}), first);
    // Nobody stands beside who has someone beside them.
    EXPECT_TRUE((*apply(first, SetBeside{both})).beside.front().beside.empty());
}

}  // namespace
}  // namespace deconvista::scene
