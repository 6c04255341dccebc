#pragma once
// The lessons that come with the program: which there are, in the order in which they are taught. Their files are
// assets/lessons/NAME.json; they carry their titles themselves.

#include <span>
#include <string_view>

namespace deconvista::lesson {

// The last of them: a page for each claim that is often heard.
constexpr std::string_view kCommonMistakes{"common_mistakes"};

std::span<std::string_view const> lessons();

}  // namespace deconvista::lesson
