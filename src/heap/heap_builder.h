// HeapBuilder: collects nodes by address and edges by address, then turns addresses into ids, once, for all rooms.
//
// Two passes, so that nothing is hashed per edge: first every node (AddNode), then Seal(), then every edge in any order
// of sources (edges of one source together; sources in ascending order save a copy of the edges). In tests the same
// builder makes graphs by hand; addresses of objects are multiples of 8 there too.
//
// Cost: about a second for 10 million nodes and 20 million edges; at its peak at most 60 bytes per node and 12 per
// edge.
#ifndef STILLHELD_HEAP_HEAP_BUILDER_H_
#define STILLHELD_HEAP_HEAP_BUILDER_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "heap/address_index.h"
#include "heap/column.h"
#include "heap/edge_list.h"
#include "heap/heap_graph.h"
#include "heap/string_table.h"

namespace stillheld {

class HeapBuilder {
 public:
  struct Node {
    Address address{};
    TypeId type{};
    uint64_t size_bytes = 0;
    uint32_t ref_count = 1;
    uint16_t flags = kDecoded;
    uint32_t length = 0;
  };

  HeapBuilder();

  StringId Intern(std::string_view text);
  TypeId AddType(StringId name, Address type_object, uint32_t basic_size_bytes, bool is_gc);
  // Adding an address a second time keeps the first and returns false; so does an address where no object can be.
  bool AddNode(const Node& node);

  // Ends the adding of nodes: sorts them and makes FindNode usable.
  void Seal();
  size_t node_count() const { return address_.size(); }
  // Invalid if no node starts at this address. Only after Seal().
  NodeId FindNode(Address address) const { return NodeId(index_.Rank(address)); }

  // Only after Seal().
  Address address(NodeId node) const { return address_[node.index()]; }
  uint32_t ref_count(NodeId node) const { return ref_count_[node.index()]; }
  uint64_t size_bytes(NodeId node) const { return size_bytes_[node.index()]; }
  uint16_t flags(NodeId node) const { return flags_[node.index()]; }
  // The last node that starts at or before this address; invalid if there is none. Cost: a binary search.
  NodeId FindNodeBefore(Address address) const;

  // Only after Seal(). A target that is no node is dropped and counted as Fault::kUnknown.
  // Edges of one source must be added one after another. References of one source to one target that no name tells
  // apart (elements, entries under keys that are not shown, guesses) are folded into the first of them.
  void AddEdge(NodeId source, Address target, EdgeLabel label);
  void AddEdge(NodeId source, NodeId target, EdgeLabel label);

  // Only after Seal(). Records of an invalid node are dropped; of two names of one node the first is kept.
  void AddRoot(RootKind kind, std::string_view name, NodeId node);
  void AddName(const ObjectName& name);
  void AddUse(const UseSite& use);
  void AddBound(const SizeBound& bound);
  void AddRoute(const Route& route);
  // Takes out guesses that the target's count refutes: its owned edges and roots make it up already, so that the word
  // that was guessed from owns nothing. Returns, per node, the references that edges, guesses and roots show. After the
  // last edge and root.
  std::vector<uint32_t> SettleReferences();
  void AddNativeReference(const NativeReference& reference);
  void set_gc(const GcState& gc) { records_.gc = gc; }
  void set_python_version(std::string_view version) { records_.python_version = version; }
  ReadFaults& faults() { return records_.faults; }
  PythonMemory& python_memory() { return records_.python_memory; }

  // Ends the builder.
  HeapGraph Build() &&;

 private:
  void SortNodes();
  void SortRecords();

  bool sealed_ = false;
  AddressIndex index_;
  StringTable strings_;
  std::vector<Address> type_objects_;  // by TypeId, until their nodes are known

  Column<Address> address_;
  Column<TypeId> type_;
  Column<uint64_t> size_bytes_;
  Column<uint32_t> ref_count_;
  Column<uint16_t> flags_;
  Column<uint32_t> length_;

  EdgeList edges_;
  HeapColumns records_;  // only its records are filled before Build()
};

}  // namespace stillheld

#endif  // STILLHELD_HEAP_HEAP_BUILDER_H_
