// SH405: a profiler or tracer is set in a thread, or a cProfile.Profile is kept.
#include <fmt/format.h>

#include <string_view>

#include "analysis/type_family.h"
#include "findings/notices/notice.h"

namespace stillheld {
namespace {

std::vector<Notice> Find(const ProcessState& state) {
  std::vector<Notice> notices;
  const auto add = [&](NodeId node, std::string_view what) {
    notices.push_back(
        {.held_by = HolderOf(state, node),
         .why = fmt::format(
             "{} {}: while it is on it slows every call down, and it remembers each function that was called",
             state.graph.type_name(node), what),
         .fix = "switch it off when what was to be measured is measured (profiler.disable(), "
                "sys.setprofile(None)), and let it go"});
  };
  for (const Root& root : state.graph.roots()) {
    const std::string_view name = state.graph.text(root.name);
    const bool is_hook = name == "c_profileobj" || name == "c_traceobj";
    if (root.kind == RootKind::kThreadState && is_hook && state.graph.type_name(root.node) != "NoneType") {
      add(root.node, "is set as profiler of a thread");
    }
  }
  static constexpr std::string_view kProfiles[] = {"_lsprof.Profiler"};
  const TypeFamily family(state.graph, kProfiles);
  uint64_t kept = 0;
  NodeId last;
  for (uint32_t i = 0; i < state.graph.node_count(); ++i) {
    if (!family.Contains(NodeId(i)) || !state.paths.is_reached(NodeId(i))) continue;
    ++kept;
    last = NodeId(i);
  }
  if (notices.empty() && kept > 0) add(last, fmt::format("is kept ({} of them)", kept));
  return notices;
}

}  // namespace

const NoticeRule kRunningProfiler = {"SH405", "profiler left on", Find};

}  // namespace stillheld
