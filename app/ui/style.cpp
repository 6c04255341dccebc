#include "app/ui/style.h"

#include <array>

namespace deconvista::ui {
namespace {

void apply_colors(Palette const& palette, ImGuiStyle& style) {
    auto const set = [&](ImGuiCol which, figure::Color color) { style.Colors[which] = unpacked(color); };
    figure::Color const none{0, 0, 0, 0};
    set(ImGuiCol_Text, palette.text);
    set(ImGuiCol_TextDisabled, palette.faint_text);
    set(ImGuiCol_WindowBg, palette.ground);
    set(ImGuiCol_ChildBg, none);
    set(ImGuiCol_PopupBg, palette.raised);
    set(ImGuiCol_MenuBarBg, palette.ground);
    set(ImGuiCol_Border, palette.border);
    set(ImGuiCol_BorderShadow, none);
    set(ImGuiCol_FrameBg, palette.raised);
    set(ImGuiCol_FrameBgHovered, palette.raised);
    set(ImGuiCol_FrameBgActive, palette.raised);
    set(ImGuiCol_TitleBg, palette.raised);
    set(ImGuiCol_TitleBgActive, palette.raised);
    set(ImGuiCol_ScrollbarBg, none);
    set(ImGuiCol_ScrollbarGrab, palette.control_hover);
    set(ImGuiCol_ScrollbarGrabHovered, palette.control_held);
    set(ImGuiCol_ScrollbarGrabActive, palette.control_held);
    set(ImGuiCol_CheckMark, palette.accent);
    set(ImGuiCol_Button, palette.control);
    set(ImGuiCol_ButtonHovered, palette.control_hover);
    set(ImGuiCol_ButtonActive, palette.control_held);
    set(ImGuiCol_Header, palette.accent_tint);
    set(ImGuiCol_HeaderHovered, palette.control_hover);
    set(ImGuiCol_HeaderActive, palette.control_held);
    set(ImGuiCol_Separator, palette.border);
    set(ImGuiCol_PlotHistogram, palette.accent);
    set(ImGuiCol_TableHeaderBg, none);
    set(ImGuiCol_TableBorderLight, palette.border);
    set(ImGuiCol_TableBorderStrong, palette.border);
    set(ImGuiCol_TextSelectedBg, palette.accent_tint);
    set(ImGuiCol_NavHighlight, none);  // app/ui/walk.h draws its own
    set(ImGuiCol_ModalWindowDimBg, palette.shade);
}

}  // namespace

void apply_style(Palette const& colors, float unit) {
    ImGuiStyle style;
    auto const px = [&](float length) { return std::round(length * unit); };
    style.WindowPadding = {px(16), px(16)};
    style.FramePadding = {px(10), px(5)};
    style.ItemSpacing = {px(8), px(8)};
    style.ItemInnerSpacing = {px(8), px(4)};
    style.CellPadding = {px(6), px(3)};
    style.IndentSpacing = px(16);
    style.ScrollbarSize = px(12);
    style.GrabMinSize = px(24);
    style.WindowRounding = 0;
    style.ChildRounding = px(6);
    style.FrameRounding = px(5);
    style.PopupRounding = px(8);
    style.ScrollbarRounding = px(6);
    style.WindowBorderSize = 0;
    style.PopupBorderSize = std::max(1.0f, px(1));
    style.FrameBorderSize = 0;
    style.ButtonTextAlign = {0.5f, 0.5f};
    style.SelectableTextAlign = {0, 0.5f};
    style.DisplaySafeAreaPadding = {0, 0};
    style.WindowMenuButtonPosition = ImGuiDir_None;
    style.AntiAliasedLinesUseTex = true;
    apply_colors(colors, style);
    ImGui::GetStyle() = style;
}

}  // namespace deconvista::ui
