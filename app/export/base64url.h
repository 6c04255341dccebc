#pragma once
// Bytes as letters that survive in links and file names: base64url of RFC 4648, without padding.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace deconvista::exporting {

std::string as_base64url(std::span<std::uint8_t const> bytes);

// Nothing for other characters, and for a text that no bytes give.
std::optional<std::vector<std::uint8_t>> from_base64url(std::string_view text);

}  // namespace deconvista::exporting
