// TypeTable: what is known of each type of the target, read once: its sizes and flags, where its instances keep their
// attributes, and which decoder knows them.
#ifndef STILLHELD_CPYTHON_TYPE_TABLE_H_
#define STILLHELD_CPYTHON_TYPE_TABLE_H_

#include <deque>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "cpython/object_decoder.h"
#include "cpython/runtime.h"

namespace stillheld {

class DecoderList;

// A word of an instance that one of its classes reserves for an attribute (`__slots__`).
struct SlotField {
  uint32_t offset = 0;
  EdgeLabel label;
};

struct TypeRecord {
  Address address;
  TypeId id;
  std::string name;                  // "module.qualname", builtins without the module
  const TypeRecord* base = nullptr;  // tp_base; null for object
  uint64_t flags = 0;
  uint32_t basic_size = 0;
  uint32_t item_size = 0;
  int64_t dict_offset = 0;  // tp_dictoffset; 0: none, negative: from the end
  int64_t weak_list_offset = 0;
  uint32_t hidden_items = 0;     // of a struct sequence: fields behind those that its length counts
  Address cached_keys;           // table of keys that instances share, or null
  bool is_class = false;         // made by a class statement (or type()), not by C code
  bool has_del = false;          // it or a base defines __del__ in Python
  bool is_stuck = false;         // the collector puts cycles of its instances into gc.garbage
  bool is_old_instance = false;  // of Python 2: what its instances are is said by their classes, see FindOldClass

  std::vector<SlotField> slots;            // of this class and its bases; members that a C type declares
  const ObjectDecoder* decoder = nullptr;  // of the nearest base that has one; null: nothing of its own to decode
  uint32_t guess_begin = 0;                // words [begin, end) of an instance belong to a C type that no decoder knows
  uint32_t guess_end = 0;
  bool guess_items = false;  // so do the items behind the fixed part
  bool is_cython_function = false;

  bool is_heap_type() const { return (flags & uint64_t{1} << 9) != 0; }
  bool is_gc() const { return (flags & uint64_t{1} << 14) != 0; }
  bool is_decoded() const { return guess_begin == guess_end && !guess_items; }
  bool is_int() const { return (flags & uint64_t{1} << 24) != 0; }
  bool is_bytes() const { return (flags & uint64_t{1} << 27) != 0; }  // of Python 2: str
  bool is_str() const { return (flags & uint64_t{1} << 28) != 0; }    // of Python 2: unicode
  bool is_dict() const { return (flags & uint64_t{1} << 29) != 0; }
  bool is_metatype() const { return (flags & uint64_t{1} << 31) != 0; }
};

class TypeTable {
 public:
  // All must outlive this.
  TypeTable(const Runtime& runtime, const DecoderContext& context, const DecoderList& decoders, HeapBuilder& builder);

  // nullptr if there is no type at this address. Cost: a lookup in a small table, as a rule.
  const TypeRecord* Find(Address type);

  // What an instance of this class of Python 2 is, as if the class were its type; nullptr if it is no such class.
  const TypeRecord* FindOldClass(Address old_class, const TypeRecord& instance);

  // All types seen so far; they stay where they are.
  const std::deque<TypeRecord>& records() const { return records_; }

 private:
  const TypeRecord* FindSlowly(Address type);
  const TypeRecord* ReadOldClass(Address old_class, const TypeRecord& instance);
  bool LooksLikeType(Address type) const;
  const TypeRecord* Read(Address type);
  void ReadName(TypeRecord& record) const;
  void ReadSlots(TypeRecord& record) const;
  void ReadMembers(TypeRecord& record) const;
  std::optional<SlotField> ReadMember(const TypeRecord& record, Address member) const;
  void ReadHiddenItems(TypeRecord& record) const;
  void ChooseDecoder(TypeRecord& record) const;
  bool DefinesDel(const TypeRecord& record) const;
  bool IsStuck(const TypeRecord& record, const ObjectView& type) const;

  const Runtime& runtime_;
  const DecoderContext& context_;
  const MemoryReader& memory_;
  const Layout& layout_;
  const DecoderList& decoders_;
  HeapBuilder& builder_;

  std::deque<TypeRecord> records_;
  std::unordered_map<Address, const TypeRecord*> by_address_;    // null: known to be no type
  std::unordered_map<Address, const TypeRecord*> by_old_class_;  // null: known to be no such class
  struct Recent {
    Address address;
    const TypeRecord* record = nullptr;
  };
  static constexpr size_t kRecent = 1 << 12;
  std::unique_ptr<Recent[]> recent_;
};

}  // namespace stillheld

#endif  // STILLHELD_CPYTHON_TYPE_TABLE_H_
