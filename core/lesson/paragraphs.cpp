#include "core/lesson/paragraphs.h"

#include <algorithm>

#include "core/lesson/unbroken.h"
#include "core/picture/text_fit.h"
#include "core/text/line_breaks.h"

namespace deconvista::lesson {
namespace {

constexpr float kLineHeight = 1.4f, kBetweenBlocks = 0.55f, kBetweenEntries = 0.25f;  // ems
constexpr float kLongestPiece = 0.8f;                                                 // of a line, that is not broken
constexpr float kIndent = 1.1f, kFormulaIndent = 0.5f;

// The runs of a part of the text that the spans make together.
std::vector<figure::Run> runs_between(std::vector<Span> const& spans, std::size_t begin, std::size_t end,
                                      picture::Theme const& theme) {
    std::vector<figure::Run> runs;
    std::size_t at = 0;
    for (auto const& span : spans) {
        auto const first = std::max(begin, at), last = std::min(end, at + span.text.size());
        if (first < last) runs.push_back(run_of({span.mark, span.text.substr(first - at, last - first)}, theme));
        at += span.text.size();
    }
    return runs;
}

float indent_of(Block const& block) {
    switch (block.kind) {
        case BlockKind::Paragraph:
            return 0;
        case BlockKind::Entry:
            return kIndent;
        case BlockKind::Formula:
            return kFormulaIndent;
    }
    DECONVISTA_CHECK(false);
}

float space_between(Block const& before, Block const& after) {
    bool const list = before.kind == BlockKind::Entry && after.kind == BlockKind::Entry;
    return list ? kBetweenEntries : kBetweenBlocks;
}

}  // namespace

figure::Run run_of(Span const& span, picture::Theme const& theme) {
    using enum figure::Weight;
    switch (span.mark) {
        case Mark::Plain:
            return {span.text, theme.ink, Regular};
        case Mark::Emphasis:
            return {span.text, theme.ink, Bold};
        case Mark::Code:
            return {span.text, theme.faint_ink, Regular};
        case Mark::Input:
            return {span.text, theme.input_text, Bold};
        case Mark::Kernel:
            return {span.text, theme.kernel_text, Bold};
        case Mark::Output:
            return {span.text, theme.output_text, Bold};
    }
    DECONVISTA_CHECK(false);
}

TextLines lines_of(Blocks const& blocks, float width, picture::Theme const& theme) {
    TextLines all;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        auto const indent = indent_of(blocks[i]);
        // A formula on lines of its own is broken where it must be.
        bool const is_text = blocks[i].kind != BlockKind::Formula;
        auto const block = is_text ? unbroken(blocks[i], (width - indent) * kLongestPiece) : blocks[i];
        if (i > 0) all.height += space_between(blocks[i - 1], block);
        if (block.kind == BlockKind::Entry)
            all.lines.push_back({indent * 0.3f, all.height + kLineHeight / 2, 1, {run_of({Mark::Plain, "•"}, theme)}});
        auto const text = plain(block);
        for (auto const part : text::line_parts(text, width - indent, picture::estimated_width)) {
            auto const begin = static_cast<std::size_t>(part.data() - text.data());
            auto const needed = picture::estimated_width(part);
            auto const scale =
                block.kind == BlockKind::Formula ? std::clamp((width - indent) / needed, kSmallestFormula, 1.f) : 1.f;
            all.lines.push_back({indent, all.height + kLineHeight / 2, scale,
                                 runs_between(block.spans, begin, begin + part.size(), theme)});
            all.width = std::max(all.width, indent + needed * scale);
            all.height += kLineHeight;
        }
    }
    return all;
}

}  // namespace deconvista::lesson
