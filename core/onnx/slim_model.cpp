#include "core/onnx/slim_model.h"

#include <cstdint>

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/wire_format_lite.h>

namespace deconvista::onnx {
namespace {

using google::protobuf::internal::WireFormatLite;
using google::protobuf::io::CodedInputStream;

// Field numbers of onnx.proto.
constexpr int kModelGraph = 7;
constexpr int kGraphInitializer = 5;
constexpr int kTensorRawData = 9;

constexpr std::size_t kWorthPointingAt = 256;
// A field of two bytes becomes an object of a hundred: what is parsed is limited by its fields as well. The largest
// networks have some ten thousand nodes of a dozen fields.
constexpr std::int64_t kMostFields = 400'000;
constexpr int kDeepest = 20;  // nodes that hold graphs among them

constexpr std::size_t kMaxMessage = (std::size_t{1} << 31U) - 1;  // protobuf's own limit

struct Field {
    std::uint32_t tag{};
    std::span<std::byte const> whole;    // with its tag
    std::span<std::byte const> content;  // of a length-delimited field, without tag and length
    int number() const { return WireFormatLite::GetTagFieldNumber(tag); }
    bool is_delimited() const {
        return WireFormatLite::GetTagWireType(tag) == WireFormatLite::WIRETYPE_LENGTH_DELIMITED;
    }
};

// The fields of one message, one after the other.
class Fields {
public:
    explicit Fields(std::span<std::byte const> message)
        : message_{message},
          stream_{reinterpret_cast<std::uint8_t const*>(message.data()), static_cast<int>(message.size())} {}

    // False at the end, or where the message is broken.
    bool next(Field& field) {
        auto const begin = position();
        field = {};
        field.tag = stream_.ReadTag();
        if (field.tag == 0) return fail_unless(begin == message_.size());
        if (field.is_delimited()) {
            std::uint32_t length = 0;
            if (!stream_.ReadVarint32(&length)) return fail_unless(false);
            auto const content = position();
            if (length > message_.size() - content || !stream_.Skip(static_cast<int>(length)))
                return fail_unless(false);
            field.content = message_.subspan(content, length);
        } else if (!WireFormatLite::SkipField(&stream_, field.tag)) {
            return fail_unless(false);
        }
        field.whole = message_.subspan(begin, position() - begin);
        return true;
    }

    bool is_broken() const { return is_broken_; }

private:
    std::size_t position() const { return static_cast<std::size_t>(stream_.CurrentPosition()); }
    bool fail_unless(bool fine) {
        is_broken_ = !fine;
        return false;
    }

    std::span<std::byte const> message_;
    CodedInputStream stream_;
    bool is_broken_{false};
};

void append(std::string& text, std::span<std::byte const> bytes) {
    text.append(reinterpret_cast<char const*>(bytes.data()), bytes.size());
}

void append_message(std::string& text, std::uint32_t tag, std::string const& content) {
    for (auto value : {static_cast<std::uint64_t>(tag), static_cast<std::uint64_t>(content.size())}) {
        for (; value >= 0x80U; value >>= 7U) text.push_back(static_cast<char>((value & 0x7FU) | 0x80U));
        text.push_back(static_cast<char>(value));
    }
    text += content;
}

// How many length-delimited fields lie in the content of one, if it is a message, and in theirs. What kind of message
// is not asked: text and numbers that happen to read as one count a little too much.
std::int64_t count_fields(std::span<std::byte const> content, std::int64_t most, int depth = 0) {
    std::int64_t count = 0;
    Fields fields{content};
    for (Field field; count <= most && fields.next(field);)
        if (field.is_delimited())
            count += 1 + (depth < kDeepest ? count_fields(field.content, most - count, depth + 1) : 0);
    return count;
}

class Slimming {
public:
    explicit Slimming(std::size_t limit) : left_{limit} {}

    bool model(std::span<std::byte const> message, std::string& text) {
        return each_field(message, [&](Field const& field) {
            if (field.number() != kModelGraph || !field.is_delimited()) return keep(field, text);
            std::string content;
            if (!graph(field.content, content)) return false;
            append_message(text, field.tag, content);
            return true;
        });
    }

    std::vector<std::span<std::byte const>> initializers;
    bool is_too_large{false};

private:
    bool graph(std::span<std::byte const> message, std::string& text) {
        return each_field(message, [&](Field const& field) {
            if (field.number() != kGraphInitializer || !field.is_delimited()) return keep(field, text);
            if (--fields_left_ < 0) is_too_large = true;
            std::string content;
            initializers.emplace_back();
            if (!tensor(field.content, content)) return false;
            append_message(text, field.tag, content);
            return true;
        });
    }

    bool tensor(std::span<std::byte const> message, std::string& text) {
        return each_field(message, [&](Field const& field) {
            bool const is_bulk =
                field.number() == kTensorRawData && field.is_delimited() && field.content.size() >= kWorthPointingAt;
            if (!is_bulk) return keep(field, text);
            initializers.back() = field.content;
            return true;
        });
    }

    bool keep(Field const& field, std::string& text) {
        if (field.is_delimited()) fields_left_ -= 1 + count_fields(field.content, fields_left_);
        if (field.whole.size() > left_ || fields_left_ < 0) is_too_large = true;
        if (is_too_large) return false;
        left_ -= field.whole.size();
        append(text, field.whole);
        return true;
    }

    template <class Visit>
    bool each_field(std::span<std::byte const> message, Visit&& visit) {
        Fields fields{message};
        for (Field field; fields.next(field);)
            if (!visit(field)) return false;
        return !fields.is_broken();
    }

    std::size_t left_;
    std::int64_t fields_left_{kMostFields};
};

}  // namespace

SlimResult slim(std::span<std::byte const> file, std::size_t limit) {
    if (file.size() > kMaxMessage) return {std::nullopt, SlimFault::TooLarge};
    Slimming slimming{limit};
    SlimModel model;
    if (!slimming.model(file, model.text))
        return {std::nullopt, slimming.is_too_large ? SlimFault::TooLarge : SlimFault::Broken};
    model.initializers = std::move(slimming.initializers);
    return {std::move(model), {}};
}

}  // namespace deconvista::onnx
