#include "core/text/utf8.h"

#include <cstddef>

namespace deconvista::text {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

struct Decoded {
    char32_t character;
    std::size_t length;
};

std::size_t sequence_length(unsigned char lead) {
    if (lead < 0x80) return 1;
    if (lead >= 0xC2 && lead < 0xE0) return 2;
    if (lead >= 0xE0 && lead < 0xF0) return 3;
    if (lead >= 0xF0 && lead < 0xF5) return 4;
    return 0;
}

// Overlong forms, surrogates and what lies beyond U+10FFFF are not characters.
bool is_character(char32_t value, std::size_t length) {
    constexpr char32_t kSmallest[] = {0, 0, 0x80, 0x800, 0x10000};
    return value >= kSmallest[length] && value <= 0x10FFFF && !(value >= 0xD800 && value < 0xE000);
}

Decoded decode_one(std::string_view bytes) {
    auto const lead = static_cast<unsigned char>(bytes.front());
    auto const length = sequence_length(lead);
    if (length == 0 || length > bytes.size()) return {kReplacement, 1};
    if (length == 1) return {lead, 1};
    char32_t value = lead & (0xFFu >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        if (!is_continuation(bytes[i])) return {kReplacement, 1};
        value = (value << 6) | (static_cast<unsigned char>(bytes[i]) & 0x3Fu);
    }
    if (!is_character(value, length)) return {kReplacement, 1};
    return {value, length};
}

bool acts(char32_t character) {
    bool const control = character < 0x20 || (character >= 0x7F && character < 0xA0);
    bool const separator = character == 0x2028 || character == 0x2029;
    bool const direction = character == 0x200E || character == 0x200F || (character >= 0x202A && character <= 0x202E) ||
                           (character >= 0x2066 && character <= 0x2069);
    return control || separator || direction;
}

// The bytes with those of each character replaced by what `text_of` says of it.
template <class TextOf>
std::string replaced(std::string_view bytes, TextOf&& text_of) {
    std::string result;
    while (!bytes.empty()) {
        auto const decoded = decode_one(bytes);
        result += text_of(decoded, bytes.substr(0, decoded.length));
        bytes.remove_prefix(decoded.length);
    }
    return result;
}

std::string_view valid(Decoded const& decoded, std::string_view bytes) {
    bool const broken = decoded.character == kReplacement && decoded.length == 1;
    return broken ? std::string_view{"\xEF\xBF\xBD"} : bytes;
}

}  // namespace

std::u32string decode_utf8(std::string_view bytes) {
    std::u32string characters;
    while (!bytes.empty()) {
        auto const [character, length] = decode_one(bytes);
        characters += character;
        bytes.remove_prefix(length);
    }
    return characters;
}

std::string valid_utf8(std::string_view bytes) {
    return replaced(bytes, valid);
}

std::size_t valid_prefix(std::string_view bytes) {
    std::size_t length = 0;
    while (length < bytes.size()) {
        if (static_cast<unsigned char>(bytes[length]) < 0x80) {
            ++length;
            continue;
        }
        auto const [character, size] = decode_one(bytes.substr(length));
        if (character == kReplacement && size == 1) break;
        length += size;
    }
    return length;
}

std::string one_line(std::string_view bytes) {
    return replaced(bytes, [](Decoded const& decoded, std::string_view text) {
        return acts(decoded.character) ? std::string_view{" "} : valid(decoded, text);
    });
}

}  // namespace deconvista::text
