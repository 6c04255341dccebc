#include "app/paint/imgui_fonts.h"

#include <backends/imgui_impl_opengl3.h>
#include <imgui_freetype.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace deconvista::paint {
namespace {

// First and last of each range, ended by 0.
constexpr auto kSigns = std::to_array<ImWchar>({
    0x0020,
    0x00FF,  // ASCII, Latin-1
    0x0370,
    0x03FF,  // Greek
    0x2010,
    0x205E,  // dashes, quotation marks, dots
    0x2070,
    0x209F,  // raised and lowered digits
    0x2190,
    0x21FF,  // arrows
    0x2200,
    0x22FF,  // mathematical operators
    0x25A0,
    0x25FF,  // geometric shapes
    0xFFFD,
    0xFFFD,  // what stands for a missing character
    0,
});

ImVector<ImWchar> ranges_of(std::u32string_view characters, ImWchar const* more) {
    ImFontGlyphRangesBuilder builder;
    builder.AddRanges(kSigns.data());
    if (more != nullptr) builder.AddRanges(more);
    // ImGui on Debian knows 16 bits of Unicode only.
    for (auto const character : characters) {
        if (character <= 0xFFFF) builder.AddChar(static_cast<ImWchar>(character));
    }
    ImVector<ImWchar> ranges;
    builder.BuildRanges(&ranges);
    return ranges;
}

// ImGui sizes a font by the height of its lines, and each font has its own; text is sized by the em.
float line_height(FontData const& data, Face face, float size) {
    FontFace const opened{data.of(face)};
    return std::round(size * line_height_in_em(opened));
}

void use_freetype(ImFontAtlas& atlas) {
#if IMGUI_VERSION_NUM >= 19200
    atlas.SetFontLoader(ImGuiFreeType::GetFontLoader());
    atlas.FontLoaderFlags = ImGuiFreeTypeLoaderFlags_LightHinting;
#else
    atlas.FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
    atlas.FontBuilderFlags = ImGuiFreeTypeBuilderFlags_LightHinting;
#endif
}

void make_bold(ImFontConfig& config) {
#if IMGUI_VERSION_NUM >= 19200
    config.FontLoaderFlags |= ImGuiFreeTypeLoaderFlags_Bold;
#else
    config.FontBuilderFlags |= ImGuiFreeTypeBuilderFlags_Bold;
#endif
}

}  // namespace

ImGuiFonts::ImGuiFonts(FontData data, float ui_size, std::u32string_view characters)
    : data_{std::move(data)}, metrics_{data_}, glyphs_{data_}, ui_size_{std::max(ui_size, 1.0f)} {
    auto const* const chinese = ImGui::GetIO().Fonts->GetGlyphRangesChineseSimplifiedCommon();
    regular_ranges_ = ranges_of(characters, chinese);
    bold_ranges_ = ranges_of(characters, nullptr);
}

void ImGuiFonts::set_ui_size(float size) {
    size = std::max(size, 1.0f);
    if (size == ui_size_) return;
    ui_size_ = size;
    atlas_is_stale_ = true;
}

void ImGuiFonts::rebuild() {
    if (glyphs_.is_full()) glyphs_.make_room();
    if (atlas_is_stale_) rebuild_atlas();
}

void ImGuiFonts::rebuild_atlas() {
    // The backend makes its texture anew with the next frame.
    ImGui_ImplOpenGL3_DestroyDeviceObjects();
    auto& io = ImGui::GetIO();
    io.Fonts->Clear();
    use_freetype(*io.Fonts);
    regular_ = add_font(Face::Regular, Face::Fallback, regular_ranges_);
    bold_ = add_font(Face::Bold, Face::FallbackBold, bold_ranges_);
    io.FontDefault = regular_;
    io.Fonts->Build();
    atlas_is_stale_ = false;
}

ImFont* ImGuiFonts::add_font(Face own, Face fallback, ImVector<ImWchar> const& ranges) const {
    ImFont* font = nullptr;
    for (auto const face : {own, fallback}) {
        ImFontConfig config;
        config.FontDataOwnedByAtlas = false;
        config.MergeMode = face == fallback;
        config.PixelSnapH = true;
        if (face == Face::FallbackBold) make_bold(config);
        auto const& bytes = *data_.of(face);
        font = ImGui::GetIO().Fonts->AddFontFromMemoryTTF(const_cast<std::uint8_t*>(bytes.data()),
                                                          static_cast<int>(bytes.size()),
                                                          line_height(data_, face, ui_size_), &config, ranges.Data);
    }
    return font;
}

}  // namespace deconvista::paint
