#include "heap/edge_list.h"

#include <algorithm>

#include "base/check.h"

namespace stillheld {
namespace {

// Kinds of edges that nothing tells apart, or nothing but a name.
bool IsFoldable(EdgeKind kind) {
  switch (kind) {
    case EdgeKind::kIndex:
    case EdgeKind::kMember:
    case EdgeKind::kStack:
    case EdgeKind::kGuessed:
    case EdgeKind::kVisited:
    case EdgeKind::kOtherKey:
    case EdgeKind::kStringKey:
      return true;
    default:
      return false;
  }
}

// Entries under one name are several only if that name is kWithheldName.
bool IsSameReference(EdgeLabel a, EdgeLabel b) { return a.kind() == b.kind() && (!HasName(a.kind()) || a == b); }

}  // namespace

EdgeList::EdgeList(size_t node_count)
    : out_count_(Column<uint32_t>::Zeroed(node_count + 1)), last_by_target_(Column<uint32_t>::Zeroed(node_count)) {}

bool EdgeList::Add(NodeId source, NodeId target, EdgeLabel label) {
  if (source != source_) EnterSource(source);
  if (IsFoldable(label.kind())) {
    if (const uint32_t same = FindSame(target, label); same != kNoEdge) {
      const uint32_t offset = same - source_begin_;
      while (counts_.size() <= offset) counts_.push_back(1);
      if (counts_[offset] != UINT32_MAX) ++counts_[offset];
      return true;
    }
  }
  if (edges_.size() == UINT32_MAX) return false;
  edges_.push_back({target, label});
  ++out_count_[source.index()];
  return true;
}

uint32_t EdgeList::FindSame(NodeId target, EdgeLabel label) {
  const auto end = static_cast<uint32_t>(edges_.size());
  if (end - source_begin_ < kFewEdges) {
    for (uint32_t e = source_begin_; e < end; ++e) {
      if (edges_[e].target == target && IsSameReference(edges_[e].label, label)) return e;
    }
    return kNoEdge;
  }
  // The first edges were not remembered when they came.
  if (remembered_ < source_begin_) remembered_ = source_begin_;
  for (; remembered_ < end; ++remembered_) {
    if (IsFoldable(edges_[remembered_].label.kind()))
      last_by_target_[edges_[remembered_].target.index()] = remembered_ + 1;
  }
  const uint32_t last = last_by_target_[target.index()];
  return last > source_begin_ && IsSameReference(edges_[last - 1].label, label) ? last - 1 : kNoEdge;
}

void EdgeList::EnterSource(NodeId source) {
  LeaveSource();
  CHECK(out_count_[source.index()] == 0);  // the edges of one source come together
  if (ascending_ && source_.valid() && source < source_) {
    ascending_ = false;
    for (uint32_t n = 0; n + 1 < out_count_.size(); ++n) {
      if (out_count_[n] != 0) arrival_.push_back(NodeId(n));
    }
  }
  if (!ascending_) arrival_.push_back(source);
  source_ = source;
  source_begin_ = static_cast<uint32_t>(edges_.size());
}

void EdgeList::LeaveSource() {
  for (uint32_t i = 0; i < counts_.size(); ++i) {
    if (counts_[i] > 1) multiplicities_.push_back({source_begin_ + i, counts_[i]});
  }
  counts_.clear();
}

std::vector<uint32_t> EdgeList::CountOwned() {
  LeaveSource();
  std::vector<uint32_t> count_by_node(last_by_target_.size());
  const auto count = [&](const Edge& edge, uint32_t references) {
    if (IsOwned(edge.label.kind())) count_by_node[edge.target.index()] += references;
  };
  for (const Edge& edge : edges_.view()) count(edge, 1);
  for (const Multiplicity& folded : multiplicities_.view()) count(edges_[folded.edge], folded.count - 1);
  return count_by_node;
}

void EdgeList::CountGuessed(std::vector<uint32_t>& count_by_node) const {
  for (const Edge& edge : edges_.view()) {
    if (edge.label.kind() == EdgeKind::kGuessed) ++count_by_node[edge.target.index()];
  }
  for (const Multiplicity& folded : multiplicities_.view()) {
    const Edge& edge = edges_[folded.edge];
    if (edge.label.kind() == EdgeKind::kGuessed) count_by_node[edge.target.index()] += folded.count - 1;
  }
}

void EdgeList::RemoveGuesses(const std::function<bool(NodeId)>& keep) {
  LeaveSource();
  std::vector<uint32_t> removed;  // indices, ascending
  for (uint32_t e = 0; e < edges_.size(); ++e) {
    if (edges_[e].label.kind() == EdgeKind::kGuessed && !keep(edges_[e].target)) removed.push_back(e);
  }
  if (removed.empty()) return;
  uint32_t from = 0;
  auto next = removed.begin();
  const auto lower_count = [&](size_t source) {
    const uint32_t end = from + out_count_[source];
    for (; next != removed.end() && *next < end; ++next) --out_count_[source];
    from = end;
  };
  if (ascending_) {
    for (size_t n = 0; n + 1 < out_count_.size(); ++n) lower_count(n);
  } else {
    for (const NodeId source : arrival_.view()) lower_count(source.index());
  }
  // Both columns are written again from the front, into the memory that they have.
  const Multiplicity* folded = multiplicities_.data();
  const size_t folds = multiplicities_.size();
  multiplicities_.clear();
  for (size_t i = 0; i < folds; ++i) {
    const auto before = std::ranges::lower_bound(removed, folded[i].edge);
    if (before != removed.end() && *before == folded[i].edge) continue;
    multiplicities_.push_back({folded[i].edge - static_cast<uint32_t>(before - removed.begin()), folded[i].count});
  }
  const Edge* edges = edges_.data();
  const size_t count = edges_.size();
  edges_.clear();
  next = removed.begin();
  for (uint32_t e = 0; e < count; ++e) {
    if (next != removed.end() && *next == e) {
      ++next;
    } else {
      edges_.push_back(edges[e]);
    }
  }
}

void EdgeList::Finish(HeapColumns& columns) && {
  LeaveSource();
  last_by_target_ = Column<uint32_t>();
  counts_ = Column<uint32_t>();

  // Counts become begins, in place.
  uint32_t begin = 0;
  for (size_t n = 0; n < out_count_.size(); ++n) {
    const uint32_t count = out_count_[n];
    out_count_[n] = begin;
    begin += count;
  }
  if (!ascending_) SortBySource();
  edges_.ShrinkToFit();
  multiplicities_.ShrinkToFit();

  columns.out_begin = KeepColumn(columns, std::move(out_count_));
  columns.edges = KeepColumn(columns, std::move(edges_));
  columns.multiplicities = KeepColumn(columns, std::move(multiplicities_));
}

void EdgeList::SortBySource() {
  auto sorted = Column<Edge>::Zeroed(edges_.size());
  uint32_t from = 0;
  size_t folded = 0;
  for (const NodeId source : arrival_.view()) {
    const uint32_t to = out_count_[source.index()];
    const uint32_t count = out_count_[source.index() + 1] - to;
    std::copy_n(&edges_[from], count, &sorted[to]);
    for (; folded < multiplicities_.size() && multiplicities_[folded].edge - from < count; ++folded) {
      multiplicities_[folded].edge += to - from;
    }
    from += count;
  }
  edges_ = std::move(sorted);
  arrival_ = Column<NodeId>();
  std::sort(multiplicities_.data(), multiplicities_.data() + multiplicities_.size(),
            [](const Multiplicity& a, const Multiplicity& b) { return a.edge < b.edge; });
}

}  // namespace stillheld
