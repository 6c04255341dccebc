#pragma once
// The members of a JSON object whose keys are known beforehand.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/result.h"
#include "core/scene/json_text.h"

namespace deconvista::scene {

class JsonMembers {
public:
    // Refuses a key that is not among `known`, naming the nearest, and one that is given twice. `path` is the object's
    // own, empty for the outermost. `known` outlives the members.
    static base::Result<JsonMembers> read(JsonValue object, std::string const& path,
                                          std::span<std::string_view const> known);

    std::optional<JsonValue> find(std::string_view key) const;
    std::vector<std::pair<std::string_view, JsonValue>> const& all() const { return members_; }

private:
    std::vector<std::pair<std::string_view, JsonValue>> members_;
};

// "kernel.shape" for "shape" in "kernel".
std::string member_path(std::string const& path, std::string_view key);

}  // namespace deconvista::scene
