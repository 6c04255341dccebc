#include <gtest/gtest.h>

#include "app/export/state_text.h"
#include "core/lesson/lessons.h"
#include "core/scene/scene_file.h"
#include "tests/app/cli/run_command.h"

namespace deconvista::cli {
namespace {

TEST(LessonsCommand, ListsChecksAndPrints) {
    auto const names = run_command("lessons", {});
    ASSERT_EQ(names.lines.size(), lesson::lessons().size());
    ScratchFolder const scratch;
    for (auto const& name : names.lines) {
        auto const printed = run_command("lessons", {name});
        EXPECT_EQ(printed.code, ExitCode::Done) << name;
        EXPECT_EQ(printed.lines.front(), "{") << name;
    }
    EXPECT_EQ(run_command("lessons", {"convolutions"}).code, ExitCode::Usage);
    EXPECT_EQ(run_command("lessons", {scratch.write("broken.json", R"({"version": 1})")}).code, ExitCode::Refused);
    EXPECT_EQ(run_command("lessons", {scratch.path("nowhere.json")}).code, ExitCode::Device);
}

TEST(LessonsCommand, PrintsTextWithItsNumbers) {
    auto const text = run_command("lessons", {"transposed_convolution", "--text"});
    EXPECT_EQ(text.lines.front(), "Transposed convolution");
    for (auto const& line : text.lines) EXPECT_EQ(line.find('{'), std::string::npos) << line;
}

TEST(DescribeCommand, SaysEachStepInALine) {
    auto const lines = run_command("describe", {"transposed_3x3_stride_2"}).lines;
    EXPECT_EQ(lines.size(), run_command("trace", {"transposed_3x3_stride_2"}).lines.size());
    EXPECT_EQ(lines.back(),
              "Step 28 of 28: Slide. Each weight is multiplied by the input cell under it; the products add up to one "
              "output cell. y[4, 4] = 1 · 1 = 1");
    EXPECT_EQ(run_command("describe", {"nowhere"}).code, ExitCode::Device);
}

TEST(StateOption, StandsInPlaceOfAScene) {
    auto const scene = *scene::read_scene(R"({"version": 1, "operation": "convolution",
        "input": {"shape": [1, 1, 3], "values": [1, 2, 3]}, "kernel": {"shape": [1, 1, 2], "values": [1, 10]}})",
                                          nullptr);
    auto const text = *exporting::state_text({scene, 2});
    EXPECT_EQ(run_command("eval", {"--state", text}).lines,
              (std::vector<std::string>{R"({"shape": [1, 1, 2], "values": [21, 32]})"}));
    EXPECT_EQ(run_command("trace", {"--state", text}).lines.size(), 3U);
    EXPECT_EQ(run_command("eval", {"--state", text.substr(0, text.size() - 3)}).code, ExitCode::Refused);
    EXPECT_EQ(run_command("eval", {"dilation", "--state", text}).code, ExitCode::Usage);
    EXPECT_EQ(run_command("eval", {}).code, ExitCode::Usage);
}

}  // namespace
}  // namespace deconvista::cli
