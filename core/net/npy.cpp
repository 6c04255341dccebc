#include "core/net/npy.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <optional>
#include <string_view>

#include "core/net/storage.h"

namespace deconvista::net {
namespace {

constexpr std::string_view kMagic{"\x93NUMPY", 6};
constexpr std::size_t kMaxHeader = std::size_t{64} << 10;
constexpr char kTypes[] = "<f4, <f8, <f2, <i8, <i4, |u1, |i1, |b1";

struct Type {
    std::string_view descr;
    StoredType stored;
};
constexpr std::array kKnown{
    Type{"<f4", {ElementType::Float32, Precision::Full}}, Type{"<f2", {ElementType::Float32, Precision::Half}},
    Type{"<f8", {ElementType::Float64, Precision::Full}}, Type{"<i8", {ElementType::Int64, Precision::Full}},
    Type{"<i4", {ElementType::Int32, Precision::Full}},   Type{"|u1", {ElementType::Uint8, Precision::Full}},
    Type{"|i1", {ElementType::Int8, Precision::Full}},    Type{"|b1", {ElementType::Bool, Precision::Full}},
};

// '<u1' and '=f4' are other spellings of what NumPy itself writes.
Type const* find_type(std::string descr) {
    if (descr.size() == 3 && descr[0] == '=') descr[0] = '<';
    if (descr.size() == 3 && descr[2] == '1' && (descr[0] == '<' || descr[0] == '>')) descr[0] = '|';
    auto const* const found = std::ranges::find(kKnown, descr, &Type::descr);
    return found == kKnown.end() ? nullptr : found;
}

struct Header {
    std::string descr;
    bool is_column_major{};
    Dims dims;
};

// The header's text, a Python dictionary of three entries: {'descr': '<f4', 'fortran_order': False, 'shape': (1, 3), }
class HeaderReader {
public:
    explicit HeaderReader(std::string_view text) : text_{text} {}

    std::optional<Header> read() {
        if (!take("{")) return std::nullopt;
        while (!take("}")) {
            auto const key = quoted();
            if (!key || !take(":") || !value(*key)) return std::nullopt;
            if (!take(",") && peek() != '}') return std::nullopt;
        }
        if (peek() != '\0' || !has_descr_ || !has_order_ || !has_shape_) return std::nullopt;
        return header_;
    }

private:
    bool value(std::string_view key) {
        if (key == "descr" && !std::exchange(has_descr_, true)) {
            auto const descr = quoted();
            if (descr) header_.descr = *descr;
            return descr.has_value();
        }
        if (key == "fortran_order" && !std::exchange(has_order_, true)) {
            header_.is_column_major = take("True");
            return header_.is_column_major || take("False");
        }
        return key == "shape" && !std::exchange(has_shape_, true) && shape();
    }

    bool shape() {
        if (!take("(")) return false;
        while (!take(")")) {
            auto const extent = number();
            if (!extent || header_.dims.size() >= kMaxAxes) return false;
            header_.dims.push_back(*extent);
            if (!take(",") && peek() != ')') return false;
        }
        return true;
    }

    std::optional<std::int64_t> number() {
        peek();
        std::int64_t value = 0;
        auto const [end, error] = std::from_chars(text_.data(), text_.data() + text_.size(), value);
        if (error != std::errc{} || value < 0) return std::nullopt;
        text_.remove_prefix(static_cast<std::size_t>(end - text_.data()));
        take("L");  // Python 2 wrote long integers so
        return value;
    }

    std::optional<std::string_view> quoted() {
        auto const mark = peek();
        if (mark != '\'' && mark != '"') return std::nullopt;
        auto const end = text_.find(mark, 1);
        if (end == std::string_view::npos) return std::nullopt;
        auto const inside = text_.substr(1, end - 1);
        text_.remove_prefix(end + 1);
        return inside;
    }

    bool take(std::string_view word) {
        peek();
        if (!text_.starts_with(word)) return false;
        text_.remove_prefix(word.size());
        return true;
    }

    // The next character that is not white space; 0 at the end.
    char peek() {
        while (!text_.empty() && (text_[0] == ' ' || text_[0] == '\n')) text_.remove_prefix(1);
        return text_.empty() ? '\0' : text_[0];
    }

