#include "app/export/frames.h"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <mutex>
#include <set>
#include <thread>

#include "app/export/png.h"
#include "app/files/image_file.h"
#include "tests/app/files/scratch_folder.h"

namespace deconvista::exporting {
namespace {

namespace fs = std::filesystem;
using base::device_trouble;
using figure::Figure;
using Names = std::vector<std::string>;

// Its ground tells which frame it is.
Figure numbered(int frame) {
    return {8, 8, {static_cast<std::uint8_t>(frame), 7, 9}, {}};
}

int number_of(std::string const& path) {
    auto const picture = files::read_picture(path);
    return picture ? picture->values[0] : -1;
}

bool in_a_child(std::function<bool()> const& check) {
    auto const child = ::fork();
    if (child == 0) ::_exit(check() ? 0 : 1);
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

class FramesTest : public testing::Test {
protected:
    FramesJob job(int frames, Existing existing = Existing::Refuse) const {
        FramesJob job;
        job.directory = folder_ / "out";
        job.frames = frames;
        job.size = {8, 8};
        job.existing = existing;
        job.origin.software = "Deconvista test";
        job.figure_of = numbered;
        return job;
    }

    base::Result<Ending> run(FramesJob const& one) const { return export_frames(one, fonts_); }

    Names names_in(std::string const& name) const {
        Names names;
        for (auto const& entry : fs::directory_iterator{folder_ / name}) names.push_back(entry.path().filename());
        std::ranges::sort(names);
        return names;
    }

    void expect_frames(int count) const {
        for (int i = 0; i < count; ++i) EXPECT_EQ(number_of(folder_ / ("out/" + frame_name(i))), i);
    }

    files::ScratchFolder folder_;
    paint::FontData fonts_ = *paint::load_fonts(*files::find_fonts());
};

TEST_F(FramesTest, are_all_there_in_order) {
    EXPECT_EQ(*run(job(25)), Ending::Complete);
    EXPECT_EQ(names_in("out").size(), 25u);
    expect_frames(25);
}

TEST_F(FramesTest, have_the_size_that_was_asked_for) {
    auto one = job(1);
    one.size = {31, 17};
    ASSERT_TRUE(run(one));
    auto const picture = files::read_picture(folder_ / "out/frame-00000.png");
    ASSERT_TRUE(picture);
    EXPECT_EQ(picture->width, 31);
    EXPECT_EQ(picture->height, 17);
}

TEST_F(FramesTest, are_the_same_bytes_every_time) {
    ASSERT_TRUE(run(job(5)));
    auto again = job(5);
    again.directory = folder_ / "again/";
    ASSERT_TRUE(run(again));
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(files::content_of(folder_ / ("out/" + frame_name(i))),
                  files::content_of(folder_ / ("again/" + frame_name(i))));
}

TEST_F(FramesTest, carry_the_scene_in_the_first_and_the_program_in_all) {
    auto one = job(3);
    one.origin.scene = "{\"标题\": 1}";
    ASSERT_TRUE(run(one));
    for (int i = 0; i < 3; ++i) {
        auto const content = files::content_of(folder_ / ("out/" + frame_name(i)));
        auto const scene = scene_in_png({reinterpret_cast<std::uint8_t const*>(content.data()), content.size()});
        EXPECT_EQ(scene, i == 0 ? one.origin.scene : std::nullopt);
        EXPECT_NE(content.find("Deconvista test"), std::string::npos);
    }
}

TEST_F(FramesTest, leave_out_a_scene_that_is_too_long) {
    auto one = job(1);
    one.origin.scene = std::string(kLongestScene + 1, 'x');
    ASSERT_TRUE(run(one));
    EXPECT_EQ(files::content_of(folder_ / "out/frame-00000.png").find(kSceneKey), std::string::npos);
}

TEST_F(FramesTest, tell_how_many_are_done_on_the_callers_thread) {
    auto one = job(40);
    std::vector<int> told;
    auto const caller = std::this_thread::get_id();
    one.progress = [&](int done) {
        EXPECT_TRUE(std::this_thread::get_id() == caller);
        told.push_back(done);
    };
    ASSERT_TRUE(run(one));
    ASSERT_FALSE(told.empty());
    EXPECT_TRUE(std::ranges::is_sorted(told));
    EXPECT_TRUE(std::ranges::adjacent_find(told) == told.end());
    EXPECT_EQ(told.back(), 40);
}

TEST_F(FramesTest, are_drawn_a_few_at_a_time) {
    auto one = job(60);
    std::mutex mutex;
    int alive = 0, most = 0;
    std::set<int> asked;
    one.figure_of = [&](int frame) {
        std::lock_guard const lock{mutex};
        EXPECT_TRUE(asked.insert(frame).second);
        most = std::max(most, ++alive);
        --alive;
        return numbered(frame);
    };
    ASSERT_TRUE(run(one));
    EXPECT_EQ(asked.size(), 60u);
    EXPECT_LE(most, static_cast<int>(std::thread::hardware_concurrency()));
}

// ---- directories

TEST_F(FramesTest, go_into_a_directory_that_has_other_things) {
    fs::create_directory(folder_ / "out");
    files::write_file(folder_ / "out/notes.txt", "mine");
    files::write_file(folder_ / "out/frame-00003.png", "mine too");
    ASSERT_TRUE(run(job(3)));
    EXPECT_EQ(names_in("out"),
              (Names{"frame-00000.png", "frame-00001.png", "frame-00002.png", "frame-00003.png", "notes.txt"}));
    EXPECT_EQ(files::content_of(folder_ / "out/frame-00003.png"), "mine too");
    expect_frames(3);
}

TEST_F(FramesTest, do_not_take_a_name_that_is_taken) {
    fs::create_directory(folder_ / "out");
    files::write_file(folder_ / "out/frame-00002.png", "mine");
    auto const refused = run(job(3));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.problem(), device_trouble("export_name_taken", {folder_ / "out/frame-00002.png"}));
    EXPECT_EQ(names_in("out"), Names{"frame-00002.png"});
    EXPECT_EQ(files::content_of(folder_ / "out/frame-00002.png"), "mine");
}

TEST_F(FramesTest, replace_frames_when_told_to_and_nothing_else) {
    ASSERT_TRUE(run(job(9)));
    Names const others{"frame-0001.png", "frame-000010.png", "frame-00005.jpg", "frame-0000x.png", "notes.txt"};
    for (auto const& name : others) files::write_file(folder_ / ("out/" + name), "mine");
    fs::create_directory(folder_ / "out/frame-00077.png");
    ASSERT_TRUE(run(job(4, Existing::Replace)));
    for (auto const& name : others) EXPECT_EQ(files::content_of(folder_ / ("out/" + name)), "mine");
    EXPECT_EQ(names_in("out").size(), 4 + others.size() + 1);
    expect_frames(4);
    EXPECT_FALSE(fs::exists(folder_ / "out/frame-00004.png"));
}

TEST_F(FramesTest, replace_a_link_and_not_what_it_points_to) {
    fs::create_directory(folder_ / "out");
    files::write_file(folder_ / "elsewhere", "mine");
    fs::create_symlink(folder_ / "elsewhere", folder_ / "out/frame-00000.png");
    ASSERT_TRUE(run(job(1, Existing::Replace)));
    EXPECT_EQ(files::content_of(folder_ / "elsewhere"), "mine");
    EXPECT_FALSE(fs::is_symlink(folder_ / "out/frame-00000.png"));
    expect_frames(1);
}

TEST_F(FramesTest, do_not_replace_a_directory) {
    fs::create_directories(folder_ / "out/frame-00001.png");
    auto const refused = run(job(3, Existing::Replace));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.problem(), device_trouble("export_name_taken", {folder_ / "out/frame-00001.png"}));
    EXPECT_EQ(names_in("out"), Names{"frame-00001.png"});
}

TEST_F(FramesTest, make_the_last_directory_only) {
    auto one = job(1);
    one.directory = folder_ / "no/such/place";
    auto const refused = run(one);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.problem(), device_trouble("folder_not_found", {folder_ / "no/such"}));
    EXPECT_FALSE(fs::exists(folder_ / "no"));
    files::write_file(folder_ / "file", "");
    one.directory = folder_ / "file";
    EXPECT_EQ(run(one).problem(), device_trouble("folder_is_a_file", {folder_ / "file"}));
    one.directory = folder_ / "file/below";
    EXPECT_EQ(run(one).problem(), device_trouble("file_below_a_file", {folder_ / "file/below"}));
}

