#pragma once
// The one mutable struct of the program. Everything reads it; only update() (app/state/update.h) writes it.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/state/dialogs.h"
#include "app/state/exhibit.h"
#include "app/state/export_work.h"
#include "app/state/history.h"
#include "app/state/keyboard.h"
#include "app/state/lesson_state.h"
#include "app/state/network_state.h"
#include "app/state/playback.h"
#include "app/state/predict.h"
#include "app/state/present.h"
#include "app/state/settings.h"
#include "app/state/whole_slot.h"
#include "core/picture/sites.h"
#include "core/picture/whole.h"

namespace deconvista::state {

// A scene file, or a preset that has not been saved as one.
struct Document {
    std::string path;    // absolute; empty: saving has to ask for one
    std::string preset;  // what it began as, if it did
    std::string name;    // for a document without path or preset: the name of the file it came from
    scene::Scene saved;  // what would be found again
};

enum class Tone : std::uint8_t { Good, Bad };

// A sentence that is shown for a while. It steals no focus and asks nothing.
struct Message {
    base::Problem what;  // its sentence and facts; a Good one is no problem, of course
    std::string about;   // what stands before the sentence, if anything
    Tone tone{Tone::Bad};
    double seconds_left{8};
};

enum class Panels : std::uint8_t { Shown, Hidden };
enum class Screen : std::uint8_t { Window, Full };

// A part of an input that became the input: what it was taken from, so that another part can be taken.
struct Cropped {
    scene::Data whole;
    scene::CropInput part;
    tensor::Tensor result;
};

struct AppState {
    Exhibit exhibit;
    std::uint64_t revision{0};  // of the exhibit: changes whenever it does
    std::vector<Document> documents{};
    std::size_t document{0};  // the number of the one that is shown
    History history{};
    Playback playback{};
    std::optional<picture::Focus> pinned{};                // the cell whose partners stay lit
    std::optional<std::size_t> pane_menu{};                // the view whose menu is to be opened
    std::optional<Cropped> cropped{};                      // where the input was taken from, as long as it is that
    std::optional<picture::MatrixViewport> matrix_part{};  // where the matrix view is zoomed or moved
    std::optional<MatrixStride> matrix_stride{};           // until the window has made it: it knows the picture's size
    Settings settings{};
    Panels panels{Panels::Shown};
    Screen screen{Screen::Window};
    Keyboard keyboard{Keyboard::Show};
    std::optional<Stride> stride{};  // on through the controls, until the window has made it
    Dialog dialog{};
    std::unique_ptr<ExportWork> export_work{};   // if one is under way
    WholeSlots wholes{};                         // of the exhibit's scene
    std::uint64_t wholes_revision{0};            // changes whenever they do
    std::vector<Message> messages{};             // the newest last
    std::string folder{};                        // where file dialogs open: where the last file was
    std::vector<std::uint8_t> copied_picture{};  // for the clipboard, until the window has taken it
    std::string copied_text{};                   // likewise
    bool wants_clipboard{false};                 // its text is to be pasted; the window sends it
    bool wants_to_quit{false};
    Workspace workspace{Workspace::Arithmetic};
    NetworkState network{};
    LessonState lesson{};
    std::optional<Prediction> prediction{};  // the question that was asked last
    std::optional<Practice> practice{};
    std::optional<Present> present{};  // while presenting
    Screens screens{};
};

// The default preset, with the settings as they are given. A Problem if the presets are not there.
base::Result<AppState> initial_state(Settings settings);

trace::Moment moment_of(AppState const& state);

// Whether the three lines for the first start are to be seen.
bool shows_first_hint(AppState const& state);

// The show that is seen: what the timeline panel shows, and the keys and the clock move. Nothing where nothing plays.
struct Playing {
    trace::Timeline const& timeline;
    Playback const& playback;
};
std::optional<Playing> playing_in(AppState const& state);

// What an export is of: what plays, of a lesson its pages once the dialog has been asked for, or a figure that stands
// still.
std::optional<Playing> playing_for_export(AppState const& state);

// The same where it is no scene; nothing where there is none.
std::shared_ptr<exporting::Subject const> subject_in(AppState const& state);

// The same as an export is given it. Asked where there is something.
decltype(exporting::Order::shown) shown_in(AppState const& state);

picture::Wholes wholes_of(WholeSlots const& slots);
picture::Wholes wholes_of(AppState const& state);  // of the exhibit
Document const& document_of(AppState const& state);

// Whether the scene differs from what would be found again. The view alone does not count.
bool has_unsaved_changes(AppState const& state);

// The file's name, the preset's title, ...
std::string title_of(AppState const& state);

// The same for the bar of the window, with the program's name and a mark if there are unsaved changes.
std::string window_title(AppState const& state);

// In how many seconds there will be something new to see if nobody does anything: 0 while something moves, the time
// until a message goes, or never.
std::optional<double> seconds_until_news(AppState const& state);

}  // namespace deconvista::state
