#pragma once
// Where a paragraph may be broken into lines: at spaces and, as Chinese is written without them, beside its
// characters, but not before a comma or a full stop and not after an opening bracket.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace deconvista::text {

using WidthOfText = std::function<float(std::string_view)>;

// Parts of the text, one behind the other, without the spaces at their ends. A piece that cannot be broken and is too
// wide has a line of its own.
std::vector<std::string_view> line_parts(std::string_view text, float width, WidthOfText const& width_of);

// The same as texts of their own.
std::vector<std::string> lines_of(std::string_view text, float width, WidthOfText const& width_of);

}  // namespace deconvista::text
