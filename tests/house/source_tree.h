#pragma once
// The source files of the project as plain lines, for tests that hold the tree itself to the rules of the house.

#include <filesystem>
#include <string>
#include <vector>

namespace deconvista::house {

struct SourceFile {
    std::string path;  // from the root of the tree, with '/'
    std::vector<std::string> lines;
};

struct Include {
    enum class Form { Quoted, Angled };

    std::string header;  // as written between the quotes or brackets
    Form form{};
    int line{};  // counted from 1
};

// Every .h, .cpp and .inc file under core/, app/ and tests/, in the order of their paths.
std::vector<SourceFile> read_source_files(std::filesystem::path const& root);

std::vector<std::string> read_lines(std::filesystem::path const& file);

std::vector<Include> includes_of(SourceFile const& file);

}  // namespace deconvista::house
