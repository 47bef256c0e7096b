// OutsideSeries: how many objects of each type nothing but C code holds, snapshot by snapshot, and how many blocks of
// Python's allocator nothing holds at all.
#ifndef STILLHELD_ANALYSIS_OUTSIDE_SERIES_H_
#define STILLHELD_ANALYSIS_OUTSIDE_SERIES_H_

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "analysis/root_paths.h"
#include "heap/heap_graph.h"

namespace stillheld {

// Objects of one type that are held in one way, or blocks of one size.
struct OutsideHistory {
  std::string type;          // empty: blocks that are no objects
  std::string place;         // where the pointers to them are; empty: no pointer in the process shows the reference
  uint32_t block_bytes = 0;  // of blocks
  std::vector<uint32_t> counts = {};  // one per snapshot
};

class OutsideSeries {
 public:
  // `paths` are those of the graph.
  void Add(const HeapGraph& graph, const RootPaths& paths);

  // All that are not the same in every snapshot.
  std::vector<OutsideHistory> Histories() const;

 private:
  using Key = std::pair<std::string, std::string>;  // type and place
  size_t snapshots_ = 0;
  std::map<Key, std::vector<uint32_t>> objects_;
  std::array<std::vector<uint32_t>, PythonMemory::kClasses> blocks_;
};

// Objects that nothing in the graph leads to although they are alive, with the place that holds each: the history they
// count for. Sorted by node.
struct OutsideObject {
  NodeId node;
  std::string place;
};
std::vector<OutsideObject> FindOutsideObjects(const HeapGraph& graph, const RootPaths& paths);

}  // namespace stillheld

#endif  // STILLHELD_ANALYSIS_OUTSIDE_SERIES_H_
