#include "core/figure/figure.h"

namespace deconvista::figure {

bool operator==(Pixels const& a, Pixels const& b) {
    if (a.width != b.width || a.height != b.height) return false;
    if (a.rgba == b.rgba) return true;
    return a.rgba && b.rgba && *a.rgba == *b.rgba;
}

bool operator==(Group const& a, Group const& b) {
    return a.offset == b.offset && a.scale == b.scale && a.opacity == b.opacity && a.clip == b.clip &&
           a.shapes == b.shapes;
}

}  // namespace deconvista::figure
