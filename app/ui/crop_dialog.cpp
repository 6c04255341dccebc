#include "app/ui/crop_dialog.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <vector>

#include "app/state/values.h"
#include "app/ui/dialog.h"
#include "app/ui/parameter_controls.h"
#include "app/ui/stepper.h"
#include "app/ui/style.h"
#include "core/text/window.h"

namespace deconvista::ui {
namespace {

using scene::CropInput;
using text::Name;
using text::Window;

constexpr float kWidth = 820, kPreviewWidth = 480, kPreviewHeight = 380, kGap = 20;
constexpr std::int64_t kMostPixels = 512;  // of the preview, along each side

// What is black and what is white: of a picture 0 and 255.
tensor::Range range_of(scene::Data const& data) {
    if (std::holds_alternative<scene::ImageFile>(data.source)) return {0, 255};
    auto const range = tensor::finite_range(data.tensor.values());
    return range.low < range.high ? range : tensor::Range{range.low - 1, range.low + 1};
}

std::uint8_t shade(float value, tensor::Range const& range) {
    auto const part = (value - range.low) / (range.high - range.low);
    return std::isfinite(part) ? static_cast<std::uint8_t>(std::lround(std::clamp(part, 0.0F, 1.0F) * 255)) : 0;
}

// The input as a picture, every so many cells one pixel.
figure::Pixels picture_of(scene::Data const& input) {
    auto const& shape = input.tensor.shape();
    auto const rows = shape.spatial[0], columns = shape.spatial[1];
    auto const every = (std::max(rows, columns) + kMostPixels - 1) / kMostPixels;
    auto const range = range_of(input);
    std::vector<std::uint8_t> rgba;
    for (std::int64_t y = 0; y < rows; y += every)
        for (std::int64_t x = 0; x < columns; x += every) {
            for (std::int64_t color = 0; color < 3; ++color)
                rgba.push_back(shade(input.tensor[{0, shape.channels == 3 ? color : 0, {y, x}}], range));
            rgba.push_back(255);
        }
    auto const count = [&](std::int64_t extent) { return static_cast<int>((extent + every - 1) / every); };
    return {count(columns), count(rows), std::make_shared<std::vector<std::uint8_t> const>(std::move(rgba))};
}

void number(Ui& ui, Name name, CropInput const& crop, std::int64_t CropInput::*member, std::int64_t low,
            std::int64_t high) {
    auto const begin = ImGui::GetCursorScreenPos();
    auto const width = beside_label(ui, name);
    auto const at = ImGui::GetCursorScreenPos();
    std::string const id{text::identifier(name)};
    ui.note_place(id, {at.x, at.y, width, ui.px(kControl)});
    auto const wanted = stepper(ui, id.c_str(), {crop.*member, low, high, {}, {}}, {width, ui.px(kControl)});
    if (wanted.value) {
        auto changed = crop;
        changed.*member = std::clamp(*wanted.value, low, high);
        ui.act(state::SetCrop{changed});
    }
    ImGui::SetCursorScreenPos({begin.x, begin.y + ui.px(kControl + 8)});
}

void fields(Ui& ui, CropInput const& crop) {
    auto const& shape = state::crop_source(ui.state).tensor.shape();
    auto const width = shape.spatial[1], height = shape.spatial[0];
    number(ui, Window::crop_x, crop, &CropInput::x, 0, width - crop.width);
    number(ui, Window::crop_y, crop, &CropInput::y, 0, height - crop.height);
    number(ui, Window::crop_width, crop, &CropInput::width, 1, width - crop.x);
    number(ui, Window::crop_height, crop, &CropInput::height, 1, height - crop.y);
    if (shape.channels != 3) return;
    std::array const labels{ui.say(Window::crop_colors), ui.say(Window::crop_grey)};
    auto const room = ImGui::GetContentRegionAvail().x;
    auto const current = crop.colors == scene::Colors::Grey ? 1 : 0;
    if (auto const chosen = segments(ui, "colors", labels, current, {room, ui.px(kControl)})) {
        auto changed = crop;
        changed.colors = *chosen == 1 ? scene::Colors::Grey : scene::Colors::AsTheyAre;
        ui.act(state::SetCrop{changed});
    }
}

// The rectangle between two corners, whichever they are, in cells of the input.
CropInput between(CropInput crop, ImVec2 a, ImVec2 b, tensor::Extents const& extents) {
    auto const cell = [](float part, std::int64_t extent) {
        return std::clamp<std::int64_t>(static_cast<std::int64_t>(std::floor(part * static_cast<float>(extent))), 0,
                                        extent - 1);
    };
    auto const x0 = cell(a.x, extents[1]), x1 = cell(b.x, extents[1]);
    auto const y0 = cell(a.y, extents[0]), y1 = cell(b.y, extents[0]);
    crop.x = std::min(x0, x1);
    crop.y = std::min(y0, y1);
    crop.width = std::max(x0, x1) - crop.x + 1;
    crop.height = std::max(y0, y1) - crop.y + 1;
    return crop;
}

void drag_rectangle(Ui& ui, CropInput const& crop, Rect const& picture) {
    ImGui::SetCursorScreenPos(picture.begin());
    ImGui::InvisibleButton("picture", picture.size());
    if (!ImGui::IsItemActive()) return;
    auto const& io = ImGui::GetIO();
    auto const part = [&](ImVec2 at) {
        return ImVec2{(at.x - picture.x) / picture.width, (at.y - picture.y) / picture.height};
    };
    auto const dragged = between(crop, part(io.MouseClickedPos[0]), part(io.MousePos),
                                 state::crop_source(ui.state).tensor.shape().spatial);
    if (dragged != crop) ui.act(state::SetCrop{dragged});
}

// What is left out lies in the shade.
void draw_rectangle(Ui& ui, CropInput const& crop, Rect const& picture, tensor::Extents const& extents) {
    auto& list = *ImGui::GetWindowDrawList();
    auto const x = [&](std::int64_t cell) {
        return picture.x + picture.width * static_cast<float>(cell) / static_cast<float>(extents[1]);
    };
    auto const y = [&](std::int64_t cell) {
        return picture.y + picture.height * static_cast<float>(cell) / static_cast<float>(extents[0]);
    };
    auto const left = x(crop.x), right = x(crop.x + crop.width), top = y(crop.y), bottom = y(crop.y + crop.height);
    auto const dim = IM_COL32(0, 0, 0, 120);
    list.AddRectFilled(picture.begin(), {picture.right(), top}, dim);
    list.AddRectFilled({picture.x, bottom}, picture.end(), dim);
    list.AddRectFilled({picture.x, top}, {left, bottom}, dim);
    list.AddRectFilled({right, top}, {picture.right(), bottom}, dim);
    list.AddRect({left - 1, top - 1}, {right + 1, bottom + 1}, IM_COL32(255, 255, 255, 255), 0, 0, ui.px(3));
    list.AddRect({left - 1, top - 1}, {right + 1, bottom + 1}, packed(ui.colors.accent), 0, 0,
                 std::max(1.0f, ui.px(1)));
}

}  // namespace

void CropView::preview(Ui& ui, CropInput const& crop, Rect const& place) {
    auto const& input = state::crop_source(ui.state);
    Shown const wanted{ui.state.revision};
    if (shown_ != wanted) pixels_ = picture_of(input);
    shown_ = wanted;
    auto const& extents = input.tensor.shape().spatial;
    auto const width = static_cast<float>(extents[1]), height = static_cast<float>(extents[0]);
    auto const scale = std::min(place.width / width, place.height / height);
    Rect const picture{place.x, place.y, std::max(4.0f, std::round(scale * width)),
                       std::max(4.0f, std::round(scale * height))};
    ImGui::GetWindowDrawList()->AddImage(ui.images.of(pixels_), picture.begin(), picture.end());
    drag_rectangle(ui, crop, picture);
    draw_rectangle(ui, crop, picture, extents);
    ui.note_place("crop", picture);
}

void CropView::show(Ui& ui, CropInput const& crop) {
    if (!begin_dialog(ui, "crop", ui.say(Window::dialog_crop), kWidth)) return;
    auto const begin = ImGui::GetCursorScreenPos();
    auto const room = ImGui::GetContentRegionAvail().x;
    auto const width = std::min(ui.px(kPreviewWidth), room * 0.6f);
    preview(ui, crop, {begin.x, begin.y, width, ui.px(kPreviewHeight)});
    auto const left = begin.x + width + ui.px(kGap);
    ImGui::SetCursorScreenPos({left, begin.y});
    ImGui::BeginChild("fields", {begin.x + room - left, ui.px(kPreviewHeight)});
    fields(ui, crop);
    ImGui::EndChild();
    ImGui::SetCursorScreenPos({begin.x, begin.y + ui.px(kPreviewHeight + 12)});
    std::array const buttons{DialogButton{ui.say(Window::button_cancel)},
                             DialogButton{ui.say(Window::button_take), ButtonLook::Primary}};
    auto const pressed = dialog_buttons(ui, buttons);
    if (pressed == 0) ui.act(state::CloseDialog{});
    if (pressed == 1 || (!pressed && !ImGui::GetIO().WantTextInput && enter_pressed(ui))) ui.act(state::AcceptCrop{});
    end_dialog(ui);
}

}  // namespace deconvista::ui
