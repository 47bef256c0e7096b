// diff: what grew between two snapshots.
#ifndef STILLHELD_APP_DIFF_H_
#define STILLHELD_APP_DIFF_H_

#include "app/opened_heap.h"
#include "report/heap_diff.h"

namespace stillheld {

HeapDiff CompareHeaps(const OpenedHeap& before, const OpenedHeap& after);

}  // namespace stillheld

#endif  // STILLHELD_APP_DIFF_H_
