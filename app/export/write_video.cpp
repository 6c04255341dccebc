// MP4 and WebM, by ffmpeg: a program of its own that takes pixels through a pipe.

#include <cstdio>

#include "app/export/child_process.h"
#include "app/export/writers.h"
#include "core/base/number_text.h"

namespace deconvista::exporting {
namespace {

using Arguments = std::vector<std::string>;

std::string hexadecimal(figure::Color color) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text = "0x";
    for (auto const channel : {color.red, color.green, color.blue}) {
        text += kDigits[channel >> 4];
        text += kDigits[channel & 15];
    }
    return text;
}

void append(Arguments& arguments, std::initializer_list<char const*> more) {
    arguments.insert(arguments.end(), more.begin(), more.end());
}

// Sides are made even with the ground's colour: 4:2:0 wants pairs of pixels. Colours are tagged as what they are.
std::string filters(Task const& task, bool transparent) {
    auto const padding = transparent ? std::string{"black@0"} : hexadecimal(task.show.ground());
    return "pad=ceil(iw/2)*2:ceil(ih/2)*2:0:0:color=" + padding +
           ",scale=out_color_matrix=bt709:out_range=tv,format=" + (transparent ? "yuva420p" : "yuv420p");
}

// The number of threads is fixed and nothing of the day or the machine is written, so that the same ffmpeg makes the
// same bytes everywhere.
Arguments arguments_of(Task const& task, std::string const& output) {
    auto const& settings = task.settings();
    auto const& pixels = task.show.canvas().pixels;
    bool const mp4 = settings.format == Format::Mp4;
    bool const transparent = task.show.canvas().ground == Ground::Transparent;
    Arguments arguments{"ffmpeg"};
    append(arguments, {"-hide_banner", "-nostats", "-loglevel", "error", "-xerror", "-nostdin", "-y"});
    append(arguments, {"-f", "rawvideo", "-pix_fmt", transparent ? "bgra" : "bgr0", "-video_size"});
    arguments.push_back(base::to_text(pixels.width) + "x" + base::to_text(pixels.height));
    arguments.insert(
        arguments.end(),
        {"-framerate", base::shortest(settings.frames_per_second.value_or(traits_of(settings.format).default_rate)),
         "-i", "pipe:0", "-an", "-vf", filters(task, transparent)});
    if (mp4)
        append(arguments, {"-c:v", "libx264", "-preset", "medium", "-tune", "animation", "-crf", "18"});
    else  // the slower ways need six times as long and save a seventh of the bytes
        append(arguments, {"-c:v", "libvpx-vp9", "-b:v", "0", "-crf", "24", "-deadline", "realtime", "-cpu-used", "6"});
    if (!mp4) append(arguments, {"-row-mt", "1", "-auto-alt-ref", transparent ? "0" : "1"});
    append(arguments, {"-threads", "4", "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709"});
    append(arguments, {"-color_range", "tv", "-fflags", "+bitexact", "-flags:v", "+bitexact", "-map_metadata", "-1"});
    arguments.insert(arguments.end(), {"-metadata", "title=" + task.show.title()});
    if (!task.scene.empty())
        arguments.insert(arguments.end(),
                         {"-metadata", "comment=" + std::string{kSceneMark} + as_ascii_json(task.scene)});
    if (mp4) append(arguments, {"-movflags", "+faststart"});
    append(arguments, {"-f", mp4 ? "mp4" : "webm"});
    arguments.push_back("file:" + output);
    return arguments;
}

std::span<std::uint8_t const> bytes_of(paint::PixelBuffer const& picture) {
    return {reinterpret_cast<std::uint8_t const*>(picture.pixels.data()), 4 * picture.pixels.size()};
}

base::Result<Ending> encode(Task const& task, ChildProcess& ffmpeg) {
    auto const& canvas = task.show.canvas();
    // Pixels are drawn where they wait for ffmpeg.
    Stages<paint::CairoFonts, paint::PixelBuffer> stages;
    stages.bench = [&] { return paint::CairoFonts{task.fonts}; };
    stages.make = [&](int picture, paint::CairoFonts& fonts, paint::PixelBuffer& pixels) {
        pixels.width = canvas.pixels.width;
        pixels.height = canvas.pixels.height;
        pixels.alpha = canvas.ground == Ground::Transparent ? paint::Alpha::Straight : paint::Alpha::None;
        return paint::rasterize_into(pixels, task.show.figure(picture), fonts);
    };
    stages.take = [&](int picture, paint::PixelBuffer& pixels) -> base::Outcome {
        for (int frame = 0; frame < task.show.showing(picture).frames; ++frame) {
            auto const fed = ffmpeg.feed(bytes_of(pixels));
            if (!fed) return fed.problem();
            if (*fed == ChildProcess::Fed::Stopped) return base::done();
        }
        return base::done();
    };
    auto const ending = each_picture(task, stages);
    if (!ending || *ending == Ending::Cancelled || task.hooks.stop.stop_requested())
        return ending ? base::Result<Ending>{Ending::Cancelled} : ending;
    auto const finished = ffmpeg.finish();
    if (!finished) return finished.problem();
    return *finished == ChildProcess::Fed::All ? Ending::Complete : Ending::Cancelled;
}

}  // namespace

base::Result<Ending> write_video(Task const& task) {
    return into_file(task, [&](files::NewFile& file) -> base::Result<Ending> {
        Watch watch;
        watch.stop = task.hooks.stop;
        watch.output = file.temporary_path();
        auto ffmpeg = ChildProcess::start(arguments_of(task, file.temporary_path()), watch);
        if (!ffmpeg) return ffmpeg.problem();
        return encode(task, *ffmpeg);
    });
}

}  // namespace deconvista::exporting
