#pragma once
// The three rules as a table: which bits each has, what they do to the signal at one ReLU, the pictures that come of
// it, those of another channel at the same place, and what was measured.

#include "core/figure/figure.h"
#include "core/maps/rules.h"
#include "core/picture/look.h"
#include "core/picture/step_words.h"

namespace deconvista::maps {

// Each picture's own scale shows what is in it, a common one how strong it is.
enum class RuleScale : std::uint8_t { Own, Common };

// For files that can carry text.
picture::StepWords rules_words(Rules const& rules, text::Language language);

figure::Figure rules_figure(Rules const& rules, RuleScale scale, picture::Look const& look);

}  // namespace deconvista::maps
