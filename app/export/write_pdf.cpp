// PDF: one page a step, all of one size; beside several pages a beamer document that turns them.

#include <filesystem>
#include <optional>

#include "app/export/writers.h"
#include "app/paint/pdf_file.h"
#include "core/base/number_text.h"

namespace deconvista::exporting {
namespace {

constexpr double kPointsOfAnInch = 72;

paint::PdfInfo info_of(Task const& task) {
    paint::PdfInfo info;
    info.title = task.show.title();
    info.subject = task.show.words(task.show.pictures() - 1).text;
    if (!task.scene.empty()) info.keywords = std::string{kSceneMark} + as_ascii_json(task.scene);
    info.creator = program_name();
    return info;
}

// For NAME.pdf, NAME-beamer.tex.
std::string beamer_path(std::string const& path) {
    auto const dot = path.rfind('.');
    auto const slash = path.rfind('/');
    bool const has_ending = dot != std::string::npos && (slash == std::string::npos || dot > slash);
    return path.substr(0, has_ending ? dot : path.size()) + "-beamer.tex";
}

std::string beamer_text(std::string const& pdf, int pages) {
    auto const name = std::filesystem::path{pdf}.filename().native();
    auto const last = base::to_text(pages);
    return "% " + program_name() + R"(: the pages of the PDF beside this file as the overlays of one frame.
% Copy the frame into a talk, or compile this file as it is.
\documentclass[aspectratio=169]{beamer}
\usepackage{pgffor}
\setbeamertemplate{navigation symbols}{}
\begin{document}
\begin{frame}[plain]
  \centering
  \foreach \n in {1,...,)" +
           last + R"(}{%
    \only<\n>{\includegraphics[page=\n,width=\textwidth,height=0.95\textheight,keepaspectratio]{)" +
           name + R"(}}%
  }
\end{frame}
\end{document}
)";
}

base::Result<Ending> write_pages(Task const& task, files::NewFile& file) {
    auto const& canvas = task.show.canvas();
    std::optional<base::Problem> problem;
    paint::PdfFile pdf{canvas.inches_wide() * kPointsOfAnInch, canvas.inches_high() * kPointsOfAnInch, info_of(task),
                       task.fonts, [&](std::span<std::uint8_t const> bytes) {
                           if (problem) return false;
                           auto const written = file.write(bytes);
                           if (!written) problem = written.problem();
                           return !problem;
                       }};
    auto const outcome = [&](bool fine) -> base::Outcome {
        if (fine) return base::done();
        return problem ? *problem : task.out_of_memory();
    };
    Stages<base::Nothing, figure::Figure> stages;
    stages.bench = [] { return base::Nothing{}; };
    stages.make = [&](int picture, base::Nothing&, figure::Figure& figure) {
        figure = task.show.figure(picture);
        return base::done();
    };
    stages.take = [&](int picture, figure::Figure& figure) {
        return outcome(pdf.add_page(figure, task.show.words(picture).title));
    };
    auto const ending = each_picture(task, stages);
    if (!ending || *ending == Ending::Cancelled) return ending;
    if (auto const finished = outcome(pdf.finish()); !finished) return finished.problem();
    return ending;
}

}  // namespace

base::Result<Ending> write_pdf(Task const& task) {
    // A talk overlays the steps of a scene; pages are a talk themselves.
    if (task.show.pictures() == 1 || task.show.is_pages())
        return into_file(task, [&](files::NewFile& file) { return write_pages(task, file); });
    auto beamer = files::NewFile::create(beamer_path(task.order.out), task.settings().existing);
    if (!beamer) return beamer.problem();
    if (auto const written = beamer->write(beamer_text(task.order.out, task.show.pictures())); !written)
        return written.problem();
    auto const ending = into_file(task, [&](files::NewFile& file) { return write_pages(task, file); });
    if (!ending || *ending == Ending::Cancelled) return ending;
    if (auto const published = beamer->publish(); !published) return published.problem();
    return ending;
}

}  // namespace deconvista::exporting
