#pragma once
// The words by which the scene file and the command line name how a unit is projected.

#include "core/projection/projector.h"
#include "core/scene/words.h"

namespace deconvista::scene {

template <>
struct Words<projection::Rule> {
    static constexpr std::array<std::string_view, 3> kWords{"deconvnet", "guided", "gradient"};
};
template <>
struct Words<projection::DeadWindows> {
    static constexpr std::array<std::string_view, 2> kWords{"pass", "drop"};
};

}  // namespace deconvista::scene
