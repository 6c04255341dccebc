#pragma once
// One function for each class of object, painting it around the origin, from about -1 to 1; y grows downwards.
//
// Classes share their parts on purpose: eyes, wheels and round dials, spots, triangles, stems and trunks. A network
// that tells the classes apart has to find the parts, and how they lie together.

#include "core/drawings/easel.h"

namespace deconvista::drawings {

void draw_face(Easel& easel);
void draw_cat(Easel& easel);
void draw_fish(Easel& easel);
void draw_butterfly(Easel& easel);

void draw_flower(Easel& easel);
void draw_leafy_tree(Easel& easel);
void draw_fir(Easel& easel);
void draw_mushroom(Easel& easel);
// The two apples differ in their hue alone.
void draw_red_apple(Easel& easel);
void draw_green_apple(Easel& easel);

void draw_house(Easel& easel);
void draw_car(Easel& easel);
void draw_sailboat(Easel& easel);
void draw_clock(Easel& easel);

}  // namespace deconvista::drawings
