#include "app/state/worker.h"

#include <gtest/gtest.h>

#include <atomic>
#include <string>

namespace deconvista::state {
namespace {

// A door that work waits at.
class Door {
public:
    void open() {
        open_ = true;
        open_.notify_all();
    }
    void wait() { open_.wait(false); }

private:
    std::atomic<bool> open_{false};
};

template <class Result>
Result taken(Worker& worker, std::size_t desk) {
    for (;;) {
        if (auto result = worker.take<Result>(desk)) return *result;
        std::this_thread::yield();
    }
}

void wait_until_idle(Worker const& worker, std::size_t desk) {
    while (worker.is_busy(desk)) std::this_thread::yield();
}

Piece delivering(int number) {
    return [number](Task const& task) {
        task.deliver(number);
        return Work::Done;
    };
}

TEST(Worker, GivesAResultOnce) {
    Worker worker{1};
    EXPECT_FALSE(worker.take<int>(0));
    worker.want(0, delivering(7));
    EXPECT_EQ(taken<int>(worker, 0), 7);
    EXPECT_FALSE(worker.take<int>(0));
    wait_until_idle(worker, 0);
}

TEST(Worker, TheLatestWishOfADeskWins) {
    Worker worker{1};
    Door begun, given_up;
    worker.want(0, [&](Task const& task) {
        begun.open();
        given_up.wait();
        EXPECT_TRUE(task.is_given_up());
        task.deliver(1);
        return Work::Done;
    });
    begun.wait();
    worker.want(0, delivering(2));
    worker.want(0, delivering(3));
    EXPECT_TRUE(worker.is_busy(0));
    given_up.open();
    EXPECT_EQ(taken<int>(worker, 0), 3);
    wait_until_idle(worker, 0);
    EXPECT_FALSE(worker.take<int>(0)) << "what was given up delivers nothing";
}

TEST(Worker, LowerDesksAreMoreUrgent) {
    Worker worker{3};
    Door begun, go;
    std::string order;
    worker.want(1, [&](Task const&) {
        begun.open();
        go.wait();
        return Work::Done;
    });
    begun.wait();
    auto const note = [&](char name) {
        return [&order, name](Task const&) {
            order += name;
            return Work::Done;
        };
    };
    worker.want(2, note('c'));
    worker.want(1, note('b'));
    worker.want(0, note('a'));
    go.open();
    for (std::size_t desk = 0; desk < 3; ++desk) wait_until_idle(worker, desk);
    EXPECT_EQ(order, "abc");
}

TEST(Worker, BetweenThePiecesOfLongWorkUrgentWorkGoesFirst) {
    Worker worker{2};
    int pieces = 0, pieces_before_urgent = -1;
    worker.want(1, [&](Task const& task) {
        ++pieces;
        task.report(static_cast<float>(pieces) / 5);
        task.deliver(pieces);
        if (pieces == 2)
            worker.want(0, [&](Task const& urgent) {
                pieces_before_urgent = pieces;
                urgent.deliver(std::string{"now"});
                return Work::Done;
            });
        return pieces < 5 ? Work::More : Work::Done;
    });
    wait_until_idle(worker, 1);
    EXPECT_TRUE(worker.has_news(1)) << "until the result is taken";
    EXPECT_EQ(taken<std::string>(worker, 0), "now");
    EXPECT_EQ(pieces_before_urgent, 2);
    EXPECT_EQ(taken<int>(worker, 1), 5) << "the newest result";
    EXPECT_EQ(worker.progress(1), 1);
}

TEST(Worker, WantingNothingStopsWhatIsUnderWay) {
    Worker worker{1};
    Door begun;
    worker.want(0, [&](Task const& task) {
        begun.open();
        return task.is_given_up() ? Work::Done : Work::More;
    });
    begun.wait();
    worker.want_nothing(0);
    EXPECT_FALSE(worker.is_busy(0));
    EXPECT_EQ(worker.progress(0), 0);
    worker.want(0, delivering(4));
    EXPECT_EQ(taken<int>(worker, 0), 4);
}

TEST(Worker, EndsWithWorkUnderWay) {
    Door begun;
    Worker worker{1};
    worker.want(0, [&](Task const&) {
        begun.open();
        return Work::More;
    });
    begun.wait();
}

}  // namespace
}  // namespace deconvista::state
