#pragma once
// The kernel, as stored and as slid, and the products under its window.

#include "core/picture/cells.h"
#include "core/picture/layout.h"
#include "core/picture/sites.h"

namespace deconvista::picture {

void draw_kernels(Shapes& shapes, Shot const& shot, FlatLayout const& layout);

// Also the window of a pooling, whose kernel has no numbers.
void draw_products(Shapes& shapes, Shot const& shot, FlatLayout const& layout);

// Where their cells lie: in the stored kernel, and in the one as slid once it is there.
void add_kernel_sites(Sites& sites, Shot const& shot, FlatLayout const& layout);

// Whether the kernel as slid is there already: from the first stage on that makes it differ from the stored one.
bool slid_kernel_visible(Shot const& shot);

// The sum of the products of one input map at the current position.
double map_sum(Shot const& shot, std::size_t plane);

}  // namespace deconvista::picture
