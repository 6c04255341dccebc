#pragma once
// The dialogs that can stand in front of the window, one at a time. Each holds what its user has said so far.

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include "app/export/order.h"
#include "app/state/file_browser.h"
#include "core/scene/edit.h"

namespace deconvista::state {

// What waits for the question whether changes may be lost.
struct Quitting {
    bool operator==(Quitting const&) const = default;
};
struct OpeningFile {
    std::string path;
    bool operator==(OpeningFile const&) const = default;
};
struct OpeningPreset {
    std::string name;
    bool operator==(OpeningPreset const&) const = default;
};
struct OpeningState {
    std::string text;  // as app/export/state_text.h has it
    bool operator==(OpeningState const&) const = default;
};
using Waiting = std::variant<std::monostate, Quitting, OpeningFile, OpeningPreset, OpeningState>;

struct UnsavedQuestion {
    Waiting waiting;
    bool operator==(UnsavedQuestion const&) const = default;
};

// A file is to be opened, or a name found for the scene; then `waiting` goes on.
struct FileDialog {
    FileBrowser browser;
    Waiting waiting;
    bool operator==(FileDialog const&) const = default;
};

struct ExportDialog {
    std::string out;  // a file, of frames a folder
    exporting::Settings settings{};
    std::optional<base::Problem> trouble{};  // why the last attempt failed
    bool operator==(ExportDialog const&) const = default;
};

// The values of a grid, one slice at a time, and the cell that the keyboard is at.
struct ValuesDialog {
    scene::Grid grid{};
    std::int64_t batch{0}, channel{0}, depth{0};
    std::int64_t row{0}, column{0};
    bool operator==(ValuesDialog const&) const = default;
};

// The rectangle that is to become the input.
struct CropDialog {
    scene::CropInput crop;
    bool operator==(CropDialog const&) const = default;
};

struct KeySheet {
    bool operator==(KeySheet const&) const = default;
};
// How a pretrained network is exported for this program.
struct GetNetwork {
    bool operator==(GetNetwork const&) const = default;
};
struct About {
    bool operator==(About const&) const = default;
};

using Dialog = std::variant<std::monostate, UnsavedQuestion, FileDialog, ExportDialog, ValuesDialog, CropDialog,
                            KeySheet, GetNetwork, About>;

}  // namespace deconvista::state
