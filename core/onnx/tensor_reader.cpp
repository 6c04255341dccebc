#include "core/onnx/tensor_reader.h"

#include <algorithm>
#include <charconv>
#include <cstring>

#include "core/net/half.h"

namespace deconvista::onnx {
namespace {

using net::Array;
using net::Bytes;
using net::Dims;
using net::ElementType;

template <class T, class Field>
Array collect(Dims dims, Field const& field) {
    std::vector<T> values;
    values.reserve(static_cast<std::size_t>(field.size()));
    for (auto const value : field) values.push_back(static_cast<T>(value));
    return {std::move(dims), std::move(values)};
}

// The values of a tensor that has no bytes: each type has its field.
base::Result<Array> read_typed(::onnx::TensorProto const& tensor, std::string const& name, net::StoredType const& type,
                               Dims const& dims, std::int64_t count) {
    auto const found = [&]() -> std::int64_t {
        switch (type.type) {
            case ElementType::Float32:
                return type.precision == net::Precision::Half ? tensor.int32_data_size() : tensor.float_data_size();
            case ElementType::Float64:
                return tensor.double_data_size();
            case ElementType::Int64:
                return tensor.int64_data_size();
            case ElementType::Int32:
            case ElementType::Uint8:
            case ElementType::Int8:
            case ElementType::Bool:
                return tensor.int32_data_size();
        }
        return 0;
    }();
    if (found != count)
        return base::refused("model_tensor_values",
                             {name, std::to_string(found), net::to_text(dims), std::to_string(count)});
    switch (type.type) {
        case ElementType::Float32: {
            if (type.precision != net::Precision::Half) return collect<float>(dims, tensor.float_data());
            std::vector<float> values;
            for (auto const bits : tensor.int32_data())
                values.push_back(net::from_half(static_cast<std::uint16_t>(bits)));
            return Array{dims, std::move(values)};
        }
        case ElementType::Float64:
            return collect<double>(dims, tensor.double_data());
        case ElementType::Int64:
            return collect<std::int64_t>(dims, tensor.int64_data());
        case ElementType::Int32:
            return collect<std::int32_t>(dims, tensor.int32_data());
        case ElementType::Int8:
            return collect<std::int8_t>(dims, tensor.int32_data());
        case ElementType::Uint8:
            return collect<std::uint8_t>(dims, tensor.int32_data());
        case ElementType::Bool:
            break;
    }
    std::vector<std::uint8_t> truths;
    for (auto const value : tensor.int32_data()) truths.push_back(value != 0 ? 1 : 0);
    return Array{dims, std::move(truths)}.with_type_bool();
}

base::Result<Array> read_raw(std::string const& name, net::StoredType const& type, Dims const& dims, std::int64_t count,
                             Bytes const& bytes) {
    auto const needed = static_cast<std::uint64_t>(count) * net::stored_size(type);
    if (bytes.span.size() != needed)
        return base::refused("model_tensor_bytes",
                             {name, std::to_string(bytes.span.size()), net::to_text(dims), std::to_string(needed)});
    return net::array_from_stored(type, dims, bytes);
}

std::optional<std::uint64_t> parse_size(std::string const& text) {
    std::uint64_t size = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), size);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return size;
}

// A file name and nothing else: no path, no way up, nothing that a system reads as more than a name.
bool is_plain_name(std::string const& name) {
    return !name.empty() && name.size() <= 255 && name != "." && name != ".." &&
           name.find_first_of(std::string{"/\\:\0", 4}) == std::string::npos;
}

