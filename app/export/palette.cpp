#include "app/export/palette.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <utility>

namespace deconvista::exporting {
namespace {

constexpr std::size_t kMostColors = 256;
// Of a picture with more colours, so many of the most frequent stay exact; the others share what is left.
constexpr std::size_t kExactColors = 176;

struct Counted {
    std::uint32_t color{};
    std::uint32_t count{};
};

int channel(std::uint32_t color, int which) {
    return static_cast<int>(color >> 8 * which & 0xff);
}

int distance(std::uint32_t a, std::uint32_t b) {
    int sum = 0;
    constexpr std::array kWeights{2, 4, 3};  // blue, green, red, as the eye sees them
    for (int i = 0; i < 3; ++i) {
        auto const difference = channel(a, i) - channel(b, i);
        sum += kWeights[static_cast<std::size_t>(i)] * difference * difference;
    }
    return sum;
}

struct Spread {
    int channel{}, length{};
};

Spread widest(std::span<Counted const> colors) {
    Spread spread;
    for (int i = 0; i < 3; ++i) {
        auto const [low, high] =
            std::ranges::minmax(colors, {}, [&](Counted const& it) { return channel(it.color, i); });
        auto const length = channel(high.color, i) - channel(low.color, i);
        if (length > spread.length) spread = {i, length};
    }
    return spread;
}

std::uint32_t mean(std::span<Counted const> colors) {
    std::array<std::uint64_t, 3> sums{};
    std::uint64_t count = 0;
    for (auto const& it : colors) {
        for (int i = 0; i < 3; ++i)
            sums[static_cast<std::size_t>(i)] += static_cast<std::uint64_t>(channel(it.color, i)) * it.count;
        count += it.count;
    }
    std::uint32_t color = 0;
    for (unsigned i = 0; i < 3; ++i) color |= static_cast<std::uint32_t>((sums[i] + count / 2) / count) << 8 * i;
    return color;
}

// Heckbert's median cut: the widest box of colours is halved until there are enough boxes.
std::vector<std::uint32_t> median_cut(std::vector<Counted> colors, std::size_t wanted) {
    std::vector<std::span<Counted>> boxes{std::span{colors}};
    while (boxes.size() < wanted) {
        auto const box = std::ranges::max_element(boxes, {}, [](auto const& it) { return widest(it).length; });
        auto const spread = widest(*box);
        if (spread.length == 0) break;
        std::ranges::sort(*box, {}, [&](Counted const& it) {
            return std::pair{channel(it.color, spread.channel), it.color};
        });
        auto const half = box->size() / 2;
        auto const upper = box->subspan(half);
        *box = box->first(half);
        boxes.push_back(upper);
    }
    std::vector<std::uint32_t> means;
    for (auto const& box : boxes) means.push_back(mean(box));
    return means;
}

std::size_t nearest(std::span<std::uint32_t const> palette, std::uint32_t color) {
    auto const found = std::ranges::min_element(palette, {}, [&](std::uint32_t it) { return distance(it, color); });
    return static_cast<std::size_t>(found - palette.begin());
}

}  // namespace

Indexer::Entry& Indexer::entry_of(std::uint32_t color) {
    auto const mask = table_.size() - 1;
    auto at = (color * 0x9E3779B1u >> 7) & mask;
    while (table_[at].color != color && table_[at].color != kFree) at = (at + 1) & mask;
    return table_[at];
}

void Indexer::grow() {
    auto const old = std::exchange(table_, std::vector<Entry>(std::max<std::size_t>(4096, 2 * table_.size())));
    for (auto const& entry : old)
        if (entry.color != kFree) entry_of(entry.color) = entry;
}

void Indexer::count(paint::PixelBuffer const& picture) {
    std::ranges::fill(table_, Entry{});
    used_ = 0;
    for (std::size_t begin = 0, end = 0; begin < picture.pixels.size(); begin = end) {
        auto const color = picture.pixels[begin] & 0xffffff;
        for (end = begin + 1; end < picture.pixels.size() && (picture.pixels[end] & 0xffffff) == color;) ++end;
        if (2 * used_ >= table_.size()) grow();
        auto& entry = entry_of(color);
        if (entry.color == kFree) ++used_;
        entry.color = color;
        entry.count += static_cast<std::uint32_t>(end - begin);
    }
}

void Indexer::choose(std::vector<std::uint32_t>& palette) {
    std::vector<Counted> colors;
    for (auto const& entry : table_)
        if (entry.color != kFree) colors.push_back({entry.color, entry.count});
    // The most frequent first; of equals, the darker.
    std::ranges::sort(colors, [](Counted const& a, Counted const& b) {
        return std::pair{b.count, a.color} < std::pair{a.count, b.color};
    });
    auto const exact = colors.size() <= kMostColors ? colors.size() : kExactColors;
    palette.clear();
    for (auto const& it : std::span{colors}.first(exact)) palette.push_back(it.color);
    colors.erase(colors.begin(), colors.begin() + static_cast<std::ptrdiff_t>(exact));
    if (!colors.empty())
        for (auto const color : median_cut(colors, kMostColors - exact))
            if (std::ranges::find(palette, color) == palette.end()) palette.push_back(color);
    for (std::size_t i = 0; i < exact; ++i) entry_of(palette[i]).index = static_cast<std::uint8_t>(i);
    for (auto const& it : colors) entry_of(it.color).index = static_cast<std::uint8_t>(nearest(palette, it.color));
}

void Indexer::index(paint::PixelBuffer const& picture, Indexed& to) {
    count(picture);
    choose(to.palette);
    to.pixels.resize(picture.pixels.size());
    std::uint32_t last = kFree;
    std::uint8_t index = 0;
    for (std::size_t i = 0; i < picture.pixels.size(); ++i) {
        auto const color = picture.pixels[i] & 0xffffff;
        if (color != last) index = entry_of(last = color).index;
        to.pixels[i] = index;
    }
}

}  // namespace deconvista::exporting
