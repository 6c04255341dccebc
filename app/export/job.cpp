#include "app/export/job.h"

#include <new>
#include <variant>

#include "app/export/scene_place.h"
#include "app/export/writers.h"
#include "core/scene/scene_file.h"

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

// Values that are written out, some digits each.
bool is_too_long(scene::Data const& data) {
    return std::holds_alternative<scene::Given>(data.source) && data.tensor.values().size() > kLongestScene / 2;
}

// A picture is named as seen from where the file will lie.
std::string carried(scene::Scene const& scene, Order const& order) {
    if (is_too_long(scene.input) || is_too_long(scene.kernel)) return "";
    bool const is_folder = order.settings.format == Format::Frames && order.out.find('%') == std::string::npos;
    auto json = scene::write_scene_line(as_seen_from(folder_of(is_folder ? order.out + "/" : order.out), scene));
    while (!json.empty() && json.back() == '\n') json.pop_back();
    return json.size() <= kLongestScene ? json : "";
}

}  // namespace

base::Result<Ending> export_order(Order const& order, paint::FontData const& fonts, Hooks const& hooks) {
    if (auto const checked = check(order); !checked) return checked.problem();
    try {
        auto const show = Show::of(order, fonts, hooks.stop);
        if (!show) return show.problem();
        if (auto const smaller = show->smaller_letters(); smaller && hooks.warn) hooks.warn(*smaller);
        Task const task{order, *show, carried(show->scene(), order), fonts, hooks};
        return writer_of(order.settings.format)(task);
    } catch (std::bad_alloc const&) {
        return base::device_trouble("out_of_memory");
    }
}

}  // namespace deconvista::exporting
