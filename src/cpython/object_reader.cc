#include "cpython/object_reader.h"

#include <algorithm>

namespace stillheld {
namespace {

constexpr uint64_t kMaxItems = uint64_t{1} << 40;
constexpr uint64_t kMaxGuessedBytes = 1 << 20;  // of the items of one object
constexpr uint64_t kHeapTypeFlag = uint64_t{1} << 9;

}  // namespace

ObjectReader::ObjectReader(const DecoderContext& context, TypeTable& types)
    : memory_(context.memory), layout_(context.layout), types_(types), instance_fields_(context) {}

std::optional<ObjectView> ObjectReader::View(Address address) const {
  const auto type_address = memory_.LoadAddress(address + *layout_.object.ob_type);
  if (!type_address) return std::nullopt;
  const TypeRecord* type = types_.Find(*type_address);
  if (type == nullptr) return std::nullopt;
  if (type->is_old_instance) {
    const Address old_class = memory_.LoadAddressOrNull(address + *layout_.instance.in_class);
    if (const TypeRecord* known = types_.FindOldClass(old_class, *type)) type = known;
  }
  const std::byte* bytes = memory_.Find(address, type->basic_size);
  if (bytes == nullptr && type->is_metatype() && type->slots.empty()) bytes = FindStaticType(address);
  if (bytes == nullptr) return std::nullopt;
  return ObjectView{address, bytes, type};
}

// A static type is shorter than the tp_basicsize of its metatype, which is that of heap types: one at the end of an
// image's data may have nothing behind it.
const std::byte* ObjectReader::FindStaticType(Address address) const {
  const auto flags = memory_.Load<uint64_t>(address + *layout_.type.tp_flags);
  if (!flags || (*flags & kHeapTypeFlag) != 0) return nullptr;
  return memory_.Find(address, *layout_.type.size_bytes);
}

void ObjectReader::Edges(const ObjectView& object, EdgeSink& sink) const {
  instance_fields_.Edges(object, sink);
  if (object.type->decoder != nullptr) object.type->decoder->Edges(object, sink);
}

bool ObjectReader::HasUndecoded(const ObjectView& object) const {
  if (!object.type->is_decoded()) return true;
  return object.type->decoder != nullptr && object.type->decoder->Undecoded(object).size_bytes != 0;
}

uint64_t ObjectReader::UndecodedBytes(const ObjectView& object) const {
  uint64_t size = 0;
  for (const WordRange& range : UndecodedRanges(object)) size += range.size_bytes;
  return size;
}

std::array<WordRange, 4> ObjectReader::UndecodedRanges(const ObjectView& object) const {
  const TypeRecord& type = *object.type;
  std::array<WordRange, 4> ranges{};
  ranges[0] = {object.address + type.guess_begin, type.guess_end - type.guess_begin};
  if (type.guess_items) {
    const Address items = object.address + (type.basic_size + 7) / 8 * 8;
    ranges[1] = {items, std::min(ItemCount(object) * type.item_size, kMaxGuessedBytes)};
  }
  if (type.decoder != nullptr) ranges[2] = type.decoder->Undecoded(object);
  if (type.is_cython_function) ranges[3] = CythonDefaults(object);
  return ranges;
}

// Cython 3.0, CythonFunction.c: default values that are no constants lie in a block of their own: `void *defaults`,
// `int defaults_pyobjects` of which at its begin are references, `size_t defaults_size` bytes in all. Where these
// fields are is another place under each CPython; three words that agree like that are them.
WordRange ObjectReader::CythonDefaults(const ObjectView& object) const {
  constexpr uint64_t kWord = 8, kMostBytes = 4096;
  for (uint32_t at = object.type->guess_begin; at + 3 * kWord <= object.type->guess_end; at += kWord) {
    const Address block = object.Word(at);
    const auto references = object.Load<uint64_t>(static_cast<uint32_t>(at + kWord));
    const auto size = object.Load<uint64_t>(static_cast<uint32_t>(at + 2 * kWord));
    if (references == 0 || size > kMostBytes || references > size / kWord || block.value() % kWord != 0) continue;
    if (memory_.Find(block, size) != nullptr) return {block, references * kWord};
  }
  return {};
}

uint64_t ObjectReader::ItemCount(const ObjectView& object) const {
  if (object.type->item_size == 0 || object.type->basic_size < *layout_.object.size_bytes) return 0;
  const auto count = object.Load<int64_t>(*layout_.object.ob_size);
  const uint64_t magnitude = count < 0 ? uint64_t{0} - static_cast<uint64_t>(count) : static_cast<uint64_t>(count);
  return magnitude <= kMaxItems ? magnitude : 0;
}

ObjectFacts ObjectReader::Facts(const ObjectView& object) const {
  ObjectFacts facts;
  facts.size_bytes = object.type->basic_size + ItemCount(object) * object.type->item_size;
  if (object.type->decoder != nullptr) object.type->decoder->Facts(object, facts);
  if (HasGcHeader(object)) facts.size_bytes += instance_fields_.ExtraSize(object);
  return facts;
}

WordRange ObjectReader::Extent(const ObjectView& object) const {
  // A static type is shorter than what its metatype says of types.
  if (object.type->is_metatype() && !HasGcHeader(object)) return {object.address, *layout_.type.size_bytes};
  const uint64_t in_front = HasGcHeader(object) ? instance_fields_.BytesInFront(*object.type) : 0;
  std::vector<WordRange> owned;
  OwnedMemory(object, owned);
  uint64_t elsewhere = 0;
  for (const WordRange& range : owned) {
    if (!range.begin.is_null()) elsewhere += range.size_bytes;
  }
  const uint64_t size = Facts(object).size_bytes;
  // A compact str is shorter than what its type says.
  if (size < object.type->basic_size && size > elsewhere) return {object.address, size - elsewhere};
  const uint64_t least = in_front + object.type->basic_size;
  return {object.address - in_front, size > elsewhere && size - elsewhere > least ? size - elsewhere : least};
}

void ObjectReader::OwnedMemory(const ObjectView& object, std::vector<WordRange>& ranges) const {
  if (HasGcHeader(object)) instance_fields_.OwnedMemory(object, ranges);
  if (object.type->decoder != nullptr) object.type->decoder->OwnedMemory(object, ranges);
}

bool ObjectReader::HasGcHeader(const ObjectView& object) const {
  if (!object.type->is_gc()) return false;
  if (!object.type->is_metatype()) return true;
  // Static types have none.
  return (object.Load<uint64_t>(*layout_.type.tp_flags) & kHeapTypeFlag) != 0;
}

}  // namespace stillheld
