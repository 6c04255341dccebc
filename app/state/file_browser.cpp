#include "app/state/file_browser.h"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <filesystem>
#include <system_error>
#include <tuple>
#include <utility>

#include "app/files/device_problem.h"

namespace deconvista::state {
namespace {

namespace fs = std::filesystem;

bool ends_like(std::string_view name, std::string_view ending) {
    return name.size() > ending.size() && std::ranges::equal(name.substr(name.size() - ending.size()), ending, {},
                                                             [](unsigned char c) { return std::tolower(c); });
}

bool is_known(std::string_view name, Purpose purpose) {
    if (purpose == Purpose::SaveScene) return ends_like(name, ".json");
    auto const endings = {".json", ".onnx", ".png", ".jpg", ".jpeg", ".bmp"};
    return std::ranges::any_of(endings, [&](auto ending) { return ends_like(name, ending); });
}

bool is_wanted(Entry const& entry, Purpose purpose, Shown shown) {
    if (entry.name.starts_with('.')) return false;
    if (entry.kind == EntryKind::Folder) return true;
    return purpose != Purpose::ChooseFolder && (shown == Shown::AllFiles || is_known(entry.name, purpose));
}

Entry entry_of(fs::directory_entry const& found) {
    std::error_code ignored;  // an entry that vanishes meanwhile is an empty file
    bool const folder = found.is_directory(ignored);
    auto const bytes = folder ? 0 : found.file_size(ignored);
    return {found.path().filename().native(), folder ? EntryKind::Folder : EntryKind::File,
            ignored ? 0 : static_cast<std::int64_t>(bytes)};
}

base::Result<std::vector<Entry>> list(std::string const& folder, Purpose purpose, Shown shown) {
    std::error_code failed;
    std::vector<Entry> entries;
    for (fs::directory_iterator it{folder, failed}; !failed && it != fs::directory_iterator{}; it.increment(failed)) {
        auto entry = entry_of(*it);
        if (is_wanted(entry, purpose, shown)) entries.push_back(std::move(entry));
    }
    if (failed) return files::device_problem(failed.value(), folder);
    std::ranges::sort(entries, {}, [](Entry const& entry) { return std::tie(entry.kind, entry.name); });
    return entries;
}

bool is_folder(std::string const& path) {
    std::error_code ignored;
    return fs::is_directory(path, ignored);
}

bool exists(std::string const& path) {
    std::error_code ignored;
    return fs::exists(path, ignored);
}

Accepted accept_to_save(FileBrowser browser, std::string path) {
    if (!ends_like(path, ".json")) path += ".json";
    if (exists(path) && !browser.asks_to_replace) {
        browser.asks_to_replace = true;
        return {Accepted::What::Browse, std::move(browser), {}};
    }
    return {Accepted::What::Take, {}, std::move(path)};
}

}  // namespace

std::string full_path(std::string const& folder, std::string const& name) {
    if (name == "~" || name.starts_with("~/")) {
        auto const* const home = std::getenv("HOME");
        if (home != nullptr) return home + name.substr(1);
    }
    auto path = (fs::path{folder} / name).lexically_normal().native();
    if (path.size() > 1 && path.ends_with('/')) path.pop_back();
    return path;
}

FileBrowser browse(Purpose purpose, std::string folder, Shown shown) {
    FileBrowser browser{.purpose = purpose, .folder = std::move(folder), .shown = shown};
    auto entries = list(browser.folder, purpose, shown);
    if (entries)
        browser.entries = *std::move(entries);
    else
        browser.trouble = entries.problem();
    return browser;
}

FileBrowser browse_again(FileBrowser const& browser, Shown shown) {
    auto again = browse(browser.purpose, browser.folder, shown);
    again.name = browser.name;
    return again;
}

FileBrowser entered(FileBrowser const& browser, std::string const& folder) {
    auto inside = browse(browser.purpose, full_path(browser.folder, folder), browser.shown);
    if (inside.trouble) {  // it cannot be listed: stay, and say why
        auto here = browser;
        here.trouble = inside.trouble;
        return here;
    }
    if (browser.purpose == Purpose::SaveScene) inside.name = last_part(browser.name);
    return inside;
}

FileBrowser entered_parent(FileBrowser const& browser) {
    return entered(browser, fs::path{browser.folder}.parent_path().native());
}

FileBrowser named(FileBrowser browser, std::string name) {
    browser.name = std::move(name);
    browser.asks_to_replace = false;
    browser.trouble.reset();
    return browser;
}

Accepted accept(FileBrowser const& browser) {
    if (browser.name.empty()) {
        if (browser.purpose != Purpose::ChooseFolder) return {Accepted::What::Nothing, browser, {}};
        return {Accepted::What::Take, {}, browser.folder};
    }
    auto path = full_path(browser.folder, browser.name);
    if (is_folder(path)) {
        auto inside = entered(browser, path);
        if (!inside.trouble) inside.name.clear();
        return {Accepted::What::Browse, std::move(inside), {}};
    }
    if (browser.purpose == Purpose::SaveScene) return accept_to_save(browser, std::move(path));
    if (exists(path) || browser.purpose == Purpose::ChooseFolder) return {Accepted::What::Take, {}, std::move(path)};
    auto stays = browser;
    stays.trouble = files::device_problem(ENOENT, path);
    return {Accepted::What::Browse, std::move(stays), {}};
}

std::vector<std::string> folders_above(std::string const& folder) {
    std::vector<std::string> folders;
    fs::path so_far;
    for (auto const& part : fs::path{folder}) {
        so_far /= part;
        folders.push_back(so_far.native());
    }
    return folders;
}

std::string last_part(std::string_view path) {
    auto const slash = path.rfind('/');
    return std::string{slash == std::string_view::npos || path == "/" ? path : path.substr(slash + 1)};
}

}  // namespace deconvista::state
