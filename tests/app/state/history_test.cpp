#include "app/state/history.h"

#include <gtest/gtest.h>

namespace deconvista::state {
namespace {

Version titled(std::string title) {
    Version version;
    version.scene.title = std::move(title);
    return version;
}

Version with_bytes(std::size_t bytes) {
    Version version;
    auto const values = static_cast<std::int64_t>(bytes / sizeof(float));
    version.scene.input.tensor = {{1, 1, {values}}, std::vector<float>(static_cast<std::size_t>(values))};
    return version;
}

TEST(History, UndoesAndRedoesInOrder) {
    History history;
    history.remember(titled("a"), Gesture::Single);
    history.remember(titled("b"), Gesture::Single);
    EXPECT_EQ(history.undo(titled("c")), titled("b"));
    EXPECT_EQ(history.undo(titled("b")), titled("a"));
    EXPECT_EQ(history.undo(titled("a")), std::nullopt);
    EXPECT_EQ(history.redo(titled("a")), titled("b"));
    EXPECT_EQ(history.redo(titled("b")), titled("c"));
    EXPECT_EQ(history.redo(titled("c")), std::nullopt);
}

TEST(History, ANewChangeEndsWhatCouldBeRedone) {
    History history;
    history.remember(titled("a"), Gesture::Single);
    history.undo(titled("b"));
    history.remember(titled("a"), Gesture::Single);
    EXPECT_EQ(history.redo_depth(), 0u);
    EXPECT_EQ(history.undo_depth(), 1u);
}

TEST(History, ADragIsOneEntry) {
    History history;
    for (auto const* before : {"a", "b", "c"}) history.remember(titled(before), Gesture::Drag);
    history.end_drag(titled("d"));
    for (auto const* before : {"d", "e"}) history.remember(titled(before), Gesture::Drag);
    history.end_drag(titled("f"));
    EXPECT_EQ(history.undo_depth(), 2u);
    EXPECT_EQ(history.undo(titled("f")), titled("d"));
    EXPECT_EQ(history.undo(titled("d")), titled("a"));
}

TEST(History, ADragThatComesBackIsNone) {
    History history;
    history.remember(titled("a"), Gesture::Drag);
    history.remember(titled("b"), Gesture::Drag);
    history.end_drag(titled("a"));
    EXPECT_EQ(history.undo_depth(), 0u);
}

TEST(History, SingleChangesAreKeptApartFromDrags) {
    History history;
    history.remember(titled("a"), Gesture::Drag);
    history.remember(titled("b"), Gesture::Single);
    history.remember(titled("c"), Gesture::Single);
    EXPECT_EQ(history.undo_depth(), 3u);
    history.end_drag(titled("c"));
    EXPECT_EQ(history.undo_depth(), 3u) << "there was no drag to end";
}

TEST(History, ForgetsTheOldest) {
    History history;
    for (std::size_t i = 0; i < History::kMaxEntries + 7; ++i)
        history.remember(titled(std::to_string(i)), Gesture::Single);
    EXPECT_EQ(history.undo_depth(), History::kMaxEntries);
    EXPECT_EQ(history.undo(titled("now")), titled(std::to_string(History::kMaxEntries + 6)));
}

TEST(History, CountsSharedTensorsOnce) {
    auto const large = with_bytes(600);
    History history{1000};
    for (int i = 0; i < 5; ++i) {
        auto same = large;
        same.scene.title = std::to_string(i);
        history.remember(same, Gesture::Single);
    }
    EXPECT_EQ(history.undo_depth(), 5u);
    history.remember(with_bytes(600), Gesture::Single);
    EXPECT_EQ(history.undo_depth(), 1u) << "the two tensors together are too much";
}

}  // namespace
}  // namespace deconvista::state
