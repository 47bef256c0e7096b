#include "cpython/line_table.h"

#include <limits>

namespace stillheld {
namespace {

constexpr int8_t kNoLine = -128;
constexpr uint32_t kCodeUnitBytes = 2;

// The kinds of entries in a table of locations, in bits 3 to 6 of an entry's first byte.
constexpr uint8_t kOneLineFirst = 10;  // 10, 11, 12: the line moves by 0, 1, 2
constexpr uint8_t kNoColumns = 13;
constexpr uint8_t kLong = 14;
constexpr uint8_t kNoLocation = 15;

}  // namespace

LineCursor::LineCursor(LineTableForm form, std::span<const std::byte> table, int32_t first_line)
    : form_(form), table_(table), first_line_(first_line) {
  Restart();
}

std::optional<uint32_t> LineCursor::LineAt(uint32_t offset) {
  if (offset < begin_) Restart();
  while (offset >= end_) {
    if (!Advance()) return std::nullopt;
  }
  if (!has_line_ || line_ <= 0 || line_ > std::numeric_limits<uint32_t>::max()) return std::nullopt;
  return static_cast<uint32_t>(line_);
}

void LineCursor::Restart() {
  position_ = 0;
  begin_ = end_ = 0;
  line_ = first_line_;
  has_line_ = false;
  // The first line holds up to the first entry that moves the offset.
  if (IsLnotab()) ReadPair();
}

bool LineCursor::Advance() {
  begin_ = end_;
  if (IsLnotab()) {
    if (begin_ == std::numeric_limits<uint64_t>::max()) return false;
    ReadPair();
    return true;
  }
  if (position_ >= table_.size()) return false;
  if (form_ == LineTableForm::kLocations) {
    ReadLocation();
    return true;
  }
  if (table_.size() - position_ < 2) return false;
  end_ += Byte(position_);
  const int8_t delta = static_cast<int8_t>(Byte(position_ + 1));
  position_ += 2;
  has_line_ = delta != kNoLine;
  if (has_line_) line_ += delta;
  return true;
}

// co_lnotab says where a line begins, not where it ends: `position_` is at the pair that ends the current range, and
// its line increment belongs to the range that follows.
void LineCursor::ReadPair() {
  has_line_ = true;
  if (position_ >= 2) {
    const uint8_t increment = Byte(position_ - 1);
    line_ += form_ == LineTableForm::kLnotab ? static_cast<int8_t>(increment) : int{increment};
  }
  if (table_.size() < 2 || position_ > table_.size() - 2) {
    end_ = std::numeric_limits<uint64_t>::max();
    return;
  }
  end_ += Byte(position_);
  position_ += 2;
}

void LineCursor::ReadLocation() {
  const uint8_t first = Byte(position_++);
  const uint8_t kind = (first >> 3) & 15;
  end_ += ((first & 7) + 1) * kCodeUnitBytes;
  has_line_ = kind != kNoLocation;
  if (kind == kLong || kind == kNoColumns) {
    const uint32_t zigzag = ReadVarint();
    line_ += (zigzag & 1) != 0 ? -static_cast<int64_t>(zigzag >> 1) : static_cast<int64_t>(zigzag >> 1);
  } else if (kind >= kOneLineFirst && kind < kNoColumns) {
    line_ += kind - kOneLineFirst;
  }
  // Columns and end lines follow; only the first byte of an entry has its high bit set.
  while (position_ < table_.size() && (Byte(position_) & 0x80) == 0) ++position_;
}

// Six bits a byte, least significant first; bit 6 says that more follow.
uint32_t LineCursor::ReadVarint() {
  uint32_t value = 0;
  for (uint32_t shift = 0; shift < 32 && position_ < table_.size(); shift += 6) {
    const uint8_t byte = Byte(position_);
    if ((byte & 0x80) != 0) break;
    ++position_;
    value |= uint32_t{byte & 63u} << shift;
    if ((byte & 64) == 0) break;
  }
  return value;
}

}  // namespace stillheld
