#include "app/export/pptx_slide.h"

#include <array>
#include <cmath>

#include "app/paint/svg_painter.h"
#include "core/base/number_text.h"

namespace deconvista::exporting::pptx {
namespace {

std::string number(std::int64_t value) {
    return base::to_text(value);
}

constexpr std::string_view kTreeBeginning =
    "<p:spTree><p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
    "<p:grpSpPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"0\" cy=\"0\"/><a:chOff x=\"0\" y=\"0\"/>"
    "<a:chExt cx=\"0\" cy=\"0\"/></a:xfrm></p:grpSpPr>";

std::string frame(figure::Rect const& place, SlideSize const& size) {
    auto const units = [&](float value) { return number(std::llround(double{value} * size.unit)); };
    return "<a:xfrm><a:off x=\"" + units(place.x) + "\" y=\"" + units(place.y) + "\"/><a:ext cx=\"" +
           units(place.width) + "\" cy=\"" + units(place.height) +
           "\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>";
}

std::string picture_part(figure::Rect const& place, picture::StepWords const& words, SlideSize const& size) {
    return "<p:pic><p:nvPicPr><p:cNvPr id=\"2\" name=\"" + paint::as_xml(words.title) + "\" descr=\"" +
           paint::as_xml(words.title + ". " + words.text) +
           "\"/><p:cNvPicPr><a:picLocks noChangeAspect=\"1\"/></p:cNvPicPr><p:nvPr/></p:nvPicPr>"
           "<p:blipFill><a:blip r:embed=\"rId2\"><a:extLst><a:ext uri=\"{96DAC541-7B7A-43D3-8B79-37D633B846F1}\">"
           "<asvg:svgBlip xmlns:asvg=\"http://schemas.microsoft.com/office/drawing/2016/SVG/main\" "
           "r:embed=\"rId3\"/></a:ext></a:extLst></a:blip><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>" +
           frame(place, size) + "</p:spPr></p:pic>";
}

// ---- text that can be edited

std::string color_text(figure::Color color) {
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string text;
    for (auto const part : std::array{color.red, color.green, color.blue}) {
        text += kDigits[part >> 4];
        text += kDigits[part & 15];
    }
    return text;
}

std::string run_part(figure::Run const& run, std::int64_t hundredths_of_points, std::string const& language) {
    return "<a:r><a:rPr lang=\"" + language + "\" sz=\"" + number(hundredths_of_points) + "\"" +
           (run.weight == figure::Weight::Bold ? " b=\"1\"" : "") + "><a:solidFill><a:srgbClr val=\"" +
           color_text(run.color) + "\"/></a:solidFill></a:rPr><a:t>" + paint::as_xml(run.text) + "</a:t></a:r>";
}

std::string paragraph_properties(lesson::BlockKind kind, std::int64_t em) {
    auto const indent = number(em);
    switch (kind) {
        case lesson::BlockKind::Paragraph:
            return "<a:pPr><a:spcBef><a:spcPts val=\"600\"/></a:spcBef></a:pPr>";
        case lesson::BlockKind::Formula:
            return "<a:pPr marL=\"" + indent + "\"><a:spcBef><a:spcPts val=\"600\"/></a:spcBef></a:pPr>";
        case lesson::BlockKind::Entry:
            return "<a:pPr marL=\"" + indent + "\" indent=\"-" + indent +
                   "\"><a:spcBef><a:spcPts val=\"300\"/></a:spcBef><a:buChar char=\"•\"/></a:pPr>";
    }
    DECONVISTA_CHECK(false);
}

std::string language_tag(text::Language language) {
    return language == text::Language::Chinese ? "zh-CN" : "en-US";
}

std::string text_part(SlideText const& text, int id, SlideLook const& look) {
    constexpr double kUnitsOfAPoint = 12700;
    bool const is_title = text.role == SlideRole::Title;
    auto const em = std::llround(double{text.size} * look.size.unit);
    auto const points = std::llround(static_cast<double>(em) / kUnitsOfAPoint * 100);
    std::string paragraphs;
    for (auto const& paragraph : text.paragraphs) {
        paragraphs += "<a:p>" + (is_title ? "" : paragraph_properties(paragraph.kind, em));
        for (auto const& run : paragraph.runs) paragraphs += run_part(run, points, language_tag(look.language));
        paragraphs += "</a:p>";
    }
    if (paragraphs.empty()) paragraphs = "<a:p/>";
    return "<p:sp><p:nvSpPr><p:cNvPr id=\"" + number(id) + "\" name=\"" + (is_title ? "Title" : "Text") +
           "\"/><p:cNvSpPr txBox=\"1\"/><p:nvPr" + (is_title ? "><p:ph type=\"title\"/></p:nvPr>" : "/>") +
           "</p:nvSpPr><p:spPr>" + frame(text.place, look.size) +
           "<a:noFill/></p:spPr><p:txBody><a:bodyPr wrap=\"square\" lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\" "
           "anchor=\"t\">"
           "<a:normAutofit/></a:bodyPr><a:lstStyle/>" +
           paragraphs + "</p:txBody></p:sp>";
}

std::string placeholder(int id, char const* type, std::string const& content) {
    return "<p:sp><p:nvSpPr><p:cNvPr id=\"" + number(id) + "\" name=\"" + type +
           "\"/><p:cNvSpPr/><p:nvPr><p:ph type=\"" + type + "\"" +
           (std::string_view{type} == "body" ? " idx=\"1\"" : "") + "/></p:nvPr></p:nvSpPr>" + content + "</p:sp>";
}

}  // namespace

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

std::string slide_part(Slide const& slide, picture::StepWords const& words, SlideLook const& look) {
    auto text = std::string{kDeclaration} + "<p:sld" + std::string{kSpaces} + "><p:cSld>";
    // A picture over the whole slide has its own ground; text shall be read on the same one.
    if (!slide.texts.empty())
        text += "<p:bg><p:bgPr><a:solidFill><a:srgbClr val=\"" + color_text(look.ground) +
                "\"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>";
    text += kTreeBeginning;
    int id = 2;
    if (slide.picture) text += picture_part(slide.place, words, look.size);
    for (auto const& one : slide.texts) text += text_part(one, ++id, look);
    return text + "</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>";
}

std::string notes_part(std::vector<std::string> const& paragraphs, text::Language language) {
    std::string body = "<p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>";
    for (auto const& paragraph : paragraphs)
        body += "<a:p><a:r><a:rPr lang=\"" + language_tag(language) + "\"/><a:t>" + paint::as_xml(paragraph) +
                "</a:t></a:r></a:p>";
    return std::string{kDeclaration} + "<p:notes" + std::string{kSpaces} + "><p:cSld>" + std::string{kTreeBeginning} +
           placeholder(2, "sldImg", "<p:spPr/>") + placeholder(3, "body", body + "</p:txBody>") +
           "</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>";
}

std::string notes_master_part() {
    auto const place = [](char const* at) {
        return std::string{"<p:spPr><a:xfrm>"} + at +
               "</a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr>";
    };
    auto const image = place("<a:off x=\"685800\" y=\"1143000\"/><a:ext cx=\"5486400\" cy=\"3086100\"/>");
    auto const body = place("<a:off x=\"685800\" y=\"4400550\"/><a:ext cx=\"5486400\" cy=\"3600450\"/>") +
                      "<p:txBody><a:bodyPr/><a:lstStyle/><a:p/></p:txBody>";
    return std::string{kDeclaration} + "<p:notesMaster" + std::string{kSpaces} +
           "><p:cSld><p:bg><p:bgRef idx=\"1001\"><a:schemeClr val=\"bg1\"/></p:bgRef></p:bg>" +
           std::string{kTreeBeginning} + placeholder(2, "sldImg", image) + placeholder(3, "body", body) +
           "</p:spTree></p:cSld><p:clrMap bg1=\"lt1\" tx1=\"dk1\" bg2=\"lt2\" tx2=\"dk2\" accent1=\"accent1\" "
           "accent2=\"accent2\" accent3=\"accent3\" accent4=\"accent4\" accent5=\"accent5\" accent6=\"accent6\" "
           "hlink=\"hlink\" folHlink=\"folHlink\"/></p:notesMaster>";
}

}  // namespace deconvista::exporting::pptx
