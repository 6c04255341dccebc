#pragma once
// Making things on all cores and handing them on in order, a few at a time: memory does not grow with their number.

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <mutex>
#include <new>
#include <optional>
#include <stop_token>
#include <thread>
#include <utility>
#include <vector>

#include "core/base/result.h"

namespace deconvista::exporting {

enum class Ending : unsigned char { Complete, Cancelled };

// The counter of a production and the slots that wait to be filled or emptied, between the threads. Knows nothing of
// what is produced.
class ProductionLine {
public:
    ProductionLine(int count, int slots, std::stop_token const& stop);

    // For workers: the next number to make, when its slot is free; nothing when there is no more to do.
    std::optional<int> next();
    void made(int number);
    // The first problem is the one that is told.
    void fail(base::Problem problem);

    // For who takes: true when the number has been made, false when it never will be.
    bool wait_for(int number);
    void taken();

    std::optional<base::Problem> problem();

private:
    bool is_over() const { return stop_.stop_requested() || problem_.has_value(); }

    int const count_, slots_;
    std::stop_token stop_;
    std::mutex mutex_;
    std::condition_variable changed_;
    int next_{0}, taken_{0};
    std::vector<char> ready_;  // for each slot
    std::optional<base::Problem> problem_;
    std::stop_callback<std::function<void()>> wake_;  // last: it uses the above
};

// How many threads a production of so many things uses.
int workers_for(int count);

// The function on that many threads, or on as many as the system gives; perhaps on none.
std::vector<std::jthread> start_workers(int wanted, std::function<void()> const& work);

// What a production makes, numbered from 0; each number has a product, and products are used again.
template <class Bench, class Product>
struct Recipe {
    int count{};
    std::function<Bench()> bench;                              // what a worker needs; made on its thread
    std::function<base::Outcome(int, Bench&, Product&)> make;  // by several threads, in no particular order
    std::function<base::Outcome(int, Product&)> take;          // by the caller's thread, in order
    std::stop_token stop{};                                    // heard between two things
    base::Problem out_of_memory{};
};

template <class Bench, class Product>
base::Result<Ending> produce(Recipe<Bench, Product> const& recipe) {
    auto const workers = workers_for(recipe.count);
    std::vector<Product> slots(static_cast<std::size_t>(std::min(2 * workers, recipe.count)));
    auto const slot_of = [&](int number) -> Product& { return slots[static_cast<std::size_t>(number) % slots.size()]; };
    ProductionLine line{recipe.count, static_cast<int>(slots.size()), recipe.stop};
    auto const work = [&] {
        try {
            auto bench = recipe.bench();
            while (auto const number = line.next()) {
                if (auto const made = recipe.make(*number, bench, slot_of(*number)); made)
                    line.made(*number);
                else
                    line.fail(made.problem());
            }
        } catch (std::bad_alloc const&) {
            line.fail(recipe.out_of_memory);
        }
    };
    auto threads = start_workers(workers, work);
    if (threads.empty()) line.fail(recipe.out_of_memory);
    int number = 0;
    for (; number < recipe.count && line.wait_for(number); ++number) {
        if (auto const taken = recipe.take(number, slot_of(number)); !taken) line.fail(taken.problem());
        line.taken();
    }
    threads.clear();
    if (auto const problem = line.problem()) return *problem;
    return number == recipe.count ? Ending::Complete : Ending::Cancelled;
}

}  // namespace deconvista::exporting
