#pragma once
// A problem of a part of a document, with the place of the part: "pages[3].scene: stride[0] is 0; ...".

#include <string>
#include <utility>

#include "core/base/result.h"

namespace deconvista::base {

// The name of such problems. Their facts are the place, the name of the problem inside, and its facts; core/text
// describes them as the place and the inner problem's own sentence.
constexpr char const* kWithin = "within";

inline Problem within(std::string place, Problem problem) {
    std::vector<std::string> facts{std::move(place), std::move(problem.name)};
    for (auto& fact : problem.facts) facts.push_back(std::move(fact));
    return {problem.kind, kWithin, std::move(facts)};
}

}  // namespace deconvista::base
