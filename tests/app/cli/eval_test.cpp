#include <gtest/gtest.h>

#include "core/scene/presets.h"
#include "tests/app/cli/run_command.h"

namespace deconvista::cli {
namespace {

TEST(EvalCommand, PrintsShapeAndValues) {
    auto const finished = run_command("eval", {"stride_2_golden"});
    EXPECT_EQ(finished.code, ExitCode::Done);
    EXPECT_EQ(finished.lines, (std::vector<std::string>{R"({"shape": [1, 1, 5], "values": [3, 5, 13, 10, 14]})"}));
}

TEST(EvalCommand, EveryMethodPrintsTheSame) {
    for (auto const& preset : scene::presets()) {
        std::string const name{preset.name};
        auto const gathered = run_command("eval", {name, "--method", "gather"});
        for (auto const* const method : {"scatter", "matrix", "phases"}) {
            auto const finished = run_command("eval", {name, "--method", method});
            if (finished.code == ExitCode::Refused) {
                EXPECT_STREQ(method, "phases");
            } else {
                EXPECT_EQ(finished.lines, gathered.lines) << name << " " << method;
            }
        }
    }
}

TEST(EvalCommand, ExitCodes) {
    ScratchFolder const scratch;
    auto const code = [&](std::string const& text) {
        return run_command("eval", {scratch.write("x.json", text)}).code;
    };
    EXPECT_EQ(code("{"), ExitCode::Refused);
    EXPECT_EQ(code(R"({"version": 1, "operation": "max_pooling", "input": {"shape": [1, 1, 5000], "generator": "ones"},
                       "kernel": {"shape": [2]}})"),
              ExitCode::Limit);
    EXPECT_EQ(run_command("eval", {scratch.path("missing.json")}).code, ExitCode::Device);
    EXPECT_EQ(run_command("eval", {"dilatation"}).code, ExitCode::Device);
    EXPECT_EQ(run_command("eval", {"dilation", "--method", "fft"}).code, ExitCode::Usage);
    EXPECT_EQ(run_command("eval", {"dilation", "--method", "phases"}).code, ExitCode::Refused);
}

TEST(PresetsCommand, ListsAndPrints) {
    auto const names = run_command("presets", {});
    EXPECT_EQ(names.lines.size(), scene::presets().size());
    EXPECT_EQ(names.lines.front(), scene::kDefaultPreset);
    ScratchFolder const scratch;
    for (auto const& name : names.lines) {
        std::string text;
        for (auto const& line : run_command("presets", {name}).lines) text += line + "\n";
        auto const path = scratch.write("preset.json", text);
        EXPECT_EQ(run_command("eval", {path}).lines, run_command("eval", {name}).lines) << name;
    }
    EXPECT_EQ(run_command("presets", {"dilatation"}).code, ExitCode::Usage);
}

}  // namespace
}  // namespace deconvista::cli
