#include "app/ui/arrangement.h"

#include <algorithm>

namespace deconvista::ui {
namespace {

// At scale 1.
constexpr float kMenu = 36;
constexpr float kParameters = 304;
constexpr float kExplanation = 312;
constexpr float kTimeline = 104;
constexpr float kLowTimeline = 64;
constexpr float kLowWindow = 460;
constexpr float kLeastStage = 440;  // that leaves room for the explanation beside it
constexpr float kLeastStageAlone = 300;
constexpr float kWideStage = 860;

}  // namespace

Arrangement arrange(ImVec2 window, float unit, state::Panels panels, Timeline shows, StageRoom room) {
    Arrangement all;
    if (panels == state::Panels::Hidden) {
        all.stage = {0, 0, window.x, window.y};
        all.parameters_are = all.explanation_is = Standing::Away;
        return all;
    }
    auto const px = [&](float length) { return std::round(length * unit); };
    auto const left = px(kParameters), right = px(kExplanation);
    all.menu = {0, 0, window.x, px(kMenu)};
    auto const low = window.y < px(kLowWindow);
    auto const timeline = shows == Timeline::Away ? 0 : px(low ? kLowTimeline : kTimeline);
    all.timeline = {0, std::max(all.menu.bottom(), window.y - timeline), window.x, timeline};
    auto const top = all.menu.bottom();
    auto const height = all.timeline.y - top;
    if (window.x - left - right < px(kLeastStage)) all.explanation_is = Standing::Drawer;
    bool const is_narrow = room == StageRoom::Wide && window.x - left - right < px(kWideStage);
    if (is_narrow || window.x - left < px(kLeastStageAlone)) all.parameters_are = Standing::Drawer;
    all.parameters = {0, top, std::min(left, window.x), height};
    auto const explanation_width = std::min(right, window.x);
    all.explanation = {window.x - explanation_width, top, explanation_width, height};
    auto const begin = all.parameters_are == Standing::Beside ? left : 0;
    auto const end = all.explanation_is == Standing::Beside ? all.explanation.x : window.x;
    all.stage = {begin, top, end - begin, height};
    return all;
}

Arrangement with_bar(Arrangement all, float bar) {
    auto const right = std::max(all.stage.right(), all.explanation.right());
    auto const& left = all.parameters_are == Standing::Beside ? all.stage.x : 0.f;
    all.stage = {left, all.stage.y, right - left, std::max(1.f, all.stage.height - bar)};
    all.bar = {left, all.stage.bottom(), right - left, bar};
    all.explanation_is = Standing::Away;
    return all;
}

}  // namespace deconvista::ui
