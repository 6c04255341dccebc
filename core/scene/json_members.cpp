#include "core/scene/json_members.h"

#include <algorithm>

#include "core/base/nearest.h"
#include "core/scene/json_fields.h"

namespace deconvista::scene {

base::Result<JsonMembers> JsonMembers::read(JsonValue object, std::string const& path,
                                            std::span<std::string_view const> known) {
    if (auto const fine = expect(object, JsonKind::Object, path); !fine) return fine.problem();
    JsonMembers members;
    for (JsonCursor cursor{object}; cursor.next();) {
        auto const key = cursor.key();
        auto const found = std::ranges::find(known, key);
        if (found == known.end())
            return base::refused("key_unknown", {member_path(path, key), member_path(path, base::nearest(key, known))});
        if (members.find(key)) return base::refused("key_given_twice", {member_path(path, key)});
        members.members_.emplace_back(*found, cursor.value());
    }
    return members;
}

std::optional<JsonValue> JsonMembers::find(std::string_view key) const {
    for (auto const& [name, value] : members_)
        if (name == key) return value;
    return std::nullopt;
}

std::string member_path(std::string const& path, std::string_view key) {
    return path.empty() ? std::string{key} : path + "." + std::string{key};
}

}  // namespace deconvista::scene
