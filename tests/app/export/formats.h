#pragma once
// Orders to export in tests.

#include "app/export/job.h"
#include "app/files/fonts.h"
#include "app/paint/font_data.h"
#include "core/scene/scene_file.h"

namespace deconvista::exporting {

// 3x3 under 2x2 with padding: start, pad and nine steps of the slide.
inline scene::Scene small_scene() {
    return *scene::read_scene(R"({"version": 1, "operation": "convolution", "title": "Fläche <& 面>",
        "input": {"shape": [1, 1, 2, 2], "values": [1, 2, 3, 4]},
        "kernel": {"shape": [1, 1, 2, 2], "values": [1, 0, -1, 0.5]}, "padding": [1, 1]})",
                              nullptr);
}
constexpr int kSmallSteps = 11;

inline Order small_order(std::string out, Format format) {
    Order order;
    order.shown = small_scene();
    order.out = std::move(out);
    order.settings.format = format;
    order.settings.size = {160, 90};
    return order;
}

inline paint::FontData const& test_fonts() {
    static auto const kFonts = *paint::load_fonts(*files::find_fonts());
    return kFonts;
}

}  // namespace deconvista::exporting
