#include "app/export/task.h"

#include "core/base/number_text.h"

namespace deconvista::exporting {

base::Problem Task::out_of_memory() const {
    auto const& size = show.canvas().pixels;
    return base::device_trouble("export_out_of_memory", {base::to_text(size.width), base::to_text(size.height)});
}

std::string program_name() {
    return "Deconvista " DECONVISTA_VERSION;
}

PixelBench::PixelBench(paint::FontData const& data, Canvas const& canvas) : fonts{data} {
    pixels.width = canvas.pixels.width;
    pixels.height = canvas.pixels.height;
    pixels.alpha = canvas.ground == Ground::Transparent ? paint::Alpha::Straight : paint::Alpha::None;
}

base::Outcome PixelBench::draw(figure::Figure const& figure) {
    return paint::rasterize_into(pixels, figure, fonts);
}

base::Result<Ending> into_file(Task const& task, std::function<base::Result<Ending>(files::NewFile&)> const& fill) {
    auto file = files::NewFile::create(task.order.out, task.settings().existing);
    if (!file) return file.problem();
    auto const ending = fill(*file);
    if (!ending || *ending == Ending::Cancelled) return ending;
    if (auto const published = file->publish(); !published) return published.problem();
    return ending;
}

}  // namespace deconvista::exporting
