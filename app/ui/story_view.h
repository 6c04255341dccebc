#pragma once
// The middle of the network workspace while a unit's story plays: the picture of the moment, and what can be done
// there.

#include "app/ui/subject_picture.h"
#include "app/ui/ui.h"

namespace deconvista::ui {

class StoryView {
public:
    void show(Ui& ui, Rect const& place);

private:
    void picture(Ui& ui, Rect const& place, state::UnitStory const& story);

    SubjectPicture picture_;
};

}  // namespace deconvista::ui
