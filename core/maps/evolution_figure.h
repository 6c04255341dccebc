#pragma once
// A network while it learned, as one figure of all checkpoints in the layout of Zeiler and Fergus' figure 4, and of a
// single checkpoint for a slider.

#include <cstddef>
#include <optional>

#include "core/figure/figure.h"
#include "core/maps/evolution.h"
#include "core/picture/look.h"
#include "core/picture/step_words.h"

namespace deconvista::maps {

figure::Figure evolution_figure(Evolution const& evolution, picture::Look const& look);
figure::Figure checkpoint_figure(Evolution const& evolution, std::size_t checkpoint, picture::Look const& look);

// The checkpoint whose mark on the track of such a figure is next to a point; nothing beside the track.
std::optional<std::size_t> checkpoint_at(Evolution const& evolution, picture::Look const& look, figure::Point point);

// For files that can carry text.
picture::StepWords evolution_words(Evolution const& evolution, text::Language language);

}  // namespace deconvista::maps
