#include "app/export/svg_text.h"
#include "app/export/writers.h"
#include "core/base/number_text.h"

namespace deconvista::exporting {
namespace {

// The cells of an image that a figure holds, as they are.
std::vector<std::uint8_t> packed(figure::Pixels const& pixels) {
    paint::PixelBuffer buffer;
    buffer.width = pixels.width;
    buffer.height = pixels.height;
    auto const& rgba = *pixels.rgba;
    for (std::size_t i = 0; i + 3 < rgba.size(); i += 4) {
        if (rgba[i + 3] != 255) buffer.alpha = paint::Alpha::Straight;
        buffer.pixels.push_back(std::uint32_t{rgba[i + 3]} << 24 | std::uint32_t{rgba[i]} << 16 |
                                std::uint32_t{rgba[i + 1]} << 8 | rgba[i + 2]);
    }
    ByteBuffer file;
    PngPacker packer;
    encode_png(file, packer, buffer);
    return file;
}

// On paper millimetres count; on a screen pixels do.
std::string size_attributes(Settings const& settings, Canvas const& canvas) {
    constexpr double kMillimetres = 25.4;
    auto const length = [&](double inches, int pixels) {
        return settings.dpi ? base::decimal(inches * kMillimetres, 3) + "mm" : base::to_text(pixels);
    };
    return " width=\"" + length(canvas.inches_wide(), canvas.pixels.width) + "\" height=\"" +
           length(canvas.inches_high(), canvas.pixels.height) + "\"";
}

std::string element(figure::Figure const& figure, picture::StepWords const& words, std::string const& size,
                    std::string const& metadata, paint::SvgPainter& painter) {
    auto const number = [](float value) { return base::decimal(double{value}, 2); };
    std::string svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"" + size;
    svg += " viewBox=\"0 0 " + number(figure.width) + " " + number(figure.height) +
           "\" role=\"img\" fill=\"none\" font-family=\"" + paint::kSvgFonts + "\">\n";
    svg += "<title>" + paint::as_xml(words.title) + "</title>\n";
    svg += "<desc>" + paint::as_xml(words.text) + "</desc>\n";
    return svg + metadata + painter.elements(figure) + "</svg>\n";
}

}  // namespace

paint::SvgPainter svg_painter(paint::FontData const& fonts, paint::SvgText text) {
    return {fonts, text, packed};
}

std::string svg_element(Task const& task, int picture, paint::SvgPainter& painter, SvgPlace place) {
    auto words = task.show.words(picture);
    words.title = task.show.title() + " · " + words.title;
    bool const stands_alone = place == SvgPlace::Standalone;
    auto const metadata = stands_alone && !task.scene.empty()
                              ? "<metadata>" + std::string{kSceneMark} + as_ascii_json(task.scene) + "</metadata>\n"
                              : "";
    auto const size = stands_alone ? size_attributes(task.settings(), task.show.canvas()) : "";
    return element(task.show.figure(picture), words, size, metadata, painter);
}

std::string svg_element(figure::Figure const& figure, picture::StepWords const& words, paint::SvgPainter& painter) {
    return element(figure, words, "", "", painter);
}

base::Result<Ending> write_svg(Task const& task) {
    return into_file(task, [&](files::NewFile& file) -> base::Result<Ending> {
        auto painter = svg_painter(task.fonts, paint::SvgText::Letters);
        auto const text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- " + program_name() + " -->\n" +
                          svg_element(task, 0, painter, SvgPlace::Standalone);
        if (auto const written = file.write(text); !written) return written.problem();
        return Ending::Complete;
    });
}

}  // namespace deconvista::exporting
