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

struct Reference {
  Address target;
  EdgeLabel label;
};

// Takes what an EdgeSink has collected. Of an object with very many references it is called several times.
class ReferenceConsumer {
 public:
  virtual ~ReferenceConsumer() = default;
  virtual void Consume(std::span<const Reference> references) = 0;
};

class EdgeSink {
 public:
  using Reference = stillheld::Reference;

  // Without names, names are left out of labels: the pass that discovers objects needs targets only. Without a
  // consumer, everything is kept, for references(). All must outlive this.
  EdgeSink(NameTable* names, ReadFaults& faults, ReferenceConsumer* consumer = nullptr)
      : names_(names), faults_(faults), consumer_(consumer) {
    references_.reserve(kAtOnce);
  }

  void Add(Address target, EdgeLabel label) {
    if (target.is_null()) return;
    references_.push_back({target, label});
    if (references_.size() >= kAtOnce) Flush();
  }
  void Add(Address target, EdgeKind kind, uint64_t payload) { Add(target, EdgeLabel(kind, payload)); }

  // The label's name is the text of the str at `name`, if it may be shown.
  void AddNamedBy(Address target, EdgeKind kind, Address name) {
    if (!target.is_null()) Add(target, EdgeLabel(kind, NameOf(name)));
  }

  // Part of the object is torn or unmapped and was skipped.
  void Count(Fault fault);

  // Gives the consumer what is left: at the end of each object.
  void Flush() {
    if (consumer_ == nullptr || references_.empty()) return;
    consumer_->Consume(references_);
    references_.clear();
  }

  std::span<const Reference> references() const { return references_; }
  void Clear() { references_.clear(); }

 private:
  static constexpr size_t kAtOnce = 1 << 12;

  StringId NameOf(Address name) const { return names_ != nullptr ? names_->NameOf(name) : StringId(0u); }

  NameTable* names_;
  ReadFaults& faults_;
  ReferenceConsumer* consumer_;
  std::vector<Reference> references_;
};

// One more fault of this kind.
void CountFault(ReadFaults& faults, Fault fault);

}  // namespace stillheld

#endif  // STILLHELD_CPYTHON_EDGE_SINK_H_
