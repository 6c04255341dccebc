#pragma once
// What every writer of a format is given, and the way they all go through the pictures.

#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

#include "app/export/order.h"
#include "app/export/png.h"
#include "app/export/production.h"
#include "app/export/show.h"
#include "app/files/new_file.h"
#include "app/paint/cairo_painter.h"
#include "app/paint/font_data.h"

namespace deconvista::exporting {

struct Hooks {
    // Called by the thread that runs the export, with how many frames are done, out of how many; may be empty.
    std::function<void(std::int64_t done, std::int64_t all)> progress{};

    // Called with what the user should know although the export goes on; may be empty.
    std::function<void(base::Problem const& what)> warn{};

    // Asks for the export to be given up.
    std::stop_token stop{};
};

struct Task {
    Order const& order;
    Show const& show;
    std::string scene;  // as files carry it; empty if it is too long for that
    paint::FontData const& fonts;
    Hooks const& hooks;

    Settings const& settings() const { return order.settings; }
    base::Problem out_of_memory() const;
};

// "Deconvista 0.1.0"
std::string program_name();

// What a worker needs to make pixels.
struct PixelBench {
    PixelBench(paint::FontData const& fonts, Canvas const& canvas);

    base::Outcome draw(figure::Figure const& figure);

    paint::CairoFonts fonts;
    paint::PixelBuffer pixels;
    PngPacker packer;
};

// Makes every picture of the show on all cores and takes them in order, telling of the progress.
template <class Bench, class Product>
struct Stages {
    std::function<Bench()> bench;
    std::function<base::Outcome(int picture, Bench&, Product&)> make;
    std::function<base::Outcome(int picture, Product&)> take;
};

template <class Bench, class Product>
base::Result<Ending> each_picture(Task const& task, Stages<Bench, Product> const& stages) {
    Recipe<Bench, Product> recipe;
    std::int64_t done = 0;
    auto const all = frames_of(task.show.showings());
    recipe.count = task.show.pictures();
    recipe.bench = stages.bench;
    recipe.make = stages.make;
    recipe.take = [&](int picture, Product& product) {
        auto const taken = stages.take(picture, product);
        done += task.show.showing(picture).frames;
        if (taken && task.hooks.progress) task.hooks.progress(done, all);
        return taken;
    };
    recipe.stop = task.hooks.stop;
    recipe.out_of_memory = task.out_of_memory();
    return produce(recipe);
}

// The file that a format consists of: `fill` writes it, and it appears when all has gone well.
base::Result<Ending> into_file(Task const& task, std::function<base::Result<Ending>(files::NewFile&)> const& fill);

}  // namespace deconvista::exporting
