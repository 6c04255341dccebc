#include "app/export/frames.h"

#include <sys/stat.h>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <new>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include "app/export/png.h"
#include "app/files/text_file.h"
#include "core/base/number_text.h"

namespace deconvista::exporting {
namespace {

std::vector<PngText> texts_of(Origin const& origin, int frame) {
    std::vector<PngText> texts;
    if (!origin.software.empty()) texts.push_back({"Software", origin.software});
    bool const has_scene = frame == 0 && origin.scene && origin.scene->size() <= kLongestScene;
    if (has_scene) texts.push_back({std::string{kSceneKey}, *origin.scene});
    return texts;
}

base::Problem out_of_memory(Size size) {
    return base::device_trouble("export_out_of_memory", {base::to_text(size.width), base::to_text(size.height)});
}

// Everything that one thread needs to make pictures, used again for each.
class Studio {
public:
    Studio(paint::FontData const& fonts, Size size) : fonts_{fonts}, buffer_{size.width, size.height, {}} {}

    base::Result<std::span<std::uint8_t const>> picture(figure::Figure const& figure, Origin const& origin, int frame) {
        if (auto const painted = paint::rasterize_into(buffer_, figure, fonts_); !painted) return painted.problem();
        return encoder_.encode(buffer_, texts_of(origin, frame));
    }

private:
    paint::CairoFonts fonts_;
    paint::PixelBuffer buffer_;
    PngEncoder encoder_;
};

// The state that the threads of a job share.
class Crew {
public:
    Crew(FramesJob const& job, paint::FontData const& fonts, FrameFolder const& folder)
        : job_{job}, fonts_{fonts}, folder_{folder} {}

    // Draws frames until none is left, on as many threads as there are cores.
    base::Result<Ending> run() {
        auto const cores = std::max(1u, std::thread::hardware_concurrency());
        working_ = std::min(static_cast<int>(cores), job_.frames);
        std::vector<std::jthread> threads;
        for (int i = working_; i > 0; --i) {
            try {
                threads.emplace_back([this] { work(); });
            } catch (std::system_error const&) {
                // The system gives us no more threads; those that there are do it all.
                std::lock_guard const lock{mutex_};
                --working_;
            }
        }
        if (threads.empty()) {
            working_ = 1;
            work();
        }
        watch();
        if (problem_) return *problem_;
        return done_ == job_.frames ? Ending::Complete : Ending::Cancelled;
    }

private:
    void work() {
        try {
            Studio studio{fonts_, job_.size};
            while (auto const frame = next()) {
                auto const written = write(*frame, studio);
                note(written ? std::nullopt : std::optional{written.problem()});
            }
        } catch (std::bad_alloc const&) {
            note(out_of_memory(job_.size));
        }
        std::lock_guard const lock{mutex_};
        --working_;
        changed_.notify_one();
    }

    std::optional<int> next() {
        if (job_.stop.stop_requested() || has_failed_) return std::nullopt;
        auto const frame = next_++;
        return frame < job_.frames ? std::optional{frame} : std::nullopt;
    }

    base::Outcome write(int frame, Studio& studio) const {
        auto const picture = studio.picture(job_.figure_of(frame), job_.origin, frame);
        if (!picture) return picture.problem();
        auto written = files::save_atomically(folder_.path_of(frame), *picture, files::Durability::Cached);
        if (written) return written;
        auto problem = written.problem();
        // People know the place where the frame was to be, not the one where it waits.
        std::ranges::replace(problem.facts, folder_.path_of(frame), folder_.target_of(frame));
        return problem;
    }

    // One frame is done, or nothing more will be. The first problem is the one that is told.
    void note(std::optional<base::Problem> problem) {
        std::lock_guard const lock{mutex_};
        if (problem) {
            has_failed_ = true;
            if (!problem_) problem_ = std::move(problem);
        } else {
            ++done_;
        }
        changed_.notify_one();
    }

    // Passes progress on until nobody works any more.
    void watch() {
        std::unique_lock lock{mutex_};
        int told = 0;
        while (working_ > 0 || told != done_) {
            changed_.wait(lock, [&] { return working_ == 0 || told != done_; });
            if (told == done_) continue;
            told = done_;
            lock.unlock();
            if (job_.progress) job_.progress(told);
            lock.lock();
        }
    }

    FramesJob const& job_;
    paint::FontData const& fonts_;
    FrameFolder const& folder_;

    std::atomic<int> next_{0};
    std::atomic<bool> has_failed_{false};
    std::mutex mutex_;
    std::condition_variable changed_;
    int working_{0};
    int done_{0};
    std::optional<base::Problem> problem_;
};

bool exists(std::string const& path) {
    struct stat status {};
    return ::stat(path.c_str(), &status) == 0;
}

}  // namespace

base::Result<Ending> export_frames(FramesJob const& job, paint::FontData const& fonts) {
    auto folder = FrameFolder::open(job.directory, job.frames, job.existing);
    if (!folder) return folder.problem();
    auto const ending = Crew{job, fonts, *folder}.run();
    if (!ending || *ending == Ending::Cancelled) return ending;
    if (auto const published = folder->publish(); !published) return published.problem();
    return ending;
}

base::Outcome export_still(std::string const& path, figure::Figure const& figure, Size size, Existing existing,
                           Origin const& origin, paint::FontData const& fonts) {
    if (existing == Existing::Refuse && exists(path)) return base::device_trouble("export_name_taken", {path});
    try {
        Studio studio{fonts, size};
        auto const picture = studio.picture(figure, origin, 0);
        if (!picture) return picture.problem();
        return files::save_atomically(path, *picture);
    } catch (std::bad_alloc const&) {
        return out_of_memory(size);
    }
}

}  // namespace deconvista::exporting
