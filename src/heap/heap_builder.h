// HeapBuilder: collects nodes by address and edges by address, then turns addresses into ids, once, for all rooms.
//
// Two passes, so that nothing is hashed per edge: first every node (AddNode), then Seal(), then every edge in any order
// of sources (edges of one source together). In tests the same builder makes graphs by hand.
#ifndef STILLHELD_HEAP_HEAP_BUILDER_H_
#define STILLHELD_HEAP_HEAP_BUILDER_H_

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "heap/heap_graph.h"

namespace stillheld {

class HeapBuilder {
 public:
  struct Node {
    Address address;
    TypeId type;
    uint64_t size_bytes = 0;
    uint32_t ref_count = 1;
    uint16_t flags = kDecoded;
    uint32_t length = 0;
  };

  HeapBuilder();

  StringId Intern(std::string_view text);
  TypeId AddType(StringId name, Address type_object, uint32_t basic_size_bytes, bool is_gc);
  // Adding an address a second time keeps the first and returns false.
  bool AddNode(const Node& node);

  // Ends the adding of nodes: sorts them and makes FindNode usable.
  void Seal();
  // Invalid if no node starts at this address. Only after Seal().
  NodeId FindNode(Address address) const;

  // Only after Seal(). A target that is no node is dropped and counted as Fault::kUnknown.
  // Edges of one source must be added one after another.
  void AddEdge(NodeId source, Address target, EdgeLabel label);
  void AddEdge(NodeId source, NodeId target, EdgeLabel label);

  void AddRoot(RootKind kind, std::string_view name, NodeId node);
  void AddName(const ObjectName& name);
  void AddUse(const UseSite& use);
  void AddBound(const SizeBound& bound);
  void AddRoute(const Route& route);
  void set_gc(const GcState& gc);
  void set_python_version(std::string_view version);
  ReadFaults& faults();

  // Ends the builder.
  HeapGraph Build() &&;
};

}  // namespace stillheld

#endif  // STILLHELD_HEAP_HEAP_BUILDER_H_
