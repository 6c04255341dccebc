#include "core/net/element_type.h"

namespace deconvista::net {

std::size_t byte_size(ElementType type) {
    return visit_type(type, [](auto zero) { return sizeof(zero); });
}

std::string_view name_of(ElementType type) {
    switch (type) {
        case ElementType::Float32:
            return "float32";
        case ElementType::Float64:
            return "float64";
        case ElementType::Int64:
            return "int64";
        case ElementType::Int32:
            return "int32";
        case ElementType::Uint8:
            return "uint8";
        case ElementType::Int8:
            return "int8";
        case ElementType::Bool:
            return "bool";
    }
    return {};
}

}  // namespace deconvista::net
