#include "core/scene/matrix_text.h"

#include <cmath>
#include <optional>
#include <span>
#include <utility>

#include "core/base/number_text.h"
#include "core/scene/matrix_words.h"
#include "core/scene/number_words.h"
#include "core/text/utf8.h"

namespace deconvista::scene {
namespace {

using base::Outcome;
using base::refused;
using base::Result;
using base::to_text;

using Extents = std::vector<std::int64_t>;

std::string excerpt(std::string_view word) {
    constexpr std::size_t kLongest = 24;
    auto const shown = text::one_line(word.substr(0, kLongest));
    return word.size() > kLongest ? shown + "..." : shown;
}

// Rows of numbers, one after the other, and their common length.
class Rows {
public:
    explicit Rows(std::size_t words) { values_.reserve(words); }

    Outcome add(std::string_view word) {
        auto const number = number_from(word);
        if (!number)
            return refused(is_beyond_float(word) ? "matrix_word_beyond_float32" : "matrix_word",
                           {to_text(rows_ + 1), to_text(length_ + 1), excerpt(word)});
        values_.push_back(*number);
        ++length_;
        return base::done();
    }

    bool begun() const { return length_ > 0; }
    std::int64_t count() const { return rows_; }
    std::int64_t columns() const { return columns_; }
    std::vector<float> values() && { return std::move(values_); }

    // Nothing happens if no number was added.
    Outcome end_row() {
        if (length_ == 0) return base::done();
        if (rows_ > 0 && length_ != columns_)
            return refused("matrix_ragged", {to_text(rows_ + 1), to_text(length_), to_text(columns_)});
        columns_ = std::exchange(length_, 0);
        ++rows_;
        return base::done();
    }

private:
    std::vector<float> values_;
    std::int64_t rows_{0}, columns_{0}, length_{0};
};

Outcome empty_cell(Rows const& rows) {
    return refused("matrix_empty_cell", {to_text(rows.count() + 1)});
}

// A bracket with what it holds: lists, or rows of numbers.
class BracketReader {
public:
    BracketReader(std::string_view text, MatrixSurvey const& found)
        : words_{text}, rows_{found.words}, lines_are_rows_{!found.nested} {}

    Result<Numbers> read() {
        auto extents = list(0, {});
        if (!extents) return extents.problem();
        if (extents->size() > 1 && extents->front() == 1) extents->erase(extents->begin());  // what holds all brackets
        return Numbers{*std::move(extents), std::move(rows_).values()};
    }

private:
    struct List {
        std::int64_t lists{0}, first_row{0};
        std::optional<Extents> each;  // extents of each list
        bool rows{false};             // a semicolon was seen: rows, even if there is one
        bool comma{true};             // a comma was the last mark, or nothing was
        bool any{false};
    };

    Result<Extents> list(int depth, std::string_view opening) {
        if (depth > kMaxMatrixNesting) return base::over_limit("matrix_too_deep", {to_text(kMaxMatrixNesting)});
        List list;
        list.first_row = rows_.count();
        for (;; words_.next()) {
            auto const mark = words_.mark();
            if (mark == Mark::End || mark == Mark::Close) return end(list, depth, opening);
            auto const fine = mark == Mark::Open ? nested(list, depth) : item(list, mark, depth);
            if (!fine) return fine.problem();
        }
    }

    Outcome item(List& list, Mark mark, int depth) {
        switch (mark) {
            case Mark::Word:
                if (depth == 0) return refused("matrix_text_between", {excerpt(words_.word())});
                if (list.each) return refused("matrix_mixed", {to_text(rows_.count() + 1)});
                list.comma = false;
                list.any = true;
                return rows_.add(words_.word());
            case Mark::Comma:
                if (list.comma && depth > 0) return empty_cell(rows_);
                list.comma = true;
                return base::done();
            case Mark::LineEnd:
                if (!lines_are_rows_ || list.comma) return base::done();
                return rows_.end_row();
            default:
                break;
        }
        list.rows |= !list.each;
        return rows_.end_row();
    }

