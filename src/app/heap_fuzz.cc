// Fuzzes the whole way from a process's memory to what is said of its heap: words of a small recording are changed, the
// heap is walked, and its graph goes through the analyses.
#include "analysis/dominators.h"
#include "analysis/garbage_groups.h"
#include "analysis/growth_series.h"
#include "analysis/knot.h"
#include "analysis/path_names.h"
#include "analysis/reference_accounts.h"
#include "analysis/resource_objects.h"
#include "analysis/retained_set.h"
#include "analysis/root_paths.h"
#include "analysis/scc.h"
#include "analysis/type_totals.h"
#include "analysis/uncollected.h"
#include "analysis/what_if.h"
#include "cpython/build_graph.h"
#include "cpython/testing/recordings.h"
#include "cpython/testing/word_changes.h"
#include "snapshot/walk_graph.h"

namespace stillheld {
namespace {

void Analyse(const HeapGraph& graph) {
  WalkGraph(graph);
  const RootPaths paths = FindRootPaths(graph);
  FindDominators(graph, StartsOf(graph, paths));
  const PathNamer namer(graph, paths);
  constexpr size_t kStep = 17;  // every path would take as long as all the rest
  for (size_t n = 0; n < graph.node_count(); n += kStep) namer.PathOf(NodeId(n));
  const ReferenceAccounts accounts(graph);
  for (size_t n = 0; n < graph.node_count(); ++n) accounts.Unexplained(NodeId(n));
  const Uncollected uncollected = FindUncollected(graph);
  for (const GarbageGroup& group : GroupGarbage(graph, uncollected.is_garbage)) {
    FindBreak(graph, TieKnot(graph, group.example, group.example_freed));
  }
  TotalsByType(graph);
  FindResourceObjects(graph);
  FindCaches(graph);
  GrowthSeries series;
  series.Add(graph);
}

const std::vector<std::unique_ptr<testing::SmallRecording>>& Recordings() {
  static const auto recordings = testing::MakeRecordings("testdata/small_fuzz_target.py", 2);
  return recordings;
}

}  // namespace
}  // namespace stillheld

// Recording takes longer than any input may.
extern "C" int LLVMFuzzerInitialize(int*, char***) {
  stillheld::Recordings();
  return 0;
}

// Input: a byte for the recording, changes.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace stillheld;
  const auto& recordings = Recordings();
  if (recordings.empty() || size < 1) return 0;
  const testing::SmallRecording& recording = *recordings[data[0] % recordings.size()];
  const testing::WordChanges changes({data + 1, size - 1}, recording.words(), recording.words());
  try {
    if (const auto graph = BuildGraph(recording)) Analyse(*graph);
  } catch (const Error&) {
  }
  return 0;
}
