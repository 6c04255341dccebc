#pragma once
// Work that is shared among threads.

#include <algorithm>
#include <cstdint>
#include <thread>
#include <vector>

namespace deconvista::base {

// Calls work(first, end) for parts of 0 to count - 1, as many as there are threads, all at once and one of them on this
// thread. Returns when all are done.
template <class Work>
void in_parts(std::int64_t count, int threads, Work const& work) {
    auto const parts = std::clamp<std::int64_t>(threads, 1, std::max<std::int64_t>(count, 1));
    std::vector<std::jthread> others;
    for (std::int64_t part = 0; part + 1 < parts; ++part)
        others.emplace_back(
            [&work, first = part * count / parts, end = (part + 1) * count / parts] { work(first, end); });
    work((parts - 1) * count / parts, count);
}

}  // namespace deconvista::base
