// One PNG file, and a numbered sequence of them.

#include <algorithm>

#include "app/export/frame_folder.h"
#include "app/export/frame_names.h"
#include "app/export/writers.h"

namespace deconvista::exporting {
namespace {

// The scene goes into the first frame only.
PngExtras extras_of(Task const& task, int frame) {
    PngExtras extras;
    extras.dpi = task.settings().dpi;
    extras.texts.push_back({"Software", program_name()});
    if (frame == 0 && !task.scene.empty()) extras.texts.push_back({std::string{kSceneKey}, task.scene});
    return extras;
}

struct FrameBench : PixelBench {
    using PixelBench::PixelBench;
    ByteBuffer file;
};

base::Outcome save(ByteBuffer const& file, FrameFolder const& folder, int frame) {
    auto const path = folder.path_of(frame);
    auto temporary = files::NewFile::create_plain(path);
    if (!temporary) return temporary.problem();
    return temporary->write(file);
}

// All frames that show the picture; in the end they are as many files.
base::Outcome save_frames(Task const& task, FrameFolder const& folder, FrameBench& bench, int first, int count) {
    for (int frame = first; frame < first + count && !task.hooks.stop.stop_requested(); ++frame) {
        if (frame <= 1 || frame == first) encode_png(bench.file, bench.packer, bench.pixels, extras_of(task, frame));
        auto const saved = save(bench.file, folder, frame);
        if (saved) continue;
        auto problem = saved.problem();
        // People know the place where the frame was to be, not the one where it waits.
        std::ranges::replace(problem.facts, folder.path_of(frame), folder.target_of(frame));
        return problem;
    }
    return base::done();
}

// Where each picture's first frame stands in the sequence.
std::vector<int> first_frames(Show const& show) {
    std::vector<int> first;
    int next = 0;
    for (auto const& showing : show.showings()) {
        first.push_back(next);
        next += showing.frames;
    }
    return first;
}

}  // namespace

base::Result<Ending> write_frames(Task const& task) {
    auto names = frame_names(task.order.out);
    if (!names) return names.problem();
    auto const& show = task.show;
    auto const frames = static_cast<int>(frames_of(show.showings()));
    auto folder = FrameFolder::open(*std::move(names), frames, task.settings().existing);
    if (!folder) return folder.problem();
    auto const first = first_frames(show);
    Stages<FrameBench, base::Nothing> stages;
    stages.bench = [&] { return FrameBench{task.fonts, show.canvas()}; };
    stages.make = [&](int picture, FrameBench& bench, base::Nothing&) {
        if (auto const drawn = bench.draw(show.figure(picture)); !drawn) return drawn;
        return save_frames(task, *folder, bench, first[static_cast<std::size_t>(picture)],
                           show.showing(picture).frames);
    };
    stages.take = [](int, base::Nothing&) { return base::done(); };
    auto const ending = each_picture(task, stages);
    if (!ending || *ending == Ending::Cancelled || task.hooks.stop.stop_requested())
        return ending ? base::Result<Ending>{Ending::Cancelled} : ending;
    if (auto const published = folder->publish(); !published) return published.problem();
    return ending;
}

base::Result<Ending> write_png(Task const& task) {
    return into_file(task, [&](files::NewFile& file) -> base::Result<Ending> {
        FrameBench bench{task.fonts, task.show.canvas()};
        if (auto const drawn = bench.draw(task.show.figure(0)); !drawn) return drawn.problem();
        encode_png(bench.file, bench.packer, bench.pixels, extras_of(task, 0));
        if (auto const written = file.write(bench.file); !written) return written.problem();
        return Ending::Complete;
    });
}

}  // namespace deconvista::exporting
