// The report about a heap's cycles: its garbage, or what is alive.
#ifndef STILLHELD_APP_GARBAGE_REPORT_OF_H_
#define STILLHELD_APP_GARBAGE_REPORT_OF_H_

#include "app/opened_heap.h"
#include "report/garbage_report.h"

namespace stillheld {

GarbageReport ReportGarbage(const OpenedHeap& heap);
GarbageReport ReportLiveCycles(const OpenedHeap& heap);

}  // namespace stillheld

#endif  // STILLHELD_APP_GARBAGE_REPORT_OF_H_
