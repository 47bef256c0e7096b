#include "heap/heap_builder.h"

#include <algorithm>
#include <tuple>

#include "base/check.h"

namespace stillheld {

HeapBuilder::HeapBuilder() = default;

StringId HeapBuilder::Intern(std::string_view text) { return strings_.Intern(text); }

TypeId HeapBuilder::AddType(StringId name, Address type_object, uint32_t basic_size_bytes, bool is_gc) {
  records_.types.push_back({name, NodeId(), basic_size_bytes, is_gc});
  type_objects_.push_back(type_object);
  return TypeId(records_.types.size() - 1);
}

bool HeapBuilder::AddNode(const Node& node) {
  CHECK(!sealed_);
  CHECK(node.type.valid() && node.type.index() < records_.types.size());
  if (!index_.Insert(node.address)) return false;
  address_.push_back(node.address);
  type_.push_back(node.type);
  size_bytes_.push_back(node.size_bytes);
  ref_count_.push_back(node.ref_count);
  flags_.push_back(node.flags);
  length_.push_back(node.length);
  return true;
}

void HeapBuilder::Seal() {
  CHECK(!sealed_);
  sealed_ = true;
  CHECK(index_.Seal() == address_.size());
  if (!std::ranges::is_sorted(address_.view())) SortNodes();
  address_.ShrinkToFit();
  type_.ShrinkToFit();
  size_bytes_.ShrinkToFit();
  ref_count_.ShrinkToFit();
  flags_.ShrinkToFit();
  length_.ShrinkToFit();
  edges_ = EdgeList(address_.size());
}

void HeapBuilder::SortNodes() {
  auto rank = Column<uint32_t>::Zeroed(address_.size());
  for (size_t i = 0; i < rank.size(); ++i) rank[i] = index_.Rank(address_[i]);
  const auto reorder = [&rank]<class T>(Column<T>& column) {
    auto sorted = Column<T>::Zeroed(column.size());
    for (size_t i = 0; i < rank.size(); ++i) sorted[rank[i]] = column[i];
    column = std::move(sorted);
  };
  reorder(type_);
  reorder(size_bytes_);
  reorder(ref_count_);
  reorder(flags_);
  reorder(length_);
  size_t next = 0;
  index_.ForEach([&](Address address) { address_[next++] = address; });
}

void HeapBuilder::AddEdge(NodeId source, Address target, EdgeLabel label) {
  const NodeId node = FindNode(target);
  if (!node.valid()) {
    ++records_.faults.unknown;
    return;
  }
  AddEdge(source, node, label);
}

void HeapBuilder::AddEdge(NodeId source, NodeId target, EdgeLabel label) {
  CHECK(sealed_ && source.index() < node_count() && target.index() < node_count());
  CHECK(!HasName(label.kind()) || label.name().index() < strings_.size());
  if (!edges_.Add(source, target, label)) ++records_.faults.too_large;
}

void HeapBuilder::AddRoot(RootKind kind, std::string_view name, NodeId node) {
  CHECK(sealed_);
  if (node.valid()) records_.roots.push_back({kind, Intern(name), node});
}

void HeapBuilder::AddName(const ObjectName& name) {
  CHECK(sealed_);
  if (name.node.valid()) records_.names.push_back(name);
}

void HeapBuilder::AddUse(const UseSite& use) {
  CHECK(sealed_);
  if (use.code.valid()) records_.uses.push_back(use);
}

void HeapBuilder::AddBound(const SizeBound& bound) {
  CHECK(sealed_);
  if (bound.owner.valid()) records_.bounds.push_back(bound);
}

void HeapBuilder::AddRoute(const Route& route) { records_.routes.push_back(route); }

NodeId HeapBuilder::FindNodeBefore(Address address) const {
  const auto after = std::ranges::upper_bound(address_.view(), address);
  const auto count = static_cast<size_t>(after - address_.view().begin());
  return count == 0 ? NodeId() : NodeId(count - 1);
}

std::vector<uint32_t> HeapBuilder::SettleReferences() {
  CHECK(sealed_);
  std::vector<uint32_t> count_by_node = edges_.CountOwned();
  for (const Root& root : records_.roots) {
    if (OwnsReference(root.kind)) ++count_by_node[root.node.index()];
  }
  edges_.RemoveGuesses([&](NodeId target) {
    // What is static begins with references that nobody holds, and an immortal object's count says nothing.
    return (flags(target) & (kImmortal | kStaticMemory | kSynthetic)) != 0 ||
           count_by_node[target.index()] < ref_count(target);
  });
  edges_.CountGuessed(count_by_node);
  return count_by_node;
}

void HeapBuilder::AddNativeReference(const NativeReference& reference) {
  CHECK(sealed_);
  if (reference.node.valid()) records_.native_references.push_back(reference);
}

HeapGraph HeapBuilder::Build() && {
  CHECK(sealed_);
  for (size_t t = 0; t < type_objects_.size(); ++t) records_.types[t].node = FindNode(type_objects_[t]);
  index_ = AddressIndex();
  SortRecords();

  HeapColumns columns = std::move(records_);
  columns.address = KeepColumn(columns, std::move(address_));
  columns.type = KeepColumn(columns, std::move(type_));
  columns.size_bytes = KeepColumn(columns, std::move(size_bytes_));
  columns.ref_count = KeepColumn(columns, std::move(ref_count_));
  columns.flags = KeepColumn(columns, std::move(flags_));
  columns.length = KeepColumn(columns, std::move(length_));
  std::move(edges_).Finish(columns);
  strings_.begins().ShrinkToFit();
  strings_.bytes().ShrinkToFit();
  columns.string_begin = KeepColumn(columns, std::move(strings_.begins()));
  columns.string_bytes = KeepColumn(columns, std::move(strings_.bytes()));
  AddReverseEdges(columns);
  return HeapGraph(std::move(columns));
}

void HeapBuilder::SortRecords() {
  // Every order is a total one, so that equal heaps make equal graphs, whatever the order of walking.
  std::ranges::stable_sort(records_.names, {}, &ObjectName::node);
  const auto same_node = std::ranges::unique(records_.names, {}, &ObjectName::node);
  records_.names.erase(same_node.begin(), same_node.end());
  std::ranges::sort(records_.native_references, {}, [this](const NativeReference& reference) {
    return std::tuple(reference.node, strings_.text(reference.place));
  });
  std::ranges::sort(records_.bounds, {}, [](const SizeBound& b) { return std::tuple(b.owner, b.name, b.limit); });
  std::ranges::sort(records_.uses, {}, [this](const UseSite& use) {
    return std::tuple(strings_.text(use.name), use.code, use.line, use.operation, use.kind);
  });
}

}  // namespace stillheld
