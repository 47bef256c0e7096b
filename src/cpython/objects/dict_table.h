// DictTable: the entries of a dict or of a table of shared keys, whatever its form, bounds checked once.
//
// Before CPython 3.6 a dict has a hash table of entries: inside of the object as long as it is small, else outside.
//
//   PyDictObject ── ma_keys ──→ header | indices: 1 to 8 bytes each | entries: [hash,] key, value
//                └─ ma_values → a split table: values, one per entry of the shared keys; else null
#ifndef STILLHELD_CPYTHON_OBJECTS_DICT_TABLE_H_
#define STILLHELD_CPYTHON_OBJECTS_DICT_TABLE_H_

#include <optional>
#include <string_view>

#include "base/result.h"
#include "cpython/layout.h"
#include "cpython/memory_reader.h"

namespace stillheld {

class DictTable {
 public:
  struct Entry {
    Address key;    // null if the entry is unused
    Address value;  // null if the key has no value
  };

  // Of a dict object.
  static Result<DictTable> OfDict(const MemoryReader& memory, const Layout& layout, Address dict);
  // Of a PyDictKeysObject with the values of one instance, or without any (null).
  static Result<DictTable> OfKeys(const MemoryReader& memory, const Layout& layout, Address keys, Address values);

  uint64_t entry_count() const { return entry_count_; }
  Entry entry(uint64_t position) const;

  // Whether the values stand apart from keys that several dicts share.
  bool is_split() const { return !values_.is_null(); }
  // Whether the values belong to the instance in whose memory they are, not to the dict.
  bool has_embedded_values() const { return has_embedded_values_; }
  Address keys_begin() const { return keys_; }
  // Where the memory of the values begins: what stands in front of them belongs to it.
  Address values_begin() const { return values_begin_; }
  uint64_t keys_size_bytes() const { return keys_size_bytes_; }
  uint64_t values_size_bytes() const { return values_size_bytes_; }

 private:
  static Result<DictTable> OfHashTable(const MemoryReader& memory, const Layout& layout, Address dict);
  Result<void> OpenValues(const MemoryReader& memory, const Layout& layout, Address values, uint64_t capacity);

  const std::byte* entries_ = nullptr;
  uint64_t entry_count_ = 0;
  uint32_t entry_size_ = 0;
  uint32_t key_offset_ = 0;
  uint32_t value_offset_ = 0;
  Address keys_;
  Address values_;
  Address values_begin_;
  const std::byte* value_array_ = nullptr;
  uint64_t value_count_ = 0;
  bool has_embedded_values_ = false;
  uint64_t keys_size_bytes_ = 0;
  uint64_t values_size_bytes_ = 0;
};

// The value under a str key, null if there is none or the dict is torn. Cost: a pass over the dict, up to a limit.
Address FindInDict(const MemoryReader& memory, const Layout& layout, Address dict, std::string_view key);

}  // namespace stillheld

#endif  // STILLHELD_CPYTHON_OBJECTS_DICT_TABLE_H_
