// Any bytes as a .npy file: read or refused, and what was read comes back from what is written.

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "core/base/check.h"
#include "core/net/npy.h"

namespace {

using namespace deconvista;

base::Result<net::Array> read(std::uint8_t const* bytes, std::size_t size) {
    auto const owner = std::make_shared<std::vector<std::uint8_t> const>(bytes, bytes + size);
    return net::read_npy({owner, std::as_bytes(std::span{*owner})});
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size) {
    auto const array = read(bytes, size);
    if (!array) return 0;
    auto const file = net::write_npy(*array);
    auto const again = read(reinterpret_cast<std::uint8_t const*>(file.data()), file.size());
    DECONVISTA_CHECK(again && again->dims() == array->dims() && again->type() == array->type());
    DECONVISTA_CHECK(std::ranges::equal(again->bytes().span, array->bytes().span));
    return 0;
}
