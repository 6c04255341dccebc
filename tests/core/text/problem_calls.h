#pragma once
// The places in the sources that make a base::Problem, found in their text.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace deconvista::text {

struct ProblemCall {
    std::string name;          // of the sentence
    std::optional<int> facts;  // how many; nothing where they are not written out as a list
    int line{};                // counted from 1
    bool operator==(ProblemCall const&) const = default;
};

// Finds refused("name", {a, b}) and the like. Calls whose name is not a literal are left out.
std::vector<ProblemCall> problem_calls(std::string const& source);

}  // namespace deconvista::text
