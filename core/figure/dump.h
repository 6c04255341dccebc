#pragma once
// A figure as text, one shape a line, groups indented: for golden tests and for people who debug pictures.
// Coordinates have at most two decimals; images are given by size and a hash of their pixels.

#include <string>

#include "core/figure/figure.h"

namespace deconvista::figure {

std::string dump(Figure const& figure);

}  // namespace deconvista::figure
