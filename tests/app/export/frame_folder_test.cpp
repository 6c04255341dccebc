#include "app/export/frame_folder.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <functional>

#include "tests/app/files/scratch_folder.h"

namespace deconvista::exporting {
namespace {

namespace fs = std::filesystem;
using base::device_trouble;
using Names = std::vector<std::string>;

bool in_a_child(std::function<bool()> const& check) {
    auto const child = ::fork();
    if (child == 0) ::_exit(check() ? 0 : 1);
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

class FrameFolderTest : public testing::Test {
protected:
    FrameNames own() const { return *frame_names(folder_ / "out/"); }

    static void fill(FrameFolder const& folder, int count) {
        for (int i = 0; i < count; ++i) files::write_file(folder.path_of(i), "new " + std::to_string(i));
    }

    base::Outcome write(FrameNames const& names, int count, Existing existing = Existing::Refuse) const {
        auto folder = FrameFolder::open(names, count, existing);
        if (!folder) return folder.problem();
        fill(*folder, count);
        return folder->publish();
    }

    Names names_in(std::string const& name) const {
        Names names;
        for (auto const& entry : fs::directory_iterator{folder_ / name}) names.push_back(entry.path().filename());
        std::ranges::sort(names);
        return names;
    }

    std::string content(std::string const& name) const { return files::content_of(folder_ / ("out/" + name)); }

    files::ScratchFolder folder_;
};

TEST_F(FrameFolderTest, is_made_and_filled) {
    ASSERT_TRUE(write(own(), 2));
    EXPECT_EQ(names_in("out"), (Names{"frame-00000.png", "frame-00001.png"}));
    EXPECT_EQ(content("frame-00001.png"), "new 1");
}

TEST_F(FrameFolderTest, follows_a_pattern_in_a_folder_that_exists) {
    fs::create_directory(folder_ / "out");
    ASSERT_TRUE(write(*frame_names(folder_ / "out/film-%03d.png"), 2));
    EXPECT_EQ(names_in("out"), (Names{"film-000.png", "film-001.png"}));
    auto const refused = write(*frame_names(folder_ / "other/film-%03d.png"), 2);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.problem(), device_trouble("folder_not_found", {folder_ / "other"}));
}

TEST_F(FrameFolderTest, keeps_other_things) {
    fs::create_directory(folder_ / "out");
    files::write_file(folder_ / "out/notes.txt", "mine");
    files::write_file(folder_ / "out/frame-00003.png", "mine too");
    ASSERT_TRUE(write(own(), 3));
    EXPECT_EQ(names_in("out"),
              (Names{"frame-00000.png", "frame-00001.png", "frame-00002.png", "frame-00003.png", "notes.txt"}));
    EXPECT_EQ(content("frame-00003.png"), "mine too");
}

TEST_F(FrameFolderTest, does_not_take_a_name_that_is_taken) {
    fs::create_directory(folder_ / "out");
    files::write_file(folder_ / "out/frame-00002.png", "mine");
    auto const refused = write(own(), 3);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.problem(), device_trouble("export_name_taken", {folder_ / "out/frame-00002.png"}));
    EXPECT_EQ(names_in("out"), Names{"frame-00002.png"});
    EXPECT_EQ(content("frame-00002.png"), "mine");
}

TEST_F(FrameFolderTest, replaces_frames_when_told_to_and_nothing_else) {
    ASSERT_TRUE(write(own(), 9));
    Names const others{"frame-0001.png", "frame-000010.png", "frame-00005.jpg", "frame-0000x.png", "notes.txt"};
    for (auto const& name : others) files::write_file(folder_ / ("out/" + name), "mine");
    fs::create_directory(folder_ / "out/frame-00077.png");
    ASSERT_TRUE(write(own(), 4, Existing::Replace));
    for (auto const& name : others) EXPECT_EQ(content(name), "mine");
    EXPECT_EQ(names_in("out").size(), 4 + others.size() + 1);
    EXPECT_FALSE(fs::exists(folder_ / "out/frame-00004.png"));
}

TEST_F(FrameFolderTest, replaces_a_link_and_not_what_it_points_to) {
    fs::create_directory(folder_ / "out");
    files::write_file(folder_ / "elsewhere", "mine");
    fs::create_symlink(folder_ / "elsewhere", folder_ / "out/frame-00000.png");
    ASSERT_TRUE(write(own(), 1, Existing::Replace));
    EXPECT_EQ(files::content_of(folder_ / "elsewhere"), "mine");
    EXPECT_FALSE(fs::is_symlink(folder_ / "out/frame-00000.png"));
}

TEST_F(FrameFolderTest, does_not_replace_a_directory) {
    fs::create_directories(folder_ / "out/frame-00001.png");
    auto const refused = write(own(), 3, Existing::Replace);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.problem(), device_trouble("export_name_taken", {folder_ / "out/frame-00001.png"}));
    EXPECT_EQ(names_in("out"), Names{"frame-00001.png"});
}

