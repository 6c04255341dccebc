#pragma once
// What every panel is given: the state to show, how it should look, and where to put the actions of the user.

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "app/paint/imgui_fonts.h"
#include "app/paint/imgui_textures.h"
#include "app/state/action.h"
#include "app/state/app_state.h"
#include "app/state/report.h"
#include "app/ui/palette.h"
#include "app/ui/transient.h"
#include "core/picture/look.h"
#include "core/text/text.h"

namespace deconvista::ui {

inline ImU32 packed(figure::Color color) {
    return IM_COL32(color.red, color.green, color.blue, color.alpha);
}
inline ImVec4 unpacked(figure::Color color) {
    return ImGui::ColorConvertU32ToFloat4(packed(color));
}

struct Rect {
    float x{}, y{}, width{}, height{};
    bool operator==(Rect const&) const = default;
    float right() const { return x + width; }
    float bottom() const { return y + height; }
    ImVec2 begin() const { return {x, y}; }
    ImVec2 end() const { return {x + width, y + height}; }
    ImVec2 size() const { return {width, height}; }
    ImVec2 center() const { return {x + width / 2, y + height / 2}; }
};

// Of two times that may never come.
inline std::optional<double> sooner(std::optional<double> a, std::optional<double> b) {
    if (!a || !b) return a ? a : b;
    return std::min(*a, *b);
}

struct Ui {
    state::AppState const& state;
    Palette const& colors;
    paint::ImGuiFonts& fonts;
    paint::ImageTextures& images;
    Transient& transient;
    float unit{1};     // ImGui's units for what is 1 pixel at scale 1
    float density{1};  // pixels of the screen for one of ImGui's units
    state::Actions actions{};
    state::Places* places{};                // where to note controls, if anyone wants to know
    std::optional<double> next_frame_in{};  // seconds, if a control needs one without any input

    // A length given for scale 1; whole, so that edges stay sharp.
    float px(float length) const { return std::round(length * unit); }

    std::string say(text::Name name, std::initializer_list<std::string> facts = {}) const {
        return text::fill(name, state.settings.language, facts);
    }

    // How pictures look in the window; so large, in ImGui's units.
    picture::Look look(float width, float height) const {
        picture::Look look{.width = width * density, .height = height * density};
        look.theme = state.settings.theme;
        look.language = state.settings.language;
        look.motion = state.settings.motion;
        return look;
    }

    void act(state::Action action) { actions.push_back(std::move(action)); }

    void note_place(std::string const& name, Rect const& rect) const {
        if (places != nullptr) (*places)[name] = {rect.x, rect.y, rect.width, rect.height};
    }

    void want_frame_in(double seconds) { next_frame_in = sooner(next_frame_in, seconds); }
};

}  // namespace deconvista::ui