    std::string_view text_;
    Header header_;
    bool has_descr_{}, has_order_{}, has_shape_{};
};

// What stands before the values, and the values.
struct Parts {
    std::string_view header;
    std::span<std::byte const> values;
};

std::optional<Parts> split(std::span<std::byte const> file) {
    std::string_view const text{reinterpret_cast<char const*>(file.data()), file.size()};
    constexpr std::size_t kVersion = kMagic.size(), kLength = kVersion + 2;
    if (!text.starts_with(kMagic) || text.size() < kLength) return std::nullopt;
    auto const version = static_cast<unsigned char>(text[kVersion]);
    if (version < 1 || version > 3) return std::nullopt;
    std::size_t const width = version == 1 ? 2 : 4;
    if (text.size() < kLength + width) return std::nullopt;
    std::size_t length = 0;
    for (auto i = width; i-- > 0;) length = length << 8U | static_cast<unsigned char>(text[kLength + i]);
    auto const begin = kLength + width;
    if (length > kMaxHeader || length > text.size() - begin) return std::nullopt;
    return Parts{text.substr(begin, length), file.subspan(begin + length)};
}

// Column-major bytes in row-major order.
Bytes row_major(Bytes const& bytes, Dims const& dims, std::size_t size) {
    auto const sorted = std::make_shared<std::vector<std::byte>>(bytes.span.size());
    Dims strides(dims.size(), 1);
    for (std::size_t axis = 1; axis < dims.size(); ++axis) strides[axis] = strides[axis - 1] * dims[axis - 1];
    Dims index(dims.size(), 0);
    for (std::size_t at = 0; at < sorted->size(); at += size, advance(dims, index)) {
        std::int64_t source = 0;
        for (std::size_t axis = 0; axis < dims.size(); ++axis) source += index[axis] * strides[axis];
        std::memcpy(sorted->data() + at, bytes.span.data() + static_cast<std::size_t>(source) * size, size);
    }
    return {sorted, *sorted};
}

Type const& type_of(ElementType type, Precision precision) {
    StoredType const stored{type, type == ElementType::Float32 ? precision : Precision::Full};
    return *std::ranges::find(kKnown, stored, &Type::stored);
}

std::string header_of(Type const& type, Dims const& dims) {
    auto shape = to_text(dims);
    shape.front() = '(';
    shape.back() = ')';
    if (dims.size() == 1) shape.insert(shape.size() - 1, ",");
    return "{'descr': '" + std::string{type.descr} + "', 'fortran_order': False, 'shape': " + shape + ", }";
}

}  // namespace

base::Result<Array> read_npy(Bytes const& file) {
    auto const parts = split(file.span);
    if (!parts) return base::refused("npy_broken");
    auto const header = HeaderReader{parts->header}.read();
    if (!header) return base::refused("npy_header");
    auto const* const type = find_type(header->descr);
    if (type == nullptr) return base::refused("npy_type", {header->descr, kTypes});
    auto const count = count_elements(header->dims);
    if (!count) return base::refused("npy_dims", {to_text(header->dims)});
    auto const needed = static_cast<std::uint64_t>(*count) * stored_size(type->stored);
    if (needed != parts->values.size())
        return base::refused("npy_size",
                             {to_text(header->dims), std::to_string(needed), std::to_string(parts->values.size())});
    Bytes bytes{file.owner, parts->values};
    if (header->is_column_major && header->dims.size() > 1)
        bytes = row_major(bytes, header->dims, stored_size(type->stored));
    return array_from_stored(type->stored, header->dims, bytes);
}

std::string write_npy(Array const& array, Precision precision) {
    auto const& type = type_of(array.type(), precision);
    auto header = header_of(type, array.dims());
    constexpr std::size_t kBefore = kMagic.size() + 4, kAlignment = 64;
    header.append(kAlignment - 1 - (kBefore + header.size()) % kAlignment, ' ');
    header += '\n';
    std::string file{kMagic};
    file += {'\1', '\0', static_cast<char>(header.size() & 0xFFU), static_cast<char>(header.size() >> 8U)};
    file += header;
    return file + stored_bytes(array, type.stored.precision);
}

}  // namespace deconvista::net
