// EdgeSink: where a decoder puts the references of one object. Null targets are ignored, so decoders need not ask.
#ifndef STILLHELD_CPYTHON_EDGE_SINK_H_
#define STILLHELD_CPYTHON_EDGE_SINK_H_

#include <span>
#include <vector>

#include "base/address.h"
#include "base/result.h"
#include "cpython/name_table.h"
#include "heap/edge.h"
#include "heap/heap_graph.h"

namespace stillheld {

class EdgeSink {
 public:
  struct Reference {
    Address target;
    EdgeLabel label;
  };

  // Without names, labels are left out: the pass that discovers objects needs targets only.
  EdgeSink(NameTable* names, ReadFaults& faults) : names_(names), faults_(faults) {}

  void Add(Address target, EdgeLabel label) {
    if (!target.is_null()) references_.push_back({target, label});
  }
  void Add(Address target, EdgeKind kind, uint64_t payload) { Add(target, EdgeLabel(kind, payload)); }

  // The label's name is the text of the str at `name`, if it may be shown.
  void AddNamedBy(Address target, EdgeKind kind, Address name) {
    if (!target.is_null()) references_.push_back({target, EdgeLabel(kind, NameOf(name))});
  }

  // Part of the object is torn or unmapped and was skipped.
  void Count(Fault fault);

  std::span<const Reference> references() const { return references_; }
  void Clear() { references_.clear(); }

 private:
  StringId NameOf(Address name) const { return names_ != nullptr ? names_->NameOf(name) : StringId(0u); }

  NameTable* names_;
  ReadFaults& faults_;
  std::vector<Reference> references_;
};

// One more fault of this kind.
void CountFault(ReadFaults& faults, Fault fault);

}  // namespace stillheld

#endif  // STILLHELD_CPYTHON_EDGE_SINK_H_
