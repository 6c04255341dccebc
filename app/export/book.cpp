#include "app/export/book.h"

#include <stdlib.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <system_error>

#include "app/export/job.h"
#include "app/export/scene_place.h"
#include "app/files/device_problem.h"
#include "app/files/new_file.h"
#include "app/paint/svg_painter.h"
#include "core/picture/picture.h"
#include "core/picture/step_words.h"
#include "core/text/text.h"

namespace deconvista::exporting {
namespace {

namespace fs = std::filesystem;

constexpr char const* kIndex = "index.html";

// A directory beside the book's, which goes away unless everything has been moved out of it.
class Workshop {
public:
    static base::Result<Workshop> open(std::string const& directory) {
        auto const slash = directory.find_last_not_of('/');
        auto const folder = folder_of(directory.substr(0, slash == std::string::npos ? 1 : slash + 1));
        auto path = folder + "/.deconvista-XXXXXX";
        if (::mkdtemp(path.data()) != nullptr) return Workshop{path};
        if (errno == ENOENT) return base::device_trouble("folder_not_found", {folder});
        return files::device_problem(errno, folder);
    }
    Workshop(Workshop&& other) noexcept : path_{std::exchange(other.path_, {})} {}
    Workshop& operator=(Workshop&&) = delete;
    ~Workshop() {
        std::error_code ignored;
        if (!path_.empty()) fs::remove_all(path_, ignored);
    }

    std::string path_of(std::string const& name) const { return path_ + "/" + name; }

private:
    explicit Workshop(std::string path) : path_{std::move(path)} {}
    std::string path_;
};

struct Picture {
    std::string file, words;
};

// Where a slide is well under way.
std::int64_t telling_step(trace::Trace const& trace) {
    auto const slide = trace.find(trace::Stage::Slide);
    return slide ? slide->first + slide->count * 3 / 5 : trace.steps() - 1;
}

base::Result<Picture> draw(BookScene const& book_scene, scene::View view, Workshop const& workshop, Settings settings,
                           paint::FontData const& fonts) {
    auto const trace = picture::trace_of(book_scene.scene);
    if (!trace) return trace.problem();
    auto const step = telling_step(*trace);
    settings.format = Format::Png;
    settings.view = view;
    settings.selection = {{}, StepRange{step, step}};
    Picture made{book_scene.name + (view == scene::View::Flat ? ".png" : "-isometric.png"),
                 picture::words_of(*trace, step, settings.language).text};
    auto const ending = export_order({book_scene.scene, workshop.path_of(made.file), settings}, fonts);
    if (!ending) return ending.problem();
    return made;
}

std::string beginning(Settings const& settings) {
    auto const title = paint::as_xml(text::sentence(text::Name::book_title, settings.language));
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
    for (auto const& name : names) {
        struct stat status {};
        auto const path = directory + "/" + name;
        if (::lstat(path.c_str(), &status) == 0) return base::device_trouble("export_name_taken", {path});
    }
    return base::done();
}

// The index goes last: what it shows is there when it is.
base::Outcome move_into(std::string const& directory, Workshop const& workshop, std::vector<std::string> const& names) {
    if (::mkdir(directory.c_str(), 0777) != 0 && errno != EEXIST) return files::device_problem(errno, directory);
    for (auto const& name : names) {
        auto const target = directory + "/" + name;
        if (::rename(workshop.path_of(name).c_str(), target.c_str()) != 0) return files::device_problem(errno, target);
    }
    return base::done();
}

}  // namespace

base::Result<Ending> export_book(std::string const& directory, std::vector<BookScene> const& scenes,
                                 Settings const& settings, paint::FontData const& fonts, Hooks const& hooks) {
    auto const workshop = Workshop::open(directory);
    if (!workshop) return workshop.problem();
    auto text = beginning(settings);
    std::vector<std::string> names;
    for (auto const& book_scene : scenes) {
        std::vector<Picture> pictures;
        for (auto const view : {scene::View::Flat, scene::View::Isometric}) {
            if (hooks.stop.stop_requested()) return Ending::Cancelled;
            auto picture = draw(book_scene, view, *workshop, settings, fonts);
            if (!picture) return picture.problem();
            names.push_back(picture->file);
            pictures.push_back(*std::move(picture));
            auto const all = static_cast<std::int64_t>(2 * scenes.size());
            if (hooks.progress) hooks.progress(static_cast<std::int64_t>(names.size()), all);
        }
        text += section(book_scene, pictures);
    }
    names.emplace_back(kIndex);
    if (auto const saved = save(*workshop, text + "</body>\n</html>\n"); !saved) return saved.problem();
    if (settings.existing == Existing::Refuse)
        if (auto const free = look_for(directory, names); !free) return free.problem();
    if (auto const moved = move_into(directory, *workshop, names); !moved) return moved.problem();
    return Ending::Complete;
}

}  // namespace deconvista::exporting
