#pragma once
// 64-bit integer arithmetic that notices when it overflows. A Checked value that has overflowed stays overflowed, so a
// whole formula can be written as such and asked once, at its end.

#include <cstdint>
#include <optional>

namespace deconvista::base {

class Checked {
public:
    constexpr Checked(std::int64_t value) : value_{value} {}

    // The value, or nothing if any step on the way to it overflowed.
    constexpr std::optional<std::int64_t> get() const {
        return overflowed_ ? std::nullopt : std::optional<std::int64_t>{value_};
    }

    friend constexpr Checked operator+(Checked a, Checked b) {
        Checked sum{0};
        sum.overflowed_ = __builtin_add_overflow(a.value_, b.value_, &sum.value_) || a.overflowed_ || b.overflowed_;
        return sum;
    }
    friend constexpr Checked operator-(Checked a, Checked b) {
        Checked difference{0};
        difference.overflowed_ =
            __builtin_sub_overflow(a.value_, b.value_, &difference.value_) || a.overflowed_ || b.overflowed_;
        return difference;
    }
    friend constexpr Checked operator*(Checked a, Checked b) {
        Checked product{0};
        product.overflowed_ =
            __builtin_mul_overflow(a.value_, b.value_, &product.value_) || a.overflowed_ || b.overflowed_;
        return product;
    }

private:
    std::int64_t value_;
    bool overflowed_{false};
};

// Division that rounds towards minus infinity, respectively plus infinity; the divisor is positive.
constexpr std::int64_t floor_divide(std::int64_t a, std::int64_t b) {
    return a / b - (a % b < 0 ? 1 : 0);
}
constexpr std::int64_t ceil_divide(std::int64_t a, std::int64_t b) {
    return a / b + (a % b > 0 ? 1 : 0);
}

}  // namespace deconvista::base
