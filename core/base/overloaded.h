#pragma once
// std::visit with one lambda for each alternative. Leave out a catch-all lambda and a forgotten alternative does not
// compile.

namespace deconvista::base {

template <class... Functions>
struct Overloaded : Functions... {
    using Functions::operator()...;
};

// Implied in C++20, but clang knows that only from version 17 on.
template <class... Functions>
Overloaded(Functions...) -> Overloaded<Functions...>;

}  // namespace deconvista::base
