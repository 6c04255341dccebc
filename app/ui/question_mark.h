#pragma once
// Explanations where the question arises.

#include "app/ui/ui.h"
#include "core/lesson/lesson.h"

namespace deconvista::ui {

// A small question mark: pressed, it lists what people say about the topic and get wrong, and opens the page that shows
// what is right. The cursor stays where it is.
void question_mark(Ui& ui, lesson::Topic topic, ImVec2 center);

}  // namespace deconvista::ui
