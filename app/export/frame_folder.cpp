#include "app/export/frame_folder.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>
#include <utility>

#include "app/files/device_problem.h"

namespace deconvista::exporting {
namespace {

namespace fs = std::filesystem;

bool exists(std::string const& path) {
    std::error_code ignored;
    return fs::exists(path, ignored);
}

bool is_directory(std::string const& path) {
    std::error_code ignored;
    return fs::is_directory(path, ignored);
}

std::string parent_of(std::string const& directory) {
    auto const parent = fs::path{directory}.parent_path().native();
    return parent.empty() ? "." : parent;
}

}  // namespace

base::Result<FrameFolder> FrameFolder::open(FrameNames names, int frames, Existing existing) {
    auto const& directory = names.folder;
    bool const is_new = names.own_folder && ::mkdir(directory.c_str(), 0777) == 0;
    auto const error = names.own_folder ? errno : EEXIST;
    if (!is_new && error == ENOENT) return base::device_trouble("folder_not_found", {parent_of(directory)});
    if (!is_new && error != EEXIST) return files::device_problem(error, directory);
    if (!names.own_folder && !exists(directory)) return base::device_trouble("folder_not_found", {directory});
    if (!is_directory(directory)) return base::device_trouble("folder_is_a_file", {directory});

    FrameFolder folder{std::move(names), frames, is_new ? Created::Yes : Created::No};
    if (auto const found = folder.look_for_frames(existing); !found) return found.problem();
    if (auto const made = folder.make_staging(); !made) return made.problem();
    return folder;
}

FrameFolder::FrameFolder(FrameNames names, int frames, Created created)
    : names_{std::move(names)}, frames_{frames}, created_{created} {}

FrameFolder::FrameFolder(FrameFolder&& other) noexcept
    : names_{std::move(other.names_)},
      frames_{other.frames_},
      created_{std::exchange(other.created_, Created::No)},
      replaced_{std::move(other.replaced_)},
      staging_{std::exchange(other.staging_, {})},
      moves_{std::move(other.moves_)} {}

FrameFolder::~FrameFolder() {
    moves_.take_back();
    std::error_code ignored;
    if (!staging_.empty()) fs::remove_all(staging_, ignored);
    if (created_ == Created::Yes) ::rmdir(names_.folder.c_str());
}

base::Outcome FrameFolder::look_for_frames(Existing existing) {
    std::error_code error;
    for (fs::directory_iterator entry{names_.folder, error}, end; !error && entry != end; entry.increment(error)) {
        auto const name = entry->path().filename().native();
        auto const number = names_.number_of(name);
        if (!number) continue;
        auto const path = names_.folder + "/" + name;
        bool const is_in_the_way = *number < frames_;
        if (existing == Existing::Refuse) {
            if (is_in_the_way) return base::device_trouble("export_name_taken", {path});
            continue;
        }
        std::error_code ignored;
        auto const status = entry->symlink_status(ignored);
        if (fs::is_regular_file(status) || fs::is_symlink(status)) {
            replaced_.push_back(name);
        } else if (is_in_the_way) {
            return base::device_trouble("export_name_taken", {path});
        }
    }
    if (error) return files::device_problem(error.value(), names_.folder);
    return base::done();
}

base::Outcome FrameFolder::make_staging() {
    auto name = names_.folder + "/.deconvista-XXXXXX";
    if (::mkdtemp(name.data()) == nullptr) return files::device_problem(errno, names_.folder);
    staging_ = std::move(name);
    return base::done();
}

base::Outcome FrameFolder::move_all() {
    for (auto const& name : replaced_) {
        if (auto moved = moves_.move(names_.folder + "/" + name, staging_ + "/old-" + name); !moved) return moved;
    }
    for (int frame = 0; frame < frames_; ++frame) {
        // The names were free when the job began; a file that came since belongs to somebody.
        if (auto moved = moves_.move_to_free(path_of(frame), target_of(frame)); !moved) return moved;
    }
    return base::done();
}

base::Outcome FrameFolder::publish() {
    auto moved = move_all();
    if (!moved) {
        moves_.take_back();
        return moved;
    }
    moves_.keep();
    created_ = Created::No;
    return moved;
}

}  // namespace deconvista::exporting
