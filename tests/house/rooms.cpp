#include "tests/house/rooms.h"

#include <algorithm>
#include <regex>
#include <sstream>

namespace deconvista::house {
namespace {

bool starts_with_any(std::string_view text, std::initializer_list<std::string_view> beginnings) {
    return std::any_of(beginnings.begin(), beginnings.end(),
                       [&](std::string_view beginning) { return text.starts_with(beginning); });
}

std::set<std::string> rooms_named_in(std::string const& cell, std::vector<std::string> const& above,
                                     std::string const& room, std::vector<std::string>& faults) {
    std::set<std::string> named{room};
    std::istringstream words{cell};
    for (std::string word; words >> word;) {
        bool known = false;
        for (auto const& candidate : above) {
            if (candidate != word && !(word == "core" && candidate.starts_with("core/"))) continue;
            named.insert(candidate);
            known = true;
        }
        if (!known)
            faults.push_back("core/README.md lets " + room + " include " + word + ", which stands not above it");
    }
    return named;
}

std::string fault_at(SourceFile const& file, Include const& include, std::string const& why) {
    return file.path + ":" + std::to_string(include.line) + ": includes " + include.header + ": " + why;
}

// What is wrong with the arrow from this file to this header, or "".
std::string wrong_arrow(std::string const& from, std::string const& header, Rooms const& rooms) {
    if (!starts_with_any(header, {"core/", "app/", "tests/"})) return "project headers are named from the root";
    if (header.starts_with("tests/")) return from.starts_with("tests/") ? "" : "only tests include tests";
    auto const room = room_of(from);
    if (room.empty()) return "";
    auto const row = rooms.find(room);
    if (row == rooms.end()) return room + " has no row in core/README.md";
    return row->second.contains(room_of(header)) ? "" : "core/README.md has no arrow from " + room + " to there";
}

}  // namespace

Rooms read_rooms(std::vector<std::string> const& readme, std::vector<std::string>& faults) {
    static std::regex const kRow{R"(^\| `((?:core|app)/\w+)` \|.*\|([^|]*)\|\s*$)"};
    Rooms rooms;
    std::vector<std::string> above;
    for (auto const& line : readme) {
        std::smatch row;
        if (!std::regex_match(line, row, kRow)) continue;
        auto const cell = std::regex_replace(row[2].str(), std::regex{"[`,]"}, " ");
        rooms[row[1]] = rooms_named_in(cell, above, row[1], faults);
        above.push_back(row[1]);
    }
    return rooms;
}

Rooms read_linked_rooms(std::vector<std::string> const& cmake_lists) {
    static std::regex const kModule{R"(deconvista_module\(((?:core|app)/\w+)\b([^)]*)\))"};
    static std::regex const kRoomName{R"((?:core|app)/\w+)"};
    std::string text;
    for (auto const& line : cmake_lists) text += line.starts_with("#") ? "\n" : line + "\n";

    Rooms rooms;
    std::set<std::string> core;
    for (std::sregex_iterator call{text.begin(), text.end(), kModule}, end; call != end; ++call) {
        auto const arguments = (*call)[2].str();
        auto& linked = rooms[(*call)[1]];
        linked.insert((*call)[1]);
        if (arguments.find("${core_modules}") != std::string::npos) linked.insert(core.begin(), core.end());
        for (std::sregex_iterator name{arguments.begin(), arguments.end(), kRoomName}; name != end; ++name)
            linked.insert(name->str());
        if ((*call)[1].str().starts_with("core/")) core.insert((*call)[1]);
    }
    return rooms;
}

std::string room_of(std::string_view path) {
    static std::regex const kRoom{R"(^(?:tests/)?((?:core|app)/\w+)/.*)"};
    std::cmatch found;
    if (!std::regex_match(path.data(), path.data() + path.size(), found, kRoom)) return "";
    return found[1];
}

std::vector<std::string> arrow_faults(std::vector<SourceFile> const& files, Rooms const& rooms) {
    std::vector<std::string> faults;
    for (auto const& file : files) {
        for (auto const& include : includes_of(file)) {
            if (include.form != Include::Form::Quoted) continue;
            auto const why = wrong_arrow(file.path, include.header, rooms);
            if (!why.empty()) faults.push_back(fault_at(file, include, why));
        }
    }
    return faults;
}

}  // namespace deconvista::house
