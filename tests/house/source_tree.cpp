#include "tests/house/source_tree.h"

#include <algorithm>
#include <fstream>
#include <regex>
#include <string_view>

namespace deconvista::house {
namespace {

bool is_source(std::filesystem::path const& path) {
    auto const extension = path.extension();
    return extension == ".h" || extension == ".cpp" || extension == ".inc";
}

}  // namespace

std::vector<std::string> read_lines(std::filesystem::path const& file) {
    std::ifstream stream{file};
    std::vector<std::string> lines;
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    return lines;
}

std::vector<SourceFile> read_source_files(std::filesystem::path const& root) {
    std::vector<SourceFile> files;
    for (auto const* top : {"core", "app", "tests"}) {
        if (!std::filesystem::exists(root / top)) continue;
        for (auto const& entry : std::filesystem::recursive_directory_iterator{root / top}) {
            if (!entry.is_regular_file() || !is_source(entry.path())) continue;
            files.push_back({entry.path().lexically_relative(root).generic_string(), read_lines(entry.path())});
        }
    }
    std::sort(files.begin(), files.end(), [](auto const& a, auto const& b) { return a.path < b.path; });
    return files;
}

std::vector<Include> includes_of(SourceFile const& file) {
    static std::regex const kDirective{R"(^\s*#\s*include\s*(["<])([^">]+)[">])"};
    std::vector<Include> includes;
    int number = 0;
    for (auto const& line : file.lines) {
        ++number;
        std::smatch found;
        if (!std::regex_search(line, found, kDirective)) continue;
        auto const form = found[1] == "<" ? Include::Form::Angled : Include::Form::Quoted;
        includes.push_back({found[2], form, number});
    }
    return includes;
}

}  // namespace deconvista::house
