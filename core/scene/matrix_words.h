#pragma once
// The words and marks of a matrix as text.

#include <string_view>

namespace deconvista::scene {

enum class Mark : unsigned char { Word, Comma, Semicolon, LineEnd, Open, Close, End };

// Steps through the text, from one mark to the next. Borrows it; ascii_numbers() has been applied.
class MatrixWords {
public:
    explicit MatrixWords(std::string_view text) : rest_{text} { next(); }

    Mark mark() const { return mark_; }
    std::string_view word() const { return word_; }  // of a Word the word, of brackets the character
    void next();

private:
    void take(Mark mark, std::size_t length);

    std::string_view rest_, word_;
    Mark mark_{Mark::End};
};

// The text without what stands around the numbers: "A =", "np.array(" and what follows the last bracket.
std::string_view without_wrapping(std::string_view text);

// What there is in a text, before it is read for good.
struct MatrixSurvey {
    std::size_t words{0}, lines{0};  // lines: with words
    bool nested{false};              // brackets within brackets
    bool commas{false}, adjacent_words{false};
    bool semicolons_within_lines{false};
};
MatrixSurvey survey(std::string_view text);

}  // namespace deconvista::scene
