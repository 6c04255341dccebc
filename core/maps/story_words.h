#pragma once
// The sentences of a story's steps, with their numbers.

#include <string>

#include "core/story/story.h"
#include "core/text/text.h"

namespace deconvista::maps {

struct StorySentences {
    std::string stage;    // "Forward · 3 of 9"
    std::string what;     // what happens
    std::string numbers;  // and what it did; may be empty
};
StorySentences sentences_of(story::Story const& story, std::int64_t step, text::Language language);

// "map 12, cell (5, 7)"; of a flat layer "number 12".
std::string unit_text(projection::Unit const& unit, text::Language language);

// The name of an operation as people say it: "3×3 convolution", "ReLU".
std::string operation_text(story::Layer const& layer, text::Language language);

// "64 maps of 28×28", "4096 numbers"
std::string maps_text(net::Dims const& dims, text::Language language);

}  // namespace deconvista::maps
