// PPTX: one slide a picture. A step of a scene fills its slide as PNG and as SVG, with the step in words as alternative
// text; a page of a lesson has its text as text beside its picture, and its notes. The parts that do not depend on what
// is shown are files in assets/pptx.

#include <algorithm>
#include <cmath>

#include "app/export/pptx_slide.h"
#include "app/export/svg_text.h"
#include "app/export/writers.h"
#include "app/export/zip_file.h"
#include "app/files/assets.h"
#include "app/files/text_file.h"
#include "core/base/number_text.h"

namespace deconvista::exporting {
namespace {

using pptx::kDeclaration;
using pptx::kSpaces;
using pptx::Relation;
using pptx::relations;
using pptx::SlideSize;

// PowerPoint opens no larger presentations in any reasonable time; ZIP itself would end at 16383 slides.
constexpr int kMostSlides = 5000;

constexpr std::string_view kPart = "application/vnd.openxmlformats-officedocument.presentationml.";

// As wide as a wide slide, as high as the picture makes it.
SlideSize slide_size(Canvas const& canvas) {
    constexpr double kWide = 12192000, kLeast = 914400, kMost = 51206400;
    auto const height = kWide * canvas.pixels.height / canvas.pixels.width;
    return {static_cast<std::int64_t>(kWide), std::llround(std::clamp(height, kLeast, kMost)),
            kWide / static_cast<double>(canvas.part.width)};
}

std::string number(std::int64_t value) {
    return base::to_text(value);
}

// Notes need a master; presentations without any do without it.
enum class Notes : std::uint8_t { None, Some };

std::string content_types(int slides, Notes notes) {
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
    std::string const theme = "application/vnd.openxmlformats-officedocument.theme+xml";
    part("/ppt/presentation.xml", own("presentation.main"));
    part("/ppt/slideMasters/slideMaster1.xml", own("slideMaster"));
    part("/ppt/slideLayouts/slideLayout1.xml", own("slideLayout"));
    part("/ppt/theme/theme1.xml", theme);
    part("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
    for (int i = 1; i <= slides; ++i) part("/ppt/slides/slide" + number(i) + ".xml", own("slide"));
    if (notes == Notes::Some) {
        part("/ppt/theme/theme2.xml", theme);
        part("/ppt/notesMasters/notesMaster1.xml", own("notesMaster"));
        for (int i = 1; i <= slides; ++i) part("/ppt/notesSlides/notesSlide" + number(i) + ".xml", own("notesSlide"));
    }
    return text + "</Types>";
}

// The relations are the master, the theme, the slides, and the master of notes.
std::string presentation(int slides, SlideSize const& size, Notes notes) {
    auto text = std::string{kDeclaration} + "<p:presentation" + std::string{kSpaces} +
                "><p:sldMasterIdLst><p:sldMasterId id=\"2147483648\" r:id=\"rId1\"/></p:sldMasterIdLst>";
    if (notes == Notes::Some)
        text += "<p:notesMasterIdLst><p:notesMasterId r:id=\"rId" + number(3 + slides) + "\"/></p:notesMasterIdLst>";
    text += "<p:sldIdLst>";
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

using Entries = std::vector<std::pair<std::string, std::string>>;

Notes notes_of(Show const& show) {
    return show.is_pages() ? Notes::Some : Notes::None;
}

Entries made_entries(Task const& task) {
    auto const slides = task.show.pictures();
    auto const notes = notes_of(task.show);
    std::vector<Relation> parts{{"slideMaster", "slideMasters/slideMaster1.xml"}, {"theme", "theme/theme1.xml"}};
    for (int i = 1; i <= slides; ++i) parts.push_back({"slide", "slides/slide" + number(i) + ".xml"});
    if (notes == Notes::Some) parts.push_back({"notesMaster", "notesMasters/notesMaster1.xml"});
    Entries entries{
        {"[Content_Types].xml", content_types(slides, notes)},
        {"_rels/.rels",
         relations({{"officeDocument", "ppt/presentation.xml"}, {"metadata/core-properties", "docProps/core.xml"}})},
        {"docProps/core.xml", core_properties(task)},
        {"ppt/presentation.xml", presentation(slides, slide_size(task.show.canvas()), notes)},
        {"ppt/_rels/presentation.xml.rels", relations(parts)},
        {"ppt/slideMasters/_rels/slideMaster1.xml.rels",
         relations({{"slideLayout", "../slideLayouts/slideLayout1.xml"}, {"theme", "../theme/theme1.xml"}})},
        {"ppt/slideLayouts/_rels/slideLayout1.xml.rels",
         relations({{"slideMaster", "../slideMasters/slideMaster1.xml"}})},
    };
    if (notes == Notes::Some) {
        entries.emplace_back("ppt/notesMasters/notesMaster1.xml", pptx::notes_master_part());
        entries.emplace_back("ppt/notesMasters/_rels/notesMaster1.xml.rels",
                             relations({{"theme", "../theme/theme2.xml"}}));
    }
    return entries;
}

// Everything but the slides.
base::Outcome add_frame(ZipFile& zip, Task const& task) {
    auto const assets = files::find_assets();
    if (!assets) return assets.problem();
    auto entries = made_entries(task);
    struct Asset {
        char const *part, *file;
    };
    std::vector<Asset> files{{"theme/theme1.xml", "theme1.xml"},
                             {"slideMasters/slideMaster1.xml", "slideMaster1.xml"},
                             {"slideLayouts/slideLayout1.xml", "slideLayout1.xml"}};
    if (notes_of(task.show) == Notes::Some) files.push_back({"theme/theme2.xml", "theme1.xml"});
    for (auto const& [part, file] : files) {
        constexpr std::int64_t kMost = 1 << 20;
        auto const text = files::read_text(*assets + "/pptx/" + file, kMost);
        if (!text) return text.problem();
        entries.emplace_back(std::string{"ppt/"} + part, *text);
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

struct MadeSlide {
    ByteBuffer png;  // empty: without a picture
    std::string svg, slide, notes;
};

base::Outcome make_slide(Task const& task, int picture, Bench& bench, MadeSlide& made) {
    auto const& canvas = task.show.canvas();
    auto const slide = task.show.slide(picture);
    auto const words = task.show.words(picture);
    made.png.clear();
    made.svg.clear();
    if (slide.picture) {
        auto const enlarged = static_cast<double>(canvas.pixels.width) / double{canvas.part.width};
        bench.pixels.width = static_cast<int>(std::lround(double{slide.place.width} * enlarged));
        bench.pixels.height = static_cast<int>(std::lround(double{slide.place.height} * enlarged));
        if (auto const drawn = bench.draw(*slide.picture); !drawn) return drawn;
        encode_png(made.png, bench.packer, bench.pixels);
        made.svg = std::string{kDeclaration} +
                   svg_element(*slide.picture, {task.show.title() + " · " + words.title, words.text}, bench.painter);
    }
    made.slide = pptx::slide_part(slide, words, {slide_size(canvas), task.show.ground(), task.show.language()});
    made.notes = pptx::notes_part(slide.notes, task.show.language());
    return base::done();
}

base::Outcome add_slide(ZipFile& zip, int picture, MadeSlide const& made, Notes notes) {
    auto const name = number(picture + 1);
    auto const part = "ppt/slides/slide" + name + ".xml", notes_part = "ppt/notesSlides/notesSlide" + name + ".xml";
    std::vector<Relation> links{{"slideLayout", "../slideLayouts/slideLayout1.xml"}};
    Entries entries{{part, made.slide}};
    if (!made.png.empty()) {
        links.push_back({"image", "../media/image" + name + ".png"});
        links.push_back({"image", "../media/image" + name + ".svg"});
        entries.emplace_back("ppt/media/image" + name + ".svg", made.svg);
    }
    if (notes == Notes::Some) {
        links.push_back({"notesSlide", "../notesSlides/notesSlide" + name + ".xml"});
        entries.emplace_back(notes_part, made.notes);
        entries.emplace_back("ppt/notesSlides/_rels/notesSlide" + name + ".xml.rels",
                             relations({{"notesMaster", "../notesMasters/notesMaster1.xml"},
                                        {"slide", "../slides/slide" + name + ".xml"}}));
    }
    entries.emplace_back("ppt/slides/_rels/slide" + name + ".xml.rels", relations(links));
    for (auto const& [entry, text] : entries)
        if (auto added = zip.add(entry, text); !added) return added;
    if (made.png.empty()) return base::done();
    return zip.add("ppt/media/image" + name + ".png", made.png, ZipFile::How::Stored);
}

base::Result<Ending> write_slides(Task const& task, files::NewFile& file) {
    ZipFile zip{file};
    if (auto const added = add_frame(zip, task); !added) return added.problem();
    Stages<Bench, MadeSlide> stages;
    stages.bench = [&] { return Bench{task.fonts, task.show.canvas()}; };
    stages.make = [&](int picture, Bench& bench, MadeSlide& made) { return make_slide(task, picture, bench, made); };
    stages.take = [&](int picture, MadeSlide& made) { return add_slide(zip, picture, made, notes_of(task.show)); };
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
