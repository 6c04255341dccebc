// Any bytes as a pasted matrix: read or refused, and what was read is written, read again and the same.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/base/check.h"
#include "core/scene/matrix_text.h"
#include "core/text/text.h"

namespace {

using namespace deconvista;

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size) {
    auto const numbers = scene::read_matrix({reinterpret_cast<char const*>(bytes), size});
    if (!numbers) {
        for (auto const language : {text::Language::English, text::Language::Chinese})
            DECONVISTA_CHECK(!text::describe(numbers.problem(), language).empty());
        return 0;
    }
    for (int axes = 1; axes <= tensor::kMaxSpatialAxes; ++axes) {
        auto const tensor = scene::tensor_from(*numbers, axes);
        if (!tensor) continue;
        auto const again = scene::read_matrix(scene::matrix_text(*tensor));
        DECONVISTA_CHECK(again);
        auto const same = scene::tensor_from(*again, tensor->shape().spatial.axes());
        DECONVISTA_CHECK(same && *same == *tensor);
    }
    return 0;
}
