// Emission: writes the objects that were discovered into the graph: first all nodes, then all edges, names and bounds.
#ifndef STILLHELD_CPYTHON_EMISSION_H_
#define STILLHELD_CPYTHON_EMISSION_H_

#include <map>
#include <unordered_map>
#include <vector>

#include "cpython/code_object.h"
#include "cpython/code_owners.h"
#include "cpython/code_sites.h"
#include "cpython/gc_lists.h"
#include "cpython/object_reader.h"
#include "cpython/roots.h"
#include "cpython/static_memory.h"
#include "cpython/traversal.h"

namespace stillheld {

// What stands at the address of a synthetic node.
struct SyntheticFrames {
  const ObjectDecoder* decoder = nullptr;
  TypeRecord type;
  std::map<Address, std::string> names;  // by address of the frame
};

class Emission : private ReferenceConsumer {
 public:
  // All must outlive this.
  Emission(const DecoderContext& context, const ObjectReader& reader, const GcLists& lists,
           const SyntheticFrames& frames, HeapBuilder& builder);

  // `objects` holds frames as well; `unreached` those of them that no reference led to.
  void AddNodes(const AddressIndex& objects, const AddressIndex& unreached);
  // After HeapBuilder::Seal().
  void AddEdges(const AddressIndex& objects);
  void AddRoots(const Roots& roots);

 private:
  void Consume(std::span<const Reference> references) override;
  std::optional<ObjectView> View(Address address) const;
  void AddObjectNode(const ObjectView& object, bool is_unreached);
  bool LosesTracking(const ObjectView& object) const;
  void AddFrameNode(const ObjectView& frame);
  void AddReferencesOf(const ObjectView& object);
  void AddGuesses(const ObjectView& object);
  void AddVisited(const ObjectView& object);
  void AddNameOf(const ObjectView& object);
  void AddNamesOfCells(const ObjectView& function);
  void AddBoundIfAny(const Reference& reference);
  std::optional<int64_t> ReadLimit(Address value) const;
  void AddBounds(const AddressIndex& objects);

  const DecoderContext& context_;
  const MemoryReader& memory_;
  const Layout& layout_;
  const ObjectReader& reader_;
  const GcLists& lists_;
  const SyntheticFrames& frames_;
  HeapBuilder& builder_;
  StaticMemory static_memory_;
  EdgeSink sink_;
  CodeOwners code_owners_;
  CodeSites code_sites_;
  CodeReader code_reader_;
  Traversal traversal_;
  // The object whose edges are being added.
  NodeId source_;
  const ObjectView* object_ = nullptr;
  bool is_doubtful_ = false;
  bool notes_targets_ = false;
  std::vector<NodeId> targets_;  // of the edges so far, if they are noted
  std::vector<NodeId> visited_;

  struct Bound {
    StringId name;
    int64_t limit;
  };
  std::vector<std::pair<Address, Bound>> bounds_of_objects_;
  std::vector<Address> static_types_;
  // Limits seen in dicts, until it is known whose __dict__ each of them is.
  std::unordered_map<Address, std::vector<Bound>> bounds_by_dict_;
};

}  // namespace stillheld

#endif  // STILLHELD_CPYTHON_EMISSION_H_
