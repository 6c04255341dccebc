#include "app/export/carried_scene.h"

#include <gtest/gtest.h>

namespace deconvista::exporting {
namespace {

std::optional<std::string> carried(std::string_view file) {
    return carried_scene({reinterpret_cast<std::uint8_t const*>(file.data()), file.size()});
}

using namespace std::string_view_literals;

TEST(CarriedScene, IsFoundInTextOfEachKind) {
    EXPECT_EQ(carried("<svg><metadata>deconvista-scene: {\"a\": {\"b\": \"}\\\"\"}}</metadata></svg>"),
              "{\"a\": {\"b\": \"}\\\"\"}}");
    EXPECT_EQ(carried("% Deconvista 0.1.0\n% deconvista-scene: {}\n\\documentclass{article}"), "{}");
    EXPECT_EQ(carried("\0\0\0\x20"
                      "ftypisom....deconvista-scene: {\"a\": 1}\0\0g"sv),
              "{\"a\": 1}");
    EXPECT_EQ(carried("\x1A\x45\xDF\xA3....deconvista-scene: {}g"), "{}");
}

TEST(CarriedScene, IsTakenOutOfThePdfWayOfWriting) {
    EXPECT_EQ(carried("%PDF-1.5\n1 0 obj << /Keywords (deconvista-scene: {\"t\": \"\\(a\\)\\\\n\"}) >>"),
              "{\"t\": \"(a)\\n\"}");
    EXPECT_EQ(carried("%PDF-1.5\n/Keywords (deconvista-scene: {\"t\": 1"), std::nullopt);
    std::string digits = "%PDF-1.5\n/Keywords <FEFF";
    for (char const c : "deconvista-scene: {\"t\": \"\\u00e4\"}"sv) {
        constexpr std::string_view kDigits = "0123456789ABCDEF";
        digits += {'0', '0', kDigits[static_cast<std::size_t>(c >> 4)], kDigits[static_cast<std::size_t>(c & 15)]};
    }
    EXPECT_EQ(carried(digits + ">"), "{\"t\": \"\\u00e4\"}");
    EXPECT_EQ(carried(std::string_view{digits}.substr(0, digits.size() - 2)), std::nullopt);
}

TEST(CarriedScene, IsTakenOutOfTheGifWayOfWriting) {
    std::string const head = "GIF89a" + std::string("\x04\0\x04\0\x70\0\0", 7);
    std::string const scene = "deconvista-scene: {\"a\": [" + std::string(300, ' ') + "1]}";
    auto const comment = [](std::string const& text) {
        std::string block = "\x21\xFE";
        for (std::size_t i = 0; i < text.size(); i += 255) {
            auto const piece = text.substr(i, 255);
            block += static_cast<char>(static_cast<unsigned char>(piece.size())) + piece;
        }
        return block + '\0';
    };
    EXPECT_EQ(carried(head + comment("hello") + comment(scene) + "\x2C"), scene.substr(18));
    EXPECT_EQ(carried(head + comment("hello") + "\x2C" + comment(scene)), std::nullopt) << "only before the pictures";
    auto const whole = head + comment(scene) + ";;;;";
    for (std::size_t length = 0; length < whole.size() - 4; ++length)
        EXPECT_EQ(carried(std::string_view{whole}.substr(0, length)), std::nullopt) << length;
    auto huge_palette = head;
    huge_palette[10] = '\xF7';
    EXPECT_EQ(carried(huge_palette), std::nullopt);
}

TEST(CarriedScene, IsNotLookedForElsewhere) {
    EXPECT_EQ(carried(""), std::nullopt);
    EXPECT_EQ(carried("{\"title\": \"deconvista-scene: {}\"}"), std::nullopt);
    EXPECT_EQ(carried("<svg/>"), std::nullopt);
    EXPECT_EQ(carried("<svg>deconvista-scene: {\"a\": </svg>"), std::nullopt);
    EXPECT_EQ(carried("<svg>deconvista-scene: {" + std::string(kLongestScene, ' ') + "}"), std::nullopt);
    EXPECT_FALSE(may_carry_scene({}));
}

TEST(AsciiJson, SaysTheSameInAscii) {
    EXPECT_EQ(as_ascii_json("{\"t\": \"ä 面 😀 <&> \\n\"}"),
              "{\"t\": \"\\u00e4 \\u9762 \\ud83d\\ude00 \\u003c\\u0026\\u003e \\n\"}");
    EXPECT_EQ(as_ascii_json("\x7f\xff"), "\\u007f\\ufffd");
}

}  // namespace
}  // namespace deconvista::exporting
