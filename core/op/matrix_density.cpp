#include "core/op/matrix_density.h"

#include <algorithm>
#include <span>

#include "core/base/check.h"
#include "core/op/matrix.h"
#include "core/op/taps.h"

// The matrix is a Kronecker product: of which channels meet, and, for each axis, of which cells meet. Entries before a
// row and a column are counted in each factor apart; sums over the product follow from the digits of the row and the
// column in the mixed radix of the factors.

namespace deconvista::op {
namespace {

// Columns begin to end - 1.
struct Run {
    std::int64_t begin{}, end{};
};

// A small matrix of ones and zeros, row by row as runs of ones.
struct Factor {
    std::int64_t rows{}, columns{};
    std::vector<std::vector<Run>> runs;
};

Factor channels_that_meet(Computation const& computation) {
    Factor factor{computation.output.channels, computation.input.shape().channels, {}};
    for (std::int64_t channel = 0; channel < factor.rows; ++channel) {
        auto const range = input_channels_of(computation, channel);
        factor.runs.push_back({{range.first, range.first + range.count}});
    }
    return factor;
}

Factor cells_that_meet(Computation const& computation, int axis) {
    Factor factor{computation.output.spatial[axis], computation.input.shape().spatial[axis], {}};
    for (std::int64_t output = 0; output < factor.rows; ++output) {
        std::vector<Run> runs;
        for (auto const& tap : axis_taps(computation.operation, axis, factor.columns, output))
            runs.push_back({tap.input, tap.input + 1});
        factor.runs.push_back(std::move(runs));
    }
    return factor;
}

std::vector<Factor> factors_of(Computation const& computation) {
    std::vector<Factor> factors{channels_that_meet(computation)};
    for (int axis = 0; axis < computation.output.spatial.axes(); ++axis)
        factors.push_back(cells_that_meet(computation, axis));
    return factors;
}

// The rows (or columns) of a factor before which entries are asked for, ascending and numbered.
class Places {
public:
    explicit Places(std::vector<std::int64_t> asked) : asked_{std::move(asked)} {
        std::ranges::sort(asked_);
        asked_.erase(std::unique(asked_.begin(), asked_.end()), asked_.end());
    }

    std::span<std::int64_t const> asked() const { return asked_; }
    std::size_t count() const { return asked_.size(); }
    std::size_t number_of(std::int64_t place) const {
        return static_cast<std::size_t>(std::ranges::lower_bound(asked_, place) - asked_.begin());
    }

private:
    std::vector<std::int64_t> asked_;
};

// How many ones a factor has before a row and a column, both by their numbers among the places asked for.
class Counts {
public:
    Counts(Factor const& factor, Places const& rows, Places const& columns) : width_{columns.count()} {
        counts_.reserve(rows.count() * width_);
        std::vector<std::int64_t> between(width_, 0);  // ones from the column asked for before to this one
        std::int64_t row = 0;
        for (auto const asked : rows.asked()) {
            for (; row < asked; ++row)
                for (auto const& run : factor.runs[static_cast<std::size_t>(row)]) add(run, columns, between);
            for (std::int64_t sum = 0; auto const ones : between) counts_.push_back(sum += ones);
        }
    }

    std::int64_t at(std::size_t row, std::size_t column) const { return counts_[row * width_ + column]; }

private:
    static void add(Run run, Places const& columns, std::vector<std::int64_t>& between) {
        auto const asked = columns.asked();
        auto place = std::ranges::upper_bound(asked, run.begin);
        for (; place != asked.end() && run.begin < run.end; ++place) {
            auto const end = std::min(*place, run.end);
            between[static_cast<std::size_t>(place - asked.begin())] += end - run.begin;
            run.begin = end;
        }
    }

    std::size_t width_;
    std::vector<std::int64_t> counts_;
};

// A row (or column) of the whole matrix as a row of each factor: the digit, and the one after it.
struct Digit {
    std::size_t here{}, next{};  // numbers among the places asked for; the same behind the last row
};
using Digits = std::vector<Digit>;

enum class Side : std::uint8_t { Rows, Columns };

std::int64_t extent_of(Factor const& factor, Side side) {
    return side == Side::Rows ? factor.rows : factor.columns;
}

// The digits of `place`, the most significant first. The end of the matrix is the first factor's end and then zeros.
std::vector<std::int64_t> digits_of(std::vector<Factor> const& factors, Side side, std::int64_t place) {
    std::vector<std::int64_t> digits(factors.size(), 0);
    for (std::size_t i = factors.size(); i-- > 1;) {
        digits[i] = place % extent_of(factors[i], side);
        place /= extent_of(factors[i], side);
    }
    digits[0] = place;
    return digits;
}

// One side of the matrix: the places of each factor that the buckets' bounds need, and the bounds in them.
struct Bounds {
    std::vector<Places> places;  // of each factor
    std::vector<Digits> bounds;  // of each bound
};

Bounds bounds_of(std::vector<Factor> const& factors, Side side, std::int64_t first, std::int64_t count,
                 std::int64_t buckets) {
    std::vector<std::vector<std::int64_t>> digits;
    for (std::int64_t bound = 0; bound <= buckets; ++bound)
        digits.push_back(digits_of(factors, side, first + bucket_begin(bound, buckets, count)));
    Bounds result;
    result.bounds.resize(digits.size());
    for (std::size_t i = 0; i < factors.size(); ++i) {
        auto const extent = extent_of(factors[i], side);
        // Behind the last digit nothing follows that the row or column itself could share.
        auto const next = [&](std::int64_t digit) {
            return i + 1 < factors.size() ? std::min(digit + 1, extent) : digit;
        };
        std::vector<std::int64_t> asked{extent};
        for (auto const& bound : digits) asked.insert(asked.end(), {bound[i], next(bound[i])});
        auto const& places = result.places.emplace_back(std::move(asked));
        for (std::size_t bound = 0; bound < digits.size(); ++bound)
            result.bounds[bound].push_back(
                {places.number_of(digits[bound][i]), places.number_of(next(digits[bound][i]))});
    }
    return result;
}

// What is asked of the product of the factors from `level` on, for one bound of one side.
class ProductCounts {
public:
    ProductCounts(Computation const& computation, MatrixArea const& area, std::int64_t width, std::int64_t height)
        : factors_{factors_of(computation)},
          rows_{bounds_of(factors_, Side::Rows, area.first_row, area.rows, height)},
          columns_{bounds_of(factors_, Side::Columns, area.first_column, area.columns, width)} {
        for (std::size_t i = 0; i < factors_.size(); ++i)
            counts_.emplace_back(factors_[i], rows_.places[i], columns_.places[i]);
        totals_.assign(factors_.size() + 1, 1);
        for (std::size_t i = factors_.size(); i-- > 0;)
            totals_[i] = totals_[i + 1] * counts_[i].at(last_row(i), last_column(i));
        for (auto const& bound : rows_.bounds) before_rows_.push_back(before_row(bound));
        for (auto const& bound : columns_.bounds) before_columns_.push_back(before_column(bound));
    }

