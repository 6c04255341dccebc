#include "app/export/carried_scene.h"

#include <algorithm>
#include <charconv>
#include <system_error>

#include "app/export/png.h"
#include "app/paint/text_layout.h"

namespace deconvista::exporting {
namespace {

std::string_view text_of(Bytes bytes) {
    return {reinterpret_cast<char const*>(bytes.data()), bytes.size()};
}

void append_escape(std::string& to, std::uint32_t unit) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    to += "\\u";
    for (int shift = 12; shift >= 0; shift -= 4) to += kDigits[unit >> shift & 15];
}

// UTF-16, as JSON escapes are.
void append_escaped(std::string& to, char32_t character) {
    if (character < 0x10000) return append_escape(to, character);
    append_escape(to, 0xD800 + ((character - 0x10000) >> 10));
    append_escape(to, 0xDC00 + (character & 0x3FF));
}

// The JSON object at the beginning of the text, up to its closing brace.
std::optional<std::string> object_at(std::string_view text) {
    if (!text.starts_with('{')) return std::nullopt;
    int depth = 0;
    bool in_string = false;
    for (std::size_t i = 0; i < std::min(text.size(), kLongestScene); ++i) {
        char const c = text[i];
        if (in_string) {
            if (c == '\\') ++i;
            if (c == '"') in_string = false;
            continue;
        }
        if (c == '"') in_string = true;
        if (c == '{') ++depth;
        if (c == '}' && --depth == 0) return std::string{text.substr(0, i + 1)};
    }
    return std::nullopt;
}

std::optional<std::string> marked_scene(std::string_view text) {
    auto const mark = text.find(kSceneMark);
    return mark == std::string_view::npos ? std::nullopt : object_at(text.substr(mark + kSceneMark.size()));
}

// A PDF writes text in brackets and puts a backslash before brackets and backslashes, ...
std::optional<std::string> scene_in_brackets(std::string_view file) {
    auto const begin = file.find("(" + std::string{kSceneMark});
    if (begin == std::string_view::npos) return std::nullopt;
    std::string text;
    for (auto i = begin + 1; i < file.size() && text.size() < 2 * kLongestScene && file[i] != ')'; ++i) {
        if (file[i] == '\\' && ++i == file.size()) break;
        text += file[i];
    }
    return marked_scene(text);
}

// ... or as the hexadecimal digits of UTF-16, of which only ASCII is used.
std::optional<std::string> scene_in_digits(std::string_view file) {
    constexpr std::string_view kBegin = "<FEFF";
    constexpr std::size_t kDigits = 4;
    std::string mark;
    for (char const c : kSceneMark) {
        constexpr std::string_view kNames = "0123456789ABCDEF";
        mark += "00";
        mark += kNames[static_cast<std::size_t>(c) >> 4];
        mark += kNames[static_cast<std::size_t>(c) & 15];
    }
    auto const begin = file.find(std::string{kBegin} + mark);
    if (begin == std::string_view::npos) return std::nullopt;
    std::string text;
    for (auto i = begin + kBegin.size(); i + kDigits <= file.size() && text.size() < 2 * kLongestScene; i += kDigits) {
        unsigned unit = 0;
        auto const digits = file.substr(i, kDigits);
        auto const [end, error] = std::from_chars(digits.data(), digits.data() + kDigits, unit, 16);
        if (error != std::errc{} || end != digits.data() + kDigits || unit >= 0x80) break;
        text += static_cast<char>(unit);
    }
    return marked_scene(text);
}

std::optional<std::string> scene_in_pdf(std::string_view file) {
    auto const found = scene_in_brackets(file);
    return found ? found : scene_in_digits(file);
}

// ---- GIF: blocks of blocks

// The pieces of a block, put together; they are taken off the rest. Only what begins like a scene is kept.
std::optional<std::string> take_pieces(Bytes& rest) {
    std::string text;
    while (!rest.empty()) {
        std::size_t const length = rest[0];
        if (rest.size() < 1 + length) return std::nullopt;
        if (length > 0 && text.size() < kLongestScene + kSceneMark.size()) text += text_of(rest.subspan(1, length));
        rest = rest.subspan(1 + length);
        if (length == 0) return text;
    }
    return std::nullopt;
}

std::size_t palette_bytes(std::uint8_t flags) {
    return (flags & 0x80) != 0 ? std::size_t{3} << ((flags & 7) + 1) : 0;
}

std::optional<std::string> scene_in_gif(Bytes file) {
    constexpr std::size_t kHeader = 13;
    constexpr std::uint8_t kExtension = 0x21, kComment = 0xFE;
    if (file.size() < kHeader || file.size() < kHeader + palette_bytes(file[10])) return std::nullopt;
    auto rest = file.subspan(kHeader + palette_bytes(file[10]));
    while (rest.size() > 2) {
        // The scene stands before the first image.
        if (rest[0] != kExtension) return std::nullopt;
        bool const is_comment = rest[1] == kComment;
        rest = rest.subspan(2);
        auto const text = take_pieces(rest);
        if (!text) return std::nullopt;
        if (is_comment && text->starts_with(kSceneMark))
            return object_at(std::string_view{*text}.substr(kSceneMark.size()));
    }
    return std::nullopt;
}

// ---- which kind of file it is

enum class Kind { Other, Png, Gif, Pdf, Marked };

Kind kind_of(Bytes file) {
    auto const text = text_of(file.first(std::min<std::size_t>(file.size(), 64)));
    if (text.starts_with("\x89PNG")) return Kind::Png;
    if (text.starts_with("GIF8")) return Kind::Gif;
    if (text.starts_with("%PDF-")) return Kind::Pdf;
    bool const is_mp4 = text.size() > 8 && text.substr(4, 4) == "ftyp";
    bool const is_webm = text.starts_with("\x1A\x45\xDF\xA3");
    bool const is_text = text.starts_with("<") || text.starts_with("% Deconvista");
    return is_mp4 || is_webm || is_text ? Kind::Marked : Kind::Other;
}

}  // namespace

std::string as_ascii_json(std::string_view json) {
    std::string ascii;
    while (!json.empty()) {
        auto const character = paint::take_character(json);
        bool const is_special = character == '<' || character == '>' || character == '&';
        if (character >= 0x20 && character < 0x7F && !is_special)
            ascii += static_cast<char>(character);
        else
            append_escaped(ascii, character);
    }
    return ascii;
}

std::string carried(std::string json) {
    while (!json.empty() && json.back() == '\n') json.pop_back();
    return json.size() <= kLongestScene ? json : "";
}

std::optional<std::string> carried_scene(Bytes file) {
    switch (kind_of(file)) {
        case Kind::Png:
            return scene_in_png(file);
        case Kind::Gif:
            return scene_in_gif(file);
        case Kind::Pdf:
            return scene_in_pdf(text_of(file));
        case Kind::Marked:
            return marked_scene(text_of(file));
        case Kind::Other:
            break;
    }
    return std::nullopt;
}

bool may_carry_scene(Bytes file) {
    return kind_of(file) != Kind::Other;
}

}  // namespace deconvista::exporting
