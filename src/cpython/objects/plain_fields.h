// PlainFields: the references of a struct that the layout describes by its fields and arrays alone.
#ifndef STILLHELD_CPYTHON_OBJECTS_PLAIN_FIELDS_H_
#define STILLHELD_CPYTHON_OBJECTS_PLAIN_FIELDS_H_

#include <vector>

#include "cpython/object_decoder.h"

namespace stillheld {

class PlainFields {
 public:
  // Fields that are a namespace are left out: dict_offset() says where it is. The context must outlive this.
  PlainFields(const DecoderContext& context, const PlainType& type);

  // `bytes`: those of the struct.
  void Emit(const std::byte* bytes, EdgeSink& sink) const;

  // Bytes outside of the struct that belong to it.
  uint64_t OwnedBytes(const std::byte* bytes) const;

  Offset dict_offset() const { return dict_offset_; }

 private:
  struct Field {
    uint32_t hop;
    uint32_t offset;
    EdgeLabel label;
  };
  struct Array {
    PlainArray at;
    EdgeLabel label;
  };
  void EmitArray(const Array& array, const std::byte* bytes, EdgeSink& sink) const;

  const MemoryReader& memory_;
  std::vector<Field> fields_;
  std::vector<Array> arrays_;
  std::span<const PlainBuffer> buffers_;
  Offset dict_offset_;
};

}  // namespace stillheld

#endif  // STILLHELD_CPYTHON_OBJECTS_PLAIN_FIELDS_H_