TEST_F(FramesTest, are_limited_in_number_and_size) {
    for (int const frames : {0, -1, 100001}) {
        auto const refused = run(job(frames));
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.problem(), base::over_limit("export_too_many_frames", {std::to_string(frames), "100000"}));
    }
    auto one = job(2);
    one.size = {20000, 10};
    auto const refused = run(one);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.problem().kind, base::Problem::Kind::Limit);
    EXPECT_FALSE(fs::exists(folder_ / "out"));
}

// ---- giving up

TEST_F(FramesTest, leave_nothing_when_cancelled) {
    std::stop_source stop;
    auto one = job(1000);
    one.stop = stop.get_token();
    one.figure_of = [&](int frame) {
        if (frame == 20) stop.request_stop();
        return numbered(frame);
    };
    EXPECT_EQ(*run(one), Ending::Cancelled);
    EXPECT_FALSE(fs::exists(folder_ / "out"));
}

TEST_F(FramesTest, leave_old_frames_when_cancelled) {
    fs::create_directory(folder_ / "out");
    files::write_file(folder_ / "out/frame-00000.png", "old");
    files::write_file(folder_ / "out/frame-00099.png", "old");
    std::stop_source stop;
    auto one = job(50, Existing::Replace);
    one.stop = stop.get_token();
    one.progress = [&](int done) {
        if (done >= 3) stop.request_stop();
    };
    one.figure_of = [&](int frame) {
        if (frame > 30) stop.request_stop();
        return numbered(frame);
    };
    EXPECT_EQ(*run(one), Ending::Cancelled);
    EXPECT_EQ(names_in("out"), (Names{"frame-00000.png", "frame-00099.png"}));
    EXPECT_EQ(files::content_of(folder_ / "out/frame-00000.png"), "old");
}

