#pragma once
// Where a paragraph may be broken into lines: at spaces and, as Chinese is written without them, beside its
// characters, but not before a comma or a full stop and not after an opening bracket.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace deconvista::ui {

using WidthOfText = std::function<float(std::string_view)>;

// A piece that cannot be broken and is too wide has a line of its own.
std::vector<std::string> lines_of(std::string_view text, float width, WidthOfText const& width_of);

}  // namespace deconvista::ui
