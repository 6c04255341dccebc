#pragma once
// Every visible sentence of Deconvista, in English and Chinese, by name.
//
// The one table is core/text/sentences.inc. A sentence may have places {0} to {9} that facts fill; facts are numbers,
// names and file names, never parts of sentences. Both languages of a sentence have the same places (a test holds them
// to it).

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace deconvista::text {

enum class Language : std::uint8_t { English, Chinese };

enum class Name : std::uint16_t {
#define SENTENCE(name, english, chinese) name,
#include "core/text/sentences.inc"
#undef SENTENCE
};

// The sentence with its places unfilled. Lives as long as the program.
std::string_view sentence(Name name, Language language);

// The sentence with {0}, {1}, ... replaced by the facts. A place without a fact stays as it is.
std::string fill(Name name, Language language, std::span<std::string const> facts);
std::string fill(Name name, Language language, std::initializer_list<std::string> facts);

// The problem as one line. Control characters in its facts (they may quote a hostile file) are made harmless.
std::string describe(base::Problem const& problem, Language language);

// The name that stands in the table as `identifier`.
std::optional<Name> find(std::string_view identifier);

int count();
std::string_view identifier(Name name);

// "en", "zh", and what a locale begins with ("zh_CN.UTF-8"); nothing for other languages.
std::optional<Language> language_from(std::string_view tag);

// Every character that any sentence of the table uses, once, ascending: the glyphs a font atlas must have.
std::u32string characters();

}  // namespace deconvista::text
