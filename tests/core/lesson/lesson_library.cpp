#include "tests/core/lesson/lesson_library.h"

#include <fstream>
#include <sstream>

#include "core/base/within.h"
#include "core/scene/scene_file.h"

namespace deconvista::lesson {
namespace {

std::string text_of_file(std::string const& path) {
    std::ifstream file{std::string{DECONVISTA_SOURCE_DIR "/assets/"} + path};
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

base::Result<tensor::Tensor> small_picture(std::string const&) {
    tensor::Shape const shape{1, 3, {64, 64}};
    return scene::generate({scene::Generator::Ramp, 0}, shape);
}

// Two layers up and down again, without a network and without a picture.
class BareStory : public Story {
public:
    trace::Timeline const& timeline() const override { return timeline_; }
    figure::Figure figure(trace::Moment, picture::Look const& look) const override {
        return {look.width, look.height, {}, {}};
    }
    picture::StepWords words(std::int64_t step, text::Language) const override {
        return {std::string{trace::identifier(timeline_.stage_of(step))}, ""};
    }

private:
    trace::Timeline timeline_{{{trace::Stage::Start, 0, 1},
                               {trace::Stage::Forward, 1, 2},
                               {trace::Stage::Choose, 3, 1},
                               {trace::Stage::Down, 4, 2}}};
};

}  // namespace

Library test_library() {
    Library library;
    library.scene_text = [](std::string const& name) -> base::Result<std::string> {
        bool const is_path = name.find_first_of("./") != std::string::npos;
        auto text = text_of_file(is_path ? "lessons/" + name : "presets/" + name + ".json");
        if (text.empty()) return base::device_trouble("file_not_found", {name});
        return text;
    };
    library.read_scene = [](std::string_view json, std::string const&) {
        return scene::read_scene(json, small_picture);
    };
    library.tell_story = [](std::string const& name) -> base::Result<Told> {
        if (text_of_file("lessons/" + name).empty()) return base::device_trouble("file_not_found", {name});
        return Told{std::make_shared<BareStory const>(), name, {}};
    };
    return library;
}

std::string bundled_text(std::string_view name) {
    return text_of_file("lessons/" + std::string{name} + ".json");
}

Lesson bundled(std::string_view name) {
    auto lesson = read_lesson(bundled_text(name), test_library());
    DECONVISTA_CHECK(static_cast<bool>(lesson));
    return *std::move(lesson);
}

std::string one_page(std::string const& members, std::string const& english) {
    return R"({"version": 1, "title": {"en": "T", "zh": "题"}, "pages": [{"title": {"en": "P", "zh": "页"}, "text": {"en": [")" +
           english + R"("], "zh": ["文"]})" + (members.empty() ? "" : ", " + members) + "}]}";
}

std::string problem_of(std::string const& json) {
    auto const lesson = read_lesson(json, test_library());
    if (lesson) return "";
    auto const& [kind, name, facts] = lesson.problem();
    if (name == base::kWithin) return facts[0] + ": " + facts[1];
    return (facts.empty() ? "" : facts[0]) + ": " + name;
}

}  // namespace deconvista::lesson
