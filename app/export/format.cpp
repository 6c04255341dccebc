#include "app/export/format.h"

#include <algorithm>
#include <array>

#include "core/base/check.h"

namespace deconvista::exporting {
namespace {

// The fastest rate of a GIF is that at which browsers still keep its delays: 2 hundredths of a second.
constexpr std::array kFormats{
    FormatTraits{Format::Frames, "frames", Pictures::Moving, true, true, 0, 240},
    FormatTraits{Format::Png, "png", Pictures::One, true, true, 0, 0},
    FormatTraits{Format::Svg, "svg", Pictures::One, true, true, 0, 0},
    FormatTraits{Format::Pdf, "pdf", Pictures::Pages, true, true, 0, 0},
    FormatTraits{Format::Tex, "tex", Pictures::Pages, true, true, 0, 0},
    FormatTraits{Format::Mp4, "mp4", Pictures::Moving, false, true, 30, 240},
    FormatTraits{Format::WebM, "webm", Pictures::Moving, true, true, 30, 240},
    FormatTraits{Format::Gif, "gif", Pictures::Moving, false, true, 0, 50},
    FormatTraits{Format::Apng, "apng", Pictures::Moving, true, true, 0, 100},
    FormatTraits{Format::Html, "html", Pictures::Pages, true, true, 0, 0},
    FormatTraits{Format::Pptx, "pptx", Pictures::Pages, true, false, 0, 0},
};

std::string lower_case(std::string_view text) {
    std::string lower{text};
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return lower;
}

}  // namespace

std::span<FormatTraits const> formats() {
    return kFormats;
}

FormatTraits const& traits_of(Format format) {
    auto const found = std::ranges::find(kFormats, format, &FormatTraits::format);
    DECONVISTA_CHECK(found != kFormats.end());
    return *found;
}

std::optional<Format> format_from(std::string_view name) {
    auto const found = std::ranges::find(kFormats, name, &FormatTraits::name);
    return found == kFormats.end() ? std::nullopt : std::optional{found->format};
}

std::optional<Format> format_of(std::string_view out) {
    auto const name = out.substr(out.rfind('/') + 1);
    auto const dot = name.rfind('.');
    if (name.empty() || dot == std::string_view::npos || dot == 0 || name == "..") return Format::Frames;
    auto const ending = lower_case(name.substr(dot + 1));
    if (ending == "png" && name.find('%') != std::string_view::npos) return Format::Frames;
    auto const format = ending == "htm" ? Format::Html : format_from(ending);
    return format == Format::Frames ? std::nullopt : format;
}

std::string format_list() {
    std::string list;
    for (auto const& format : kFormats) list.append(list.empty() ? "" : ", ").append(format.name);
    return list;
}

}  // namespace deconvista::exporting
