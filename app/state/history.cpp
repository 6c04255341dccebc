#include "app/state/history.h"

#include <utility>

namespace deconvista::state {
namespace {

// Bytes that this version holds and its neighbour does not.
std::size_t own_bytes(Version const& version, Version const* neighbour) {
    auto const own = [](tensor::Tensor const& tensor, tensor::Tensor const* other) {
        bool const shared = other != nullptr && other->values().data() == tensor.values().data();
        return shared ? 0 : tensor.values().size_bytes();
    };
    return own(version.scene.input.tensor, neighbour ? &neighbour->scene.input.tensor : nullptr) +
           own(version.scene.kernel.tensor, neighbour ? &neighbour->scene.kernel.tensor : nullptr);
}

}  // namespace

void History::remember(Version before, Gesture gesture) {
    bool const continues = gesture == Gesture::Drag && dragging_;
    dragging_ = gesture == Gesture::Drag;
    future_.clear();
    if (continues) return;
    past_.push_back(std::move(before));
    forget_what_is_too_much();
}

void History::end_drag(Version const& now) {
    if (dragging_ && !past_.empty() && past_.back() == now) past_.pop_back();
    dragging_ = false;
}

std::optional<Version> History::undo(Version now) {
    dragging_ = false;
    if (past_.empty()) return std::nullopt;
    future_.push_back(std::move(now));
    auto version = std::move(past_.back());
    past_.pop_back();
    return version;
}

std::optional<Version> History::redo(Version now) {
    dragging_ = false;
    if (future_.empty()) return std::nullopt;
    past_.push_back(std::move(now));
    auto version = std::move(future_.back());
    future_.pop_back();
    return version;
}

void History::forget_what_is_too_much() {
    std::size_t bytes = 0;
    std::size_t keep = 0;
    for (Version const* newer = nullptr; keep < past_.size() && keep < kMaxEntries; ++keep) {
        auto const& version = past_[past_.size() - 1 - keep];
        bytes += own_bytes(version, newer);
        if (bytes > max_bytes_) break;
        newer = &version;
    }
    past_.erase(past_.begin(), past_.end() - static_cast<std::ptrdiff_t>(keep));
}

}  // namespace deconvista::state
