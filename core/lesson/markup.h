#pragma once
// The small Markdown that lessons are written in. A text is a list of blocks, each of them a string:
//
//     "A paragraph with *emphasis*, `code`, and [the kernel](kernel) in the kernel's colour."
//     "- an entry of a list"
//     "    o = i - k + 1"          four spaces: a formula, on a line of its own
//
// and places such as {output.shape}, which core/lesson/places.h fills with what the page's scene makes of them.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace deconvista::lesson {

// Input, Kernel, Output: in the colour that these have in the picture.
enum class Mark : std::uint8_t { Plain, Emphasis, Code, Input, Kernel, Output };

struct Span {
    Mark mark{Mark::Plain};
    std::string text;
    bool operator==(Span const&) const = default;
};

enum class BlockKind : std::uint8_t { Paragraph, Entry, Formula };

struct Block {
    BlockKind kind{BlockKind::Paragraph};
    std::vector<Span> spans;
    bool operator==(Block const&) const = default;
};
using Blocks = std::vector<Block>;

// `path`: what problems name. Refuses a mark that is not closed or names no role, and a block without any text.
base::Result<Block> read_block(std::string_view text, std::string const& path);

// The text alone.
std::string plain(Block const& block);

}  // namespace deconvista::lesson
