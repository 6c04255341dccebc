// Every page of every lesson, in both languages: it can be drawn, its text fits and is large enough, no number of it is
// typed, and its figure is as recorded. After a change of the pages that is meant:
//
//     DECONVISTA_REGENERATE=1 build/release/tests/test_core_lesson --gtest_filter='Pages*'

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <set>
#include <sstream>

#include "core/figure/dump.h"
#include "core/lesson/lessons.h"
#include "core/lesson/page.h"
#include "core/op/computation.h"
#include "core/picture/text_fit.h"
#include "tests/core/lesson/lesson_library.h"

namespace deconvista::lesson {
namespace {

using text::Language;

constexpr char const* kRecord = DECONVISTA_SOURCE_DIR "/tests/core/lesson/golden/pages.txt";
constexpr std::array kLanguages{Language::English, Language::Chinese};

struct OnePage {
    std::string_view name;
    Lesson const& lesson;
    int page;
    picture::Look look;

    Page const& content() const { return lesson.pages[static_cast<std::size_t>(page)]; }
    std::string where() const {
        return std::string{name} + " " + std::to_string(page + 1) +
               (look.language == Language::Chinese ? " zh" : " en");
    }
};

void for_each_page(std::function<void(OnePage const&)> const& visit) {
    for (auto const name : lessons()) {
        auto const lesson = bundled(name);
        for (int page = 0; page < static_cast<int>(lesson.pages.size()); ++page)
            for (auto const language : kLanguages)
                visit({name, lesson, page, {.width = 1280, .height = 720, .language = language}});
    }
}

// ---- where text lies

struct Placed {
    std::string text;
    figure::Rect rect;
    float size{};
};

void collect(std::vector<figure::Shape> const& shapes, figure::Point offset, std::vector<Placed>& all) {
    for (auto const& shape : shapes) {
        if (auto const* const group = std::get_if<figure::Group>(&shape)) {
            EXPECT_EQ(group->scale, 1);
            collect(group->shapes, {offset.x + group->offset.x, offset.y + group->offset.y}, all);
        }
        auto const* const label = std::get_if<figure::Label>(&shape);
        if (label == nullptr) continue;
        std::string text;
        for (auto const& run : label->runs) text += run.text;
        // The estimates are a tenth too wide for regular text.
        auto const width = label->size * picture::estimated_width(text) * 0.95f;
        auto left = offset.x + label->at.x;
        if (label->horizontal == figure::Horizontal::Center) left -= width / 2;
        if (label->horizontal == figure::Horizontal::Right) left -= width;
        auto const middle = offset.y + label->at.y;
        all.push_back({text, {left, middle - label->size / 2, width, label->size}, label->size});
    }
}

std::vector<Placed> texts_of(figure::Figure const& figure) {
    std::vector<Placed> all;
    collect(figure.shapes, {0, 0}, all);
    return all;
}

TEST(Pages, AreFewEnough) {
    for (auto const name : lessons()) EXPECT_TRUE(bundled(name).pages.size() < 15U || name == kCommonMistakes) << name;
}

TEST(Pages, OfMistakesShowASceneAndStandBesideWhatTheyAreAbout) {
    std::set<Topic> about;
    for (auto const& page : bundled(kCommonMistakes).pages) {
        EXPECT_TRUE(page.shown) << page.title.english;
        ASSERT_TRUE(page.claim) << page.title.english;
        about.insert(page.claim->about.begin(), page.claim->about.end());
    }
    EXPECT_EQ(about.size(), static_cast<std::size_t>(Topic::Framework) + 1) << "a control without its mistakes";
}

TEST(Pages, HaveTextThatFitsAtASizeForTheBackRow) {
    for_each_page([](OnePage const& it) {
        auto const plan = plan_of(it.content(), it.look);
        EXPECT_TRUE(plan.text_fits) << it.where();
        EXPECT_GE(plan.text_size, it.look.height / 40) << it.where();
        EXPECT_GE(plan.title_size, it.look.height / 24) << it.where();
        for (auto const& text : texts_of(page_figure(it.lesson, printed(it.lesson, it.page), it.look)))
            EXPECT_GE(text.size, it.look.height * kSmallestText) << it.where() << ": " << text.text;
    });
}

TEST(Pages, HaveNothingOutsideAndKeepTextAndPictureApart) {
    for_each_page([](OnePage const& it) {
        auto const plan = plan_of(it.content(), it.look);
        for (auto const& text : texts_of(page_figure(it.lesson, printed(it.lesson, it.page), it.look))) {
            EXPECT_GE(text.rect.x, -1) << it.where() << ": " << text.text;
            EXPECT_LE(text.rect.right(), it.look.width + 1) << it.where() << ": " << text.text;
            EXPECT_LE(text.rect.bottom(), it.look.height + 1) << it.where() << ": " << text.text;
        }
        if (!plan.picture) return;
        bool const beside = plan.text.right() <= plan.picture->x, above = plan.text.bottom() <= plan.picture->y;
        EXPECT_TRUE(beside || above) << it.where();
        EXPECT_LE(plan.picture->bottom(), plan.footer.y) << it.where();
        for (auto const& text : texts_of(picture_of(it.content(), printed(it.lesson, it.page).moment, it.look)))
            EXPECT_LE(text.rect.bottom(), plan.picture->height) << it.where() << ": " << text.text;
    });
}

TEST(Pages, HaveNoPlaceLeftUnfilled) {
    for_each_page([](OnePage const& it) {
        auto blocks = filled_text(it.content(), it.look.language);
        auto const notes = filled_notes(it.content(), it.look.language);
        blocks.insert(blocks.end(), notes.begin(), notes.end());
        for (auto const& block : blocks) EXPECT_EQ(plain(block).find_first_of("{}"), std::string::npos) << it.where();
    });
}

// What a scene can tell is not typed. Commands may have digits in their names.
TEST(Pages, HaveNoTypedNumbers) {
    auto const check = [](OnePage const& it, Blocks const& blocks) {
        for (auto const& block : blocks)
            for (auto const& span : block.spans) {
                if (span.mark == Mark::Code || block.kind == BlockKind::Formula) continue;
                auto text = span.text;
                for (auto begin = text.find('{'); begin != std::string::npos; begin = text.find('{'))
                    text.erase(begin, text.find('}', begin) + 1 - begin);
                // The ones of size formulas are the same in every scene.
                for (auto const* const one : {"− 1", "+ 1"})
                    for (auto at = text.find(one); at != std::string::npos; at = text.find(one))
                        text.erase(at, std::string_view{one}.size());
                EXPECT_EQ(text.find_first_of("0123456789"), std::string::npos) << it.where() << ": " << span.text;
            }
    };
    for_each_page([&](OnePage const& it) {
        check(it, it.content().text.in(it.look.language));
        check(it, it.content().notes.in(it.look.language));
        // The numbers of a claim are what people say.
        if (it.content().claim) return;
        EXPECT_EQ(it.content().title.in(it.look.language).find_first_of("0123456789"), std::string::npos);
    });
}

// The same structure in both languages: neither says less.
TEST(Pages, SayTheSameInBothLanguages) {
    for_each_page([](OnePage const& it) {
        auto const kinds = [](Blocks const& blocks) {
            std::string text;
            for (auto const& block : blocks) text += static_cast<char>('0' + static_cast<int>(block.kind));
            return text;
        };
        auto const& page = it.content();
        EXPECT_EQ(kinds(page.text.english), kinds(page.text.chinese)) << it.where();
        EXPECT_EQ(kinds(page.notes.english), kinds(page.notes.chinese)) << it.where();
        for (std::size_t i = 0; i < page.text.english.size() && i < page.text.chinese.size(); ++i) {
            auto const roles = [](Block const& block) {
                std::multiset<Mark> marks;
                for (auto const& span : block.spans)
                    if (span.mark >= Mark::Input) marks.insert(span.mark);
                return marks;
            };
            EXPECT_EQ(roles(page.text.english[i]), roles(page.text.chinese[i])) << it.where() << ", block " << i;
        }
    });
}

// What goes back starts from what came out.
TEST(Pages, OfWaysThereAndBackStartFromTheResult) {
    for (auto const& [name, title] : {std::pair{"transposed_convolution", "Not an inverse"},
                                      {"common_mistakes", "Deconvolution undoes a convolution"},
                                      {"common_mistakes", "Any 3×3 transposed convolution takes a 2×2 result back"}}) {
        auto const lesson = bundled(name);
        auto const page = std::ranges::find(lesson.pages, title, [](Page const& it) { return it.title.english; });
        ASSERT_NE(page, lesson.pages.end()) << title;
        auto const& scene = page->shown->scene;
        ASSERT_FALSE(scene.beside.empty()) << title;
        EXPECT_EQ(op::evaluate(page->shown->trace.computation()), scene.beside.front().input.tensor) << title;
    }
}

// The traps that are known and the statements of the users' own material, each by the claim that answers it.
TEST(Pages, OfMistakesAnswerWhatIsAskedAndGotWrong) {
    constexpr std::array kClaims{
        // What people ask.
        "Deconvolution undoes a convolution",
        "Inserting zeros, stamping and the matrix are three layers",
        "Padding makes the output larger",
        "Only one setting makes the output three times as large",
        "Output padding pads the output with zeros",
        "A transposed convolution’s size ignores dilation",
        "TensorFlow’s SAME pads by half a cell",
        "The same weights give the same result everywhere",
        "A convolution turns its kernel by 180 degrees",
        "Upsampling and transposed convolution are the same",
        "Dilated and fractionally strided are one thing",
        "Checkerboards come from stride 2",
        "A dilation of 0 means no dilation",
        "The size formula needs no rounding",
        "In a deconvnet the ReLU on the way down does nothing",
        "A deconvnet’s ReLU passes what the forward one did",
        "What a deconvnet gives back is never negative",
        "ONNX’s SAME_UPPER has always cut at the same end",
        "Output padding must be below both stride and dilation",
        "The padding cannot be larger than what the kernel reaches",
        // What pages on the subject say.
        "A convolution’s output is always smaller than its input",
        "Two layers with rates 2 and 3 leave no cell unseen",
        "Arbitrary padding is padding with random numbers",
        "“Odd” padding is there so that every point is used",
        "With stride 2, a 3×3 kernel takes 5×5 to 3×3",
        "Only the shape is transposed, the weights are new ones",
        "Dilation makes no sense together with a stride",
        "Any 3×3 transposed convolution takes a 2×2 result back",
        "A border that fits one kernel fits all",
        "TensorFlow turns the kernel in a transposed convolution",
        "Zeiler’s deconvnet is a transposed convolution",
        "Sub-pixel convolution is only a special case",
    };
    auto const pages = bundled(kCommonMistakes).pages;
    EXPECT_EQ(pages.size(), kClaims.size());
    for (auto const* const claim : kClaims)
        EXPECT_EQ(std::ranges::count(pages, claim, [](Page const& it) { return it.title.english; }), 1) << claim;
}

// ---- golden

std::string hash_of(std::string const& text) {
    std::uint64_t hash = 14695981039346656037U;  // FNV-1a
    for (auto const c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
    std::ostringstream out;
    out << std::hex << hash;
    return out.str();
}

TEST(Pages, AreAsRecorded) {
    std::string pages;
    for_each_page([&](OnePage const& it) {
        auto const figure = page_figure(it.lesson, printed(it.lesson, it.page), it.look);
        pages += it.where() + " " + hash_of(figure::dump(figure)) + "\n";
    });
    if (std::getenv("DECONVISTA_REGENERATE")) {
        std::ofstream{kRecord} << pages;
        GTEST_SKIP() << "written anew: " << kRecord;
    }
    std::ifstream file{kRecord};
    ASSERT_TRUE(file) << kRecord;
    std::stringstream recorded;
    recorded << file.rdbuf();
    std::istringstream lines{pages};
    for (std::string want, got; std::getline(recorded, want) && std::getline(lines, got);) EXPECT_EQ(want, got);
    EXPECT_EQ(recorded.str().size(), pages.size()) << "pages came or went";
}

}  // namespace
}  // namespace deconvista::lesson
