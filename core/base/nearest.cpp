#include "core/base/nearest.h"

#include <algorithm>
#include <array>

#include "core/base/check.h"

namespace deconvista::base {
namespace {

constexpr std::size_t kLongestWord = 64;

}  // namespace

int edit_distance(std::string_view a, std::string_view b) {
    a = a.substr(0, kLongestWord);
    b = b.substr(0, kLongestWord);
    // Rows of the table of distances between the beginnings of both words: the current one and the two before it.
    std::array<int, kLongestWord + 1> before_last{}, last{}, current{};
    for (std::size_t j = 0; j <= b.size(); ++j) current[j] = static_cast<int>(j);
    for (std::size_t i = 1; i <= a.size(); ++i) {
        before_last = last;
        last = current;
        current[0] = static_cast<int>(i);
        for (std::size_t j = 1; j <= b.size(); ++j) {
            auto const replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            current[j] = std::min({last[j] + 1, current[j - 1] + 1, replaced});
            bool const swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped) current[j] = std::min(current[j], before_last[j - 2] + 1);
        }
    }
    return current[b.size()];
}

std::string_view nearest(std::string_view word, std::span<std::string_view const> candidates) {
    DECONVISTA_CHECK(!candidates.empty());
    return *std::ranges::min_element(candidates, {},
                                     [&](std::string_view candidate) { return edit_distance(word, candidate); });
}

}  // namespace deconvista::base