TEST_F(FrameFolderTest, makes_the_last_directory_only) {
    auto const problem_of = [&](std::string const& out) { return write(*frame_names(out), 1).problem(); };
    EXPECT_EQ(problem_of(folder_ / "no/such/place/"), device_trouble("folder_not_found", {folder_ / "no/such"}));
    EXPECT_FALSE(fs::exists(folder_ / "no"));
    files::write_file(folder_ / "file", "");
    EXPECT_EQ(problem_of(folder_ / "file"), device_trouble("folder_is_a_file", {folder_ / "file"}));
    EXPECT_EQ(problem_of(folder_ / "file/below"), device_trouble("file_below_a_file", {folder_ / "file/below"}));
}

TEST_F(FrameFolderTest, leaves_nothing_unless_it_is_published) {
    {
        auto const folder = FrameFolder::open(own(), 3, Existing::Refuse);
        ASSERT_TRUE(folder);
        fill(*folder, 2);
        EXPECT_EQ(names_in("out").size(), 1u) << "only the hidden place where they wait";
    }
    EXPECT_FALSE(fs::exists(folder_ / "out"));
}

TEST_F(FrameFolderTest, keeps_old_frames_unless_it_is_published) {
    fs::create_directory(folder_ / "out");
    files::write_file(folder_ / "out/frame-00000.png", "old");
    {
        auto const folder = FrameFolder::open(own(), 3, Existing::Replace);
        ASSERT_TRUE(folder);
        fill(*folder, 3);
    }
    EXPECT_EQ(names_in("out"), Names{"frame-00000.png"});
    EXPECT_EQ(content("frame-00000.png"), "old");
}

TEST_F(FrameFolderTest, puts_everything_back_when_a_frame_is_missing_in_the_end) {
    fs::create_directory(folder_ / "out");
    files::write_file(folder_ / "out/frame-00000.png", "old");
    {
        auto folder = FrameFolder::open(own(), 3, Existing::Replace);
        ASSERT_TRUE(folder);
        fill(*folder, 2);
        EXPECT_FALSE(folder->publish());
    }
    EXPECT_EQ(names_in("out"), Names{"frame-00000.png"});
    EXPECT_EQ(content("frame-00000.png"), "old");
}

TEST_F(FrameFolderTest, does_not_take_a_name_that_somebody_takes_meanwhile) {
    fs::create_directory(folder_ / "out");
    files::write_file(folder_ / "out/frame-00008.png", "old");
    {
        auto folder = FrameFolder::open(own(), 6, Existing::Replace);
        ASSERT_TRUE(folder);
        fill(*folder, 6);
        files::write_file(folder_ / "out/frame-00004.png", "theirs");
        auto const refused = folder->publish();
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.problem(), device_trouble("export_name_taken", {folder_ / "out/frame-00004.png"}));
    }
    EXPECT_EQ(names_in("out"), (Names{"frame-00004.png", "frame-00008.png"}));
    EXPECT_EQ(content("frame-00004.png"), "theirs");
    EXPECT_EQ(content("frame-00008.png"), "old");
}

TEST_F(FrameFolderTest, says_that_a_directory_is_not_permitted) {
    fs::create_directory(folder_ / "out");
    ASSERT_EQ(::chmod((folder_ / "out").c_str(), 0555), 0);
    ASSERT_EQ(::chmod(folder_.path().c_str(), 0755), 0);
    EXPECT_TRUE(in_a_child([&] {
        if (::geteuid() == 0 && (::setgid(65534) != 0 || ::setuid(65534) != 0)) return false;
        return write(own(), 1).problem() == device_trouble("file_not_permitted", {folder_ / "out"}) &&
               write(*frame_names(folder_ / "out/below"), 1).problem() ==
                   device_trouble("file_not_permitted", {folder_ / "out/below"});
    }));
    EXPECT_EQ(names_in("out"), Names{});
}

TEST(FrameNames, AreReadFromWhatWasAskedFor) {
    EXPECT_EQ(frame_names("dir/")->path_of(7), "dir/frame-00007.png");
    EXPECT_EQ(frame_names("dir")->path_of(123456), "dir/frame-123456.png");
    EXPECT_EQ(frame_names("a/b-%04d.png")->path_of(7), "a/b-0007.png");
    EXPECT_EQ(frame_names("%d.png")->path_of(70), "./70.png");
    EXPECT_EQ(frame_names("/%d.png")->path_of(7), "//7.png");
    for (auto const* const out : {"a-%.png", "a-%5d.png", "a-%00d.png", "a-%s.png", "a-%d-%d.png", "a-%05x.png", "%"})
        EXPECT_EQ(frame_names(out).problem().name, "export_pattern_needed") << out;
}

TEST(FrameNames, KnowTheirOwn) {
    auto const names = *frame_names("dir/film-%03d.png");
    EXPECT_EQ(names.number_of("film-007.png"), 7);
    EXPECT_EQ(names.number_of("film-1234.png"), 1234);
    for (auto const* const name : {"film-07.png", "film-0007.png", "film--07.png", "film-007.jpg", "film-.png", "007"})
        EXPECT_EQ(names.number_of(name), std::nullopt) << name;
}

}  // namespace
}  // namespace deconvista::exporting
