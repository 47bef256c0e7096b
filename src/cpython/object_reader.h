// ObjectReader: all that is known of one object, put together from its type, its decoder and its bytes.
#ifndef STILLHELD_CPYTHON_OBJECT_READER_H_
#define STILLHELD_CPYTHON_OBJECT_READER_H_

#include <algorithm>
#include <array>
#include <optional>

#include "cpython/instance_fields.h"
#include "cpython/type_table.h"

namespace stillheld {

class ObjectReader {
 public:
  // All must outlive this.
  ObjectReader(const DecoderContext& context, TypeTable& types);

  // The object at `address`; nullopt if no known type stands there or its fixed part cannot be read.
  std::optional<ObjectView> View(Address address) const;

  // References that are there for sure: owned ones and referents of weak references.
  void Edges(const ObjectView& object, EdgeSink& sink) const;

  // Words that may hold more references. Empty for nearly all objects.
  bool HasUndecoded(const ObjectView& object) const;
  uint64_t UndecodedBytes(const ObjectView& object) const;
  // Calls visit(uint64_t offset, Address value) for each of them; the offset is in the object, or in the table outside.
  template <class Visit>
  void ForEachUndecodedWord(const ObjectView& object, Visit visit) const {
    for (const WordRange& range : UndecodedRanges(object)) {
      for (uint64_t offset = 0; offset + 8 <= range.size_bytes; offset += 8) {
        const Address at = range.begin + offset;
        const uint64_t in_object = at - object.address;
        if (IsBookkeeping(object, in_object)) continue;
        const auto word = memory_.LoadAddress(at);
        if (word && !word->is_null()) visit(std::min(in_object, offset), *word);
      }
    }
  }

  ObjectFacts Facts(const ObjectView& object) const;

  // From what stands in front of the object to the end of its items; without what it owns elsewhere.
  WordRange Extent(const ObjectView& object) const;
  // What it owns elsewhere. Ranges are added to `ranges`; they may make no sense.
  void OwnedMemory(const ObjectView& object, std::vector<WordRange>& ranges) const;

  // Whether the collector's header stands in front of it.
  bool HasGcHeader(const ObjectView& object) const;

  const InstanceFields& instance_fields() const { return instance_fields_; }

 private:
  const std::byte* FindStaticType(Address address) const;
  std::array<WordRange, 4> UndecodedRanges(const ObjectView& object) const;
  WordRange CythonDefaults(const ObjectView& object) const;
  uint64_t ItemCount(const ObjectView& object) const;
  // The words of the namespace and of the weak references to the object, and those that its type names: decoded, or
  // not owned.
  static bool IsBookkeeping(const ObjectView& object, uint64_t offset) {
    return static_cast<int64_t>(offset) == object.type->dict_offset ||
           static_cast<int64_t>(offset) == object.type->weak_list_offset ||
           std::ranges::find(object.type->slots, offset, &SlotField::offset) != object.type->slots.end();
  }

  const MemoryReader& memory_;
  const Layout& layout_;
  TypeTable& types_;
  InstanceFields instance_fields_;
};

}  // namespace stillheld

#endif  // STILLHELD_CPYTHON_OBJECT_READER_H_
