// numpy.ndarray: its buffer, what it is a view of, its dtype, and the objects in it if they are objects.
//
// The struct is part of NumPy's binary interface (PyArrayObject_fields, ndarraytypes.h): the same since 1.7 in 64 bits.
#include "cpython/objects/decoders.h"
#include "cpython/objects/field_list.h"
#include "cpython/type_table.h"

namespace stillheld {
namespace {

constexpr uint32_t kData = 16, kDimensionCount = 24, kDimensions = 32, kStrides = 40, kBase = 48, kDescr = 56,
                   kFlags = 64;
constexpr uint32_t kMemHandler = 88;  // since NumPy 1.22
constexpr uint32_t kDescrKind = 24;
constexpr uint32_t kIsCContiguous = 0x1, kIsFContiguous = 0x2, kOwnsData = 0x4;
constexpr uint32_t kMaxDimensions = 64;
constexpr uint64_t kMaxBytes = uint64_t{1} << 44;

class NdArrayDecoder : public ObjectDecoder {
 public:
  explicit NdArrayDecoder(const DecoderContext& context) : memory_(context.memory), fields_(context) {
    fields_.Attribute(kBase, "base").Attribute(kDescr, "dtype").Internal(kMemHandler, "mem_handler");
  }

  void Edges(const ObjectView& object, EdgeSink& sink) const override {
    if (object.type->basic_size < kMemHandler + 8) return;
    fields_.Emit(object, sink);
    // The objects belong to whoever owns the buffer.
    if ((object.Load<uint32_t>(kFlags) & kOwnsData) == 0) return;
    if (memory_.Load<char>(object.Word(kDescr) + kDescrKind) != 'O') return;
    const uint64_t count = OwnedBytes(object) / sizeof(uint64_t);
    for (uint64_t i = 0; i < count; ++i) {
      const auto item = memory_.LoadAddress(object.Word(kData) + i * sizeof(uint64_t));
      if (!item) return sink.Count(Fault::kUnmapped);
      sink.Add(*item, EdgeKind::kIndex, i);
    }
  }

  void Facts(const ObjectView& object, ObjectFacts& facts) const override {
    if (object.type->basic_size < kMemHandler + 8) return;
    const uint32_t dimensions = object.Load<uint32_t>(kDimensionCount);
    if (dimensions == 0 || dimensions > kMaxDimensions) return;
    facts.length = memory_.Load<uint64_t>(object.Word(kDimensions)).value_or(0);
    facts.size_bytes += 2 * sizeof(uint64_t) * dimensions + OwnedBytes(object);
  }

 private:
  // Of the buffer, if the array owns one. Without a gap it is as long as the outermost dimension times its stride.
  uint64_t OwnedBytes(const ObjectView& object) const {
    const auto flags = object.Load<uint32_t>(kFlags);
    const uint32_t dimensions = object.Load<uint32_t>(kDimensionCount);
    if ((flags & kOwnsData) == 0 || dimensions == 0 || dimensions > kMaxDimensions) return 0;
    if ((flags & (kIsCContiguous | kIsFContiguous)) == 0) return 0;
    const uint64_t outermost = (flags & kIsCContiguous) != 0 ? 0 : (dimensions - 1) * sizeof(uint64_t);
    const auto length = memory_.Load<uint64_t>(object.Word(kDimensions) + outermost);
    const auto stride = memory_.Load<int64_t>(object.Word(kStrides) + outermost);
    if (!length || !stride || *stride <= 0 || *length > kMaxBytes / static_cast<uint64_t>(*stride)) return 0;
    return *length * static_cast<uint64_t>(*stride);
  }

  const MemoryReader& memory_;
  FieldList fields_;
};

}  // namespace

DecoderPtr MakeNdArrayDecoder(const DecoderContext& context) { return std::make_unique<NdArrayDecoder>(context); }

}  // namespace stillheld
