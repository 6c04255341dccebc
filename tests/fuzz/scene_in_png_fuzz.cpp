// Any bytes as an exported picture that may carry a scene.

#include <cstdint>
#include <span>

#include "app/export/png.h"
#include "core/base/check.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    auto const scene = deconvista::exporting::scene_in_png({data, size});
    if (scene) DECONVISTA_CHECK(scene->size() <= deconvista::exporting::kLongestScene);
    return 0;
}
