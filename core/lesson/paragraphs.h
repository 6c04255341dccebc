#pragma once
// The text of a page in lines: broken by estimated widths, as pictures never measure text.

#include <vector>

#include "core/figure/figure.h"
#include "core/lesson/markup.h"
#include "core/picture/theme.h"

namespace deconvista::lesson {

struct TextLine {
    float x{}, y{};  // of its left end and its middle, from the top left corner of the text, in ems
    float scale{1};  // of its letters; less than 1 for a formula that would be too long
    std::vector<figure::Run> runs;
};

struct TextLines {
    std::vector<TextLine> lines;
    float height{}, width{};  // in ems
};

// `width`: in ems. What cannot be broken may be wider; a formula becomes smaller, down to kSmallestFormula.
constexpr float kSmallestFormula = 0.6f;
TextLines lines_of(Blocks const& blocks, float width, picture::Theme const& theme);

// A stretch of text as it is drawn.
figure::Run run_of(Span const& span, picture::Theme const& theme);

}  // namespace deconvista::lesson
