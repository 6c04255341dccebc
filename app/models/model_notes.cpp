#include "app/models/model_notes.h"

#include <array>
#include <filesystem>

#include "app/files/text_file.h"
#include "core/scene/json_fields.h"
#include "core/scene/json_members.h"
#include "core/text/utf8.h"

namespace deconvista::models {
namespace {

namespace fs = std::filesystem;
using base::Result;

constexpr std::int64_t kMaxNotesBytes = 64 << 10;
constexpr std::int64_t kMaxLabelsBytes = 4 << 20;
constexpr int kMostNesting = 4;
constexpr std::array<std::string_view, 2> kKeys{"preprocessing", "labels"};

Result<net::Preprocessing> preprocessing_in(scene::JsonValue value, std::string const& path) {
    auto const names = net::preprocessing_names();
    if (value.kind() == scene::JsonKind::String)
        if (auto const known = net::preprocessing_from(value.string())) return *known;
    return scene::unknown_word(value, path, names);
}

Result<std::string> labels_in(scene::JsonValue value, std::string const& path, std::string const& model) {
    auto const name = scene::read_text(value, path);
    if (!name) return name.problem();
    if (name->find('/') != std::string::npos || *name == ".." || *name == ".")
        return base::refused("notes_labels_name", {path, *name});
    return (fs::path{model}.parent_path() / *name).native();
}

Result<ModelNotes> notes_from(std::string const& text, std::string const& model) {
    auto const json = scene::check_json(text, kMostNesting);
    if (!json) return json.problem();
    auto const members = scene::JsonMembers::read(*json, "", kKeys);
    if (!members) return members.problem();
    ModelNotes notes;
    if (auto const value = members->find("preprocessing")) {
        auto const preprocessing = preprocessing_in(*value, "preprocessing");
        if (!preprocessing) return preprocessing.problem();
        notes.preprocessing = *preprocessing;
    }
    if (auto const value = members->find("labels")) {
        auto const labels = labels_in(*value, "labels", model);
        if (!labels) return labels.problem();
        notes.labels = *labels;
    }
    return notes;
}

}  // namespace

std::string notes_path(std::string const& model) {
    return fs::path{model}.replace_extension(".deconvista.json").native();
}

Result<ModelNotes> read_model_notes(std::string const& model) {
    auto const path = notes_path(model);
    std::error_code ignored;
    if (!fs::exists(path, ignored)) return ModelNotes{};
    auto const text = files::read_text(path, kMaxNotesBytes);
    if (!text) return text.problem();
    return notes_from(*text, model);
}

Result<std::vector<std::string>> read_labels(std::string const& path) {
    auto const text = files::read_text(path, kMaxLabelsBytes);
    if (!text) return text.problem();
    if (text::valid_prefix(*text) != text->size()) return base::refused("labels_not_utf8", {path});
    std::vector<std::string> labels;
    std::string_view rest{*text};
    if (rest.starts_with("\xef\xbb\xbf")) rest.remove_prefix(3);
    while (!rest.empty()) {
        auto const end = std::min(rest.find('\n'), rest.size());
        auto line = rest.substr(0, end);
        if (line.ends_with('\r')) line.remove_suffix(1);
        labels.emplace_back(line);
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return labels;
}

}  // namespace deconvista::models
