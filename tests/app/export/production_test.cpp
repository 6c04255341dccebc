#include "app/export/production.h"

#include <gtest/gtest.h>

#include <atomic>
#include <numeric>

namespace deconvista::exporting {
namespace {

struct Bench {};
using Numbers = std::vector<int>;

class Production : public testing::Test {
protected:
    Recipe<Bench, int> recipe(int count) {
        Recipe<Bench, int> made;
        made.count = count;
        made.bench = [] { return Bench{}; };
        made.make = [this](int number, Bench&, int& product) {
            auto const alive = ++making_;
            most_.store(std::max(most_.load(), alive - taken_.load()));
            product = number * number;
            return base::done();
        };
        made.take = [this](int number, int& product) {
            EXPECT_EQ(product, number * number);
            numbers_.push_back(number);
            ++taken_;
            return base::done();
        };
        made.stop = stop_.get_token();
        return made;
    }

    std::atomic<int> making_{0}, taken_{0}, most_{0};
    Numbers numbers_;
    std::stop_source stop_;
};

Numbers up_to(int count) {
    Numbers numbers(static_cast<std::size_t>(count));
    std::iota(numbers.begin(), numbers.end(), 0);
    return numbers;
}

TEST_F(Production, HandsOnInOrder) {
    for (int const count : {1, 2, 3, 7, 500}) {
        numbers_.clear();
        EXPECT_EQ(*produce(recipe(count)), Ending::Complete);
        EXPECT_EQ(numbers_, up_to(count));
    }
}

TEST_F(Production, MakesOnlyAFewAhead) {
    ASSERT_TRUE(produce(recipe(2000)));
    EXPECT_LE(most_, 2 * workers_for(2000) + 1);
}

TEST_F(Production, StopsWhenAsked) {
    auto one = recipe(100000);
    one.take = [this](int number, int&) {
        numbers_.push_back(number);
        if (number == 20) stop_.request_stop();
        return base::done();
    };
    EXPECT_EQ(*produce(one), Ending::Cancelled);
    EXPECT_EQ(numbers_, up_to(21));
}

TEST_F(Production, DoesNotBeginWhenAskedBefore) {
    stop_.request_stop();
    auto one = recipe(3);
    one.make = [](int, Bench&, int&) -> base::Outcome {
        ADD_FAILURE();
        return base::done();
    };
    EXPECT_EQ(*produce(one), Ending::Cancelled);
    EXPECT_TRUE(numbers_.empty());
}

TEST_F(Production, TellsTheFirstProblem) {
    auto one = recipe(100);
    one.make = [](int number, Bench&, int&) -> base::Outcome {
        if (number >= 30) return base::device_trouble("file_trouble");
        return base::done();
    };
    one.take = [](int, int&) { return base::done(); };
    EXPECT_EQ(produce(one).problem().name, "file_trouble");
    one = recipe(100);
    one.take = [](int number, int&) -> base::Outcome {
        if (number == 99) return base::device_trouble("file_device_full");
        return base::done();
    };
    EXPECT_EQ(produce(one).problem().name, "file_device_full") << "also at the very end";
}

TEST_F(Production, SurvivesAWorkerWithoutMemory) {
    auto one = recipe(50);
    one.out_of_memory = base::device_trouble("out_of_memory");
    one.make = [](int number, Bench&, int&) -> base::Outcome {
        if (number == 10) throw std::bad_alloc{};
        return base::done();
    };
    one.take = [](int, int&) { return base::done(); };
    EXPECT_EQ(produce(one).problem().name, "out_of_memory");
}

}  // namespace
}  // namespace deconvista::exporting
