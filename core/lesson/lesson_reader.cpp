#include <array>
#include <utility>

#include "core/base/number_text.h"
#include "core/base/within.h"
#include "core/lesson/lesson_file.h"
#include "core/lesson/page_scene.h"
#include "core/lesson/places.h"
#include "core/lesson/step_reader.h"
#include "core/scene/json_fields.h"
#include "core/scene/json_members.h"
#include "core/scene/limits.h"

namespace deconvista::lesson {
namespace {

using base::Outcome;
using base::refused;
using base::Result;
using base::to_text;
using scene::JsonKind;
using scene::JsonValue;
using scene::member_path;
using text::Language;

constexpr std::array<std::string_view, 3> kLessonKeys{"version", "title", "pages"};
constexpr std::array<std::string_view, 13> kPageKeys{"title", "text", "notes", "scene",     "stack",    "story", "with",
                                                     "view",  "step", "steps", "highlight", "question", "claim"};
constexpr std::array<std::string_view, 2> kLanguageKeys{"en", "zh"};
constexpr std::array<std::string_view, 3> kQuestions{"value", "output_size", "touched"};
constexpr std::array<std::string_view, 2> kClaimKeys{"verdict", "about"};
constexpr std::array<std::string_view, 3> kVerdicts{"wrong", "misleading", "depends"};
constexpr std::array<std::string_view, 8> kTopics{"operation", "kernel",         "stride",      "dilation",
                                                  "padding",   "output_padding", "orientation", "framework"};

template <class T>
T& in(InBoth<T>& both, std::string_view key) {
    return key == kLanguageKeys[0] ? both.english : both.chinese;
}

// Reads both languages of something; read(value, path) gives one of them.
template <class T, class Read>
Result<InBoth<T>> read_both(JsonValue value, std::string const& path, Read read) {
    auto const members = scene::JsonMembers::read(value, path, kLanguageKeys);
    if (!members) return members.problem();
    InBoth<T> both;
    for (auto const key : kLanguageKeys) {
        auto const one = members->find(key);
        auto const one_path = member_path(path, key);
        if (!one) return refused("key_missing", {one_path});
        Result<T> part = read(*one, one_path);
        if (!part) return part.problem();
        in(both, key) = *std::move(part);
    }
    return both;
}

Result<std::string> read_title(JsonValue value, std::string const& path) {
    auto title = scene::read_text(value, path);
    if (!title) return title;
    if (title->empty()) return refused("lesson_block_empty", {path});
    if (title->size() > kMaxPageTitleBytes)
        return base::over_limit("lesson_text_too_long", {path, to_text(static_cast<std::int64_t>(title->size())),
                                                         to_text(static_cast<std::int64_t>(kMaxPageTitleBytes))});
    return title;
}

// A list of blocks. Counted before any of them is kept.
Result<Blocks> read_blocks(JsonValue value, std::string const& path) {
    if (auto const list = scene::expect(value, JsonKind::Array, path); !list) return list.problem();
    if (auto const count = scene::count_items(value); count > kMaxBlocks)
        return refused("list_length_out_of_range", {path, to_text(count), "0", to_text(kMaxBlocks)});
    if (value.source().size() > kMaxTextBytes)
        return base::over_limit("lesson_text_too_long",
                                {path, to_text(static_cast<std::int64_t>(value.source().size())),
                                 to_text(static_cast<std::int64_t>(kMaxTextBytes))});
    Blocks blocks;
    for (scene::JsonCursor items{value}; items.next();) {
        auto const block_path = scene::item_path(path, static_cast<std::int64_t>(blocks.size()));
        auto const text = scene::read_text(items.value(), block_path);
        if (!text) return text.problem();
        auto block = read_block(*text, block_path);
        if (!block) return block.problem();
        blocks.push_back(*std::move(block));
    }
    return blocks;
}

// The words name the values of the enumeration, in its order.
template <class Enum, std::size_t count>
Result<Enum> read_word(JsonValue value, std::string const& path, std::array<std::string_view, count> const& words) {
    auto const word = value.kind() == JsonKind::String ? value.string() : std::string{};
    for (std::size_t i = 0; i < count; ++i)
        if (word == words[i]) return static_cast<Enum>(i);
    return scene::unknown_word(value, path, words);
}

Result<std::vector<Topic>> read_topics(JsonValue value, std::string const& path) {
    if (auto const list = scene::expect(value, JsonKind::Array, path); !list) return list.problem();
    constexpr auto kMost = static_cast<std::int64_t>(kTopics.size());
    if (auto const count = scene::count_items(value); count < 1 || count > kMost)
        return refused("list_length_out_of_range", {path, to_text(count), "1", to_text(kMost)});
    std::vector<Topic> topics;
    for (scene::JsonCursor items{value}; items.next();) {
        auto const topic_path = scene::item_path(path, static_cast<std::int64_t>(topics.size()));
        auto const topic = read_word<Topic>(items.value(), topic_path, kTopics);
        if (!topic) return topic.problem();
        topics.push_back(*topic);
    }
    return topics;
}

Result<Claim> read_claim(JsonValue value, std::string const& path) {
    auto const members = scene::JsonMembers::read(value, path, kClaimKeys);
    if (!members) return members.problem();
    for (auto const key : kClaimKeys)
        if (!members->find(key)) return refused("key_missing", {member_path(path, key)});
    auto const verdict = read_word<Verdict>(*members->find("verdict"), member_path(path, "verdict"), kVerdicts);
    if (!verdict) return verdict.problem();
    auto about = read_topics(*members->find("about"), member_path(path, "about"));
    if (!about) return about.problem();
    return Claim{*verdict, *std::move(about)};
}

Outcome check_places(Blocks const& blocks, Page const& page, Language language, std::string const& path) {
    auto const* const shown = page.shown ? &*page.shown : nullptr;
    auto const step = shown == nullptr ? 0 : shown->steps.last;
    for (std::size_t i = 0; i < blocks.size(); ++i)
        for (auto const& span : blocks[i].spans) {
            auto const block_path = scene::item_path(path, static_cast<std::int64_t>(i));
            if (auto const full = fill_places(span.text, shown, step, language, block_path); !full)
                return full.problem();
        }
    return base::done();
}

Outcome check_places(Page const& page, std::string const& path) {
    for (auto const* const key : {"text", "notes"})
        for (auto const language : {Language::English, Language::Chinese}) {
            auto const& blocks = (key == std::string_view{"text"} ? page.text : page.notes).in(language);
            auto const in_key = member_path(path, key);
            auto const full = check_places(blocks, page, language,
                                           member_path(in_key, kLanguageKeys[language == Language::Chinese ? 1 : 0]));
            if (!full) return full;
        }
    return base::done();
}

Result<std::optional<Told>> read_told(scene::JsonMembers const& page, std::string const& path, Library const& library) {
    auto const named = page.find("story");
    if (!named) return std::optional<Told>{};
    auto const story_path = member_path(path, "story");
    for (auto const* const key : {"scene", "stack"})
        if (page.find(key)) return refused("lesson_keys_together", {story_path, member_path(path, key)});
    auto const name = scene::read_text(*named, story_path);
    if (!name) return name.problem();
    auto told = library.tell_story(*name);
    if (!told) return base::within(story_path, told.problem());
    auto const steps = read_steps(page, path, told->story->timeline().stages(), nullptr);
    if (!steps) return steps.problem();
    told->steps = *steps;
    return std::optional{*std::move(told)};
}

Result<Page> read_page(JsonValue value, std::string const& path, Library const& library) {
    auto const members = scene::JsonMembers::read(value, path, kPageKeys);
    if (!members) return members.problem();
    for (auto const* const key : {"title", "text"})
        if (!members->find(key)) return refused("key_missing", {member_path(path, key)});
    Page page;
    auto title = read_both<std::string>(*members->find("title"), member_path(path, "title"), read_title);
    if (!title) return title.problem();
    page.title = *std::move(title);
    auto text = read_both<Blocks>(*members->find("text"), member_path(path, "text"), read_blocks);
    if (!text) return text.problem();
    page.text = *std::move(text);
    if (auto const notes = members->find("notes")) {
        auto both = read_both<Blocks>(*notes, member_path(path, "notes"), read_blocks);
        if (!both) return both.problem();
        page.notes = *std::move(both);
    }
    auto shown = read_shown(*members, path, library);
    if (!shown) return shown.problem();
    page.shown = *std::move(shown);
    auto told = read_told(*members, path, library);
    if (!told) return told.problem();
    page.told = *std::move(told);
    if (auto const question = members->find("question")) {
        auto const asked = read_word<Question>(*question, member_path(path, "question"), kQuestions);
        if (!asked) return asked.problem();
        page.question = *asked;
    }
    if (auto const said = members->find("claim")) {
        auto claim = read_claim(*said, member_path(path, "claim"));
        if (!claim) return claim.problem();
        page.claim = *std::move(claim);
    }
    if (auto const full = check_places(page, path); !full) return full.problem();
    return page;
}

// Before any of them is told.
std::int64_t count_stories(JsonValue pages) {
    std::int64_t count = 0;
    for (scene::JsonCursor items{pages}; items.next();) {
        if (items.value().kind() != JsonKind::Object) continue;
        for (scene::JsonCursor members{items.value()}; members.next();) count += members.key() == "story" ? 1 : 0;
    }
    return count;
}

Result<std::vector<Page>> read_pages(JsonValue value, Library const& library) {
    if (auto const list = scene::expect(value, JsonKind::Array, "pages"); !list) return list.problem();
    if (auto const count = scene::count_items(value); count < 1 || count > kMaxPages)
        return refused("list_length_out_of_range", {"pages", to_text(count), "1", to_text(kMaxPages)});
    if (auto const stories = count_stories(value); stories > kMaxStories)
        return refused("lesson_stories_too_many", {to_text(stories), to_text(kMaxStories)});
    std::vector<Page> pages;
    for (scene::JsonCursor items{value}; items.next();) {
        auto page =
            read_page(items.value(), scene::item_path("pages", static_cast<std::int64_t>(pages.size())), library);
        if (!page) return page.problem();
        pages.push_back(*std::move(page));
    }
    return pages;
}

}  // namespace

Result<Lesson> read_lesson(std::string_view json, Library const& library) {
    auto const size = static_cast<std::int64_t>(json.size());
    if (size > kMaxLessonBytes) return base::over_limit("lesson_too_long", {to_text(size), to_text(kMaxLessonBytes)});
    auto const document = scene::check_json(json, scene::kMaxNesting);
    if (!document) return document.problem();
    if (document->kind() != JsonKind::Object) return refused("lesson_is_no_object", {scene::excerpt(*document)});
    if (auto const fine = scene::check_version(*document); !fine) return fine.problem();
    auto const members = scene::JsonMembers::read(*document, "", kLessonKeys);
    if (!members) return members.problem();
    for (auto const key : kLessonKeys)
        if (!members->find(key)) return refused("key_missing", {std::string{key}});
    auto title = read_both<std::string>(*members->find("title"), "title", read_title);
    if (!title) return title.problem();
    auto pages = read_pages(*members->find("pages"), library);
    if (!pages) return pages.problem();
    return Lesson{*std::move(title), *std::move(pages)};
}

}  // namespace deconvista::lesson
