// Any bytes as a scene file: read or refused, and what was read can be written, read again and computed.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/base/check.h"
#include "core/op/methods.h"
#include "core/scene/scene_file.h"
#include "core/text/text.h"

namespace {

using namespace deconvista;

base::Result<tensor::Tensor> small_picture(std::string const&) {
    return scene::generate({scene::Generator::Ramp, 0}, {1, 3, {4, 5}});
}

constexpr std::int64_t kQuick = 100'000;  // multiplications; larger results are not computed here

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size) {
    auto const scene = scene::read_scene({reinterpret_cast<char const*>(bytes), size}, small_picture);
    if (!scene) {
        for (auto const language : {text::Language::English, text::Language::Chinese})
            DECONVISTA_CHECK(!text::describe(scene.problem(), language).empty());
        return 0;
    }
    auto const again = scene::read_scene(scene::write_scene_line(*scene), small_picture);
    DECONVISTA_CHECK(again && *again == *scene);
    auto const computation = scene::computation_of(*scene);
    DECONVISTA_CHECK(computation);
    auto const& shape = computation->input.shape();
    auto const work = op::count_multiplications(computation->operation, shape, computation->output);
    if (work && *work < kQuick && *count_cells(computation->output) < kQuick)
        DECONVISTA_CHECK(op::evaluate(*computation, scene->method));
    return 0;
}
