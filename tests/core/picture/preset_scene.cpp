#include "tests/core/picture/preset_scene.h"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <sstream>

#include "core/base/overloaded.h"
#include "core/picture/text_fit.h"
#include "core/scene/scene_file.h"

namespace deconvista::picture {
namespace {

PlacedLabel placed(figure::Label const& label, figure::Point offset, float scale) {
    std::string text;
    for (auto const& run : label.runs) text += run.text;
    auto const width = label.size * estimated_width(text), height = label.size * 0.75f;
    auto left = label.at.x, top = label.at.y - height / 2;
    if (label.horizontal == figure::Horizontal::Center) left -= width / 2;
    if (label.horizontal == figure::Horizontal::Right) left -= width;
    if (label.vertical == figure::Vertical::Baseline || label.vertical == figure::Vertical::Bottom)
        top = label.at.y - height;
    if (label.vertical == figure::Vertical::Top) top = label.at.y;
    return {text, {offset.x + left * scale, offset.y + top * scale, width * scale, height * scale}, label.size * scale};
}

void collect(std::vector<figure::Shape> const& shapes, figure::Point offset, float scale,
             std::vector<PlacedLabel>& labels) {
    for (auto const& shape : shapes) {
        if (auto const* const label = std::get_if<figure::Label>(&shape))
            labels.push_back(placed(*label, offset, scale));
        if (auto const* const group = std::get_if<figure::Group>(&shape))
            collect(group->shapes, {offset.x + group->offset.x * scale, offset.y + group->offset.y * scale},
                    scale * group->scale, labels);
    }
}

std::vector<PlacedLabel> words_of(figure::Figure const& figure) {
    constexpr float kSmallest = 9;
    std::vector<PlacedLabel> words;
    for (auto const& label : labels_of(figure)) {
        bool const letters = std::ranges::any_of(
            label.text, [](char c) { return std::isalpha(static_cast<unsigned char>(c)) || (c & 0x80); });
        if (letters && label.text.size() > 4 && label.size >= kSmallest) words.push_back(label);
    }
    return words;
}

// With a pixel of tolerance: the widths are estimates.
bool overlap(figure::Rect const& a, figure::Rect const& b) {
    return a.x + 1 < b.right() && b.x + 1 < a.right() && a.y + 1 < b.bottom() && b.y + 1 < a.bottom();
}

}  // namespace

scene::Scene preset_scene(std::string_view name) {
    std::ifstream file{std::string{DECONVISTA_SOURCE_DIR "/assets/presets/"} + std::string{name} + ".json"};
    std::stringstream text;
    text << file.rdbuf();
    auto const no_pictures = [](std::string const&) -> base::Result<tensor::Tensor> {
        return base::refused("size_overflows");
    };
    auto scene = scene::read_scene(text.str(), no_pictures);
    DECONVISTA_CHECK(static_cast<bool>(scene));
    return *scene;
}

std::vector<PlacedLabel> labels_of(figure::Figure const& figure) {
    std::vector<PlacedLabel> labels;
    collect(figure.shapes, {0, 0}, 1, labels);
    return labels;
}

std::vector<std::string> words_in_the_way(figure::Figure const& figure) {
    std::vector<std::string> found;
    auto const words = words_of(figure);
    for (std::size_t i = 0; i < words.size(); ++i) {
        auto const& [text, room, size] = words[i];
        bool const inside =
            room.x >= -1 && room.y >= -1 && room.right() <= figure.width + 1 && room.bottom() <= figure.height + 1;
        if (!inside) found.push_back(text + " | edge");
        for (std::size_t k = 0; k < i; ++k)
            if (overlap(room, words[k].room)) found.push_back(text + " | " + words[k].text);
    }
    return found;
}

}  // namespace deconvista::picture
