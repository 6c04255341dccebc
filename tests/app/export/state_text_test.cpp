// Scenes as short texts: there and back, and whatever else a text may be.

#include "app/export/state_text.h"

#include <gtest/gtest.h>

#include "app/export/base64url.h"
#include "app/export/deflate.h"
#include "tests/app/export/formats.h"

namespace deconvista::exporting {
namespace {

std::string name_of(base::Result<SceneState> const& result) {
    return result ? "" : result.problem().name;
}

// A text with its checksum right, around whatever JSON.
std::string text_of(std::string const& json) {
    std::vector<std::uint8_t> packed;
    Compressor{Compressor::Effort::Usual}.append_zlib(
        packed, {reinterpret_cast<std::uint8_t const*>(json.data()), json.size()});
    auto const sum = checksum(packed);
    std::vector<std::uint8_t> bytes;
    for (int shift = 24; shift >= 0; shift -= 8) bytes.push_back(static_cast<std::uint8_t>(sum >> shift & 255));
    bytes.insert(bytes.end(), packed.begin(), packed.end());
    return "deconvista:1:" + as_base64url(bytes);
}

TEST(Base64Url, GoesThereAndBack) {
    for (int length = 0; length < 20; ++length) {
        std::vector<std::uint8_t> bytes;
        for (int i = 0; i < length; ++i) bytes.push_back(static_cast<std::uint8_t>(37 * i + 251));
        EXPECT_EQ(from_base64url(as_base64url(bytes)), bytes);
    }
    EXPECT_EQ(as_base64url(std::vector<std::uint8_t>{0xfb, 0xff}), "-_8");
    for (auto const* const broken : {"a", "ab+d", "ab/d", "ab==", "-_9"})
        EXPECT_FALSE(from_base64url(broken)) << broken;
}

TEST(StateText, GoesThereAndBack) {
    auto const text = *state_text({small_scene(), 7});
    EXPECT_TRUE(is_state_text(text));
    auto const back = read_state_text(text);
    ASSERT_TRUE(back);
    EXPECT_EQ(back->scene, small_scene());
    EXPECT_EQ(back->step, 7);
    EXPECT_LT(text.size(), 300U) << text;
}

TEST(StateText, MayBeBrokenIntoLines) {
    auto text = *state_text({small_scene(), 7});
    text.insert(40, "\n  ");
    EXPECT_TRUE(is_state_text(" \n" + text));
    EXPECT_EQ(read_state_text(" \n" + text + "\n")->step, 7);
}

TEST(StateText, NoCharacterOfItMayDiffer) {
    auto const text = *state_text({small_scene(), 7});
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto other = text;
        other[i] = other[i] == 'A' ? 'B' : 'A';
        EXPECT_NE(name_of(read_state_text(other)), "") << i;
        EXPECT_NE(name_of(read_state_text(text.substr(0, i))), "") << i;
    }
}

TEST(StateText, IsCheckedHoweverWellItIsPacked) {
    EXPECT_EQ(name_of(read_state_text(text_of("[]"))), "object_needed");
    EXPECT_EQ(name_of(read_state_text(text_of(R"({"step": 1})"))), "key_missing");
    EXPECT_EQ(name_of(read_state_text(text_of(R"({"step": 1, "scene": {}, "more": 1})"))), "key_unknown");
    EXPECT_EQ(name_of(read_state_text(text_of(R"({"step": 1, "scene": {}})"))), "version_missing");
    auto const scene = scene::write_scene_line(small_scene());
    EXPECT_EQ(name_of(read_state_text(text_of(R"({"step": 11, "scene": )" + scene + "}"))),
              "option_value_out_of_range");
    EXPECT_EQ(name_of(read_state_text(text_of(R"({"step": 10, "scene": )" + scene + "}"))), "");
    EXPECT_EQ(name_of(read_state_text("deconvista:2:AAAA")), "state_text_version");
    // Bytes that unpack to more than a state may have are given up, not unpacked.
    EXPECT_EQ(name_of(read_state_text(text_of(std::string(kLongestStateJson + 1, ' ')))), "state_text_broken");
    EXPECT_EQ(name_of(read_state_text(std::string(kLongestStateText + 1, 'A'))), "state_text_too_long");
}

TEST(StateText, IsRefusedForPicturesAndForLongScenes) {
    auto with_picture = small_scene();
    with_picture.input.source = scene::ImageFile{"/home/ada/secret.png"};
    EXPECT_EQ(state_text({with_picture, 0}).problem().name, "state_text_has_picture");
    auto large = small_scene();
    large.input.tensor = {{1, 1, {400, 400}}, std::vector<float>(160000, 0)};
    EXPECT_EQ(state_text({large, 0}).problem().name, "state_text_too_long");
}

}  // namespace
}  // namespace deconvista::exporting
