#include "app/export/state_text.h"

#include <array>
#include <utility>
#include <variant>

#include "app/export/base64url.h"
#include "app/export/deflate.h"
#include "core/base/number_text.h"
#include "core/picture/picture.h"
#include "core/scene/json_fields.h"
#include "core/scene/json_members.h"
#include "core/scene/limits.h"
#include "core/scene/scene_file.h"

namespace deconvista::exporting {
namespace {

using base::refused;
using base::Result;
using base::to_text;

constexpr std::string_view kVersion = "1";
constexpr std::size_t kChecksumBytes = 4;
constexpr std::array<std::string_view, 2> kKeys{"step", "scene"};

std::string without_spaces(std::string_view text) {
    std::string kept;
    for (auto const c : text)
        if (!scene::is_json_space(c)) kept += c;
    return kept;
}

std::uint32_t checksum_in(Bytes bytes) {
    std::uint32_t sum = 0;
    for (std::size_t i = 0; i < kChecksumBytes; ++i) sum = sum << 8 | bytes[i];
    return sum;
}

base::Problem too_long(std::size_t length, std::size_t most) {
    return base::over_limit("state_text_too_long",
                            {to_text(static_cast<std::int64_t>(length)), to_text(static_cast<std::int64_t>(most))});
}

// The JSON in the letters behind the version.
Result<std::string> unpacked(std::string_view letters) {
    auto const bytes = from_base64url(letters);
    if (!bytes || bytes->size() <= kChecksumBytes) return refused("state_text_broken");
    auto const packed = Bytes{*bytes}.subspan(kChecksumBytes);
    if (checksum(packed) != checksum_in(*bytes)) return refused("state_text_broken");
    auto json = unpacked_zlib(packed, kLongestStateJson);
    if (!json) return refused("state_text_broken");
    return *std::move(json);
}

Result<scene::JsonMembers> members_of(std::string_view json) {
    auto const document = scene::check_json(json, scene::kMaxNesting);
    if (!document) return document.problem();
    auto members = scene::JsonMembers::read(*document, "", kKeys);
    if (!members) return members;
    for (auto const key : kKeys)
        if (!members->find(key)) return refused("key_missing", {std::string{key}});
    return members;
}

bool has_picture(scene::Scene const& scene) {
    return std::holds_alternative<scene::ImageFile>(scene.input.source) ||
           (!scene.beside.empty() && has_picture(scene.beside.front()));
}

// Values that are written out, two characters each at least.
std::size_t least_length(scene::Scene const& scene) {
    std::size_t length = 0;
    for (auto const* const data : {&scene.input, &scene.kernel})
        if (std::holds_alternative<scene::Given>(data->source)) length += 2 * data->tensor.values().size();
    return length;
}

}  // namespace

Result<std::string> state_text(SceneState const& state) {
    if (has_picture(state.scene)) return refused("state_text_has_picture");
    if (auto const least = least_length(state.scene); least > kLongestStateJson)
        return too_long(least, kLongestStateJson);
    auto const json =
        R"({"step": )" + to_text(state.step) + R"(, "scene": )" + scene::write_scene_line(state.scene) + "}";
    if (json.size() > kLongestStateJson) return too_long(json.size(), kLongestStateJson);
    std::vector<std::uint8_t> packed;
    Compressor compressor{Compressor::Effort::Smallest};
    compressor.append_zlib(packed, {reinterpret_cast<std::uint8_t const*>(json.data()), json.size()});
    auto const sum = checksum(packed);
    std::vector<std::uint8_t> bytes;
    for (int shift = 24; shift >= 0; shift -= 8) bytes.push_back(static_cast<std::uint8_t>(sum >> shift & 255));
    bytes.insert(bytes.end(), packed.begin(), packed.end());
    auto text = std::string{kStateMark} + std::string{kVersion} + ":" + as_base64url(bytes);
    if (text.size() > kLongestStateText) return too_long(text.size(), kLongestStateText);
    return text;
}

bool is_state_text(std::string_view text) {
    while (!text.empty() && scene::is_json_space(text.front())) text.remove_prefix(1);
    return text.starts_with(kStateMark);
}

Result<SceneState> read_state_text(std::string_view text) {
    if (text.size() > kLongestStateText) return too_long(text.size(), kLongestStateText);
    auto const letters = without_spaces(text);
    std::string_view rest = letters;
    if (!rest.starts_with(kStateMark)) return refused("state_text_broken");
    rest.remove_prefix(kStateMark.size());
    auto const colon = rest.find(':');
    if (colon == std::string_view::npos) return refused("state_text_broken");
    if (rest.substr(0, colon) != kVersion)
        return refused("state_text_version", {std::string{rest.substr(0, colon)}, std::string{kVersion}});
    auto const json = unpacked(rest.substr(colon + 1));
    if (!json) return json.problem();
    auto const members = members_of(*json);
    if (!members) return members.problem();
    auto const no_pictures = [](std::string const&) -> Result<tensor::Tensor> {
        return refused("state_text_has_picture");
    };
    auto scene = scene::read_scene(members->find("scene")->source(), no_pictures);
    if (!scene) return scene.problem();
    auto const trace = picture::trace_of(*scene);
    if (!trace) return trace.problem();
    auto const step = scene::read_integer(*members->find("step"), "step");
    if (!step) return step.problem();
    if (*step < 0 || *step >= trace->steps())
        return refused("option_value_out_of_range", {"step", to_text(*step), "0", to_text(trace->steps() - 1)});
    return SceneState{*std::move(scene), *step};
}

}  // namespace deconvista::exporting
