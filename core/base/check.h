#pragma once
// The one assertion macro. It guards invariants of the program, never the user's input, and stays on in release builds:
// a wrong picture in a lecture is worse than a stop that says where.

#include <cstdio>
#include <cstdlib>

#define DECONVISTA_CHECK(condition)                                                                \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            std::fprintf(stderr, "%s:%d: broken invariant: %s\n", __FILE__, __LINE__, #condition); \
            std::abort();                                                                          \
        }                                                                                          \
    } while (false)