base::Result<Bytes> read_external(::onnx::TensorProto const& tensor, std::string const& name, std::uint64_t needed,
                                  Neighbour const& neighbour) {
    std::string location;
    std::uint64_t offset = 0, length = needed;
    for (auto const& entry : tensor.external_data()) {
        if (entry.key() == "location") location = entry.value();
        if (entry.key() != "offset" && entry.key() != "length") continue;
        auto const size = parse_size(entry.value());
        if (!size) return base::refused("model_external_size", {name, entry.key(), entry.value()});
        (entry.key() == "offset" ? offset : length) = *size;
    }
    if (!is_plain_name(location)) return base::refused("model_external_name", {name, location});
    if (length != needed)
        return base::refused("model_external_length", {name, std::to_string(length), std::to_string(needed)});
    auto const file = neighbour(location);
    if (!file) return file.problem();
    if (offset > file->span.size() || length > file->span.size() - offset)
        return base::refused("model_external_range", {name, std::to_string(offset), std::to_string(length), location,
                                                      std::to_string(file->span.size())});
    return Bytes{file->owner, file->span.subspan(offset, length)};
}

// The exponent is all ones and the mantissa is not 0. Without branches, so that large weights are read at the speed of
// the memory.
bool holds_nan(std::span<std::byte const> floats) {
    std::uint32_t found = 0;
    for (std::size_t i = 0; i + sizeof(float) <= floats.size(); i += sizeof(float)) {
        std::uint32_t bits = 0;
        std::memcpy(&bits, floats.data() + i, sizeof bits);
        found |= static_cast<std::uint32_t>((bits & 0x7FFF'FFFFU) > 0x7F80'0000U);
    }
    return found != 0;
}

}  // namespace

std::optional<net::StoredType> type_from(int onnx_type) {
    using ::onnx::TensorProto;
    switch (onnx_type) {
        case TensorProto::FLOAT:
            return net::StoredType{ElementType::Float32, net::Precision::Full};
        case TensorProto::FLOAT16:
            return net::StoredType{ElementType::Float32, net::Precision::Half};
        case TensorProto::DOUBLE:
            return net::StoredType{ElementType::Float64, net::Precision::Full};
        case TensorProto::INT64:
            return net::StoredType{ElementType::Int64, net::Precision::Full};
        case TensorProto::INT32:
            return net::StoredType{ElementType::Int32, net::Precision::Full};
        case TensorProto::UINT8:
            return net::StoredType{ElementType::Uint8, net::Precision::Full};
        case TensorProto::INT8:
            return net::StoredType{ElementType::Int8, net::Precision::Full};
        case TensorProto::BOOL:
            return net::StoredType{ElementType::Bool, net::Precision::Full};
        default:
            return std::nullopt;
    }
}

std::string name_of_type(int onnx_type) {
    auto name = ::onnx::TensorProto_DataType_Name(static_cast<::onnx::TensorProto_DataType>(onnx_type));
    if (name.empty()) return std::to_string(onnx_type);
    std::ranges::transform(name, name.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return name;
}

base::Result<Array> read_tensor(::onnx::TensorProto const& tensor, std::string const& name, Bytes const& bulk,
                                Neighbour const& neighbour) {
    auto const type = type_from(tensor.data_type());
    if (!type) return base::refused("model_tensor_type", {name, name_of_type(tensor.data_type())});
    Dims const dims{tensor.dims().begin(), tensor.dims().end()};
    auto const count = net::count_elements(dims);
    if (!count || dims.size() > net::kMaxAxes) return base::refused("model_tensor_dims", {name, net::to_text(dims)});

    auto const array = [&]() -> base::Result<Array> {
        if (tensor.data_location() == ::onnx::TensorProto::EXTERNAL) {
            auto const bytes =
                read_external(tensor, name, static_cast<std::uint64_t>(*count) * net::stored_size(*type), neighbour);
            if (!bytes) return bytes.problem();
            return read_raw(name, *type, dims, *count, *bytes);
        }
        if (!bulk.span.empty()) return read_raw(name, *type, dims, *count, bulk);
        if (tensor.raw_data().empty()) return read_typed(tensor, name, *type, dims, *count);
        auto const copy = std::make_shared<std::string const>(tensor.raw_data());
        return read_raw(name, *type, dims, *count, {copy, std::as_bytes(std::span{*copy})});
    }();
    if (array && array->type() == ElementType::Float32 && holds_nan(array->bytes().span))
        return base::refused("model_tensor_nan", {name});
    return array;
}

}  // namespace deconvista::onnx
