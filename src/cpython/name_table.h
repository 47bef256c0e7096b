// NameTable: the names of a graph under construction: constants of ours, and the texts of str objects that may be
// shown. Each str is read once.
#ifndef STILLHELD_CPYTHON_NAME_TABLE_H_
#define STILLHELD_CPYTHON_NAME_TABLE_H_

#include <memory>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "cpython/layout.h"
#include "cpython/memory_reader.h"
#include "heap/heap_builder.h"

namespace stillheld {

class NameTable {
 public:
  // All must outlive this.
  NameTable(HeapBuilder& builder, const MemoryReader& memory, const Layout& layout);

  StringId Intern(std::string_view text);

  // The name that the str at `address` gives to what it labels: its text if that may be shown, else kWithheldText.
  StringId NameOf(Address address);

  // Whether an int under this name says how large something may become: maxsize, max_entries, capacity, limit …
  bool IsBound(StringId name) const { return name.index() < is_bound_.size() && is_bound_[name.index()]; }

 private:
  StringId Read(Address address);

  HeapBuilder& builder_;
  const MemoryReader& memory_;
  const Layout& layout_;
  StringId withheld_;
  size_t shown_ = 0;
  std::vector<bool> is_known_;  // by StringId: whether is_bound_ says anything
  std::vector<bool> is_bound_;  // by StringId

  struct Entry {
    Address address;
    StringId name;
  };
  std::unique_ptr<Entry[]> recent_;  // by a hash of the address
};

// Whether `name` is that of a limit.
bool IsBoundName(std::string_view name);

}  // namespace stillheld

#endif  // STILLHELD_CPYTHON_NAME_TABLE_H_
