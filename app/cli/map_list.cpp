#include "app/cli/map_list.h"

#include <algorithm>
#include <numeric>

#include "app/cli/number_from.h"

namespace deconvista::cli {
namespace {

constexpr std::int64_t kMostMaps = 400;

// "3" or "0..5"; nothing for anything else.
bool append(std::string_view part, std::vector<std::int64_t>& numbers) {
    auto const dots = part.find("..");
    auto const first = number_from<std::int64_t>(part.substr(0, dots));
    auto const last = dots == std::string_view::npos ? first : number_from<std::int64_t>(part.substr(dots + 2));
    if (!first || !last || *first < 0 || *last < *first || *last - *first >= kMostMaps) return false;
    for (auto number = *first; number <= *last; ++number) numbers.push_back(number);
    return numbers.size() <= kMostMaps;
}

}  // namespace

base::Result<std::vector<std::int64_t>> map_list(std::string const& text, int usual) {
    std::vector<std::int64_t> numbers;
    if (text.empty()) {
        numbers.resize(static_cast<std::size_t>(usual));
        std::iota(numbers.begin(), numbers.end(), 0);
        return numbers;
    }
    for (std::size_t begin = 0; begin <= text.size();) {
        auto const end = std::min(text.find(',', begin), text.size());
        if (!append(std::string_view{text}.substr(begin, end - begin), numbers))
            return base::usage("maps_needed", {text, base::to_text(kMostMaps)});
        begin = end + 1;
    }
    return numbers;
}

}  // namespace deconvista::cli
