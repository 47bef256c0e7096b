#include "cpython/exception_table.h"

namespace stillheld {
namespace {

constexpr uint32_t kCodeUnitBytes = 2;

}  // namespace

void ExceptionTable::Next() {
  uint32_t begin = 0, length = 0, target = 0, depth = 0;
  valid_ = ReadVarint(&begin) && ReadVarint(&length) && ReadVarint(&target) && ReadVarint(&depth);
  begin_ = begin * kCodeUnitBytes;
  target_ = target * kCodeUnitBytes;
}

// Six bits a byte, most significant first; bit 6 says that more follow, bit 7 marks the start of an entry.
bool ExceptionTable::ReadVarint(uint32_t* value) {
  *value = 0;
  while (position_ < table_.size()) {
    const uint8_t byte = std::to_integer<uint8_t>(table_[position_++]);
    *value = *value << 6 | (byte & 63u);
    if ((byte & 64) == 0) return true;
  }
  return false;
}

}  // namespace stillheld
