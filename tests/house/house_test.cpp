// Holds the source tree to the rules of the house, and the rules' own readers to made-up trees that break them.

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <regex>
#include <string>
#include <vector>

#include "tests/house/addresses.h"
#include "tests/house/rooms.h"
#include "tests/house/source_tree.h"

namespace deconvista::house {
namespace {

std::filesystem::path const kRoot{DECONVISTA_SOURCE_DIR};

constexpr std::size_t kLongestFile = 600;
constexpr std::size_t kLongestPanel = 200;
constexpr int kLongestMain = 80;

std::string joined(std::vector<std::string> const& lines) {
    std::string text;
    for (auto const& line : lines) text += line + "\n";
    return text;
}

std::vector<SourceFile> const& tree() {
    static auto const kFiles = read_source_files(kRoot);
    return kFiles;
}

std::vector<std::string> files_with(std::regex const& pattern, std::regex const& paths) {
    std::vector<std::string> found;
    for (auto const& file : tree()) {
        if (!std::regex_search(file.path, paths)) continue;
        auto const hit = std::any_of(file.lines.begin(), file.lines.end(),
                                     [&](std::string const& line) { return std::regex_search(line, pattern); });
        if (hit) found.push_back(file.path);
    }
    return found;
}

std::size_t allowed_length(std::string const& path) {
    if (path == "app/main.cpp") return kLongestMain;
    auto const is_panel = path.starts_with("app/ui/") && path.find("_panel.") != std::string::npos;
    return is_panel ? kLongestPanel : kLongestFile;
}

std::vector<std::string> const kSmallTable{
    "| room | what | may include |",       "|---|---|---|",
    "| `core/base` | numbers | |",         "| `core/op` | taps | `core/base` |",
    "| `app/paint` | painters | `core` |",
};

Rooms small_rooms() {
    std::vector<std::string> faults;
    return read_rooms(kSmallTable, faults);
}

TEST(Tree, IncludesFollowTheTableOfRooms) {
    std::vector<std::string> faults;
    auto const rooms = read_rooms(read_lines(kRoot / "core/README.md"), faults);
    EXPECT_TRUE(faults.empty()) << joined(faults);
    ASSERT_GT(rooms.size(), 10U) << "the table of rooms in core/README.md was not found";
    auto const wrong = arrow_faults(tree(), rooms);
    EXPECT_TRUE(wrong.empty()) << joined(wrong);
}

TEST(Tree, LibrariesLinkWhatTheTableOfRoomsAllows) {
    std::vector<std::string> faults;
    EXPECT_EQ(read_linked_rooms(read_lines(kRoot / "CMakeLists.txt")),
              read_rooms(read_lines(kRoot / "core/README.md"), faults));
}

TEST(Tree, OtherPeoplesHeadersStandAtTheirAddress) {
    auto const wrong = address_faults(tree());
    EXPECT_TRUE(wrong.empty()) << joined(wrong);
}

TEST(Tree, FilesAreShort) {
    ASSERT_FALSE(tree().empty());
    for (auto const& file : tree()) EXPECT_LE(file.lines.size(), allowed_length(file.path)) << file.path;
}

TEST(Tree, HeadersBeginWithPragmaOnce) {
    for (auto const& file : tree()) {
        if (!file.path.ends_with(".h")) continue;
        ASSERT_FALSE(file.lines.empty()) << file.path;
        EXPECT_EQ(file.lines.front(), "#pragma once") << file.path;
    }
}

// A shape without an arm of its own must not compile, in each painter and in the dump. (A lambda that hands every shape
// to an overloaded function is fine: a missing overload does not compile either.)
TEST(Tree, PaintersHaveNoCatchAllArm) {
    auto const found = files_with(std::regex{R"(\bdefault\s*:|\(\s*auto[^)]*\)\s*\{\s*\})"},
                                  std::regex{R"(^(app/paint/.*painter|core/figure/dump))"});
    EXPECT_TRUE(found.empty()) << joined(found);
}

TEST(RoomsReader, FindsTheRoomOfAFileAndOfItsTest) {
    EXPECT_EQ(room_of("core/op/taps.h"), "core/op");
    EXPECT_EQ(room_of("tests/core/op/taps_test.cpp"), "core/op");
    EXPECT_EQ(room_of("app/main.cpp"), "");
    EXPECT_EQ(room_of("tests/bench/start.cpp"), "");
}

TEST(RoomsReader, CoreAloneStandsForEveryRoomOfCore) {
    EXPECT_EQ(small_rooms().at("app/paint"), (std::set<std::string>{"app/paint", "core/base", "core/op"}));
    EXPECT_EQ(small_rooms().at("core/base"), (std::set<std::string>{"core/base"}));
}

TEST(RoomsReader, RefusesAnArrowDownwards) {
    std::vector<std::string> faults;
    read_rooms({"| `core/base` | numbers | `core/op` |", "| `core/op` | taps | |"}, faults);
    EXPECT_EQ(faults.size(), 1U) << joined(faults);
}

TEST(RoomsReader, ReadsWhatIsLinked) {
    auto const rooms = read_linked_rooms({"# deconvista_module(core/attic)", "deconvista_module(core/base)",
                                          "deconvista_module(core/op LINKS core/base)", "deconvista_module(app/paint",
                                          "    LINKS ${core_modules} PACKAGES x::x)"});
    EXPECT_EQ(rooms, small_rooms());
}

TEST(Arrows, AllowedOnesPass) {
    std::vector<SourceFile> const files{
        {"core/op/taps.cpp", {"#include \"core/op/taps.h\"", "#include \"core/base/check.h\""}},
        {"tests/core/op/taps_test.cpp", {"#include \"core/base/check.h\"", "#include \"tests/core/op/naive.h\""}},
        {"app/main.cpp", {"#include \"app/paint/painter.h\""}},
    };
    auto const faults = arrow_faults(files, small_rooms());
    EXPECT_TRUE(faults.empty()) << joined(faults);
}

TEST(Arrows, EveryOtherOneIsFound) {
    std::vector<SourceFile> const files{
        {"core/base/check.h", {"", "#include \"core/op/taps.h\""}},           // upwards
        {"core/op/taps.cpp", {"  #  include \"app/paint/painter.h\""}},       // out of core
        {"core/op/taps.h", {"#include \"taps_detail.h\""}},                   // not from the root
        {"core/op/shape.h", {"#include \"tests/core/op/naive.h\""}},          // into the tests
        {"core/attic/old.cpp", {"#include \"core/base/check.h\""}},           // a room without a row
        {"tests/core/base/check_test.cpp", {"#include \"core/op/taps.h\""}},  // a test of another room
    };
    auto const faults = arrow_faults(files, small_rooms());
    ASSERT_EQ(faults.size(), files.size()) << joined(faults);
    EXPECT_TRUE(faults.front().starts_with("core/base/check.h:2: ")) << faults.front();
}

TEST(Addresses, RightOnesPass) {
    std::vector<SourceFile> const files{
        {"app/ui/stage.cpp", {"#include <imgui.h>", "#include <vector>"}},
        {"app/paint/imgui_painter.cpp", {"#include <imgui.h>"}},
        {"app/files/image.cpp", {"#include <stb/stb_image.h>", "#include <sys/stat.h>"}},
        {"tests/app/files/image_test.cpp", {"#include <gtest/gtest.h>", "#include <stb/stb_image.h>"}},
    };
    auto const faults = address_faults(files);
    EXPECT_TRUE(faults.empty()) << joined(faults);
}

TEST(Addresses, WrongOnesAreFound) {
    std::vector<SourceFile> const files{
        {"app/state/state.h", {"#include <imgui.h>"}},           {"core/op/taps.cpp", {"#include <chrono>"}},
        {"core/tensor/npy.cpp", {"#include <unistd.h>"}},        {"core/op/fast.cpp", {"#include <boost/math.hpp>"}},
        {"app/paint/cairo_painter.cpp", {"#include <imgui.h>"}}, {"core/text/text.cpp", {"#include <gtest/gtest.h>"}},
    };
    auto const faults = address_faults(files);
    EXPECT_EQ(faults.size(), files.size()) << joined(faults);
}

TEST(Addresses, ASecondFileIsFoundWhereOneIsAllowed) {
    std::vector<SourceFile> const files{
        {"app/files/image.cpp", {"#include <stb/stb_image.h>"}},
        {"app/files/thumbnail.cpp", {"#include <stb/stb_image.h>"}},
    };
    EXPECT_EQ(address_faults(files).size(), 1U);
}

}  // namespace
}  // namespace deconvista::house
