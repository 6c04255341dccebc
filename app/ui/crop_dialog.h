#pragma once
// A rectangle of the input, drawn on a picture of it, that is to become the input.

#include <cstdint>
#include <optional>

#include "app/ui/ui.h"

namespace deconvista::ui {

class CropView {
public:
    void show(Ui& ui, scene::CropInput const& crop);

private:
    struct Shown {
        std::uint64_t revision;
        bool operator==(Shown const&) const = default;
    };
    void preview(Ui& ui, scene::CropInput const& crop, Rect const& place);

    std::optional<Shown> shown_;
    figure::Pixels pixels_;
};

}  // namespace deconvista::ui
