#include "core/net/record.h"

namespace deconvista::net {

Layout plain_layout(Dims const& dims) {
    auto const strides = strides_of(dims);
    Layout layout;
    layout.outer = dims.size() > 1 ? strides[1] : 1;
    if (dims.size() > 2) layout.strides.assign(strides.begin() + 2, strides.end());
    return layout;
}

}  // namespace deconvista::net
