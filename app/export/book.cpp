#include "app/export/book.h"

#include <stdlib.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

#include "app/export/job.h"
#include "app/export/moves.h"
#include "app/export/scene_place.h"
#include "app/files/device_problem.h"
#include "app/files/new_file.h"
#include "app/paint/svg_painter.h"
#include "core/picture/picture.h"
#include "core/picture/step_words.h"
#include "core/text/text.h"
#include "core/text/window.h"

namespace deconvista::exporting {
namespace {

namespace fs = std::filesystem;

constexpr char const* kIndex = "index.html";

bool is_there(std::string const& path) {
    struct stat status {};
    return ::lstat(path.c_str(), &status) == 0;
}

std::string without_slash(std::string const& directory) {
    return directory.substr(0, std::max<std::size_t>(1, directory.find_last_not_of('/') + 1));
}

// A directory in which the book is made: in the book's own, or beside it if that is not there yet. It goes away with
// all that has not been moved out of it.
class Workshop {
public:
    static base::Result<Workshop> open(std::string const& directory) {
        auto const folder = is_there(directory) ? directory : folder_of(without_slash(directory));
        Workshop workshop{folder + "/.deconvista-XXXXXX"};
        if (::mkdtemp(workshop.path_.data()) == nullptr) {
            auto const error = std::exchange(errno, 0);
            workshop.path_.clear();
            if (error == ENOENT) return base::device_trouble("folder_not_found", {folder});
            return files::device_problem(error, folder);
        }
        // As open to others as a directory that people make; the one around it is not.
        for (auto const& inner : {workshop.book(), workshop.replaced()})
            if (::mkdir(inner.c_str(), 0777) != 0) return files::device_problem(errno, folder);
        return workshop;
    }
    Workshop(Workshop&& other) noexcept : path_{std::exchange(other.path_, {})} {}
    Workshop& operator=(Workshop&&) = delete;
    ~Workshop() {
        std::error_code ignored;
        if (!path_.empty()) fs::remove_all(path_, ignored);
    }

