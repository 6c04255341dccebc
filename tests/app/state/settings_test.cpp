#include "app/state/settings.h"

#include <gtest/gtest.h>

#include "app/state/settings_file.h"
#include "tests/app/files/scratch_folder.h"

namespace deconvista::state {
namespace {

Settings unusual() {
    return {.theme = picture::ThemeName::Dark,
            .language = text::Language::Chinese,
            .motion = picture::Motion::Reduced,
            .axes = Axes::Separate,
            .ui_scale = 1.5f,
            .first_hint = FirstHint::Seen,
            .recent = {"/a/b.json", "/图/片.png"}};
}

TEST(Settings, ReadBackEqual) {
    EXPECT_EQ(read_settings(write_settings(unusual()), {}), unusual());
    EXPECT_EQ(read_settings(write_settings({}), unusual()), Settings{});
}

TEST(Settings, GarbageLeavesWhatThereWas) {
    for (auto const* garbage : {"", "{", "null", "[1,2]", "\xff\xfe", "{\"theme\": 7, \"recent\": {\"a\": 1}}",
                                "{\"theme\": \"mauve\", \"language\": \"xx\", \"ui_scale\": \"big\"}"}) {
        auto settings = read_settings(garbage, unusual());
        settings.recent = unusual().recent;
        EXPECT_EQ(settings, unusual()) << garbage;
    }
}

TEST(Settings, AScaleOutOfRangeIsNotTaken) {
    for (auto const* scale : {"0", "-1", "1e9", "0.4", "4.5"}) {
        auto const json = std::string{"{\"ui_scale\": "} + scale + "}";
        EXPECT_EQ(read_settings(json, {}).ui_scale, 1) << scale;
    }
}

TEST(Settings, PathsThatAreNotUtf8AreNotRemembered) {
    Settings settings;
    settings.recent = {"/good.json", "/bad\xff.json"};
    EXPECT_EQ(read_settings(write_settings(settings), {}).recent, std::vector<std::string>{"/good.json"});
}

TEST(Recent, IsNewestFirstWithoutRepeatsAndShort) {
    Settings settings;
    for (int i = 0; i < 12; ++i) note_recent(settings, "/" + std::to_string(i));
    note_recent(settings, "/5");
    ASSERT_EQ(settings.recent.size(), kMaxRecent);
    EXPECT_EQ(settings.recent[0], "/5");
    EXPECT_EQ(settings.recent[1], "/11");
    EXPECT_EQ(std::ranges::count(settings.recent, "/5"), 1);
}

TEST(Recent, MissingFilesAreDropped) {
    files::ScratchFolder const folder;
    files::write_file(folder / "here", "");
    Settings settings;
    settings.recent = {folder / "gone", folder / "here"};
    drop_missing(settings);
    EXPECT_EQ(settings.recent, std::vector<std::string>{folder / "here"});
}

TEST(UiScale, GoesUpAndDownByNames) {
    EXPECT_EQ(larger(1), 1.1f);
    EXPECT_EQ(smaller(1), 0.9f);
    EXPECT_EQ(larger(1.3f), 1.5f);
    EXPECT_EQ(smaller(1.3f), 1.25f);
    EXPECT_EQ(larger(4), 4);
    EXPECT_EQ(smaller(0.5f), 0.5f);
}

TEST(SettingsFile, MakesItsFolders) {
    files::ScratchFolder const folder;
    auto const path = folder / "a/b/settings.json";
    EXPECT_TRUE(save_settings(path, unusual()));
    EXPECT_EQ(load_settings(path, {}), unusual());
}

TEST(SettingsFile, IsNotNeeded) {
    EXPECT_EQ(load_settings("", unusual()), unusual());
    EXPECT_TRUE(save_settings("", unusual()));
    EXPECT_EQ(load_settings("/nowhere/at/all.json", unusual()), unusual());
    EXPECT_FALSE(save_settings("/proc/deconvista/settings.json", unusual()));
}

TEST(SettingsFile, StandsBelowTheConfigurationFolder) {
    ::setenv("XDG_CONFIG_HOME", "/conf", 1);
    ::setenv("HOME", "/home/ada", 1);
    EXPECT_EQ(settings_path(), "/conf/deconvista/settings.json");
    ::setenv("XDG_CONFIG_HOME", "not/absolute", 1);
    EXPECT_EQ(settings_path(), "/home/ada/.config/deconvista/settings.json");
    ::unsetenv("XDG_CONFIG_HOME");
    ::unsetenv("HOME");
    EXPECT_EQ(settings_path(), "");
}

TEST(Language, IsThatOfTheLocale) {
    ::unsetenv("LC_ALL");
    ::unsetenv("LC_MESSAGES");
    ::setenv("LANG", "zh_CN.UTF-8", 1);
    EXPECT_EQ(language_of_surroundings(), text::Language::Chinese);
    ::setenv("LC_ALL", "C", 1);
    EXPECT_EQ(language_of_surroundings(), text::Language::English);
}

}  // namespace
}  // namespace deconvista::state
