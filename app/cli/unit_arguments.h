#pragma once
// Which unit of a network is meant, and how its signal goes down, on the command line.

#include <string>
#include <vector>

#include "app/cli/command.h"
#include "app/cli/syntax.h"
#include "core/base/result.h"
#include "core/scene/words.h"

namespace deconvista::cli {

struct UnitArguments {
    std::string layer, unit, dead_windows{"pass"};
};

// --layer, --unit and --dead-windows; the first two are needed.
void declare_unit(UnitArguments& arguments, Syntax& command, text::Language language);

// The value that the word names, of an enum with words.
template <class Enum>
base::Result<Enum> word_in(char const* option, std::string const& word) {
    if (auto const known = scene::from_word<Enum>(word)) return *known;
    return base::usage("option_value_unknown", {option, word, word_list(scene::Words<Enum>::kWords)});
}

// "12,3,4": channel and cell.
base::Result<std::vector<std::int64_t>> unit_numbers(std::string const& text);

}  // namespace deconvista::cli