    std::string book() const { return path_ + "/book"; }
    std::string replaced() const { return path_ + "/replaced"; }
    std::string path_of(std::string const& name) const { return book() + "/" + name; }

private:
    explicit Workshop(std::string path) : path_{std::move(path)} {}
    std::string path_;
};

// Each scene in its own views, and isometric.
enum class Take : std::uint8_t { OwnViews, Isometric };
constexpr std::array kTakes{Take::OwnViews, Take::Isometric};

std::string file_of(BookScene const& scene, Take take) {
    return scene.name + (take == Take::OwnViews ? ".png" : "-isometric.png");
}

// The index last.
std::vector<std::string> names_of(std::vector<BookScene> const& scenes) {
    std::vector<std::string> names;
    for (auto const& scene : scenes)
        for (auto const take : kTakes) names.push_back(file_of(scene, take));
    names.emplace_back(kIndex);
    return names;
}

struct Picture {
    std::string file, words;
};

// Where the work is well under way.
std::int64_t telling_step(trace::Trace const& trace) {
    auto const& work = trace.work();
    return work.first + work.count * 3 / 5;
}

base::Result<Picture> draw(BookScene const& book_scene, Take take, Workshop const& workshop, Settings settings,
                           paint::FontData const& fonts, Hooks const& hooks) {
    auto scene = book_scene.scene;
    if (take == Take::Isometric) scene.views = {scene::View::Isometric};
    auto const trace = picture::trace_of(scene);
    if (!trace) return trace.problem();
    auto const step = telling_step(*trace);
    settings.format = Format::Png;
    settings.views = scene.views;
    settings.selection = {{}, StepRange{step, step}};
    Picture made{file_of(book_scene, take), picture::words_of(scene, *trace, step, settings.language).text};
    auto const ending = export_order({book_scene.scene, workshop.path_of(made.file), settings}, fonts, hooks);
    if (!ending) return ending.problem();
    return made;
}

std::string beginning(Settings const& settings) {
    auto const title = paint::as_xml(text::sentence(text::Window::book_title, settings.language));
    std::string const language = settings.language == text::Language::Chinese ? "zh" : "en";
    return "<!DOCTYPE html>\n<html lang=\"" + language +
           "\">\n<head>\n<meta charset=\"utf-8\">\n"
           "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" +
           title +
           "</title>\n<style>\n"
           "body { margin: 2rem auto; max-width: 80rem; padding: 0 1rem; font: 16px/1.45 sans-serif; color: #111418; "
           "}\n"
           "section { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; margin: 0 0 2.5rem; }\n"
           "h2 { grid-column: 1 / -1; margin: 0; font-size: 1.15rem; }\n"
           "code { color: #5f6670; font-size: 0.9rem; font-weight: normal; }\n"
           "img { width: 100%; height: auto; border: 1px solid #c9ced6; }\n"
           "</style>\n</head>\n<body>\n<h1>" +
           title + "</h1>\n";
}

std::string section(BookScene const& book_scene, std::vector<Picture> const& pictures) {
    auto text = "<section>\n<h2>" + paint::as_xml(book_scene.title) + " <code>" + paint::as_xml(book_scene.name) +
                "</code></h2>\n";
    for (auto const& [file, words] : pictures)
        text += "<a href=\"" + file + "\"><img src=\"" + file + "\" alt=\"" + paint::as_xml(words) +
                "\" loading=\"lazy\"></a>\n";
    return text + "</section>\n";
}

base::Outcome save(Workshop const& workshop, std::string const& text) {
    auto file = files::NewFile::create_plain(workshop.path_of(kIndex));
    if (!file) return file.problem();
    return file->write(text);
}

base::Outcome look_for(std::string const& directory, std::vector<std::string> const& names) {
    for (auto const& name : names)
        if (auto const path = directory + "/" + name; is_there(path))
            return base::device_trouble("export_name_taken", {path});
    return base::done();
}

// A book that is new appears at once. In a directory that is there the pictures of an earlier one go aside first, and
// come back if anything fails; the index goes last, so that what it shows is there when it is.
base::Outcome publish(std::string const& directory, Workshop const& workshop, std::vector<std::string> const& names,
                      Existing existing) {
    Moves moves;
    if (!is_there(directory)) {
        auto const moved = moves.move(workshop.book(), without_slash(directory));
        moves.keep();
        return moved;
    }
    for (auto const& name : names) {
        auto const path = directory + "/" + name;
        std::error_code ignored;
        if (fs::is_directory(fs::symlink_status(path, ignored)))
            return base::device_trouble("export_name_taken", {path});
        if (existing == Existing::Refuse || !is_there(path)) continue;
        if (auto moved = moves.move(path, workshop.replaced() + "/" + name); !moved) return moved;
    }
    for (auto const& name : names)
        if (auto moved = moves.move_to_free(workshop.path_of(name), directory + "/" + name); !moved) return moved;
    moves.keep();
    return base::done();
}

}  // namespace

base::Result<Ending> export_book(std::string const& directory, std::vector<BookScene> const& scenes,
                                 Settings const& settings, paint::FontData const& fonts, Hooks const& hooks) {
    auto const names = names_of(scenes);
    if (settings.existing == Existing::Refuse)
        if (auto const free = look_for(directory, names); !free) return free.problem();
    auto const workshop = Workshop::open(directory);
    if (!workshop) return workshop.problem();
    auto text = beginning(settings);
    std::int64_t done = 0;
    for (auto const& book_scene : scenes) {
        std::vector<Picture> pictures;
        for (auto const take : kTakes) {
            if (hooks.stop.stop_requested()) return Ending::Cancelled;
            // What is said of the first picture holds for all.
            auto picture =
                draw(book_scene, take, *workshop, settings, fonts, {{}, done == 0 ? hooks.warn : nullptr, hooks.stop});
            if (!picture) return picture.problem();
            pictures.push_back(*std::move(picture));
            if (hooks.progress) hooks.progress(++done, static_cast<std::int64_t>(names.size()) - 1);
        }
        text += section(book_scene, pictures);
    }
    if (auto const saved = save(*workshop, text + "</body>\n</html>\n"); !saved) return saved.problem();
    if (auto const published = publish(directory, *workshop, names, settings.existing); !published)
        return published.problem();
    return Ending::Complete;
}

}  // namespace deconvista::exporting
