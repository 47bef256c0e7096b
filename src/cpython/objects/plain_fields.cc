#include "cpython/objects/plain_fields.h"

namespace stillheld {
namespace {

// Some C types keep a flag in the lowest bit of a reference (an element's text that is still a list of parts).
Address WithoutTag(uint64_t word) { return Address(word & ~uint64_t{7}); }

uint64_t WordAt(const std::byte* bytes, uint32_t offset) {
  uint64_t word;
  std::memcpy(&word, bytes + offset, sizeof word);
  return word;
}

}  // namespace

PlainFields::PlainFields(const DecoderContext& context, const PlainType& type)
    : memory_(context.memory), buffers_(type.buffers) {
  const auto label = [&](EdgeKind kind, std::string_view name) {
    return HasName(kind) ? EdgeLabel(kind, context.names.Intern(name)) : EdgeLabel(kind);
  };
  for (const PlainField& field : type.fields) {
    if (field.kind == EdgeKind::kDict) {
      dict_offset_ = field.offset;
    } else {
      fields_.push_back({field.hop, field.offset, label(field.kind, field.name)});
    }
  }
  for (const PlainArray& array : type.arrays) arrays_.push_back({array, label(array.kind, array.name)});
}

void PlainFields::Emit(const std::byte* bytes, EdgeSink& sink) const {
  for (const Field& field : fields_) {
    if (field.hop == kNoHop) {
      sink.Add(WithoutTag(WordAt(bytes, field.offset)), field.label);
      continue;
    }
    const uint64_t far = WordAt(bytes, field.hop);
    if (far == 0) continue;
    const auto word = memory_.LoadAddress(Address(far) + field.offset);
    if (!word) {
      sink.Count(Fault::kUnmapped);
      continue;
    }
    sink.Add(WithoutTag(word->value()), field.label);
  }
  for (const Array& array : arrays_) EmitArray(array, bytes, sink);
}

void PlainFields::EmitArray(const Array& array, const std::byte* bytes, EdgeSink& sink) const {
  constexpr uint64_t kMaxItems = uint64_t{1} << 32;
  const PlainArray& at = array.at;
  uint64_t items = 0, count = 0;
  if (at.hop == kNoHop) {
    items = WordAt(bytes, at.items);
    count = WordAt(bytes, at.count);
  } else {
    const Address far(WordAt(bytes, at.hop));
    if (far.is_null()) return;
    items = memory_.LoadAddressOrNull(far + at.items).value();
    count = memory_.Load<uint64_t>(far + at.count).value_or(0);
  }
  if (items == 0 || count == 0) return;
  if (count > kMaxItems) return sink.Count(Fault::kTooLarge);
  for (uint64_t i = 0; i < count; ++i) {
    const auto item = memory_.LoadAddress(Address(items) + i * at.stride + at.member);
    if (!item) return sink.Count(Fault::kUnmapped);
    sink.Add(WithoutTag(item->value()),
             array.label.kind() == EdgeKind::kIndex ? EdgeLabel(EdgeKind::kIndex, i) : array.label);
  }
}

uint64_t PlainFields::OwnedBytes(const std::byte* bytes) const {
  constexpr uint64_t kMaxBytes = uint64_t{1} << 44;
  constexpr uint64_t kInside = 256;  // a table that small objects have in the struct itself
  uint64_t size = 0;
  for (const PlainBuffer& buffer : buffers_) {
    Address pointer;
    uint64_t length = 1;
    if (buffer.hop == kNoHop) {
      pointer = Address(WordAt(bytes, buffer.pointer));
      if (buffer.length != kNoHop) length = WordAt(bytes, buffer.length);
    } else {
      const Address far(WordAt(bytes, buffer.hop));
      if (far.is_null()) continue;
      pointer = memory_.LoadAddressOrNull(far + buffer.pointer);
      if (buffer.length != kNoHop) length = memory_.Load<uint64_t>(far + buffer.length).value_or(0);
      if (pointer - far < kInside) continue;
    }
    if (!pointer.is_null() && length < kMaxBytes / buffer.unit_bytes) size += length * buffer.unit_bytes;
  }
  return size;
}

}  // namespace stillheld
