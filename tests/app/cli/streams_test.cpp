// Standard input and output as files that can fail.

#include <gtest/gtest.h>

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <array>
#include <string>

#include "app/cli/line_reader.h"
#include "app/cli/output.h"

namespace deconvista::cli {
namespace {

struct Pipe {
    Pipe() { EXPECT_EQ(::pipe(ends.data()), 0); }
    ~Pipe() { close_reading(), close_writing(); }
    void close_reading() { close_end(0); }
    void close_writing() { close_end(1); }
    void close_end(std::size_t end) {
        if (ends.at(end) >= 0) ::close(ends.at(end));
        ends.at(end) = -1;
    }
    std::array<int, 2> ends{-1, -1};
};

std::vector<std::string> lines_of(std::string const& text, std::int64_t longest = 1000) {
    Pipe pipe;
    EXPECT_EQ(::write(pipe.ends[1], text.data(), text.size()), static_cast<ssize_t>(text.size()));
    pipe.close_writing();
    std::vector<std::string> lines;
    LineReader reader{pipe.ends[0], longest};
    while (auto const line = reader.next()) lines.push_back(reader.was_too_long() ? "too long" : std::string{*line});
    EXPECT_TRUE(reader.trouble());
    return lines;
}

TEST(LineReader, ReadsLines) {
    using Lines = std::vector<std::string>;
    EXPECT_EQ(lines_of(""), Lines{});
    EXPECT_EQ(lines_of("a\n"), Lines{"a"});
    EXPECT_EQ(lines_of("a\nbc"), (Lines{"a", "bc"}));
    EXPECT_EQ(lines_of("\n\nx\r\n"), (Lines{"", "", "x\r"}));
    EXPECT_EQ(lines_of(std::string(40'000, 'x') + "\ny\n", 50'000), (Lines{std::string(40'000, 'x'), "y"}));
}

TEST(LineReader, SkipsALineThatIsTooLong) {
    EXPECT_EQ(lines_of("a\n" + std::string(60'000, 'x') + "\nb\n", 10),
              (std::vector<std::string>{"a", "too long", "b"}));
    EXPECT_EQ(lines_of(std::string(60'000, 'x'), 10), (std::vector<std::string>{"too long"}));
}

TEST(LineReader, TellsTrouble) {
    LineReader reader{-1, 10};
    EXPECT_FALSE(reader.next());
    EXPECT_FALSE(reader.trouble());
}

TEST(Output, HandsOnWhatIsWritten) {
    Pipe pipe;
    Output out{pipe.ends[1]};
    out.write("one, ");
    out.write("two");
    EXPECT_TRUE(out.flush());
    std::array<char, 20> read{};
    EXPECT_EQ(::read(pipe.ends[0], read.data(), read.size()), 8);
    EXPECT_STREQ(read.data(), "one, two");
}

TEST(Output, AReaderWhoHasGoneIsNoTrouble) {
    ::signal(SIGPIPE, SIG_IGN);
    Pipe pipe;
    pipe.close_reading();
    Output out{pipe.ends[1]};
    out.write(std::string(1 << 17, 'x'));
    EXPECT_FALSE(out.is_open());
    EXPECT_TRUE(out.flush());
}

TEST(Output, AFullDeviceIs) {
    auto const full = ::open("/dev/full", O_WRONLY);
    if (full < 0) GTEST_SKIP() << "there is no /dev/full here";
    Output out{full};
    out.write("x");
    EXPECT_TRUE(out.is_open());
    auto const flushed = out.flush();
    ASSERT_FALSE(flushed);
    EXPECT_EQ(flushed.problem().name, "file_device_full");
    ::close(full);
}

}  // namespace
}  // namespace deconvista::cli
