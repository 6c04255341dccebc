// TeX: a document with a tikzpicture for each step, each on a page of its size, to compile or to copy from.

#include "app/export/writers.h"
#include "app/paint/tikz_painter.h"
#include "core/base/number_text.h"

namespace deconvista::exporting {
namespace {

constexpr double kTexPointsOfAnInch = 72.27;

double points_of_a_unit(Canvas const& canvas) {
    return canvas.inches_wide() * kTexPointsOfAnInch / static_cast<double>(canvas.part.width);
}

// Chinese needs a package that small installations lack, so it is asked for only where there is some.
std::string chinese_packages() {
    return R"(\ifdefined\pdftexversion
  \usepackage{CJKutf8}
  \AtBeginDocument{\begin{CJK}{UTF8}{gbsn}}
  \AtEndDocument{\clearpage\end{CJK}}
\else
  \usepackage{fontspec}
  \setsansfont{Droid Sans Fallback}
\fi
)";
}

std::string preamble(Task const& task) {
    auto const& canvas = task.show.canvas();
    auto const length = [](double inches) { return base::decimal(inches * kTexPointsOfAnInch, 3) + "pt"; };
    auto const width = length(canvas.inches_wide()), height = length(canvas.inches_high());
    bool const chinese = task.show.language() == text::Language::Chinese || paint::has_chinese(task.show.title());
    std::string text = "% " + program_name() + "\n";
    if (!task.scene.empty()) text += "% " + std::string{kSceneMark} + as_ascii_json(task.scene) + "\n";
    return text + R"(\documentclass{article}
\usepackage[utf8]{inputenc}
\usepackage{textcomp}
% Fonts that come in every size, as outlines. Without Latin Modern some signs are taken from formulas.
\IfFileExists{lmodern.sty}{\usepackage[T1]{fontenc}\usepackage{lmodern}}{%
  \usepackage{fix-cm}
  \renewcommand{\textminus}{\ensuremath{-}}
  \renewcommand{\texttimes}{\ensuremath{\times}}
  \renewcommand{\textrightarrow}{\ensuremath{\rightarrow}}
  \renewcommand{\textleftarrow}{\ensuremath{\leftarrow}}
  \renewcommand{\textdegree}{\ensuremath{^\circ}}}
\usepackage{tikz}
)" + (chinese ? chinese_packages() : "") +
           "\\usepackage[paperwidth=" + width + ",paperheight=" + height + R"(,margin=0pt]{geometry}
\setlength{\parindent}{0pt}
\setlength{\topskip}{0pt}
\setlength{\maxdepth}{0pt}
\pagestyle{empty}
\renewcommand{\familydefault}{\sfdefault}
\begin{document}
)";
}

// Words that may hold anything become a comment of one line.
std::string comment(std::string words) {
    for (char& c : words)
        if (static_cast<unsigned char>(c) < 0x20) c = ' ';
    return "% " + words + "\n";
}

}  // namespace

base::Result<Ending> write_tex(Task const& task) {
    return into_file(task, [&](files::NewFile& file) -> base::Result<Ending> {
        if (auto const begun = file.write(preamble(task)); !begun) return begun.problem();
        auto const points = points_of_a_unit(task.show.canvas());
        Stages<paint::TikzPainter, std::string> stages;
        stages.bench = [&] { return paint::TikzPainter{task.fonts}; };
        stages.make = [&](int picture, paint::TikzPainter& painter, std::string& page) {
            auto const words = task.show.words(picture);
            page = comment(words.title + ". " + words.text) + painter.picture(task.show.figure(picture), points) +
                   "\\newpage\n";
            return base::done();
        };
        stages.take = [&](int, std::string& page) { return file.write(page); };
        auto const ending = each_picture(task, stages);
        if (!ending || *ending == Ending::Cancelled) return ending;
        if (auto const written = file.write("\\end{document}\n"); !written) return written.problem();
        return ending;
    });
}

}  // namespace deconvista::exporting
