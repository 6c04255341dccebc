#pragma once
// What a file dialog shows: a folder's entries and what has been typed. Paths are bytes; only the screen makes them
// valid UTF-8.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace deconvista::state {

enum class Purpose : std::uint8_t { Open, SaveScene, ChooseFolder };
enum class Shown : std::uint8_t {
    KnownFiles,
    AllFiles
};  // KnownFiles: scenes, networks and pictures, by the ends of their names
enum class EntryKind : std::uint8_t { Folder, File };

struct Entry {
    std::string name;
    EntryKind kind{};
    std::int64_t bytes{};
    bool operator==(Entry const&) const = default;
};

struct FileBrowser {
    Purpose purpose{Purpose::Open};
    std::string folder;  // absolute
    Shown shown{Shown::KnownFiles};
    std::vector<Entry> entries{};  // folders first, each sorted
    std::string name{};            // typed or chosen: below the folder, or absolute, or beginning with ~
    std::optional<base::Problem> trouble{};
    bool asks_to_replace{false};  // the file exists; accepting again replaces it
    bool operator==(FileBrowser const&) const = default;
};

FileBrowser browse(Purpose purpose, std::string folder, Shown shown = Shown::KnownFiles);
FileBrowser browse_again(FileBrowser const& browser, Shown shown);

// Into a folder; what was typed as the name of a file to save stays.
FileBrowser entered(FileBrowser const& browser, std::string const& folder);
FileBrowser entered_parent(FileBrowser const& browser);

FileBrowser named(FileBrowser browser, std::string name);

// What accepting means now.
struct Accepted {
    enum class What : std::uint8_t { Nothing, Browse, Take } what{};
    FileBrowser browser;  // to go on with, unless taken
    std::string path;     // taken
};
Accepted accept(FileBrowser const& browser);

// A path as it was typed: below the folder, or full, or beginning with ~.
std::string full_path(std::string const& folder, std::string const& typed);

// The folder and those above it, the root first: what the bar of the dialog shows.
std::vector<std::string> folders_above(std::string const& folder);
std::string last_part(std::string_view path);

}  // namespace deconvista::state
