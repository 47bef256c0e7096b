// The modules of every interpreter, under the names that sys.modules has for them.
#ifndef STILLHELD_CPYTHON_MODULE_ROOTS_H_
#define STILLHELD_CPYTHON_MODULE_ROOTS_H_

#include "cpython/roots.h"

namespace stillheld {

void AddModuleRoots(const DecoderContext& context, Roots& roots);

}  // namespace stillheld

#endif  // STILLHELD_CPYTHON_MODULE_ROOTS_H_
