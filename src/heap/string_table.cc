#include "heap/string_table.h"

#include <functional>

namespace stillheld {

StringTable::StringTable() {
  begins_.push_back(0);
  Rehash(64);
  Intern("");
}

StringId StringTable::Intern(std::string_view text) {
  const size_t mask = slots_.size() - 1;
  size_t slot = std::hash<std::string_view>()(text) & mask;
  for (; slots_[slot] != 0; slot = (slot + 1) & mask) {
    const StringId id(slots_[slot] - 1);
    if (this->text(id) == text) return id;
  }
  if (size() == kMaxStrings) return StringId(uint32_t{0});
  const StringId id(size());
  for (const char c : text) bytes_.push_back(c);
  begins_.push_back(bytes_.size());
  slots_[slot] = id.value() + 1;
  if (size() * 2 > slots_.size()) Rehash(slots_.size() * 2);
  return id;
}

void StringTable::Rehash(size_t slots) {
  slots_.assign(slots, 0);
  for (uint32_t i = 0; i < size(); ++i) {
    size_t slot = std::hash<std::string_view>()(text(StringId(i))) & (slots - 1);
    while (slots_[slot] != 0) slot = (slot + 1) & (slots - 1);
    slots_[slot] = i + 1;
  }
}

}  // namespace stillheld
