// InstanceFields: what an object holds because of its type, whatever kind it is: its class, its slots, its __dict__ or
// the attributes that stand in the instance itself.
#ifndef STILLHELD_CPYTHON_INSTANCE_FIELDS_H_
#define STILLHELD_CPYTHON_INSTANCE_FIELDS_H_

#include "cpython/objects/dict_table.h"
#include "cpython/type_table.h"

namespace stillheld {

class InstanceFields {
 public:
  explicit InstanceFields(const DecoderContext& context) : memory_(context.memory), layout_(context.layout) {}

  void Edges(const ObjectView& object, EdgeSink& sink) const;

  // The object's __dict__ if there is one now, else null.
  Address DictOf(const ObjectView& object) const;

  // Values that stand beside the instance, not behind it.
  void OwnedMemory(const ObjectView& object, std::vector<WordRange>& ranges) const;

  // What stands in front of the object: the collector's header, words for its namespace and weak references.
  uint64_t BytesInFront(const TypeRecord& type) const;

  // Header of the collector, words in front of it, values behind or beside the instance.
  uint64_t ExtraSize(const ObjectView& object) const;

 private:
  struct Managed {
    Address dict;
    Address values;  // null if there are none, or if they belong to the dict now
  };
  Managed ReadManaged(const ObjectView& object) const;
  bool HasManagedDict(const TypeRecord& type) const { return (type.flags & layout_.type_flags.managed_dict) != 0; }
  void EmitValues(const TypeRecord& type, Address values, EdgeSink& sink) const;

  const MemoryReader& memory_;
  const Layout& layout_;
};

}  // namespace stillheld

#endif  // STILLHELD_CPYTHON_INSTANCE_FIELDS_H_
