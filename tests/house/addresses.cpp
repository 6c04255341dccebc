#include "tests/house/addresses.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <regex>
#include <set>
#include <string_view>

namespace deconvista::house {
namespace {

enum class Files { Many, One };

struct Address {
    char const* headers;  // regular expressions, for the whole header and for the beginning of the path
    char const* paths;
    Files files{Files::Many};
};

// The first row whose `headers` fit decides.
constexpr std::array kAddresses{
    Address{"dnnl.*", "core/dnnl/|tests/bench/"},
    Address{"(onnx|google/protobuf)/.*", "core/onnx/"},
    Address{"nlohmann/.*", "app/state/|tests/"},
    Address{"stb/.*", "app/files/", Files::One},
    Address{"cairo.*", "app/paint/"},
    Address{"ft2build\\.h|freetype/.*", "app/paint/"},
    Address{"libdeflate\\.h", "app/export/", Files::One},
    Address{"gif_lib\\.h", "app/export/", Files::One},
    Address{"(backends/)?imgui.*", "app/(ui|shell)/|app/paint/imgui_"},
    Address{"xcb/.*", "app/shell/", Files::One},
    Address{"(GLFW|glad)/.*", "app/shell/|app/paint/imgui_"},
    Address{"CLI/.*", "app/cli/|app/main\\.cpp"},
    Address{"gtest/.*", "tests/"},
    Address{"benchmark/.*", "tests/bench/"},
    // How memory is handed out, which changes no byte.
    Address{"sys/mman\\.h", "core/tensor/unwritten|app/|tests/"},
    // The operating system.
    Address{"(dlfcn|fcntl|poll|signal|spawn|stdlib|unistd)\\.h|sys/\\w+\\.h", "app/|tests/"},
    // Neither a clock nor a locale nor chance below app: the same scene gives the same bytes.
    Address{"chrono|clocale|ctime|locale|random", "app/|tests/"},
    // The standard library.
    Address{"[a-z_]+", ""},
};

bool fits(std::string const& text, char const* whole) {
    return std::regex_match(text, std::regex{whole});
}

bool stands_at(std::string const& path, Address const& address) {
    std::regex const beginning{"^(" + std::string{address.paths} + ")"};
    return std::regex_search(path, beginning) ||
           (path.starts_with("tests/") && std::regex_search(path.substr(path.find('/') + 1), beginning));
}

Address const* address_of(std::string const& header) {
    auto const* const found = std::find_if(kAddresses.begin(), kAddresses.end(),
                                           [&](Address const& address) { return fits(header, address.headers); });
    return found == kAddresses.end() ? nullptr : found;
}

}  // namespace

std::vector<std::string> address_faults(std::vector<SourceFile> const& files) {
    std::vector<std::string> faults;
    std::map<Address const*, std::set<std::string>> users;
    for (auto const& file : files) {
        for (auto const& include : includes_of(file)) {
            if (include.form != Include::Form::Angled) continue;
            auto const* const address = address_of(include.header);
            auto const where = file.path + ":" + std::to_string(include.line) + ": <" + include.header + "> ";
            if (address == nullptr) {
                faults.push_back(where + "has no address in tests/house/addresses.cpp");
            } else if (!stands_at(file.path, *address)) {
                faults.push_back(where + "belongs at " + address->paths);
            } else if (address->files == Files::One && !file.path.starts_with("tests/")) {
                users[address].insert(file.path);
            }
        }
    }
    for (auto const& [address, paths] : users) {
        if (paths.size() < 2) continue;
        auto fault = std::string{address->headers} + " may be included by one file, not by";
        for (auto const& path : paths) fault += " " + path;
        faults.push_back(fault);
    }
    return faults;
}

}  // namespace deconvista::house
