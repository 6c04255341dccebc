#pragma once
// A question as a picture: the step before the one that answers it, with what is asked hidden. Nothing of the answer
// can be seen in it.

#include "core/figure/figure.h"
#include "core/picture/look.h"
#include "core/picture/whole.h"
#include "core/quiz/question.h"
#include "core/scene/scene.h"
#include "core/trace/timeline.h"

namespace deconvista::quiz {

// The moment that is seen while the question stands.
trace::Moment moment_of(Question const& question);

// Cells that were chosen are ringed, the one that is pointed at has corners. `trace` is the scene's own. Of OutputSize
// the operation is written down instead of drawn.
figure::Figure question_figure(scene::Scene const& scene, trace::Trace const& trace, Asked const& asked,
                               picture::Look const& look, picture::Wholes const& wholes = {});

// The cell at a point of such a picture, or of the picture of its answer.
std::optional<op::Cell> cell_at(scene::Scene const& scene, trace::Trace const& trace, Question const& question,
                                picture::Look const& look, figure::Point point);

}  // namespace deconvista::quiz
