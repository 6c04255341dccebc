#include "app/export/base64url.h"

namespace deconvista::exporting {
namespace {

constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

}  // namespace

std::string as_base64url(std::span<std::uint8_t const> bytes) {
    std::string text;
    std::uint32_t bits = 0;
    int held = 0;
    for (auto const byte : bytes) {
        bits = bits << 8 | byte;
        for (held += 8; held >= 6; held -= 6) text += kLetters[bits >> (held - 6) & 63];
    }
    if (held > 0) text += kLetters[bits << (6 - held) & 63];
    return text;
}

std::optional<std::vector<std::uint8_t>> from_base64url(std::string_view text) {
    std::vector<std::uint8_t> bytes;
    std::uint32_t bits = 0;
    int held = 0;
    for (auto const letter : text) {
        auto const value = kLetters.find(letter);
        if (value == std::string_view::npos) return std::nullopt;
        bits = bits << 6 | static_cast<std::uint32_t>(value);
        held += 6;
        if (held < 8) continue;
        held -= 8;
        bytes.push_back(static_cast<std::uint8_t>(bits >> held & 255));
    }
    // What is left over are the zeros that fill the last letter.
    bool const whole = held < 6 && (bits & ((1U << held) - 1)) == 0;
    return whole ? std::optional{std::move(bytes)} : std::nullopt;
}

}  // namespace deconvista::exporting
