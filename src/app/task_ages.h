// How old asyncio's tasks are at least, from a single look. No task notes when it was made, but three things tell:
//
//   - a task in asyncio's own sleep or wait with a time limit has a timer: it was set at the timer's time less the
//   delay;
//   - tasks are numbered as they are made (Task-1, Task-2 ...): one that was made before another is as old as that;
//   - none is older than its process, which refutes clocks that do not agree.
//
// Where none of them says anything, nothing is known.
#ifndef STILLHELD_APP_TASK_AGES_H_
#define STILLHELD_APP_TASK_AGES_H_

#include <map>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "cpython/layout.h"
#include "cpython/memory_reader.h"
#include "heap/heap_graph.h"

namespace stillheld {

class TaskAges {
 public:
  // `now`: CLOCK_MONOTONIC, before the look. Both must outlive this.
  TaskAges(const AddressSpace& space, const HeapGraph& graph, double now, double process_age);

  // A task that is not done, and what it waits for (AwaitChain).
  void Add(NodeId task, std::span<const NodeId> chain);

  // After all have been added: seconds; only of those of which something is known.
  std::map<NodeId, double> LeastAges() const;

 private:
  std::optional<double> Number(NodeId node) const;
  std::optional<double> WaitIn(NodeId frame) const;
  std::optional<uint64_t> SerialOf(NodeId task) const;

  const MemoryReader memory_;
  const HeapGraph& graph_;
  const Layout* layout_;  // null: of a version that is not known
  double now_;
  double process_age_;
  std::vector<std::pair<NodeId, double>> waits_;      // tasks with a timer
  std::vector<std::pair<uint64_t, NodeId>> serials_;  // tasks with a number
};

}  // namespace stillheld

#endif  // STILLHELD_APP_TASK_AGES_H_
