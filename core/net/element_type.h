#pragma once
// What the elements of a network's arrays may be. Half precision is a way to store: it becomes Float32 when it is read.

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>

#include "core/base/check.h"

namespace deconvista::net {

enum class ElementType : std::uint8_t { Float32, Float64, Int64, Int32, Uint8, Int8, Bool };

std::size_t byte_size(ElementType type);

// "float32", as NumPy calls it.
std::string_view name_of(ElementType type);

constexpr bool is_float(ElementType type) {
    return type == ElementType::Float32 || type == ElementType::Float64;
}

// The ElementType of a C++ type. Bool has none: its elements are bytes, 0 or 1.
template <class T>
constexpr ElementType element_type_of() {
    if constexpr (std::is_same_v<T, float>) return ElementType::Float32;
    if constexpr (std::is_same_v<T, double>) return ElementType::Float64;
    if constexpr (std::is_same_v<T, std::int64_t>) return ElementType::Int64;
    if constexpr (std::is_same_v<T, std::int32_t>) return ElementType::Int32;
    if constexpr (std::is_same_v<T, std::uint8_t>) return ElementType::Uint8;
    if constexpr (std::is_same_v<T, std::int8_t>) return ElementType::Int8;
}

// Calls visit(T{}) with the C++ type that holds such elements.
template <class Visit>
auto visit_type(ElementType type, Visit&& visit) {
    switch (type) {
        case ElementType::Float32:
            return visit(float{});
        case ElementType::Float64:
            return visit(double{});
        case ElementType::Int64:
            return visit(std::int64_t{});
        case ElementType::Int32:
            return visit(std::int32_t{});
        case ElementType::Uint8:
        case ElementType::Bool:
            return visit(std::uint8_t{});
        case ElementType::Int8:
            return visit(std::int8_t{});
    }
    DECONVISTA_CHECK(false);
    std::abort();
}

}  // namespace deconvista::net
