#pragma once
// What a function gives back that can fail for a reason the user should read.
//
// A Problem holds the name of a sentence and the facts that fill it, never the sentence itself: core/text turns it
// into English or Chinese. Broken invariants are not Problems; they are asserts (core/base/check.h).

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "core/base/check.h"

namespace deconvista::base {

struct Problem {
    // What is at fault decides the exit code of the program: see exit_code() in app/cli.
    enum class Kind { Usage, Refused, Device, Limit };

    Kind kind{Kind::Refused};
    std::string name;                // of the sentence in core/text
    std::vector<std::string> facts;  // what was found, where, what is allowed: they fill {0}, {1}, ...

    bool operator==(Problem const&) const = default;
};

// The input means something that is not allowed: a stride of 0, a kernel larger than what it slides over.
inline Problem refused(std::string name, std::vector<std::string> facts = {}) {
    return {Problem::Kind::Refused, std::move(name), std::move(facts)};
}

// The input makes sense, but is larger than what this program takes on.
inline Problem over_limit(std::string name, std::vector<std::string> facts = {}) {
    return {Problem::Kind::Limit, std::move(name), std::move(facts)};
}

// A file or a device did not do what was asked.
inline Problem device_trouble(std::string name, std::vector<std::string> facts = {}) {
    return {Problem::Kind::Device, std::move(name), std::move(facts)};
}

// The command line was not understood.
inline Problem usage(std::string name, std::vector<std::string> facts = {}) {
    return {Problem::Kind::Usage, std::move(name), std::move(facts)};
}

// Either a T or a Problem. Ask before you take: `if (!result) return result.problem();`
template <class T>
class [[nodiscard]] Result {
public:
    Result(T value) : state_{std::in_place_index<0>, std::move(value)} {}
    Result(Problem problem) : state_{std::in_place_index<1>, std::move(problem)} {}

    explicit operator bool() const { return state_.index() == 0; }

    T const& value() const& { return check_value(), std::get<0>(state_); }
    T& value() & { return check_value(), std::get<0>(state_); }
    T&& value() && { return check_value(), std::get<0>(std::move(state_)); }
    T const& operator*() const& { return value(); }
    T& operator*() & { return value(); }
    T&& operator*() && { return std::move(*this).value(); }
    T const* operator->() const { return &value(); }
    T* operator->() { return &value(); }

    Problem const& problem() const {
        DECONVISTA_CHECK(state_.index() == 1);
        return std::get<1>(state_);
    }

private:
    void check_value() const { DECONVISTA_CHECK(state_.index() == 0); }

    std::variant<T, Problem> state_;
};

struct Nothing {
    bool operator==(Nothing const&) const = default;
};

// The result of something that is done for its effect.
using Outcome = Result<Nothing>;

inline Outcome done() {
    return Nothing{};
}

}  // namespace deconvista::base
