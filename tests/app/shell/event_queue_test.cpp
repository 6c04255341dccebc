#include "app/shell/event_queue.h"

#include <gtest/gtest.h>

namespace deconvista::shell {
namespace {

KeyEvent key(int number, KeyMotion motion) {
    return {number, 0, 0, motion, ""};
}
Event press(int number) {
    return key(number, KeyMotion::Pressed);
}
Event release(int number) {
    return key(number, KeyMotion::Released);
}
Event button(ButtonMotion motion) {
    return ButtonEvent{0, 0, motion};
}

// The portions that the events are handed out in.
std::vector<std::vector<Event>> portions(std::vector<Event> const& events) {
    EventQueue queue;
    for (auto const& event : events) queue.push(event);
    std::vector<std::vector<Event>> all;
    while (!queue.empty()) all.push_back(queue.take_portion());
    return all;
}

using Portions = std::vector<std::vector<Event>>;

TEST(EventQueue, AQuickTapIsSeenPressedInOneFrameAndReleasedInTheNext) {
    EXPECT_EQ(portions({press(65), release(65)}), (Portions{{press(65)}, {release(65)}}));
}

TEST(EventQueue, AClickHappensWhereThePointerWas) {
    Event const here = PointerEvent{10, 10}, away = PointerEvent{500, 500};
    auto const down = button(ButtonMotion::Pressed), up = button(ButtonMotion::Released);
    EXPECT_EQ(portions({here, down, up, away}), (Portions{{here, down}, {up}, {away}}));
}

TEST(EventQueue, AMovingPointerIsOnlyWhereItEnds) {
    EXPECT_EQ(portions({PointerEvent{1, 1}, PointerEvent{2, 2}, PointerEvent{3, 3}}), (Portions{{PointerEvent{3, 3}}}));
}

TEST(EventQueue, TypedTextKeepsItsOrderWithTheKeys) {
    Event const a = CharacterEvent{U'a'};
    constexpr int kEnter = 257;
    EXPECT_EQ(portions({press(65), a, release(65), press(kEnter)}),
              (Portions{{press(65), a}, {release(65), press(kEnter)}}));
}

TEST(EventQueue, KeysThatOverlapAreBothSeen) {
    EXPECT_EQ(portions({press(65), press(66), release(65), release(66)}),
              (Portions{{press(65), press(66)}, {release(65), release(66)}}));
}

TEST(EventQueue, WhatIsHeldWithAKeyIsHeldInItsFrame) {
    constexpr int kShift = 340, kTab = 258;
    EXPECT_EQ(portions({press(kShift), press(kTab), release(kShift), release(kTab)}),
              (Portions{{press(kShift), press(kTab)}, {release(kShift), release(kTab)}}));
}

TEST(EventQueue, LosesNothing) {
    std::vector<Event> events;
    for (int i = 0; i < 50; ++i) {
        events.push_back(press(60 + i % 7));
        events.push_back(CharacterEvent{U'x'});
        events.push_back(release(60 + i % 7));
        events.push_back(WheelEvent{0, 1});
        events.push_back(button(i % 2 == 0 ? ButtonMotion::Pressed : ButtonMotion::Released));
    }
    std::vector<Event> seen;
    for (auto const& portion : portions(events)) {
        EXPECT_FALSE(portion.empty());
        seen.insert(seen.end(), portion.begin(), portion.end());
    }
    EXPECT_EQ(seen, events);
}

}  // namespace
}  // namespace deconvista::shell
