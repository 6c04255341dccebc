#include "app/files/text_file.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <functional>

#include "tests/app/files/scratch_folder.h"

namespace deconvista::files {
namespace {

using Kind = base::Problem::Kind;
using Names = std::vector<std::string>;

mode_t mode_of(std::string const& path) {
    struct stat status {};
    EXPECT_EQ(::stat(path.c_str(), &status), 0);
    return status.st_mode & 07777;
}

// Runs the check in a process of its own, which may give up rights and resources. True if the check was.
bool in_a_child(std::function<bool()> const& check) {
    auto const child = ::fork();
    if (child == 0) ::_exit(check() ? 0 : 1);
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

bool become_nobody() {
    constexpr uid_t kNobody = 65534;
    return ::geteuid() != 0 || (::setgid(kNobody) == 0 && ::setuid(kNobody) == 0);
}

// ---- reading

TEST(ReadText, gives_the_bytes_of_the_file) {
    ScratchFolder const folder;
    std::string const content{"zero \0 and \xff too\n", 17};
    write_file(folder / "a", content);
    auto const text = read_text(folder / "a", 100);
    ASSERT_TRUE(text);
    EXPECT_EQ(*text, content);
    auto const bytes = read_bytes(folder / "a", 100);
    ASSERT_TRUE(bytes);
    EXPECT_EQ(bytes->size(), content.size());
}

TEST(ReadText, gives_nothing_of_an_empty_file) {
    ScratchFolder const folder;
    write_file(folder / "a", "");
    auto const text = read_text(folder / "a", 0);
    ASSERT_TRUE(text);
    EXPECT_EQ(*text, "");
}

TEST(ReadText, holds_to_the_limit_exactly) {
    ScratchFolder const folder;
    write_file(folder / "a", "12345");
    EXPECT_TRUE(read_text(folder / "a", 5));
    auto const refused = read_text(folder / "a", 4);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.problem(), base::over_limit("file_too_large", {folder / "a", "5", "4"}));
}

TEST(ReadText, refuses_a_file_beyond_32_bits_without_reading_it) {
    ScratchFolder const folder;
    write_file(folder / "a", "");
    std::filesystem::resize_file(folder / "a", (std::uint64_t{1} << 32) + 3);
    auto const refused = read_text(folder / "a", 10);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.problem(), base::over_limit("file_too_large", {folder / "a", "4294967299", "10"}));
}

TEST(ReadText, reads_files_that_do_not_know_their_size) {
    auto const text = read_text("/proc/self/status", 1 << 20);
    ASSERT_TRUE(text);
    EXPECT_NE(text->find("Pid:"), std::string::npos);
    auto const refused = read_text("/proc/self/status", 10);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.problem().kind, Kind::Limit);
}

TEST(ReadText, refuses_what_is_not_a_file) {
    ScratchFolder const folder;
    auto const problem = [](std::string const& path) { return read_text(path, 100).problem(); };
    EXPECT_EQ(problem(folder / "a"), base::device_trouble("file_not_found", {folder / "a"}));
    EXPECT_EQ(problem(folder.path()), base::device_trouble("file_is_a_directory", {folder.path()}));
    EXPECT_EQ(problem("/dev/zero"), base::device_trouble("file_is_not_regular", {"/dev/zero"}));
    EXPECT_EQ(problem("").name, "file_not_found");
    ASSERT_EQ(::mkfifo((folder / "pipe").c_str(), 0600), 0);
    EXPECT_EQ(problem(folder / "pipe").name, "file_is_not_regular");
    write_file(folder / "a", "");
    EXPECT_EQ(problem(folder / "a/b").name, "file_below_a_file");
    EXPECT_EQ(problem(folder / std::string(300, 'x')).name, "file_name_too_long");
    std::filesystem::create_symlink("circle", folder / "circle");
    EXPECT_EQ(problem(folder / "circle").name, "file_links_in_a_circle");
}

TEST(ReadText, says_that_a_file_is_not_permitted) {
    ScratchFolder const folder;
    write_file(folder / "a", "secret");
    ASSERT_EQ(::chmod((folder / "a").c_str(), 0), 0);
    ASSERT_EQ(::chmod(folder.path().c_str(), 0755), 0);
    EXPECT_TRUE(in_a_child([&] {
        return become_nobody() &&
               read_text(folder / "a", 9).problem() == base::device_trouble("file_not_permitted", {folder / "a"});
    }));
}

// ---- saving

TEST(SaveAtomically, makes_a_file_of_the_usual_mode) {
    ScratchFolder const folder;
    auto const mask = ::umask(027);
    auto const saved = save_atomically(folder / "a", "content");
    ::umask(mask);
    ASSERT_TRUE(saved);
    EXPECT_EQ(content_of(folder / "a"), "content");
    EXPECT_EQ(mode_of(folder / "a"), 0640u);
    EXPECT_EQ(folder.names(), Names{"a"});
}

