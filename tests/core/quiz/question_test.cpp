#include "core/quiz/question.h"

#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <sstream>

#include "core/base/number_text.h"
#include "core/figure/dump.h"
#include "core/picture/picture.h"
#include "core/quiz/exercise.h"
#include "core/quiz/question_figure.h"
#include "core/scene/presets.h"
#include "core/scene/scene_file.h"
#include "core/scene/words.h"

namespace deconvista::quiz {
namespace {

using text::Language;

constexpr std::uint64_t kSeed = 17;
constexpr int kExercises = 300;

scene::Scene convolution_of(std::vector<float> input, std::vector<float> kernel, std::int64_t side) {
    scene::Scene scene;
    scene.kernel_extents = {2, 2};
    scene.stride = scene.dilation = {1, 1};
    scene.padding = tensor::PerAxis<op::PaddingPair>{2, {}};
    scene.input = {scene::Given{}, tensor::Tensor{{1, 1, {side, side}}, std::move(input)}};
    scene.kernel = {scene::Given{}, tensor::Tensor{{1, 1, {2, 2}}, std::move(kernel)}};
    return scene;
}

// y[0, 0] = 1*1 + 2*0 + 4*2 + 5*3 = 24
scene::Scene known() {
    return convolution_of({1, 2, 3, 4, 5, 6, 7, 8, 9}, {1, 0, 2, 3}, 3);
}

Verdict judged(trace::Trace const& trace, Question const& question, std::string_view typed) {
    auto const verdict = judge(trace, question, typed);
    EXPECT_TRUE(verdict) << typed;
    return verdict ? *verdict : Verdict::Wrong;
}

TEST(Question, AsksForTheNextValue) {
    auto const scene = known();
    auto const trace = *picture::trace_of(scene);
    auto const question = ask(trace, Kind::Value, 0);
    ASSERT_TRUE(question);
    EXPECT_EQ(question->step, trace.work().first);
    EXPECT_EQ(right_value(trace, *question), 24);
    EXPECT_EQ(judged(trace, *question, "24"), Verdict::Right);
    EXPECT_EQ(judged(trace, *question, " +24 "), Verdict::Right);
    EXPECT_EQ(judged(trace, *question, "24.0"), Verdict::Right);
    EXPECT_EQ(judged(trace, *question, "25"), Verdict::Wrong);
    EXPECT_EQ(judged(trace, *question, "24.4"), Verdict::Wrong);
    EXPECT_FALSE(judge(trace, *question, "many"));
    EXPECT_FALSE(judge(trace, *question, ""));
    EXPECT_EQ(wording(trace, *question, Language::English), "Which value does y[0, 0] get?");
    EXPECT_EQ(solution(trace, *question, Language::English), "y[0, 0] = 1 · 1 + 2 · 0 + 4 · 2 + 5 · 3 = 24");
    auto const later = ask(trace, Kind::Value, question->step + 1);
    ASSERT_TRUE(later);
    op::Cell const next{op::OutputCell{{0, 0, {0, 1}}}};
    EXPECT_EQ(later->cell, next);
    EXPECT_FALSE(ask(trace, Kind::Value, trace.steps()));
}

TEST(Question, AsksForTheCellsThatAreRead) {
    auto const scene = known();
    auto const trace = *picture::trace_of(scene);
    auto const question = *ask(trace, Kind::Touched, trace.work().first + 3);
    Places const right{{1, 1}, {1, 2}, {2, 1}, {2, 2}};
    EXPECT_EQ(right_places(trace, question), right);
    Places places;
    for (auto const& place : {right[3], right[0], right[2], right[1], tensor::Extents{0, 0}})
        places = *chosen(places, question, op::InputCell{{0, 0, place}});
    EXPECT_EQ(judge(trace, question, places), Verdict::Wrong);
    places = *chosen(places, question, op::InputCell{{0, 0, {0, 0}}});
    EXPECT_EQ(judge(trace, question, places), Verdict::Right) << "a cell that is pointed at again is let go";
    EXPECT_FALSE(chosen(places, question, op::KernelCell{{0, 0, {0, 0}}}));
    for (auto const* const typed :
         {"1,1 1,2 2,1 2,2", "[2, 2], [1, 1], [1, 2], [2, 1]", "(1 1) (1 2) (2 1) (2 2) (2 2)"})
        EXPECT_EQ(judged(trace, question, typed), Verdict::Right) << typed;
    EXPECT_EQ(judged(trace, question, "1,1 1,2 2,1"), Verdict::Wrong);
    for (auto const* const no_cells : {"", "1,1 1", "1.5 2", "a b", "1e9,1"})
        EXPECT_FALSE(judge(trace, question, no_cells)) << no_cells;
    EXPECT_EQ(solution(trace, question, Language::English), "y[1, 1] ← x[1, 1], [1, 2], [2, 1], [2, 2]");
}

TEST(Question, AsksForTheSize) {
    auto const scene = known();
    auto const trace = *picture::trace_of(scene);
    auto const question = *ask(trace, Kind::OutputSize, 0);
    for (auto const* const right : {"2x2", "2 × 2", "2, 2", "2 2", "2", "2×2"})
        EXPECT_EQ(judged(trace, question, right), Verdict::Right) << right;
    for (auto const* const wrong : {"3x3", "2x3", "2 2 2", "3"})
        EXPECT_EQ(judged(trace, question, wrong), Verdict::Wrong) << wrong;
    EXPECT_FALSE(judge(trace, question, "two"));
    EXPECT_NE(solution(trace, question, Language::English).find("= 2"), std::string::npos);
}

TEST(Question, OfAStampAsksForACellOfTheOutput) {
    scene::Scene scene = convolution_of({1, 2, 3, 4}, {1, 2, 3, 4}, 2);
    scene.operation = op::Kind::TransposedConvolution;
    scene.views = {scene::View::Scatter};
    auto const trace = *picture::trace_of(scene);
    auto const second = trace.work().first + 1;
    auto const touched = *ask(trace, Kind::Touched, second);
    EXPECT_EQ(right_places(trace, touched), (Places{{0, 1}, {0, 2}, {1, 1}, {1, 2}}));
    EXPECT_FALSE(points_at_input(touched));
    auto const value = *ask(trace, Kind::Value, second);
    op::Cell const middle{op::OutputCell{{0, 0, {1, 1}}}};
    EXPECT_EQ(value.cell, middle);
    EXPECT_EQ(right_value(trace, value), 1 * 4 + 2 * 3);
    EXPECT_EQ(solution(trace, value, Language::English), "y[1, 1] = 4 + 2 · 3 = 10");
}

// What is right is found by other means than those that answer, and given as an answer.
TEST(Question, OfRandomScenesTakesWhatIsRightAndNothingElse) {
    for (int number = 0; number < kExercises; ++number) {
        auto const [scene, trace, question] = exercise_of(kSeed, number);
        auto const output = op::evaluate(trace.computation());
        if (question.kind == Kind::Value && trace.order() == trace::Order::Outputs) {
            auto const right = double{output[std::get<op::OutputCell>(question.cell).at]};
            EXPECT_EQ(judged(trace, question, base::shortest(right)), Verdict::Right) << number;
            EXPECT_EQ(judged(trace, question, base::shortest(right + 1)), Verdict::Wrong) << number;
        }
        if (question.kind == Kind::OutputSize) {
            std::string right, wrong;
            for (auto const extent : output.shape().spatial) {
                right += (right.empty() ? "" : " x ") + base::to_text(extent);
                wrong += (wrong.empty() ? "" : " x ") + base::to_text(extent + 1);
            }
            EXPECT_EQ(judged(trace, question, right), Verdict::Right) << number;
            EXPECT_EQ(judged(trace, question, wrong), Verdict::Wrong) << number;
        }
        if (question.kind == Kind::Touched) {
            op::Partners const partners{trace.computation(), question.cell};
            bool const input = points_at_input(question);
            auto const shape = input ? trace.computation().input.shape() : trace.computation().output;
            Places right;
            for (std::int64_t i = 0; i < plane_size(shape); ++i) {
                auto const at = tensor::index_at({1, 1, shape.spatial}, i);
                if (input ? partners.has(op::InputCell{at}) : partners.has(op::OutputCell{at}))
                    right.push_back(at.spatial);
            }
            EXPECT_EQ(judge(trace, question, right), Verdict::Right) << number;
            right.pop_back();
            EXPECT_EQ(judge(trace, question, right), Verdict::Wrong) << number;
        }
    }
}

TEST(Question, IsDrawnWithoutItsAnswer) {
    picture::Look look{.width = 1280, .height = 720};
    for (int number = 0; number < 60; ++number) {
        auto const [scene, trace, question] = exercise_of(kSeed, number);
        auto const dump = figure::dump(question_figure(scene, trace, {question}, look));
        EXPECT_NE(dump.find(wording(trace, question, Language::English)), std::string::npos) << number;
        EXPECT_EQ(dump.find(solution(trace, question, Language::English)), std::string::npos) << number;
        auto const hides = std::holds_alternative<op::OutputCell>(question.cell) && question.kind != Kind::OutputSize;
        EXPECT_EQ(dump.find("\"?\"") != std::string::npos, hides) << number;
    }
}

TEST(Question, MarksTheCellThatIsPointedAtApartFromThoseThatWereChosen) {
    auto const scene = known();
    auto const trace = *picture::trace_of(scene);
    auto const question = *ask(trace, Kind::Touched, trace.work().first);
    picture::Look const look{.width = 1280, .height = 720};
    auto const shapes = [&](Asked const& asked) {
        return figure::dump(question_figure(scene, trace, asked, look)).size();
    };
    auto const plain = shapes({question});
    EXPECT_GT(shapes({question, {}, tensor::Extents{0, 0}}), plain);
    EXPECT_GT(shapes({question, {{0, 0}}, {}}), plain);
    EXPECT_NE(shapes({question, {}, tensor::Extents{0, 0}}), shapes({question, {{0, 0}}, {}}));
}

std::string text_of_preset(std::string_view name) {
    std::ifstream file{std::string{DECONVISTA_SOURCE_DIR "/assets/presets/"} + std::string{name} + ".json"};
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

base::Result<tensor::Tensor> small_picture(std::string const&) {
    return scene::generate({scene::Generator::Ramp, 0}, {1, 3, {24, 24}});
}

// One, two and three dimensions, channels, groups, poolings, comparisons: every kind, in every view that may lead.
TEST(Question, IsAskedOfEveryPresetInEveryView) {
    using scene::View;
    picture::Look const look{.width = 1280, .height = 720};
    for (auto const& preset : scene::presets()) {
        auto scene = *scene::read_scene(text_of_preset(preset.name), small_picture);
        for (auto const view :
             {View::Flat, View::Isometric, View::Scatter, View::Matrix, View::Phases, View::Connections}) {
            scene.views = {view};
            SCOPED_TRACE(std::string{preset.name} + " " + std::string{scene::word_of(view)});
            auto const trace = picture::trace_of(scene);
            if (!trace) continue;  // a view that this operation does not have
            for (auto const kind : {Kind::Value, Kind::Touched, Kind::OutputSize}) {
                auto const where = std::string{preset.name} + " " + std::string{scene::word_of(view)};
                auto const question = ask(*trace, kind, trace->work().first + trace->work().count / 2);
                ASSERT_TRUE(question) << where;
                auto const dump = figure::dump(question_figure(scene, *trace, {*question}, look));
                EXPECT_NE(dump.find(wording(*trace, *question, Language::English)), std::string::npos) << where;
                EXPECT_EQ(dump.find(solution(*trace, *question, Language::English)), std::string::npos) << where;
                if (kind == Kind::Touched) {
                    EXPECT_EQ(judge(*trace, *question, right_places(*trace, *question)), Verdict::Right) << where;
                }
                if (kind == Kind::Value) {
                    auto const right = base::shortest(right_value(*trace, *question));
                    EXPECT_EQ(judged(*trace, *question, right), Verdict::Right) << where;
                }
            }
        }
    }
}

TEST(Exercise, IsTheSameForTheSameSeed) {
    for (int number = 0; number < 40; ++number) {
        auto const one = exercise_of(kSeed, number), again = exercise_of(kSeed, number);
        EXPECT_EQ(one.scene, again.scene);
        EXPECT_EQ(one.question, again.question);
    }
    EXPECT_NE(exercise_of(1, 0).scene, exercise_of(2, 0).scene);
    EXPECT_NE(exercise_of(1, 0).scene, exercise_of(1, 3).scene);
}

TEST(Exercise, ComesInAllKindsOfAllOperations) {
    std::set<std::pair<op::Kind, Kind>> seen;
    std::set<trace::Order> orders;
    std::set<int> axes;
    for (int number = 0; number < 60; ++number) {
        auto const exercise = exercise_of(kSeed, number);
        axes.insert(exercise.scene.axes());
        seen.emplace(exercise.scene.operation, exercise.question.kind);
        orders.insert(exercise.trace.order());
        EXPECT_LE(plane_size(exercise.trace.computation().output), 150) << "small enough to be seen whole";
    }
    EXPECT_EQ(seen.size(), 12u);
    EXPECT_EQ(axes.size(), 2u) << "lines and planes";
    EXPECT_EQ(orders.size(), 2u);
}

}  // namespace
}  // namespace deconvista::quiz
