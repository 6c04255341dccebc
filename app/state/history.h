#pragma once
// Undo and redo. Scenes are values, so the history is a list of them; large tensors are shared between its entries.
//
// Everything that happens during one gesture (a drag on a control) is one entry, and none if it ends where it began.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/scene/scene.h"

namespace deconvista::state {

// A scene, and the number of the document it is a state of.
struct Version {
    scene::Scene scene;
    std::size_t document{};
    bool operator==(Version const&) const = default;
};

// A Single change is an entry of its own; changes of one Drag share one.
enum class Gesture : std::uint8_t { Single, Drag };

class History {
public:
    static constexpr std::size_t kMaxEntries = 200;
    static constexpr std::size_t kMaxBytes = std::size_t{1} << 30;

    // max_bytes: what the tensors of the entries may hold together. Beyond these limits the oldest go.
    explicit History(std::size_t max_bytes = kMaxBytes) : max_bytes_{max_bytes} {}

    // To be called before each change, with what is about to be replaced.
    void remember(Version before, Gesture gesture);
    void end_drag(Version const& now);

    // What to show instead; nothing at the end of the list.
    std::optional<Version> undo(Version now);
    std::optional<Version> redo(Version now);

    std::size_t undo_depth() const { return past_.size(); }
    std::size_t redo_depth() const { return future_.size(); }

private:
    void forget_what_is_too_much();

    std::vector<Version> past_, future_;  // the nearest last
    bool dragging_{false};
    std::size_t max_bytes_;
};

}  // namespace deconvista::state
