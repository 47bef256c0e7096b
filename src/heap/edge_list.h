// EdgeList: takes edges source by source, folds equal references as they come, and ends as columns ordered by source.
//
// Folding takes linear time: a few edges are searched one by one; for a source with more, every node remembers the last
// foldable edge that led to it, and if that is one of the present source, this is the same reference again. Memory: 8
// bytes per edge and 8 per node; as much again per edge, for the time of the sorting, if sources did not come in
// ascending order.
#ifndef STILLHELD_HEAP_EDGE_LIST_H_
#define STILLHELD_HEAP_EDGE_LIST_H_

#include <cstdint>
#include <functional>
#include <vector>

#include "heap/column.h"
#include "heap/heap_columns.h"

namespace stillheld {

class EdgeList {
 public:
  EdgeList() = default;
  explicit EdgeList(size_t node_count);

  // False if the list is full (2^32 - 1 edges) and the edge was dropped.
  bool Add(NodeId source, NodeId target, EdgeLabel label);

  // Per node: the owned references that lead to it. After the last Add(). Cost: linear.
  std::vector<uint32_t> CountOwned();
  // Guessed edges of which `keep(target)` says false are taken out; keep is asked once for each that stays or goes.
  // After the last Add(). Cost: linear; a copy within the list if any goes.
  void RemoveGuesses(const std::function<bool(NodeId target)>& keep);
  // Adds the guessed references to `count_by_node`.
  void CountGuessed(std::vector<uint32_t>& count_by_node) const;

  // Moves the edges to the columns: out_begin, edges, multiplicities. Ends the list.
  void Finish(HeapColumns& columns) &&;

 private:
  static constexpr uint32_t kNoEdge = ~uint32_t{0};
  static constexpr uint32_t kFewEdges = 16;

  // The edge of the present source that this one only repeats, or kNoEdge.
  uint32_t FindSame(NodeId target, EdgeLabel label);
  void EnterSource(NodeId source);
  void LeaveSource();
  void SortBySource();

  Column<Edge> edges_;
  Column<uint32_t> out_count_;       // per node; one more entry, so that it becomes out_begin
  Column<uint32_t> last_by_target_;  // per node: index + 1 of the last foldable edge that leads to it
  Column<Multiplicity> multiplicities_;

  NodeId source_;  // the one whose edges are being added
  uint32_t source_begin_ = 0;
  uint32_t remembered_ = 0;  // edges before this one are in last_by_target_, as far as they are of the present source
  Column<uint32_t> counts_;  // per edge of the present source, only as far as one was folded
  bool ascending_ = true;
  Column<NodeId> arrival_;  // the sources as they came, once they did not ascend
};

}  // namespace stillheld

#endif  // STILLHELD_HEAP_EDGE_LIST_H_
