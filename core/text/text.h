#pragma once
// Every visible sentence of Deconvista, in English and Chinese, by name.
//
// The one table is core/text/sentences, a file for each area; an area's names are in the header of the area, so that a
// new sentence is news to those alone who say something of its kind. A sentence may have places {0} to {9} that facts
// fill; facts are numbers, names and file names, never parts of sentences. Both languages of a sentence have the same
// places (a test holds them to it).

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace deconvista::text {

enum class Language : std::uint8_t { English, Chinese };

enum class Area : std::uint8_t { Refusal, Picture, Window, Preset, CommandLine, Network };

// A sentence of whichever area: made of text::Window::menu_file and the like.
class Name {
public:
    constexpr Name() = default;
    template <class AreaName>
    requires requires(AreaName name) { area_of(name); }
    constexpr Name(AreaName name) : area_{area_of(name)}, number_{static_cast<std::uint16_t>(name)} {}
    constexpr Name(Area area, std::uint16_t number) : area_{area}, number_{number} {}

    constexpr Area area() const { return area_; }
    constexpr std::uint16_t number() const { return number_; }  // in its area
    constexpr bool operator==(Name const&) const = default;

private:
    Area area_{};
    std::uint16_t number_{};
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

std::string_view identifier(Name name);
std::vector<Name> names();  // all of them

// "en", "zh", and what a locale begins with ("zh_CN.UTF-8"); nothing for other languages.
std::optional<Language> language_from(std::string_view tag);

// Every character that any sentence of the table uses, once, ascending: the glyphs a font atlas must have.
std::u32string characters();

}  // namespace deconvista::text
