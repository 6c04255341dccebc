// GIF: every frame a full picture with a palette of its own, without transparency.

#include <string_view>

#include "app/export/gif_image.h"
#include "app/export/palette.h"
#include "app/export/writers.h"

namespace deconvista::exporting {
namespace {

void append_little_endian(ByteBuffer& to, int value) {
    to.push_back(static_cast<std::uint8_t>(value));
    to.push_back(static_cast<std::uint8_t>(value >> 8));
}

void append(ByteBuffer& to, std::string_view text) {
    to.insert(to.end(), text.begin(), text.end());
}

// Text in pieces of at most 255 bytes, each behind its length.
void append_comment(ByteBuffer& to, std::string_view text) {
    constexpr std::size_t kLongestPiece = 255;
    to.insert(to.end(), {0x21, 0xFE});
    while (!text.empty()) {
        auto const piece = text.substr(0, kLongestPiece);
        to.push_back(static_cast<std::uint8_t>(piece.size()));
        append(to, piece);
        text.remove_prefix(piece.size());
    }
    to.push_back(0);
}

// How often it is played is said as how often it is played again; once needs no word.
void append_loop(ByteBuffer& to, int loop) {
    if (loop == 1) return;
    to.insert(to.end(), {0x21, 0xFF, 11});
    append(to, "NETSCAPE2.0");
    to.insert(to.end(), {3, 1});
    append_little_endian(to, loop == 0 ? 0 : loop - 1);
    to.push_back(0);
}

void append_beginning(ByteBuffer& to, Task const& task) {
    auto const& size = task.show.canvas().pixels;
    append(to, "GIF89a");
    append_little_endian(to, size.width);
    append_little_endian(to, size.height);
    to.insert(to.end(), {0x70, 0, 0});  // 8 bits a channel, no common palette
    append_loop(to, task.settings().loop);
    append_comment(to, program_name());
    if (!task.scene.empty()) append_comment(to, std::string{kSceneMark} + as_ascii_json(task.scene));
}

struct GifBench : PixelBench {
    using PixelBench::PixelBench;
    Indexer indexer;
    Indexed indexed;
};

}  // namespace

base::Result<Ending> write_gif(Task const& task) {
    // Browsers take anything below 2 hundredths for a tenth of a second.
    constexpr int kHundredths = 100, kShortest = 2, kLongest = 65535;
    auto const delays = delays_of(task.show.showings(), kHundredths, kShortest, kLongest);
    auto const& size = task.show.canvas().pixels;
    return into_file(task, [&](files::NewFile& file) -> base::Result<Ending> {
        Stages<GifBench, ByteBuffer> stages;
        stages.bench = [&] { return GifBench{task.fonts, task.show.canvas()}; };
        stages.make = [&](int picture, GifBench& bench, ByteBuffer& piece) {
            piece.clear();
            if (auto const drawn = bench.draw(task.show.figure(picture)); !drawn) return drawn;
            bench.indexer.index(bench.pixels, bench.indexed);
            if (picture == 0) append_beginning(piece, task);
            append_gif_image(piece, bench.indexed, size.width, size.height, delays[static_cast<std::size_t>(picture)]);
            return base::done();
        };
        stages.take = [&](int, ByteBuffer& piece) { return file.write(piece); };
        auto const ending = each_picture(task, stages);
        if (!ending || *ending == Ending::Cancelled) return ending;
        if (auto const written = file.write(";"); !written) return written.problem();
        return ending;
    });
}

}  // namespace deconvista::exporting
