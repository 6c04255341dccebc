#pragma once
// UTF-8, as far as the project needs it. Malformed bytes become U+FFFD.

#include <cstddef>
#include <string>
#include <string_view>

namespace deconvista::text {

std::u32string decode_utf8(std::string_view bytes);

// The same text with each malformed byte replaced by U+FFFD.
std::string valid_utf8(std::string_view bytes);

// Valid UTF-8 as well, with a space for each character that does not print but acts: ASCII's and Unicode's controls,
// line and paragraph separators, changes of the writing direction.
std::string one_line(std::string_view bytes);

// How many bytes from the beginning on are well-formed; all of them, if all are. Allocates nothing.
std::size_t valid_prefix(std::string_view bytes);

// Whether the byte continues a character that an earlier byte began.
constexpr bool is_continuation(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0u) == 0x80u;
}

}  // namespace deconvista::text
