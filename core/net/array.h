#pragma once
// An array of any number of axes and one element type, row-major. Immutable and cheap to copy: copies share the bytes,
// which may also lie in a mapped file.

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

#include "core/base/check.h"
#include "core/net/dims.h"
#include "core/net/element_type.h"

namespace deconvista::net {

// Bytes and what keeps them alive.
struct Bytes {
    std::shared_ptr<void const> owner;
    std::span<std::byte const> span;
};

class Array {
public:
    Array() = default;  // "there is none"

    // As many values as the extents count.
    template <class T>
    Array(Dims const& dims, std::vector<T> values) {
        auto const owner = std::make_shared<std::vector<T> const>(std::move(values));
        adopt(element_type_of<T>(), dims, {owner, std::as_bytes(std::span{*owner})});
    }
    // The bytes of as many elements as the extents count, in this machine's order, not necessarily aligned.
    Array(ElementType type, Dims dims, Bytes bytes) { adopt(type, std::move(dims), std::move(bytes)); }

    bool empty() const { return !there_; }
    ElementType type() const { return type_; }
    Dims const& dims() const { return dims_; }
    std::size_t axes() const { return dims_.size(); }
    std::int64_t size() const { return size_; }
    Bytes const& bytes() const { return bytes_; }

    // T is the type's C++ type. The bytes are aligned: see aligned().
    template <class T>
    std::span<T const> values() const {
        DECONVISTA_CHECK(sizeof(T) == byte_size(type_) && is_aligned());
        return {reinterpret_cast<T const*>(bytes_.span.data()), static_cast<std::size_t>(size_)};
    }

    bool is_aligned() const;
    Array aligned() const;  // itself, or a copy whose elements lie where the machine reads them

    // `count` float32 elements from `first` on: where they lie, or copied into `copy` where that is not aligned.
    std::span<float const> floats(std::int64_t first, std::int64_t count, std::vector<float>& copy) const;

    Array reshaped(Dims dims) const;     // the same elements; as many as before
    Array with_type_bool() const;        // bytes as truth values
    Array converted(ElementType) const;  // each element cast; between floats and integers too

private:
    void adopt(ElementType type, Dims dims, Bytes bytes);

    bool there_{false};
    ElementType type_{};
    Dims dims_;
    std::int64_t size_{};
    Bytes bytes_;
};

}  // namespace deconvista::net
