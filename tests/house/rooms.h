#pragma once
// Which folder may include which: the table of rooms in core/README.md, read as it stands there.
//
// A row of that table is `| core/op | what it is | core/base core/tensor |`; `core` alone in the last column stands for
// every room of core. The order of the rows counts: a room may include only rooms that stand above it.

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "tests/house/source_tree.h"

namespace deconvista::house {

// From a room to the rooms that it may include, itself among them.
using Rooms = std::map<std::string, std::set<std::string>, std::less<>>;

// Faults of the table itself (a room that stands below, an unknown one) are added to `faults`.
Rooms read_rooms(std::vector<std::string> const& readme, std::vector<std::string>& faults);

// The same from CMakeLists.txt: what each `deconvista_module(core/op LINKS core/base core/tensor)` links.
Rooms read_linked_rooms(std::vector<std::string> const& cmake_lists);

// "core/op" for core/op/taps.h and for tests/core/op/taps_test.cpp, "" for files that live in no room, such as
// app/main.cpp and tests/bench/start.cpp.
std::string room_of(std::string_view path);

// One sentence for each #include of a project header that the table does not allow. Files outside the rooms may
// include all of them; nothing but tests may include tests.
std::vector<std::string> arrow_faults(std::vector<SourceFile> const& files, Rooms const& rooms);

}  // namespace deconvista::house
