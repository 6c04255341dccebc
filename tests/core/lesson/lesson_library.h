#pragma once
// Lessons of the program and lessons made up, read in tests, where no picture file is decoded.

#include <string>
#include <string_view>

#include "core/lesson/lesson_file.h"

namespace deconvista::lesson {

// Presets and files of assets/. Every picture is the same small one.
Library test_library();

std::string bundled_text(std::string_view name);
Lesson bundled(std::string_view name);

// A lesson of one page: `members` are the page's besides its title and its text.
std::string one_page(std::string const& members, std::string const& english = "text");

// "pages[0].step: option_value_out_of_range": where the problem says it is, and its name; "" if there is none.
std::string problem_of(std::string const& json);

}  // namespace deconvista::lesson
