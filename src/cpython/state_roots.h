// What the states of threads, interpreters and the collector refer to, field by field as the layout names them.
//
// Never by scanning these structs: they hold free lists, whose stale pointers would make garbage look alive.
#ifndef STILLHELD_CPYTHON_STATE_ROOTS_H_
#define STILLHELD_CPYTHON_STATE_ROOTS_H_

#include "cpython/roots.h"

namespace stillheld {

void AddThreadRoots(const DecoderContext& context, Roots& roots);
void AddInterpreterRoots(const DecoderContext& context, Roots& roots);
void AddCollectorRoots(const DecoderContext& context, Roots& roots);

}  // namespace stillheld

#endif  // STILLHELD_CPYTHON_STATE_ROOTS_H_
