#include "cpython/type_table.h"

#include <algorithm>
#include <ranges>

#include "cpython/decoder_list.h"
#include "cpython/objects/dict_table.h"
#include "cpython/objects/int_value.h"
#include "cpython/type_fields.h"

namespace stillheld {
namespace {

constexpr int64_t kMinBasicSize = 16;
constexpr int64_t kMaxBasicSize = 1 << 20;
constexpr int64_t kMaxItemSize = 1 << 16;
constexpr int kMaxBases = 200;  // of a chain of tp_base
constexpr uint64_t kMaxSlots = 1 << 12;
constexpr size_t kMaxRemembered = 1 << 17;
constexpr int32_t kSlotType = 16;     // T_OBJECT_EX: what __slots__ makes
constexpr int32_t kObjectMember = 6;  // T_OBJECT: the same, shown as None while it is null

}  // namespace

TypeTable::TypeTable(const Runtime& runtime, const DecoderContext& context, const DecoderList& decoders,
                     HeapBuilder& builder)
    : runtime_(runtime),
      context_(context),
      memory_(context.memory),
      layout_(context.layout),
      decoders_(decoders),
      builder_(builder),
      recent_(std::make_unique<Recent[]>(kRecent)) {}

const TypeRecord* TypeTable::Find(Address type) {
  Recent& recent = recent_[(type.value() >> 4) * 0x9e3779b97f4a7c15u >> 52];
  if (recent.address != type) recent = {type, FindSlowly(type)};
  return recent.record;
}

const TypeRecord* TypeTable::FindSlowly(Address type) {
  const auto known = by_address_.find(type);
  if (known != by_address_.end()) return known->second;

  // Bases first, without recursion: a hostile chain may be long, or a circle.
  std::vector<Address> chain;
  for (Address t = type; !t.is_null() && !by_address_.contains(t);
       t = memory_.LoadAddressOrNull(t + *layout_.type.tp_base)) {
    if (!LooksLikeType(t) || chain.size() == kMaxBases || std::ranges::find(chain, t) != chain.end()) {
      // Words of undecoded objects are tried as types too: what is none is remembered up to a limit only.
      if (by_address_.size() < kMaxRemembered) by_address_[type] = nullptr;
      return nullptr;
    }
    chain.push_back(t);
  }
  for (const Address t : chain | std::views::reverse) by_address_[t] = Read(t);
  return by_address_[type];
}

bool TypeTable::LooksLikeType(Address type) const {
  if (type.is_null() || type.value() % 8 != 0 || memory_.Find(type, *layout_.type.size_bytes) == nullptr) return false;
  // Its metatype is `type` or derived from it.
  Address metatype = memory_.LoadAddressOrNull(type + *layout_.object.ob_type);
  for (int i = 0; metatype != runtime_.type_type; ++i) {
    if (metatype.is_null() || metatype.value() % 8 != 0 || i == kMaxBases) return false;
    metatype = memory_.LoadAddressOrNull(metatype + *layout_.type.tp_base);
  }
  const int64_t basic_size = memory_.Load<int64_t>(type + *layout_.type.tp_basicsize).value_or(0);
  const int64_t item_size = memory_.Load<int64_t>(type + *layout_.type.tp_itemsize).value_or(-1);
  return basic_size >= kMinBasicSize && basic_size <= kMaxBasicSize && item_size >= 0 && item_size <= kMaxItemSize;
}

const TypeRecord* TypeTable::Read(Address type) {
  const auto& at = layout_.type;
  const std::byte* bytes = memory_.Find(type, *at.size_bytes);
  if (bytes == nullptr) return nullptr;
  const ObjectView view{type, bytes, nullptr};
  const Address base = view.Word(*at.tp_base);
  TypeRecord record;
  record.address = type;
  if (!base.is_null()) {
    record.base = by_address_[base];
    if (record.base == nullptr) return nullptr;
    record.slots = record.base->slots;
  }
  record.flags = view.Load<uint64_t>(*at.tp_flags);
  record.basic_size = static_cast<uint32_t>(view.Load<int64_t>(*at.tp_basicsize));
  // No class is smaller than its base: one of the two is torn, and fields of the base may lie behind the object.
  if (record.base != nullptr && record.basic_size < record.base->basic_size) {
    record.base = nullptr;
    record.slots.clear();
  }
  record.item_size = static_cast<uint32_t>(view.Load<int64_t>(*at.tp_itemsize));
  record.dict_offset = view.Load<int64_t>(*at.tp_dictoffset);
  record.weak_list_offset = view.Load<int64_t>(*at.tp_weaklistoffset);
  if (record.is_heap_type()) {
    if (layout_.heap_type.ht_cached_keys) {
      record.cached_keys = memory_.LoadAddressOrNull(type + *layout_.heap_type.ht_cached_keys);
    }
    record.is_class = IsMadeByPython(memory_, layout_, type);
    record.has_del = DefinesDel(record);
  }
  record.is_stuck = IsStuck(record, view);
  ReadName(record);
  record.is_old_instance = layout_.instance.size_bytes && !record.is_heap_type() && record.name == "instance";
  if (record.is_class) ReadSlots(record);
  if (record.base != nullptr) ReadHiddenItems(record);
  ChooseDecoder(record);
  // Each release of Cython has a module of its own for them.
  record.is_cython_function = !record.is_class && (record.name.ends_with("cython_function_or_method") ||
                                                   record.name.ends_with("fused_cython_function"));
  if (!record.is_class && record.guess_begin != record.guess_end) ReadMembers(record);
  record.id = builder_.AddType(context_.names.Intern(record.name), type, record.basic_size, record.is_gc());
  return &records_.emplace_back(std::move(record));
}

void TypeTable::ReadName(TypeRecord& record) const {
  const TypeName name = ReadTypeName(memory_, runtime_, record.address);
  const bool is_plain = name.module.empty() || name.module == "builtins";
  record.name = is_plain ? name.qualname : name.module + "." + name.qualname;
}

void TypeTable::ReadSlots(TypeRecord& record) const {
  const Address metatype = memory_.LoadAddressOrNull(record.address + *layout_.object.ob_type);
  const auto metatype_size = memory_.Load<int64_t>(metatype + *layout_.type.tp_basicsize);
  const auto count = memory_.Load<int64_t>(record.address + *layout_.object.ob_size);
  if (!metatype_size || !count || *count < 0 || record.slots.size() + static_cast<uint64_t>(*count) > kMaxSlots) return;
  for (int64_t i = 0; i < *count; ++i) {
    const Address member = record.address + static_cast<uint64_t>(*metatype_size + i * *layout_.member_def.size_bytes);
    if (auto slot = ReadMember(record, member)) record.slots.push_back(std::move(*slot));
  }
}

std::optional<SlotField> TypeTable::ReadMember(const TypeRecord& record, Address member) const {
  const auto& at = layout_.member_def;
  const auto kind = memory_.Load<int32_t>(member + *at.type);
  const auto offset = memory_.Load<int64_t>(member + *at.offset);
  const auto name = memory_.LoadCString(memory_.LoadAddressOrNull(member + *at.name));
  if (!kind || !offset || !name) return std::nullopt;
  if (*kind != kSlotType && (record.is_class || *kind != kObjectMember)) return std::nullopt;
  if (*offset < kMinBasicSize || *offset > static_cast<int64_t>(record.basic_size) - 8 || *offset % 8 != 0) {
    return std::nullopt;
  }
  return SlotField{static_cast<uint32_t>(*offset), EdgeLabel(EdgeKind::kAttribute, context_.names.Intern(*name))};
}

// What a C type that no decoder knows tells of its fields itself.
void TypeTable::ReadMembers(TypeRecord& record) const {
  constexpr uint64_t kMaxMembers = 256;
  const auto& at = layout_.member_def;
  const Address members = memory_.LoadAddressOrNull(record.address + *layout_.type.tp_members);
  if (members.is_null()) return;
  for (uint64_t i = 0; i < kMaxMembers && record.slots.size() < kMaxSlots; ++i) {
    const Address member = members + i * *at.size_bytes;
    if (memory_.LoadAddressOrNull(member + *at.name).is_null()) return;
    auto field = ReadMember(record, member);
    if (!field || field->offset < record.guess_begin || field->offset + 8 > record.guess_end) continue;
    if (field->offset == record.dict_offset || field->offset == record.weak_list_offset) continue;
    if (std::ranges::find(record.slots, field->offset, &SlotField::offset) != record.slots.end()) continue;
    record.slots.push_back(std::move(*field));
  }
}

void TypeTable::ReadHiddenItems(TypeRecord& record) const {
  record.hidden_items = record.base->hidden_items;
  // Before CPython 3.2 they were no tuples, but had the same form.
  const bool is_like_tuple = layout_.str_form == StrForm::kTwoTypes && record.base->name == "object" &&
                             record.item_size == sizeof(uint64_t) && record.basic_size == *layout_.tuple.ob_item;
  if (record.is_class || (record.base->name != "tuple" && !is_like_tuple)) return;
  constexpr int64_t kMaxFields = 1000;
  for (const TypeState& state : TypeStates(memory_, runtime_, record.address)) {
    const auto number = [&](std::string_view name) -> std::optional<int64_t> {
      const Address value = FindInDict(memory_, layout_, state.tp_dict, name);
      return value.is_null() ? std::nullopt : ReadInt(memory_, layout_, value);
    };
    const auto all = number("n_fields");
    const auto counted = number("n_sequence_fields");
    if (!all || !counted || *counted < 0 || *all < *counted || *all >= kMaxFields) continue;
    record.hidden_items = static_cast<uint32_t>(*all - *counted);
    if (const DecoderList::Entry* tuple = decoders_.Find("tuple"); is_like_tuple && tuple != nullptr) {
      record.decoder = tuple->decoder;
    }
  }
}

void TypeTable::ChooseDecoder(TypeRecord& record) const {
  if (!record.is_class) {
    const DecoderList::Entry* entry = decoders_.Find(record.name);
    if (entry != nullptr && (entry->size_bytes == 0 || record.basic_size <= entry->size_bytes)) {
      record.decoder = entry->decoder;
      return;
    }
  }
  if (record.base == nullptr || record.decoder != nullptr) return;
  record.decoder = record.base->decoder;
  record.guess_begin = record.base->guess_begin;
  record.guess_end = record.base->guess_end;
  record.guess_items = record.base->guess_items;
  if (record.is_class || record.hidden_items != 0) return;
  if (record.basic_size > record.base->basic_size) {
    if (record.guess_begin == record.guess_end) record.guess_begin = (record.base->basic_size + 7) / 8 * 8;
    record.guess_end = record.basic_size / 8 * 8;
  }
  if (record.item_size != record.base->item_size) record.guess_items = true;
}

bool TypeTable::DefinesDel(const TypeRecord& record) const {
  // A __del__ written in Python shows as a tp_finalize that no C base has.
  if (!record.is_class) return false;
  const TypeRecord* c_base = record.base;
  while (c_base != nullptr && c_base->is_class) c_base = c_base->base;
  if (c_base == nullptr) return false;
  // Before there was one (PEP 442), as a tp_del.
  const uint32_t slot = layout_.type.tp_finalize ? *layout_.type.tp_finalize : *layout_.type.tp_del;
  const auto finalize_of = [&](Address type) { return memory_.LoadAddressOrNull(type + slot); };
  const Address finalize = finalize_of(record.address);
  return !finalize.is_null() && finalize != finalize_of(c_base->address);
}

// CPython, Modules/gcmodule.c, has_finalizer and has_legacy_finalizer.
bool TypeTable::IsStuck(const TypeRecord& record, const ObjectView& type) const {
  if (layout_.finalizer_form == FinalizerForm::kUncollectable && !record.is_heap_type()) return false;
  return !type.Word(*layout_.type.tp_del).is_null();
}

const TypeRecord* TypeTable::FindOldClass(Address old_class, const TypeRecord& instance) {
  const auto known = by_old_class_.find(old_class);
  if (known != by_old_class_.end()) return known->second;
  const TypeRecord* record = ReadOldClass(old_class, instance);
  if (record != nullptr || by_old_class_.size() < kMaxRemembered) by_old_class_[old_class] = record;
  return record;
}

const TypeRecord* TypeTable::ReadOldClass(Address old_class, const TypeRecord& instance) {
  if (old_class.is_null() || old_class.value() % 8 != 0) return nullptr;
  const TypeRecord* type = Find(memory_.LoadAddressOrNull(old_class + *layout_.object.ob_type));
  if (type == nullptr || type->name != "classobj") return nullptr;
  TypeRecord record = instance;
  record.address = old_class;
  record.is_class = true;
  record.is_old_instance = false;
  record.has_del = record.is_stuck = OldClassHas(memory_, layout_, old_class, "__del__");
  const TypeName name = ReadOldClassName(memory_, layout_, old_class);
  record.name = name.module.empty() ? name.qualname : name.module + "." + name.qualname;
  record.id = builder_.AddType(context_.names.Intern(record.name), old_class, record.basic_size, record.is_gc());
  return &records_.emplace_back(std::move(record));
}

}  // namespace stillheld