TEST_F(FramesTest, are_not_begun_when_cancelled_before) {
    std::stop_source stop;
    stop.request_stop();
    auto one = job(3);
    one.stop = stop.get_token();
    one.figure_of = [](int) -> Figure {
        ADD_FAILURE();
        return {};
    };
    EXPECT_EQ(*run(one), Ending::Cancelled);
    EXPECT_FALSE(fs::exists(folder_ / "out"));
}

// ---- trouble

TEST_F(FramesTest, leave_nothing_when_a_frame_cannot_be_written) {
    EXPECT_TRUE(in_a_child([&] {
        ::signal(SIGXFSZ, SIG_IGN);
        rlimit const small{2000, 2000};
        ::setrlimit(RLIMIT_FSIZE, &small);
        auto one = job(10);
        one.figure_of = [](int frame) {
            auto figure = numbered(frame);
            // One frame that does not compress to so little.
            for (int i = 0; frame == 7 && i < 4096; ++i) {
                auto const level = static_cast<std::uint8_t>(2654435761u * static_cast<unsigned>(i) >> 24);
                auto const column = i % 64, row = i / 64;
                auto const x = static_cast<float>(column) / 8, y = static_cast<float>(row) / 8;
                figure.shapes.push_back(figure::Box{{x, y, 0.125f, 0.125f}, 0, figure::Color{level, 9, level}, {}});
            }
            return figure;
        };
        one.size = {64, 64};
        auto const result = run(one);
        return !result &&
               result.problem() == device_trouble("file_larger_than_allowed", {folder_ / "out/frame-00007.png"});
    }));
    EXPECT_FALSE(fs::exists(folder_ / "out"));
}

TEST_F(FramesTest, say_that_a_directory_is_not_permitted) {
    fs::create_directory(folder_ / "out");
    ASSERT_EQ(::chmod((folder_ / "out").c_str(), 0555), 0);
    ASSERT_EQ(::chmod(folder_.path().c_str(), 0755), 0);
    EXPECT_TRUE(in_a_child([&] {
        if (::geteuid() == 0 && (::setgid(65534) != 0 || ::setuid(65534) != 0)) return false;
        auto below = job(1);
        below.directory = folder_ / "out/below";
        return run(job(1)).problem() == device_trouble("file_not_permitted", {folder_ / "out"}) &&
               run(below).problem() == device_trouble("file_not_permitted", {folder_ / "out/below"});
    }));
    EXPECT_EQ(names_in("out"), Names{});
}

TEST_F(FramesTest, do_not_take_a_name_that_somebody_takes_meanwhile) {
    fs::create_directory(folder_ / "out");
    files::write_file(folder_ / "out/frame-00008.png", "old");
    auto one = job(6, Existing::Replace);
    std::atomic<bool> interfered{false};
    one.figure_of = [&](int frame) {
        if (!interfered.exchange(true)) files::write_file(folder_ / "out/frame-00004.png", "theirs");
        return numbered(frame);
    };
    auto const refused = run(one);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.problem(), device_trouble("export_name_taken", {folder_ / "out/frame-00004.png"}));
    EXPECT_EQ(names_in("out"), (Names{"frame-00004.png", "frame-00008.png"}));
    EXPECT_EQ(files::content_of(folder_ / "out/frame-00004.png"), "theirs");
    EXPECT_EQ(files::content_of(folder_ / "out/frame-00008.png"), "old");
}

// ---- one picture

TEST_F(FramesTest, may_be_one_still) {
    auto const path = folder_ / "still.png";
    Origin const origin{"Deconvista test", "{}"};
    ASSERT_TRUE(export_still(path, numbered(5), {8, 8}, Existing::Refuse, origin, fonts_));
    EXPECT_EQ(number_of(path), 5);
    auto const content = files::content_of(path);
    EXPECT_EQ(scene_in_png({reinterpret_cast<std::uint8_t const*>(content.data()), content.size()}), "{}");
    auto const refused = export_still(path, numbered(6), {8, 8}, Existing::Refuse, origin, fonts_);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.problem(), device_trouble("export_name_taken", {path}));
    EXPECT_EQ(number_of(path), 5);
    ASSERT_TRUE(export_still(path, numbered(6), {8, 8}, Existing::Replace, origin, fonts_));
    EXPECT_EQ(number_of(path), 6);
    EXPECT_EQ(folder_.names(), Names{"still.png"});
}

TEST(FrameName, has_five_digits) {
    EXPECT_EQ(frame_name(0), "frame-00000.png");
    EXPECT_EQ(frame_name(99999), "frame-99999.png");
}

}  // namespace
}  // namespace deconvista::exporting
