// The frames that run now, of every thread of every interpreter: where paths begin that no module leads to.
#ifndef STILLHELD_CPYTHON_FRAME_ROOTS_H_
#define STILLHELD_CPYTHON_FRAME_ROOTS_H_

#include "cpython/roots.h"

namespace stillheld {

// A frame that is an object of the heap, or inside one (a generator that runs now), is a root as that object.
void AddFrameRoots(const DecoderContext& context, Roots& roots);

}  // namespace stillheld

#endif  // STILLHELD_CPYTHON_FRAME_ROOTS_H_
