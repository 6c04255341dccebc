#include "core/lesson/unbroken.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

#include "core/picture/text_fit.h"

namespace deconvista::lesson {
namespace {

constexpr std::string_view kUnbroken = "\u00A0";
constexpr std::array<std::string_view, 10> kSigns{"=", "+", "-", "−", "·", "×", "→", "/", "≤", "≥"};

// How strongly two words are tied together.
enum class Tie : std::uint8_t { None, Sign, Bracket };

struct Gap {
    std::size_t at{};  // the byte of the space
    Tie tie{Tie::None};
};

bool is_sign(std::string_view word) {
    return std::ranges::find(kSigns, word) != kSigns.end();
}

// Three letters in a row: no formula has them.
bool has_words(std::string_view text) {
    int run = 0;
    for (auto const c : text) {
        bool const letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        run = letter ? run + 1 : 0;
        if (run == 3) return true;
    }
    return false;
}

// Of each byte, whether it lies in brackets around something like a formula.
std::vector<bool> bracketed(std::string_view text) {
    std::vector<bool> inside(text.size(), false);
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '(' || text[i] == '[') open.push_back(i);
        if ((text[i] != ')' && text[i] != ']') || open.empty()) continue;
        auto const begin = open.back();
        open.pop_back();
        if (!has_words(text.substr(begin, i - begin)))
            std::fill(inside.begin() + static_cast<std::ptrdiff_t>(begin),
                      inside.begin() + static_cast<std::ptrdiff_t>(i), true);
    }
    return inside;
}

std::string_view word_before(std::string_view text, std::size_t space) {
    auto const begin = space == 0 ? std::string_view::npos : text.rfind(' ', space - 1);
    auto const first = begin == std::string_view::npos ? 0 : begin + 1;
    return text.substr(first, space - first);
}

std::string_view word_after(std::string_view text, std::size_t space) {
    auto const end = std::min(text.find(' ', space + 1), text.size());
    return text.substr(space + 1, end - space - 1);
}

std::vector<Gap> gaps_of(std::string_view text) {
    auto const inside = bracketed(text);
    std::vector<Gap> gaps;
    for (auto at = text.find(' '); at != std::string_view::npos; at = text.find(' ', at + 1)) {
        bool const sign = is_sign(word_before(text, at)) || is_sign(word_after(text, at));
        gaps.push_back({at, inside[at] ? Tie::Bracket : sign ? Tie::Sign : Tie::None});
    }
    return gaps;
}

// Lets go of ties of this strength or less in every piece that is wider than `most`.
void loosen(std::vector<Gap>& gaps, std::string_view text, Tie strength, float most) {
    std::size_t first = 0;
    for (std::size_t i = 0; i <= gaps.size(); ++i) {
        if (i < gaps.size() && gaps[i].tie != Tie::None) continue;
        auto const begin = first == 0 ? 0 : gaps[first - 1].at + 1;
        auto const end = i < gaps.size() ? gaps[i].at : text.size();
        if (picture::estimated_width(text.substr(begin, end - begin)) > most)
            for (auto k = first; k < i; ++k)
                if (gaps[k].tie <= strength) gaps[k].tie = Tie::None;
        first = i + 1;
    }
}

}  // namespace

Block unbroken(Block block, float most) {
    auto const text = plain(block);
    auto gaps = gaps_of(text);
    loosen(gaps, text, Tie::Sign, most);
    loosen(gaps, text, Tie::Bracket, most);
    std::set<std::size_t> tied;
    for (auto const& gap : gaps)
        if (gap.tie != Tie::None) tied.insert(gap.at);
    std::size_t at = 0;
    for (auto& span : block.spans) {
        std::string out;
        for (auto const c : span.text) {
            if (tied.contains(at++))
                out += kUnbroken;
            else
                out += c;
        }
        span.text = std::move(out);
    }
    return block;
}

}  // namespace deconvista::lesson