    Outcome nested(List& list, int depth) {
        if (rows_.begun() || (list.any && !list.each)) return refused("matrix_mixed", {to_text(rows_.count() + 1)});
        auto const opening = words_.word();
        words_.next();
        auto const before = rows_.count();
        auto const inner = this->list(depth + 1, opening);
        if (!inner) return inner.problem();
        if (list.each && *list.each != *inner) return refused("matrix_lists_differ", {to_text(before + 1)});
        list.each = *inner;
        ++list.lists;
        list.comma = false;
        list.any = true;
        return base::done();
    }

    Result<Extents> end(List const& list, int depth, std::string_view opening) {
        bool const closes = words_.mark() == Mark::Close;
        if (!closes && depth > 0) return refused("matrix_bracket_open", {std::string{opening}});
        if (closes && (depth == 0 || !are_pair(opening, words_.word())))
            return refused("matrix_bracket_closes", {std::string{words_.word()}});
        if (auto const fine = rows_.end_row(); !fine) return fine.problem();
        if (!list.any) return refused("matrix_is_empty");
        if (list.each) {
            auto extents = *list.each;
            extents.insert(extents.begin(), list.lists);
            return extents;
        }
        auto const rows = rows_.count() - list.first_row;
        return rows == 1 && !list.rows ? Extents{rows_.columns()} : Extents{rows, rows_.columns()};
    }

    static bool are_pair(std::string_view opening, std::string_view closing) {
        return (opening == "[" && closing == "]") || (opening == "(" && closing == ")") ||
               (opening == "{" && closing == "}");
    }

    MatrixWords words_;
    Rows rows_;
    bool lines_are_rows_;
};

// Rows without brackets.
class LineReader {
public:
    LineReader(std::string_view text, MatrixSurvey const& found)
        : words_{text}, rows_{found.words}, semicolons_are_commas_{found.lines > 1 && found.semicolons_within_lines} {}

    Result<Numbers> read() {
        for (; words_.mark() != Mark::End; words_.next())
            if (auto const fine = one(words_.mark()); !fine) return fine.problem();
        if (auto const fine = end_row(); !fine) return fine.problem();
        if (rows_.count() == 0) return refused("matrix_is_empty");
        auto extents = extents_of_blocks();
        if (!extents) return extents.problem();
        return Numbers{*std::move(extents), std::move(rows_).values()};
    }

private:
    Outcome one(Mark mark) {
        switch (mark) {
            case Mark::Word:
                comma_ = false;
                return rows_.add(words_.word());
            case Mark::Comma:
                return comma();
            case Mark::Semicolon:
                return semicolons_are_commas_ ? comma() : end_row();
            case Mark::LineEnd:
                return end_line();
            default:
                return refused("matrix_text_between", {excerpt(words_.word())});
        }
    }

    Outcome comma() {
        if (comma_ || !rows_.begun()) return empty_cell(rows_);
        comma_ = true;
        return base::done();
    }

    Outcome end_row() {
        comma_ = false;
        return rows_.end_row();
    }

    // A line without numbers ends a matrix.
    Outcome end_line() {
        bool const blank = line_began_ == rows_.count() && !rows_.begun();
        if (auto const fine = end_row(); !fine) return fine;
        line_began_ = rows_.count();
        if (blank && rows_.count() > (ends_.empty() ? 0 : ends_.back())) ends_.push_back(rows_.count());
        return base::done();
    }

    Result<Extents> extents_of_blocks() {
        auto const rows = rows_.count(), columns = rows_.columns();
        if (ends_.empty() || ends_.back() != rows) ends_.push_back(rows);
        auto const blocks = static_cast<std::int64_t>(ends_.size());
        // Lines with a blank one after each are lines.
        if (blocks == 1 || blocks == rows) return rows == 1 ? Extents{columns} : Extents{rows, columns};
        for (std::size_t block = 1; block < ends_.size(); ++block)
            if (ends_[block] - ends_[block - 1] != ends_[0])
                return refused("matrix_blocks_differ", {to_text(static_cast<std::int64_t>(block) + 1),
                                                        to_text(ends_[block] - ends_[block - 1]), to_text(ends_[0])});
        return Extents{blocks, ends_[0], columns};
    }