TEST(SaveAtomically, replaces_a_file_and_keeps_its_mode) {
    ScratchFolder const folder;
    write_file(folder / "a", "old and longer");
    ASSERT_EQ(::chmod((folder / "a").c_str(), 0606), 0);
    ASSERT_TRUE(save_atomically(folder / "a", "new"));
    EXPECT_EQ(content_of(folder / "a"), "new");
    EXPECT_EQ(mode_of(folder / "a"), 0606u);
}

TEST(SaveAtomically, replaces_by_a_new_file_rather_than_writing_into_the_old) {
    ScratchFolder const folder;
    write_file(folder / "a", "old");
    std::ifstream reader{folder / "a"};
    ASSERT_TRUE(save_atomically(folder / "a", "new"));
    EXPECT_EQ(std::string(std::istreambuf_iterator<char>{reader}, {}), "old");
}

TEST(SaveAtomically, follows_links_to_what_they_point_to) {
    ScratchFolder const folder;
    std::filesystem::create_directory(folder / "elsewhere");
    write_file(folder / "elsewhere/a", "old");
    std::filesystem::create_symlink("elsewhere/a", folder / "near");
    std::filesystem::create_symlink(folder / "near", folder / "far");
    ASSERT_TRUE(save_atomically(folder / "far", "new"));
    EXPECT_EQ(content_of(folder / "elsewhere/a"), "new");
    EXPECT_TRUE(std::filesystem::is_symlink(folder / "far"));
    EXPECT_TRUE(std::filesystem::is_symlink(folder / "near"));
}

TEST(SaveAtomically, makes_what_a_dangling_link_points_to) {
    ScratchFolder const folder;
    std::filesystem::create_symlink("target", folder / "link");
    ASSERT_TRUE(save_atomically(folder / "link", "new"));
    EXPECT_EQ(folder.names(), (Names{"link", "target"}));
    EXPECT_TRUE(std::filesystem::is_symlink(folder / "link"));
}

TEST(SaveAtomically, refuses_what_is_not_a_file) {
    ScratchFolder const folder;
    auto const problem = [](std::string const& path) { return save_atomically(path, "x").problem(); };
    EXPECT_EQ(problem(folder.path()), base::device_trouble("file_is_a_directory", {folder.path()}));
    EXPECT_EQ(problem("/dev/full"), base::device_trouble("file_is_not_regular", {"/dev/full"}));
    EXPECT_EQ(problem(folder / "no/a"), base::device_trouble("folder_not_found", {folder / "no"}));
    std::filesystem::create_symlink("circle", folder / "circle");
    EXPECT_EQ(problem(folder / "circle").name, "file_links_in_a_circle");
    ASSERT_EQ(::mkfifo((folder / "pipe").c_str(), 0600), 0);
    EXPECT_EQ(problem(folder / "pipe").name, "file_is_not_regular");
    EXPECT_EQ(folder.names(), (Names{"circle", "pipe"}));
}

TEST(SaveAtomically, leaves_everything_as_it_was_when_the_bytes_do_not_fit) {
    ScratchFolder const folder;
    write_file(folder / "a", "old");
    EXPECT_TRUE(in_a_child([&] {
        ::signal(SIGXFSZ, SIG_IGN);
        rlimit const small{4096, 4096};
        ::setrlimit(RLIMIT_FSIZE, &small);
        auto const saved = save_atomically(folder / "a", std::string(10000, 'x'));
        return !saved && saved.problem() == base::device_trouble("file_larger_than_allowed", {folder / "a"});
    }));
    EXPECT_EQ(content_of(folder / "a"), "old");
    EXPECT_EQ(folder.names(), Names{"a"});
}

TEST(SaveAtomically, says_that_a_folder_is_not_permitted) {
    ScratchFolder const folder;
    write_file(folder / "a", "old");
    ASSERT_EQ(::chmod(folder.path().c_str(), 0555), 0);
    EXPECT_TRUE(in_a_child([&] {
        return become_nobody() && save_atomically(folder / "a", "x").problem() ==
                                      base::device_trouble("file_not_permitted", {folder.path()});
    }));
    EXPECT_EQ(content_of(folder / "a"), "old");
}

TEST(SaveAtomically, does_not_mind_left_overs_of_its_own) {
    ScratchFolder const folder;
    auto const stale = ".deconvista-" + std::to_string(::getpid()) + "-0.part";
    write_file(folder / stale, "left over");
    ASSERT_TRUE(save_atomically(folder / "a", "new"));
    EXPECT_EQ(folder.names(), (Names{stale, "a"}));
    EXPECT_EQ(content_of(folder / stale), "left over");
}

TEST(SaveAtomically, takes_any_name) {
    ScratchFolder const folder;
    for (std::string const name : {"反卷积 $(x)", "-rf", "a\nb", "\xff\xfe"}) {
        ASSERT_TRUE(save_atomically(folder / name, name)) << name;
        EXPECT_EQ(content_of(folder / name), name);
    }
    auto const longest = std::string(255, 'n');
    ASSERT_TRUE(save_atomically(folder / longest, "x"));
}

}  // namespace
}  // namespace deconvista::files
