#pragma once
// The lessons that come with the program: which there are, in the order in which they are taught. Their files are
// assets/lessons/NAME.json; they carry their titles themselves.

#include <span>
#include <string_view>

namespace deconvista::lesson {

std::span<std::string_view const> lessons();

}  // namespace deconvista::lesson
