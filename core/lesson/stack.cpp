#include "core/lesson/stack.h"

#include <iterator>
#include <numeric>
#include <utility>

#include "core/base/number_text.h"

namespace deconvista::lesson {
namespace {

using base::to_text;
using Counts = std::vector<std::int64_t>;

// One layer down, on one axis: every count goes to the cells that the kernel reads.
Counts spread(Counts const& counts, std::int64_t kernel, std::int64_t rate) {
    Counts below(counts.size() + static_cast<std::size_t>((kernel - 1) * rate), 0);
    for (std::size_t i = 0; i < counts.size(); ++i)
        for (std::int64_t k = 0; k < kernel; ++k) below[i + static_cast<std::size_t>(k * rate)] += counts[i];
    return below;
}

std::string list(std::int64_t entry, int times) {
    auto text = "[" + to_text(entry);
    for (int i = 1; i < times; ++i) text += ", " + to_text(entry);
    return text + "]";
}

// Counts on two axes are the products of those on each.
std::string values_text(Counts const& counts, int axes) {
    std::string text;
    auto const add = [&](std::int64_t count) { text += (text.empty() ? "" : ", ") + to_text(count); };
    for (auto const first : counts) {
        if (axes == 1) add(first);
        for (std::size_t i = 0; axes == 2 && i < counts.size(); ++i) add(first * counts[i]);
    }
    return "[" + text + "]";
}

std::string shape_text(std::int64_t extent, int axes) {
    auto text = "[1, 1, " + to_text(extent);
    if (axes == 2) text += ", " + to_text(extent);
    return text + "]";
}

}  // namespace

std::string scene_text(Stack const& stack) {
    Counts counts{1};
    for (auto rate = stack.rates.rbegin(); std::next(rate) != stack.rates.rend(); ++rate)
        counts = spread(counts, stack.kernel, *rate);
    return R"({"version": 1, "operation": "transposed_convolution", "input": {"shape": )" +
           shape_text(static_cast<std::int64_t>(counts.size()), stack.axes) + R"(, "values": )" +
           values_text(counts, stack.axes) + R"(}, "kernel": {"shape": )" + shape_text(stack.kernel, stack.axes) +
           R"(, "generator": "ones"}, "dilation": )" + list(stack.rates.front(), stack.axes) +
           R"(, "view": "scatter"})";
}

}  // namespace deconvista::lesson