    // Entries before a bound of the rows and a bound of the columns.
    std::int64_t before(std::size_t row, std::size_t column) const {
        auto const& row_digits = rows_.bounds[row];
        auto const& column_digits = columns_.bounds[column];
        std::int64_t sum = 0;
        for (std::size_t i = 0; i < factors_.size(); ++i) {
            auto const [above, below] = row_digits[i];
            auto const [left, right] = column_digits[i];
            auto const corner = counts_[i].at(above, left);
            auto const in_row = counts_[i].at(below, left) - corner;
            auto const in_column = counts_[i].at(above, right) - corner;
            sum += corner * totals_[i + 1] + in_row * before_rows_[row][i + 1] +
                   in_column * before_columns_[column][i + 1];
            bool const both_meet = counts_[i].at(below, right) - in_row - in_column - corner == 1;
            if (!both_meet) break;
        }
        return sum;
    }

private:
    std::size_t last_row(std::size_t factor) const { return rows_.places[factor].count() - 1; }
    std::size_t last_column(std::size_t factor) const { return columns_.places[factor].count() - 1; }

    // Entries of the product of the factors from each on, before the row and in all columns; and the other way round.
    std::vector<std::int64_t> before_row(Digits const& digits) const {
        std::vector<std::int64_t> before(factors_.size() + 1, 0);
        for (std::size_t i = factors_.size(); i-- > 0;) {
            auto const above = counts_[i].at(digits[i].here, last_column(i));
            auto const in_row = counts_[i].at(digits[i].next, last_column(i)) - above;
            before[i] = above * totals_[i + 1] + in_row * before[i + 1];
        }
        return before;
    }
    std::vector<std::int64_t> before_column(Digits const& digits) const {
        std::vector<std::int64_t> before(factors_.size() + 1, 0);
        for (std::size_t i = factors_.size(); i-- > 0;) {
            auto const left = counts_[i].at(last_row(i), digits[i].here);
            auto const in_column = counts_[i].at(last_row(i), digits[i].next) - left;
            before[i] = left * totals_[i + 1] + in_column * before[i + 1];
        }
        return before;
    }

    std::vector<Factor> factors_;
    Bounds rows_, columns_;
    std::vector<Counts> counts_;
    std::vector<std::int64_t> totals_;  // entries of the product of the factors from each on
    std::vector<std::vector<std::int64_t>> before_rows_, before_columns_;
};

bool lies_inside(MatrixArea const& area, MatrixExtents const& matrix) {
    return area.rows >= 1 && area.columns >= 1 && area.first_row >= 0 && area.first_column >= 0 &&
           area.first_row + area.rows <= matrix.rows && area.first_column + area.columns <= matrix.columns;
}

}  // namespace

MatrixDensity matrix_density(Computation const& computation, MatrixArea const& area, std::int64_t width,
                             std::int64_t height) {
    DECONVISTA_CHECK(lies_inside(area, matrix_extents(computation)) && width >= 1 && height >= 1);
    MatrixDensity density{std::min(width, area.columns), std::min(height, area.rows), {}};
    ProductCounts const counts{computation, area, density.width, density.height};
    auto const columns_of = [&](std::int64_t x) {
        return bucket_begin(x + 1, density.width, area.columns) - bucket_begin(x, density.width, area.columns);
    };
    auto const before_bounds = [&](std::int64_t y) {
        std::vector<std::int64_t> before;
        for (std::int64_t x = 0; x <= density.width; ++x)
            before.push_back(counts.before(static_cast<std::size_t>(y), static_cast<std::size_t>(x)));
        return before;
    };
    density.shares.reserve(static_cast<std::size_t>(density.width * density.height));
    auto above = before_bounds(0);
    for (std::int64_t y = 0; y < density.height; ++y) {
        auto const rows = bucket_begin(y + 1, density.height, area.rows) - bucket_begin(y, density.height, area.rows);
        auto const below = before_bounds(y + 1);
        for (std::int64_t x = 0; x < density.width; ++x) {
            auto const i = static_cast<std::size_t>(x);
            auto const entries = below[i + 1] - below[i] - above[i + 1] + above[i];
            density.shares.push_back(
                static_cast<float>(static_cast<double>(entries) / static_cast<double>(rows * columns_of(x))));
        }
        above = below;
    }
    return density;
}

}  // namespace deconvista::op
