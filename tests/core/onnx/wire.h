#pragma once
// ONNX messages by hand: what no writer would write. Field numbers are those of onnx.proto.

#include <cstdint>
#include <string>

#include "core/net/array.h"

namespace deconvista::onnx::wire {

inline std::string varint(std::uint64_t value) {
    std::string text;
    for (; value >= 0x80U; value >>= 7U) text += static_cast<char>((value & 0x7FU) | 0x80U);
    return text + static_cast<char>(value);
}
inline std::string number(int field, std::uint64_t value) {
    return varint(static_cast<std::uint64_t>(field) << 3U) + varint(value);
}
inline std::string text(int field, std::string const& content) {
    return varint(static_cast<std::uint64_t>(field) << 3U | 2U) + varint(content.size()) + content;
}

constexpr int kFloat = 1, kInt64 = 7, kFloat16 = 10;

inline std::string value_info(std::string const& name, int type = kFloat) {
    return text(1, name) + text(2, text(1, number(1, static_cast<std::uint64_t>(type))));
}
inline std::string node(std::string const& operation, std::string const& name, std::string const& input,
                        std::string const& output) {
    return text(1, input) + text(2, output) + text(3, name) + text(4, operation);
}
inline std::string input(std::string const& info) {
    return text(11, info);
}
inline std::string output(std::string const& info) {
    return text(12, info);
}
// The extents and type; what holds the values is added by the caller.
inline std::string tensor(std::string const& name, int type, net::Dims const& dims, std::string const& values) {
    std::string message;
    for (auto const extent : dims) message += number(1, static_cast<std::uint64_t>(extent));
    return message + number(2, static_cast<std::uint64_t>(type)) + text(8, name) + values;
}
inline std::string model(std::string const& graph, std::uint64_t opset = 13) {
    return number(1, 8) + text(7, graph) + text(8, number(2, opset));
}

inline net::Bytes bytes_of(std::string const& content) {
    auto const owner = std::make_shared<std::string const>(content);
    return {owner, std::as_bytes(std::span{*owner})};
}

}  // namespace deconvista::onnx::wire
