// SH401: gc.disable(), or a first threshold of 0, in a program that goes on making cycles.
#include <fmt/format.h>

#include "findings/collector_state.h"
#include "findings/notices/notice.h"

namespace stillheld {
namespace {

std::vector<Notice> Find(const ProcessState& state) {
  const CollectorState collector = ReadCollectorState(state.graph);
  if (collector.runs()) return {};
  const char* how = collector.enabled ? "its first threshold is 0 (gc.set_threshold(0))" : "gc.disable() was called";
  return {{.held_by = "gc",
           .why = fmt::format("{}: no cycle is ever freed, and every framework makes some", how),
           .fix = "enable it (gc.enable()), or call gc.collect() between requests; gc.freeze() before a fork needs no "
                  "collector that is off"}};
}

}  // namespace

const NoticeRule kCollectorOff = {"SH401", "the collector is off", Find};

}  // namespace stillheld
