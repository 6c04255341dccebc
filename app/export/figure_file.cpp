#include "app/export/figure_file.h"

#include <cmath>
#include <optional>
#include <span>

#include "app/export/png.h"
#include "app/export/svg_text.h"
#include "app/export/task.h"
#include "app/paint/cairo_painter.h"
#include "app/paint/pdf_file.h"
#include "core/base/number_text.h"

namespace deconvista::exporting {
namespace {

base::Outcome write_png(files::NewFile& file, figure::Figure const& figure, paint::FontData const& fonts) {
    paint::CairoFonts faces{fonts};
    auto const pixels = paint::rasterize(figure, static_cast<int>(std::lround(figure.width)),
                                         static_cast<int>(std::lround(figure.height)), faces);
    if (!pixels) return pixels.problem();
    PngExtras extras;
    extras.texts.push_back({"Software", program_name()});
    PngPacker packer;
    ByteBuffer bytes;
    encode_png(bytes, packer, *pixels, extras);
    return file.write(bytes);
}

std::string svg_file(figure::Figure const& figure, picture::StepWords const& words, paint::SvgPainter& painter) {
    auto const number = [](float value) { return base::decimal(double{value}, 2); };
    auto const width = number(figure.width), height = number(figure.height);
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- " + program_name() +
           " -->\n<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"" +
           width + "\" height=\"" + height + "\" viewBox=\"0 0 " + width + " " + height +
           "\" role=\"img\" fill=\"none\" font-family=\"" + paint::kSvgFonts + "\">\n<title>" +
           paint::as_xml(words.title) + "</title>\n<desc>" + paint::as_xml(words.text) + "</desc>\n" +
           painter.elements(figure) + "</svg>\n";
}

base::Outcome write_svg(files::NewFile& file, figure::Figure const& figure, picture::StepWords const& words,
                        paint::FontData const& fonts) {
    auto painter = svg_painter(fonts, paint::SvgText::Letters);
    return file.write(svg_file(figure, words, painter));
}

base::Outcome write_pdf(files::NewFile& file, figure::Figure const& figure, picture::StepWords const& words,
                        paint::FontData const& fonts) {
    constexpr double kPointsOfAPixel = 72.0 / 96;
    std::optional<base::Problem> problem;
    auto const take = [&](std::span<std::uint8_t const> bytes) {
        auto const written = file.write(bytes);
        if (!written) problem = written.problem();
        return !problem;
    };
    paint::PdfFile pdf{double{figure.width} * kPointsOfAPixel,
                       double{figure.height} * kPointsOfAPixel,
                       {words.title, words.text, "", program_name()},
                       fonts,
                       take};
    if (pdf.add_page(figure, words.title) && pdf.finish()) return base::done();
    return problem ? *problem : base::device_trouble("out_of_memory");
}

}  // namespace

bool is_figure_file(std::string const& path) {
    auto const format = format_of(path);
    return format == Format::Png || format == Format::Svg || format == Format::Pdf;
}

base::Outcome save_figure(std::string const& path, figure::Figure const& figure, picture::StepWords const& words,
                          Existing existing, paint::FontData const& fonts) {
    auto const format = format_of(path);
    auto file = files::NewFile::create(path, existing);
    if (!file) return file.problem();
    auto const written = format == Format::Svg   ? write_svg(*file, figure, words, fonts)
                         : format == Format::Pdf ? write_pdf(*file, figure, words, fonts)
                                                 : write_png(*file, figure, fonts);
    if (!written) return written;
    return file->publish();
}

}  // namespace deconvista::exporting
