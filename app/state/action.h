#pragma once
// Everything that a user can do, as values. Panels, keys and dropped files make Actions; update() carries them out.

#include <cstdint>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "app/state/dialogs.h"
#include "app/state/history.h"
#include "app/state/keyboard.h"
#include "app/state/lesson_action.h"
#include "app/state/network_action.h"
#include "app/state/playback.h"
#include "app/state/predict.h"
#include "app/state/present.h"
#include "app/state/settings.h"
#include "core/picture/sites.h"
#include "core/scene/edit.h"

namespace deconvista::state {

// ---- the scene
struct Change {
    scene::Edit edit;
    Gesture gesture{Gesture::Single};
};
struct EndDrag {};
struct Undo {};
struct Redo {};
struct ResetToPreset {};
struct FlipView {};
struct ShowViews {
    scene::Views views;
};
// One view more, beside the others; one less, in a place or, without a place, the last.
struct AddView {};
struct CloseView {
    std::optional<std::size_t> pane;
};
// The menu of the view in a place; the window says when it is open.
struct OpenPaneMenu {
    std::size_t pane{};
};
struct PaneMenuOpened {};
// How the matrix view is zoomed and moved; none = as the view finds best.
struct ShowMatrixPart {
    std::optional<picture::MatrixViewport> viewport;
};
// By keyboard; the window answers with ShowMatrixPart.
struct MoveMatrix {
    MatrixStride stride;
};
struct Pin {
    picture::Focus focus;
};
struct PinNext {};  // the cell of the step, then of the other grids
struct MovePin {
    int rows{}, columns{};  // of a grid with one axis, columns alone count
};

// ---- values
struct ShowValues {
    scene::Grid grid{};
};
struct TurnValues {
    ValuesDialog to;
};
struct TypeValue {
    std::string text;
};
struct Paste {};
struct PasteText {  // by the window, with what it has
    std::string text;
};
struct CopyValues {};
struct TextTaken {};  // by the window
struct ShowCrop {};
struct SetCrop {
    scene::CropInput crop;
};
struct AcceptCrop {};

// ---- files
struct ShowPreset {
    std::string name;
};
struct AskWhatToOpen {};
struct OpenFile {
    std::string path;
};
struct OpenTogether {  // at least one
    std::vector<std::string> paths;
};
struct Save {};
struct AskWhereToSave {};
struct Quit {};

// ---- the show
struct TogglePlay {};
struct StepBy {
    Direction direction{};
    Manner manner{Manner::Glide};
};
struct RowBy {
    Direction direction{};
};
struct StageBy {
    Direction direction{};
};
struct GoToStep {
    std::int64_t step{};
};
struct GoToEnd {};
struct Scrub {
    double seconds{};
};
struct ChangeSpeed {
    Direction direction{};
};
struct SetSpeed {
    double speed{1};
};
struct TimePassed {
    double seconds{};
};

// ---- how it looks
struct SetTheme {
    picture::ThemeName theme{};
};
struct SetLanguage {
    text::Language language{};
};
struct SetMotion {
    picture::Motion motion{};
};
struct SetAxes {
    Axes axes{};
};
struct SetUiScale {
    float scale{1};
};
struct LargerUi {};
struct SmallerUi {};
struct TogglePanels {};
struct ToggleFullScreen {};
struct DismissFirstHint {};
struct ShowKeys {};
struct ShowAbout {};

// Closes a dialog, else the first hint, else leaves the controls, else lets a pinned cell go, else stops playing, else
// brings hidden panels back, else leaves full screen.
struct Escape {};

// ---- dialogs
struct CloseDialog {};
enum class Answer : std::uint8_t { Save, Discard, Cancel };
struct AnswerUnsaved {
    Answer answer{};
};
struct NameFile {
    std::string name;
};
struct EnterFolder {
    std::string folder;  // full, or below the one that is shown
};
struct EnterParent {};
struct ShowFiles {
    Shown shown{};
};
struct AcceptFile {};
struct CopyPicture {};
struct CopyState {};  // the scene and its step, as text
struct OpenState {
    std::string text;
};
struct PictureOffered {  // by the window, to everybody
    bool taken{};        // there is a clipboard for pictures
};
struct AskExport {};
struct SetExport {
    ExportDialog form;
};
struct StartExport {};  // after "exists already": replacing what is there
struct CancelExport {};

struct DismissMessages {};

// ---- networks
struct EnterWorkspace {
    Workspace workspace{};
};
struct InNetwork {
    NetworkAction action;
};
struct InLesson {
    LessonAction action;
};
struct InPrediction {
    PredictAction action;
};
struct InPresent {
    PresentAction action;
};
struct AskForFolder {};  // of pictures
struct ShowGetNetwork {};
struct CopyText {
    std::string text;
};

using AnyAction =
    std::variant<Change, EndDrag, Undo, Redo, ResetToPreset, FlipView, ShowViews, AddView, CloseView, OpenPaneMenu,
                 PaneMenuOpened, ShowMatrixPart, MoveMatrix, Pin, PinNext, MovePin, ShowPreset, AskWhatToOpen, OpenFile,
                 OpenTogether, Save, AskWhereToSave, Quit, TogglePlay, StepBy, RowBy, StageBy, GoToStep, GoToEnd, Scrub,
                 ChangeSpeed, SetSpeed, TimePassed, SetTheme, SetLanguage, SetMotion, SetAxes, SetUiScale, LargerUi,
                 SmallerUi, TogglePanels, ToggleFullScreen, DismissFirstHint, ShowKeys, ShowAbout, Escape, Walk, Walked,
                 EndWalk, CloseDialog, AnswerUnsaved, NameFile, EnterFolder, EnterParent, ShowFiles, AcceptFile,
                 CopyPicture, CopyState, OpenState, PictureOffered, AskExport, SetExport, StartExport, CancelExport,
                 DismissMessages, ShowValues, TurnValues, TypeValue, Paste, PasteText, CopyValues, TextTaken, ShowCrop,
                 SetCrop, AcceptCrop, EnterWorkspace, InNetwork, InLesson, InPresent, InPrediction, AskForFolder,
                 ShowGetNetwork, CopyText>;

template <class Kind, class Variant>
inline constexpr bool kIsAlternative = false;
template <class Kind, class... Kinds>
inline constexpr bool kIsAlternative<Kind, std::variant<Kinds...>> = (std::is_same_v<Kind, Kinds> || ...);

// One of them. A variant of so many is dear to compile: here its alternative is named in place of being tried for, and
// how it is copied, moved and destroyed stands in action.cpp, once.
struct Action : AnyAction {
    template <class Kind, class = std::enable_if_t<kIsAlternative<Kind, AnyAction>>>
    Action(Kind kind) : AnyAction{std::in_place_type<Kind>, std::move(kind)} {}

    Action(Action const& other);
    Action(Action&& other) noexcept;
    Action& operator=(Action const& other);
    Action& operator=(Action&& other) noexcept;
    ~Action();
};

using Actions = std::vector<Action>;

}  // namespace deconvista::state
