#include "core/net/storage.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "core/net/half.h"

namespace deconvista::net {
namespace {

static_assert(std::endian::native == std::endian::little, "stored bytes are little-endian and used where they lie");

bool is_half(ElementType type, Precision precision) {
    return type == ElementType::Float32 && precision == Precision::Half;
}

Array from_halves(Dims const& dims, std::span<std::byte const> bytes) {
    std::vector<float> values(bytes.size() / sizeof(std::uint16_t));
    for (std::size_t i = 0; i < values.size(); ++i) {
        std::uint16_t bits = 0;
        std::memcpy(&bits, bytes.data() + i * sizeof bits, sizeof bits);
        values[i] = from_half(bits);
    }
    return {dims, std::move(values)};
}

Array from_truths(Dims const& dims, std::span<std::byte const> bytes) {
    std::vector<std::uint8_t> truths(bytes.size());
    std::ranges::transform(bytes, truths.begin(), [](std::byte b) { return b != std::byte{} ? 1 : 0; });
    return Array{dims, std::move(truths)}.with_type_bool();
}

}  // namespace

std::size_t stored_size(StoredType const& type) {
    return is_half(type.type, type.precision) ? sizeof(std::uint16_t) : byte_size(type.type);
}

Array array_from_stored(StoredType const& type, Dims dims, Bytes const& bytes) {
    if (is_half(type.type, type.precision)) return from_halves(dims, bytes.span);
    if (type.type == ElementType::Bool) return from_truths(dims, bytes.span);
    return {type.type, std::move(dims), bytes};
}

std::string stored_bytes(Array const& array, Precision precision) {
    if (!is_half(array.type(), precision))
        return {reinterpret_cast<char const*>(array.bytes().span.data()), array.bytes().span.size()};
    std::string bytes;
    auto const aligned = array.aligned();
    for (auto const value : aligned.values<float>()) {
        auto const bits = to_half(value);
        bytes.push_back(static_cast<char>(bits & 0xFFU));
        bytes.push_back(static_cast<char>(bits >> 8U));
    }
    return bytes;
}

}  // namespace deconvista::net
