#pragma once
// The middle of the network workspace while it shows a study: its figure, and below it what it is controlled by.

#include "app/ui/control_flow.h"
#include "app/ui/subject_picture.h"
#include "app/ui/ui.h"

namespace deconvista::ui {

class StudyView {
public:
    void show(Ui& ui, Rect const& place);

private:
    void figure(Ui& ui, Rect const& place, state::StudyFigure const& figure);
    void bar(Ui& ui, Rect const& place);

    SubjectPicture picture_;
    float bar_height_{0};  // in the frame before: it has as many rows as it needs
};

// What the study that is shown is controlled by.
void study_controls(Ui& ui, ControlFlow& flow);

}  // namespace deconvista::ui
