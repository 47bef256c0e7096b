// SH402: gc.freeze() has put garbage aside, where the collector never looks again.
#include <fmt/format.h>

#include "analysis/uncollected.h"
#include "findings/collector_state.h"
#include "findings/notices/notice.h"

namespace stillheld {
namespace {

constexpr uint64_t kFew = 100;  // what a program leaves behind while it starts

std::vector<Notice> Find(const ProcessState& state) {
  const uint64_t frozen = ReadCollectorState(state.graph).frozen;
  if (frozen < kFew) return {};
  const Uncollected all = FindUncollected(state.graph, NodeId(), Frozen::kIncluded);
  uint64_t lost = 0;
  for (uint32_t i = 0; i < state.graph.node_count(); ++i) {
    const bool is_frozen = (state.graph.flags(NodeId(i)) & kGeneration) == kGeneration;
    lost += all.is_garbage[i] && is_frozen;
  }
  if (lost < kFew) return {};
  return {{.held_by = "gc",
           .why = fmt::format("of {} objects that gc.freeze() has put aside, {} are garbage: the collector never looks "
                              "there again",
                              frozen, lost),
           .fix = "call gc.freeze() once, in the parent, after gc.collect() and before the fork; gc.unfreeze() gives "
                  "everything back"}};
}

}  // namespace

const NoticeRule kFrozenGarbage = {"SH402", "garbage that gc.freeze() keeps", Find};

}  // namespace stillheld
