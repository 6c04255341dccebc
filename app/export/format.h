#pragma once
// What can be exported: which formats there are, how the name of a file asks for one, and what each can do.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace deconvista::exporting {

enum class Format : std::uint8_t { Frames, Png, Svg, Pdf, Tex, Mp4, WebM, Gif, Apng, Html, Pptx };

// One: a picture of one step. Pages: one for each step, turned by who reads. Moving: frames that follow one another in
// time.
enum class Pictures : std::uint8_t { One, Pages, Moving };

struct FormatTraits {
    Format format{};
    std::string_view name;  // for --format; also the ending of a file, but that of Frames
    Pictures pictures{};
    bool can_be_transparent{};
    bool carries_scene{};   // can be opened again
    double default_rate{};  // frames a second unless told; 0 = a frame for each step
    double fastest_rate{};  // Moving only
};

std::span<FormatTraits const> formats();
FormatTraits const& traits_of(Format format);

std::optional<Format> format_from(std::string_view name);

// By the ending, whatever its case; a slash at the end, no ending, or a %05d in the name asks for Frames. Nothing for
// an unknown ending. A directory that exists is for the caller to recognise.
std::optional<Format> format_of(std::string_view out);

// "frames, png, svg, ..."
std::string format_list();

}  // namespace deconvista::exporting
