#include "cpython/interned.h"

#include <algorithm>

#include "cpython/objects/dict_table.h"

namespace stillheld {
namespace {

constexpr uint64_t kMaxData = 4 << 20;  // bytes of an image's data that are searched
constexpr uint64_t kMinInterned = 500;  // a running interpreter has thousands
constexpr uint64_t kEntriesLookedAt = 50;

// A dict of many entries, each of which is a str under itself.
bool IsInternedDict(const MemoryReader& memory, const Runtime& runtime, Address dict) {
  const Layout& layout = runtime.layout;
  if (dict.value() % 8 != 0) return false;
  const auto type = memory.LoadAddress(dict + *layout.object.ob_type);
  const auto used = memory.Load<uint64_t>(dict + *layout.dict.ma_used);
  if (!type || type->is_null() || !used || *used < kMinInterned) return false;
  const auto table = DictTable::OfDict(memory, layout, dict);
  if (!table || table->entry_count() < *used) return false;
  for (uint64_t i = 0; i < std::min(table->entry_count(), kEntriesLookedAt); ++i) {
    const DictTable::Entry entry = table->entry(i);
    if (entry.key.is_null() && entry.value.is_null()) continue;
    if (entry.key != entry.value) return false;
    if (memory.LoadAddress(entry.key + *layout.object.ob_type) != runtime.str_type) return false;
  }
  return true;
}

struct DataRange {
  Address begin;
  uint64_t size_bytes = 0;
};

// The data of the image that the runtime is in: its mappings from the one with PyUnicode_Type on, and the .bss behind.
std::vector<DataRange> DataOfImage(const MemoryReader& memory, const Runtime& runtime) {
  const auto mappings = memory.space().mappings();
  const auto home = std::ranges::find_if(mappings, [&](const Mapping& m) { return m.contains(runtime.str_type); });
  if (home == mappings.end()) return {};
  std::vector<DataRange> ranges;
  Address end = home->begin;
  uint64_t left = kMaxData;
  for (auto m = home; m != mappings.end() && m->begin == end && left > 0; ++m) {
    const bool is_image = m->path == home->path;
    if (!m->writable || !(is_image || m->inode == 0)) break;
    const uint64_t size = std::min(m->size_bytes(), left);
    ranges.push_back({m->begin, size});
    left -= size;
    end = m->end;
    if (!is_image) break;  // the .bss, and perhaps heap behind it
  }
  return ranges;
}

}  // namespace

std::vector<Address> FindInternedDicts(const MemoryReader& memory, const Runtime& runtime) {
  std::vector<Address> found;
  if (runtime.layout.interpreter.interned_strings) {
    for (const Address interpreter : runtime.interpreters) {
      const Address dict = memory.LoadAddressOrNull(interpreter + *runtime.layout.interpreter.interned_strings);
      if (!dict.is_null()) found.push_back(dict);
    }
    return found;
  }
  // A static variable of unicodeobject.c without a symbol: looked for by what it points to.
  for (const DataRange& range : DataOfImage(memory, runtime)) {
    for (uint64_t offset = 0; offset + 8 <= range.size_bytes; offset += 8) {
      const Address value = memory.LoadAddressOrNull(range.begin + offset);
      if (!value.is_null() && IsInternedDict(memory, runtime, value)) return {value};
    }
  }
  return found;
}

}  // namespace stillheld
