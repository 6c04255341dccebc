// Animated PNG: every frame a full picture in RGB, so that its colours are exact.

#include <cmath>

#include "app/export/writers.h"

namespace deconvista::exporting {
namespace {

void append_big_endian_16(ByteBuffer& to, std::uint32_t value) {
    to.push_back(static_cast<std::uint8_t>(value >> 8));
    to.push_back(static_cast<std::uint8_t>(value));
}

// fcTL and fdAT chunks are numbered together; the first frame's pixels lie in IDAT, which has no number.
std::uint32_t control_number(int picture) {
    return picture == 0 ? 0 : 2 * static_cast<std::uint32_t>(picture) - 1;
}

void append_control(ByteBuffer& to, int picture, paint::PixelBuffer const& pixels, int milliseconds) {
    append_png_chunk(to, "fcTL", [&] {
        append_big_endian(to, control_number(picture));
        append_big_endian(to, static_cast<std::uint32_t>(pixels.width));
        append_big_endian(to, static_cast<std::uint32_t>(pixels.height));
        append_big_endian(to, 0);
        append_big_endian(to, 0);
        append_big_endian_16(to, static_cast<std::uint32_t>(milliseconds));
        append_big_endian_16(to, 1000);
        to.insert(to.end(), {0, 0});  // the next frame replaces this one
    });
}

void append_frame(ByteBuffer& to, int picture, PixelBench& bench, int milliseconds) {
    append_control(to, picture, bench.pixels, milliseconds);
    append_png_chunk(to, picture == 0 ? "IDAT" : "fdAT", [&] {
        if (picture > 0) append_big_endian(to, control_number(picture) + 1);
        bench.packer.append_pixels(to, bench.pixels);
    });
}

void append_beginning(ByteBuffer& to, Task const& task, PixelBench const& bench) {
    append_png_magic(to);
    append_png_header(to, bench.pixels);
    append_png_chunk(to, "acTL", [&] {
        append_big_endian(to, static_cast<std::uint32_t>(task.show.pictures()));
        append_big_endian(to, static_cast<std::uint32_t>(task.settings().loop));
    });
    PngExtras extras;
    extras.dpi = task.settings().dpi;
    extras.texts.push_back({"Software", program_name()});
    if (!task.scene.empty()) extras.texts.push_back({std::string{kSceneKey}, task.scene});
    append_png_extras(to, extras);
}

}  // namespace

base::Result<Ending> write_apng(Task const& task) {
    constexpr int kThousandths = 1000, kLongest = 65535;
    auto const delays = delays_of(task.show.showings(), kThousandths, 10, kLongest);
    return into_file(task, [&](files::NewFile& file) -> base::Result<Ending> {
        Stages<PixelBench, ByteBuffer> stages;
        stages.bench = [&] { return PixelBench{task.fonts, task.show.canvas()}; };
        stages.make = [&](int picture, PixelBench& bench, ByteBuffer& piece) {
            piece.clear();
            if (auto const drawn = bench.draw(task.show.figure(picture)); !drawn) return drawn;
            if (picture == 0) append_beginning(piece, task, bench);
            append_frame(piece, picture, bench, delays[static_cast<std::size_t>(picture)]);
            return base::done();
        };
        stages.take = [&](int, ByteBuffer& piece) { return file.write(piece); };
        auto const ending = each_picture(task, stages);
        if (!ending || *ending == Ending::Cancelled) return ending;
        ByteBuffer end;
        append_png_end(end);
        if (auto const written = file.write(end); !written) return written.problem();
        return ending;
    });
}

}  // namespace deconvista::exporting
