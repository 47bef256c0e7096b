#include "app/garbage_report_of.h"

namespace stillheld {

GarbageReport ReportGarbage(const OpenedHeap& heap) {
  GarbageReport report;
  report.snapshot = DescribeHeap(heap);
  report.garbage = FindGarbage(heap.graph);
  return report;
}

GarbageReport ReportLiveCycles(const OpenedHeap& heap) {
  GarbageReport report;
  report.snapshot = DescribeHeap(heap);
  report.garbage = FindLiveCycles(heap.graph);
  return report;
}

}  // namespace stillheld