    MatrixWords words_;
    Rows rows_;
    bool semicolons_are_commas_;
    bool comma_{false};
    std::int64_t line_began_{0};
    std::vector<std::int64_t> ends_;  // of the matrices, in rows
};

}  // namespace

Result<Numbers> read_matrix(std::string_view text) {
    auto const size = static_cast<std::int64_t>(text.size());
    if (size > kMaxMatrixText) return base::over_limit("matrix_too_long", {to_text(size), to_text(kMaxMatrixText)});
    auto const ascii = ascii_numbers(text);
    auto const numbers = without_wrapping(ascii);
    auto const found = survey(numbers);
    if (found.words == 0) return refused("matrix_is_empty");
    if (MatrixWords first{numbers}; first.mark() == Mark::Open) return BracketReader{numbers, found}.read();
    bool const unclear = found.lines > 1 && found.semicolons_within_lines && (found.commas || found.adjacent_words);
    if (unclear) return refused("matrix_separators_unclear");
    return LineReader{numbers, found}.read();
}

Result<tensor::Tensor> tensor_from(Numbers const& numbers, int axes) {
    auto const& extents = numbers.extents;
    auto const count = static_cast<int>(extents.size());
    if (axes == 1 && count == 2 && extents[0] > 1) axes = 2;
    if (count > axes + 2) return refused("matrix_too_many_extents", {to_text(count), to_text(axes + 2)});
    auto const extent = [&](int from_last) {
        return from_last < count ? extents[static_cast<std::size_t>(count - 1 - from_last)] : 1;
    };
    tensor::Shape shape{extent(axes + 1), extent(axes), tensor::Extents(axes, 1)};
    for (int axis = 0; axis < axes; ++axis) shape.spatial[axis] = extent(axes - 1 - axis);
    return tensor::Tensor{shape, numbers.values};
}

namespace {

std::string number_text(float value) {
    if (std::isnan(value)) return "nan";
    if (std::isinf(value)) return value > 0 ? "inf" : "-inf";
    return base::shortest(value);
}

std::string rows_text(tensor::Tensor const& tensor, std::int64_t columns) {
    std::string text;
    std::int64_t column = 0;
    for (auto const value : tensor.values()) {
        text += number_text(value);
        text += ++column % columns == 0 ? '\n' : '\t';
    }
    return text;
}

// Takes the values that it writes from the front.
void append_list(std::string& text, Extents const& extents, std::size_t depth, std::span<float const>& values) {
    text += '[';
    for (std::int64_t i = 0; i < extents[depth]; ++i) {
        bool const last = depth + 1 == extents.size();
        if (i > 0) text += last ? ", " : depth + 2 == extents.size() ? ",\n" : ",\n\n";
        if (last) {
            text += number_text(values.front());
            values = values.subspan(1);
        } else {
            append_list(text, extents, depth + 1, values);
        }
    }
    text += ']';
}

}  // namespace

std::string matrix_text(tensor::Tensor const& tensor) {
    auto const& shape = tensor.shape();
    auto const columns = shape.spatial[shape.spatial.axes() - 1];
    bool const plane = shape.batch == 1 && shape.channels == 1 && shape.spatial.axes() <= 2;
    if (plane) return rows_text(tensor, columns);
    Extents extents;
    // In one dimension two levels would read as a plane.
    if (shape.batch > 1 || shape.spatial.axes() == 1) extents.push_back(shape.batch);
    extents.push_back(shape.channels);
    extents.insert(extents.end(), shape.spatial.begin(), shape.spatial.end());
    std::string text;
    auto values = tensor.values();
    append_list(text, extents, 0, values);
    return text + "\n";
}

}  // namespace deconvista::scene
