#include "app/export/child_process.h"

#include <gtest/gtest.h>
#include <signal.h>

#include <chrono>
#include <thread>

#include "tests/app/files/scratch_folder.h"

namespace deconvista::exporting {
namespace {

using Fed = ChildProcess::Fed;

class Child : public testing::Test {
protected:
    Child() { ::signal(SIGPIPE, SIG_IGN); }

    static ChildProcess shell(std::string const& script, Watch watch = {}) {
        auto child = ChildProcess::start({"sh", "-c", script}, std::move(watch));
        DECONVISTA_CHECK(child);
        return *std::move(child);
    }

    std::vector<std::uint8_t> const much_ = std::vector<std::uint8_t>(8u << 20, 'x');
};

TEST_F(Child, TakesWhatItIsFed) {
    files::ScratchFolder const folder;
    auto child = shell("cat > '" + (folder / "out") + "'");
    ASSERT_EQ(*child.feed(much_), Fed::All);
    ASSERT_EQ(*child.finish(), Fed::All);
    EXPECT_EQ(files::content_of(folder / "out").size(), much_.size());
}

TEST_F(Child, ThatIsNotThereIsNamed) {
    auto const missing = ChildProcess::start({"no-such-program-anywhere"}, {});
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.problem(), base::device_trouble("program_missing", {"no-such-program-anywhere"}));
}

TEST_F(Child, ThatFailsHasItsLastWordsQuoted) {
    auto child = shell("echo one >&2; echo 'the disk is full' >&2; exit 1");
    auto const failed = child.feed(much_);
    ASSERT_FALSE(failed);
    EXPECT_EQ(failed.problem(), base::device_trouble("program_failed", {"sh", "the disk is full"}));
    auto silent = shell("exit 7");
    EXPECT_EQ(silent.finish().problem(), base::device_trouble("program_failed_silently", {"sh", "7"}));
    auto killed = shell("kill -9 $$");
    EXPECT_EQ(killed.finish().problem(), base::device_trouble("program_failed_silently", {"sh", "137"}));
}

TEST_F(Child, ThatEndsWellButTooEarlyHasFailed) {
    auto child = shell("exit 0");
    EXPECT_EQ(child.feed(much_).problem().name, "program_failed_silently");
}

TEST_F(Child, ThatFloodsUsStillGetsItsInput) {
    auto child =
        shell("(i=0; while [ $i -lt 3000 ]; do printf '%01000d\\n' $i >&2; i=$((i+1)); done) ; cat >/dev/null");
    EXPECT_EQ(*child.feed(much_), Fed::All);
    EXPECT_EQ(*child.finish(), Fed::All);
}

TEST_F(Child, ThatDoesNothingIsGivenUp) {
    Watch watch;
    watch.patience = 0.3;
    auto deaf = shell("sleep 1000", watch);
    EXPECT_EQ(deaf.feed(much_).problem(), base::device_trouble("program_stuck", {"sh", "0.3"}));
    auto endless = shell("cat >/dev/null; sleep 1000", watch);
    EXPECT_EQ(endless.finish().problem().name, "program_stuck");
}

TEST_F(Child, IsNotGivenUpWhileItsFileGrows) {
    files::ScratchFolder const folder;
    Watch watch;
    watch.patience = 1;
    watch.output = folder / "out";
    auto child = shell(
        "cat >/dev/null; for i in 1 2 3 4 5 6 7 8; do echo $i >> '" + watch.output + "'; sleep 0.25; done", watch);
    EXPECT_EQ(*child.finish(), Fed::All);
}

TEST_F(Child, IsKilledWhenAskedToStop) {
    std::stop_source stop;
    Watch watch;
    watch.stop = stop.get_token();
    auto child = shell("trap '' TERM INT; sleep 1000", watch);
    std::jthread const asking{[&] {
        std::this_thread::sleep_for(std::chrono::milliseconds{100});
        stop.request_stop();
    }};
    EXPECT_EQ(*child.feed(much_), Fed::Stopped);
}

}  // namespace
}  // namespace deconvista::exporting
