#pragma once
// Story + moment -> Figure, as core/picture's compose() does for arithmetic scenes. Left is always nearer to the
// pixels, right nearer to the unit: activations run to the right, and the signal comes back to the left.

#include "core/figure/figure.h"
#include "core/picture/look.h"
#include "core/picture/step_words.h"
#include "core/story/story.h"
#include "core/trace/timeline.h"

namespace deconvista::maps {

// `title`: of the scene; empty for what the story is called by itself.
figure::Figure compose(story::Story const& story, trace::Moment moment, picture::Look const& look,
                       std::string const& title = {});

// What happens in a step, for those who cannot see it.
picture::StepWords words_of(story::Story const& story, std::int64_t step, text::Language language);

// "Map 12 of relu3"
std::string title_of(story::Story const& story, text::Language language);

// The operation whose station or maps lie at the point of such a picture, as a step of the same direction.
std::optional<std::int64_t> step_at(story::Story const& story, trace::Moment moment, picture::Look const& look,
                                    figure::Point point);

}  // namespace deconvista::maps
