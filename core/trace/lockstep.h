#pragma once
// Traces in lockstep. Two of one computation: what one of them shows while the other is at some moment.
//
// Gathering finishes output cells in row-major order; a stamp is due as soon as the first position that it touches is
// gathered. So whenever an output cell has been gathered, everything that adds up to it has been stamped, and neither
// trace ever goes back while the other goes on.

#include "core/trace/timeline.h"
#include "core/trace/trace.h"

namespace deconvista::trace {

// The moment of `to` that belongs to the moment of `from`; itself for traces of the same order. O(input + kernel) on
// each axis.
Moment corresponding(Trace const& from, Moment moment, Trace const& to);

// The moment of another computation's trace that stands beside this one, in the same order: stages go together, and the
// steps of the work in proportion, so that both end theirs at once.
Moment alongside(Trace const& from, Moment moment, Trace const& to);

}  // namespace deconvista::trace
