#include "app/export/job.h"

#include <new>

#include "app/export/scene_place.h"
#include "app/export/writers.h"

namespace deconvista::exporting {
namespace {

using Writer = base::Result<Ending> (*)(Task const&);

Writer writer_of(Format format) {
    switch (format) {
        case Format::Frames:
            return write_frames;
        case Format::Png:
            return write_png;
        case Format::Svg:
            return write_svg;
        case Format::Pdf:
            return write_pdf;
        case Format::Tex:
            return write_tex;
        case Format::Mp4:
        case Format::WebM:
            return write_video;
        case Format::Gif:
            return write_gif;
        case Format::Apng:
            return write_apng;
        case Format::Html:
            return write_html;
        case Format::Pptx:
            return write_pptx;
    }
    DECONVISTA_CHECK(false);
}

// Where the files will lie.
std::string folder_of_files(Order const& order) {
    bool const is_folder = order.settings.format == Format::Frames && order.out.find('%') == std::string::npos;
    return folder_of(is_folder ? order.out + "/" : order.out);
}

}  // namespace

base::Result<Ending> export_order(Order const& order, paint::FontData const& fonts, Hooks const& hooks) {
    if (auto const checked = check(order); !checked) return checked.problem();
    try {
        auto const show = Show::of(order, fonts, hooks.stop);
        if (!show) return show.problem();
        if (auto const smaller = show->smaller_letters(); smaller && hooks.warn) hooks.warn(*smaller);
        Task const task{order, *show, show->subject().document(folder_of_files(order)), fonts, hooks};
        return writer_of(order.settings.format)(task);
    } catch (std::bad_alloc const&) {
        return base::device_trouble("out_of_memory");
    }
}

}  // namespace deconvista::exporting
