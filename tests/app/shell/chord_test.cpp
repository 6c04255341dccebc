#include "app/shell/chord.h"

#include <GLFW/glfw3.h>
#include <gtest/gtest.h>

namespace deconvista::shell {
namespace {

// Without a window system GLFW does not know the layout, and keys have their US names.
std::string chord(int key, int modifiers = 0) {
    return chord_of(key, 0, modifiers);
}

TEST(Chord, NamesKeysAndModifiersInOneOrder) {
    EXPECT_EQ(chord(GLFW_KEY_Z, GLFW_MOD_SHIFT | GLFW_MOD_CONTROL), "ctrl+shift+z");
    EXPECT_EQ(chord(GLFW_KEY_H), "h");
    EXPECT_EQ(chord(GLFW_KEY_RIGHT, GLFW_MOD_SHIFT), "shift+right");
    EXPECT_EQ(chord(GLFW_KEY_F11), "f11");
    EXPECT_EQ(chord(GLFW_KEY_SPACE), "space");
    EXPECT_EQ(chord(GLFW_KEY_LEFT, GLFW_MOD_ALT), "alt+left");
}

TEST(Chord, KnowsPunctuationByTheCharacterItTypes) {
    EXPECT_EQ(chord(GLFW_KEY_LEFT_BRACKET), "") << "its place depends on the layout";
    EXPECT_EQ(chord_of(U'['), "[");
    EXPECT_EQ(chord_of(U'?'), "?");
    EXPECT_EQ(chord_of(U'a'), std::nullopt) << "letters are known by their keys";
    EXPECT_EQ(chord_of(U' '), std::nullopt);
    EXPECT_EQ(chord_of(U'é'), std::nullopt);
}

TEST(Chord, WithCtrlPunctuationIsAKey) {
    EXPECT_EQ(chord(GLFW_KEY_EQUAL, GLFW_MOD_CONTROL), "ctrl+=");
    EXPECT_EQ(chord(GLFW_KEY_MINUS, GLFW_MOD_CONTROL), "ctrl+-");
    EXPECT_EQ(chord(GLFW_KEY_KP_ADD, GLFW_MOD_CONTROL), "ctrl++");
    EXPECT_EQ(chord(GLFW_KEY_KP_0, GLFW_MOD_CONTROL), "ctrl+0");
}

TEST(Chord, ModifiersAloneHaveNone) {
    EXPECT_EQ(chord(GLFW_KEY_LEFT_CONTROL, GLFW_MOD_CONTROL), "");
    EXPECT_EQ(chord(GLFW_KEY_UNKNOWN), "");
}

}  // namespace
}  // namespace deconvista::shell
