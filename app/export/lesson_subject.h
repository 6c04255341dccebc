#pragma once
// A lesson as what an export shows: its pages are the steps. Each is shown as it is printed.

#include <memory>
#include <stop_token>

#include "app/export/order.h"
#include "app/export/subject.h"
#include "core/lesson/lesson.h"

namespace deconvista::exporting {

// Whole results that pages show are computed first; asked to stop, that is given up.
std::shared_ptr<Subject const> lesson_subject(lesson::Lesson lesson, std::stop_token const& stop);

// What says how a scene is gone through or drawn, a lesson says itself; and pages are no film. A Usage problem.
base::Outcome check_for_lesson(Settings const& settings);

}  // namespace deconvista::exporting
