#include "core/net/array.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace deconvista::net {

void Array::adopt(ElementType type, Dims dims, Bytes bytes) {
    auto const count = count_elements(dims);
    DECONVISTA_CHECK(count && static_cast<std::size_t>(*count) * byte_size(type) == bytes.span.size());
    there_ = true;
    type_ = type;
    dims_ = std::move(dims);
    size_ = *count;
    bytes_ = std::move(bytes);
}

bool Array::is_aligned() const {
    return reinterpret_cast<std::uintptr_t>(bytes_.span.data()) % byte_size(type_) == 0;
}

Array Array::aligned() const {
    if (is_aligned()) return *this;
    auto const copy = std::make_shared<std::vector<std::byte> const>(bytes_.span.begin(), bytes_.span.end());
    return {type_, dims_, {copy, *copy}};
}

std::span<float const> Array::floats(std::int64_t first, std::int64_t count, std::vector<float>& copy) const {
    auto const begin = static_cast<std::size_t>(first), size = static_cast<std::size_t>(count);
    if (is_aligned()) return values<float>().subspan(begin, size);
    copy.resize(size);
    auto const bytes = bytes_.span.subspan(begin * sizeof(float), size * sizeof(float));
    if (size > 0) std::memcpy(copy.data(), bytes.data(), bytes.size());
    return copy;
}

Array Array::reshaped(Dims dims) const {
    return {type_, std::move(dims), bytes_};
}

Array Array::with_type_bool() const {
    DECONVISTA_CHECK(byte_size(type_) == 1);
    return {ElementType::Bool, dims_, bytes_};
}

Array Array::converted(ElementType type) const {
    if (type == type_) return *this;
    DECONVISTA_CHECK(type != ElementType::Bool);
    auto const source = aligned();
    return visit_type(type, [&]<class To>(To) {
        return visit_type(type_, [&]<class From>(From) {
            std::vector<To> values(static_cast<std::size_t>(size_));
            std::ranges::transform(source.values<From>(), values.begin(), [](From x) { return static_cast<To>(x); });
            return Array{dims_, std::move(values)};
        });
    });
}

}  // namespace deconvista::net
