// PPTX: one slide a step, filled by its picture as PNG and as SVG, with the step in words as alternative text. The
// parts that do not depend on the pictures are files in assets/pptx.

#include <cmath>

#include "app/export/svg_text.h"
#include "app/export/writers.h"
#include "app/export/zip_file.h"
#include "app/files/assets.h"
#include "app/files/text_file.h"
#include "core/base/number_text.h"

namespace deconvista::exporting {
namespace {

// PowerPoint opens no larger presentations in any reasonable time; ZIP itself would end at 16383 slides.
constexpr int kMostSlides = 5000;

constexpr std::string_view kDeclaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr std::string_view kSpaces =
    " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""
    " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
    " xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"";
constexpr std::string_view kPart = "application/vnd.openxmlformats-officedocument.presentationml.";

struct SlideSize {
    std::int64_t width{}, height{};  // in English metric units, 914400 of an inch
};

// As wide as a wide slide, as high as the picture makes it.
SlideSize slide_size(Canvas const& canvas) {
    constexpr double kWide = 12192000, kLeast = 914400, kMost = 51206400;
    auto const height = kWide * canvas.pixels.height / canvas.pixels.width;
    return {static_cast<std::int64_t>(kWide), std::llround(std::clamp(height, kLeast, kMost))};
}

std::string number(std::int64_t value) {
    return base::to_text(value);
}

std::string content_types(int slides) {
    std::string text{kDeclaration};
    text +=
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
        "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
        "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        "<Default Extension=\"png\" ContentType=\"image/png\"/>"
        "<Default Extension=\"svg\" ContentType=\"image/svg+xml\"/>";
    auto const part = [&](std::string const& name, std::string const& type) {
        text += "<Override PartName=\"" + name + "\" ContentType=\"" + type + "\"/>";
    };
    auto const own = [&](char const* type) { return std::string{kPart} + type + "+xml"; };
    part("/ppt/presentation.xml", own("presentation.main"));
    part("/ppt/slideMasters/slideMaster1.xml", own("slideMaster"));
    part("/ppt/slideLayouts/slideLayout1.xml", own("slideLayout"));
    part("/ppt/theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml");
    part("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
    for (int i = 1; i <= slides; ++i) part("/ppt/slides/slide" + number(i) + ".xml", own("slide"));
    return text + "</Types>";
}

// One relation of a part to another.
struct Relation {
    std::string type, target;
};

std::string relations(std::vector<Relation> const& all) {
    std::string text{kDeclaration};
    text += "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
    int count = 0;
    for (auto const& [type, target] : all) {
        auto const& space = type.find('/') == std::string::npos
                                ? "http://schemas.openxmlformats.org/officeDocument/2006/relationships/" + type
                                : "http://schemas.openxmlformats.org/package/2006/relationships/" + type;
        text += "<Relationship Id=\"rId" + number(++count) + "\" Type=\"" + space + "\" Target=\"" + target + "\"/>";
    }
    return text + "</Relationships>";
}

std::string presentation(int slides, SlideSize const& size) {
    auto text = std::string{kDeclaration} + "<p:presentation" + std::string{kSpaces} +
                "><p:sldMasterIdLst><p:sldMasterId id=\"2147483648\" r:id=\"rId1\"/></p:sldMasterIdLst><p:sldIdLst>";
    for (int i = 0; i < slides; ++i)
        text += "<p:sldId id=\"" + number(256 + i) + "\" r:id=\"rId" + number(3 + i) + "\"/>";
    return text + "</p:sldIdLst><p:sldSz cx=\"" + number(size.width) + "\" cy=\"" + number(size.height) +
           "\"/><p:notesSz cx=\"6858000\" cy=\"9144000\"/></p:presentation>";
}

std::string core_properties(Task const& task) {
    return std::string{kDeclaration} +
           "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
           "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>" +
           paint::as_xml(task.show.title()) + "</dc:title><dc:creator>" + program_name() +
           "</dc:creator></cp:coreProperties>";
}

std::string slide(picture::StepWords const& words, SlideSize const& size) {
    auto const extent =
        "<a:off x=\"0\" y=\"0\"/><a:ext cx=\"" + number(size.width) + "\" cy=\"" + number(size.height) + "\"/>";
    return std::string{kDeclaration} + "<p:sld" + std::string{kSpaces} +
           "><p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
           "<p:grpSpPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"0\" cy=\"0\"/><a:chOff x=\"0\" y=\"0\"/>"
           "<a:chExt cx=\"0\" cy=\"0\"/></a:xfrm></p:grpSpPr><p:pic><p:nvPicPr><p:cNvPr id=\"2\" name=\"" +
           paint::as_xml(words.title) + "\" descr=\"" + paint::as_xml(words.title + ". " + words.text) +
           "\"/><p:cNvPicPr><a:picLocks noChangeAspect=\"1\"/></p:cNvPicPr><p:nvPr/></p:nvPicPr>"
           "<p:blipFill><a:blip r:embed=\"rId2\"><a:extLst><a:ext uri=\"{96DAC541-7B7A-43D3-8B79-37D633B846F1}\">"
           "<asvg:svgBlip xmlns:asvg=\"http://schemas.microsoft.com/office/drawing/2016/SVG/main\" "
           "r:embed=\"rId3\"/></a:ext></a:extLst></a:blip><a:stretch><a:fillRect/></a:stretch></p:blipFill>"
           "<p:spPr><a:xfrm>" +
           extent +
           "</a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr></p:pic></p:spTree></p:cSld>"
           "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>";
}

// Everything but the slides.
base::Outcome add_frame(ZipFile& zip, Task const& task) {
    auto const assets = files::find_assets();
    if (!assets) return assets.problem();
    auto const slides = task.show.pictures();
    std::vector<Relation> parts{{"slideMaster", "slideMasters/slideMaster1.xml"}, {"theme", "theme/theme1.xml"}};
    for (int i = 1; i <= slides; ++i) parts.push_back({"slide", "slides/slide" + number(i) + ".xml"});
    std::vector<std::pair<std::string, std::string>> entries{
        {"[Content_Types].xml", content_types(slides)},
        {"_rels/.rels",
         relations({{"officeDocument", "ppt/presentation.xml"}, {"metadata/core-properties", "docProps/core.xml"}})},
        {"docProps/core.xml", core_properties(task)},
        {"ppt/presentation.xml", presentation(slides, slide_size(task.show.canvas()))},
        {"ppt/_rels/presentation.xml.rels", relations(parts)},
        {"ppt/slideMasters/_rels/slideMaster1.xml.rels",
         relations({{"slideLayout", "../slideLayouts/slideLayout1.xml"}, {"theme", "../theme/theme1.xml"}})},
        {"ppt/slideLayouts/_rels/slideLayout1.xml.rels",
         relations({{"slideMaster", "../slideMasters/slideMaster1.xml"}})},
    };
    for (auto const& [folder, name] : {std::pair{"theme", "theme1.xml"}, std::pair{"slideMasters", "slideMaster1.xml"},
                                       std::pair{"slideLayouts", "slideLayout1.xml"}}) {
        constexpr std::int64_t kMost = 1 << 20;
        auto const text = files::read_text(*assets + "/pptx/" + name, kMost);
        if (!text) return text.problem();
        entries.emplace_back(std::string{"ppt/"} + folder + "/" + name, *text);
    }
    for (auto const& [name, text] : entries)
        if (auto const added = zip.add(name, text); !added) return added;
    return base::done();
}

struct Bench : PixelBench {
    Bench(paint::FontData const& data, Canvas const& canvas)
        : PixelBench{data, canvas}, painter{svg_painter(data, paint::SvgText::Outlines)} {}
    paint::SvgPainter painter;
};

struct Slide {
    ByteBuffer png;
    std::string svg, slide;
};

base::Outcome add_slide(ZipFile& zip, int picture, Slide const& made) {
    auto const name = number(picture + 1);
    auto const links = relations({{"slideLayout", "../slideLayouts/slideLayout1.xml"},
                                  {"image", "../media/image" + name + ".png"},
                                  {"image", "../media/image" + name + ".svg"}});
    if (auto added = zip.add("ppt/slides/slide" + name + ".xml", made.slide); !added) return added;
    if (auto added = zip.add("ppt/slides/_rels/slide" + name + ".xml.rels", links); !added) return added;
    if (auto added = zip.add("ppt/media/image" + name + ".svg", made.svg); !added) return added;
    return zip.add("ppt/media/image" + name + ".png", made.png, ZipFile::How::Stored);
}

base::Result<Ending> write_slides(Task const& task, files::NewFile& file) {
    ZipFile zip{file};
    if (auto const added = add_frame(zip, task); !added) return added.problem();
    auto const size = slide_size(task.show.canvas());
    Stages<Bench, Slide> stages;
    stages.bench = [&] { return Bench{task.fonts, task.show.canvas()}; };
    stages.make = [&](int picture, Bench& bench, Slide& made) {
        if (auto const drawn = bench.draw(task.show.figure(picture)); !drawn) return drawn;
        encode_png(made.png, bench.packer, bench.pixels);
        made.svg = std::string{kDeclaration} + svg_element(task, picture, bench.painter, SvgPlace::InPage);
        made.slide = slide(task.show.words(picture), size);
        return base::done();
    };
    stages.take = [&](int picture, Slide& made) { return add_slide(zip, picture, made); };
    auto const ending = each_picture(task, stages);
    if (!ending || *ending == Ending::Cancelled) return ending;
    if (auto const finished = zip.finish(); !finished) return finished.problem();
    return ending;
}

}  // namespace

base::Result<Ending> write_pptx(Task const& task) {
    if (task.show.pictures() > kMostSlides)
        return base::over_limit("export_too_many_slides", {number(task.show.pictures()), number(kMostSlides)});
    return into_file(task, [&](files::NewFile& file) { return write_slides(task, file); });
}

}  // namespace deconvista::exporting
