#pragma once
// What a forward run leaves: every value that was computed, read as floats wherever they lie in memory.

#include <memory>

#include "core/base/result.h"
#include "core/net/graph.h"

namespace deconvista::net {

// How the floats of one batch item lie: engines keep channels in blocks. The element at channel c and cell (y, x) is at
//
//     c / block * outer + c % block * inner + y * stride[0] + x * stride[1]
//
// and so on for one or three axes; arrays without spatial axes have none.
struct Layout {
    std::int64_t block{1}, outer{1}, inner{0};
    std::vector<std::int64_t> strides;
    bool operator==(Layout const&) const = default;
};

// The layout of a plain row-major array (batch, channels, spatial...).
Layout plain_layout(Dims const& dims);

// A value of the first batch item as the engine left it. Lives as long as the record.
struct View {
    float const* data{};
    Dims dims;
    Layout layout;

    std::int64_t channel_offset(std::int64_t channel) const {
        return channel / layout.block * layout.outer + channel % layout.block * layout.inner;
    }
};

class Record {
public:
    virtual ~Record() = default;

    // Whether the value was computed, or given.
    virtual bool holds(ValueId value) const = 0;

    // Extents of a value that is held.
    virtual Dims dims(ValueId value) const = 0;

    // The value as a plain array. Layers that an engine computed as one (a convolution and its ReLU) are taken apart
    // here: the inner value is computed when it is asked for.
    virtual Array array(ValueId value) const = 0;

    // A float32 value without copying it where the engine has it; otherwise of a copy that the record then keeps.
    virtual View view(ValueId value) const = 0;
};

}  // namespace deconvista::net
