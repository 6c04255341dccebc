#include "core/base/parts.h"

#include <gtest/gtest.h>

#include <mutex>
#include <set>

namespace deconvista::base {
namespace {

struct Done {
    std::multiset<std::int64_t> numbers;
    std::set<std::thread::id> threads;
    int parts{};
};

Done done_by(std::int64_t count, int threads) {
    Done done;
    std::mutex noting;
    in_parts(count, threads, [&](std::int64_t first, std::int64_t end) {
        std::lock_guard const lock{noting};
        ++done.parts;
        done.threads.insert(std::this_thread::get_id());
        for (auto i = first; i < end; ++i) done.numbers.insert(i);
    });
    return done;
}

TEST(Parts, HoldEachNumberOnce) {
    for (std::int64_t const count : {1, 2, 7, 100})
        for (int const threads : {1, 2, 3, 8}) {
            auto const done = done_by(count, threads);
            ASSERT_EQ(std::ssize(done.numbers), count);
            for (std::int64_t i = 0; i < count; ++i) EXPECT_EQ(done.numbers.count(i), 1);
            EXPECT_EQ(done.parts, std::min<std::int64_t>(count, threads));
        }
}

TEST(Parts, OneOfThemIsDoneHere) {
    EXPECT_EQ(done_by(5, 1).threads, std::set{std::this_thread::get_id()});
    EXPECT_TRUE(done_by(5, 3).threads.contains(std::this_thread::get_id()));
}

TEST(Parts, ThereMayBeNothingToDo) {
    EXPECT_TRUE(done_by(0, 4).numbers.empty());
    EXPECT_EQ(done_by(3, 0).numbers.size(), 3);
}

}  // namespace
}  // namespace deconvista::base
