// Line tables: from the offset of an instruction to a line, in each of the forms that CPython has used.
#ifndef STILLHELD_CPYTHON_LINE_TABLE_H_
#define STILLHELD_CPYTHON_LINE_TABLE_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace stillheld {

enum class LineTableForm : uint8_t {
  kLnotab,     // co_lnotab: pairs of bytes: offset increment, signed line increment
  kOldLnotab,  // the same, of Python 2: lines only go up
  kRanges,     // co_linetable, PEP 626: pairs of bytes: length, signed line increment or -128 for no line
  kLocations,  // co_linetable of gh-87859: entries of 1 to n bytes with lines and columns
};

// Answers for offsets in ascending order at the cost of one pass over the table; going back starts over.
// `table` must outlive it. The table is hostile input: a broken one gives wrong lines or none, nothing worse.
class LineCursor {
 public:
  LineCursor(LineTableForm form, std::span<const std::byte> table, int32_t first_line);

  // The line of the instruction at this byte offset into the code; nullopt if it has none.
  std::optional<uint32_t> LineAt(uint32_t offset);

 private:
  bool IsLnotab() const { return form_ == LineTableForm::kLnotab || form_ == LineTableForm::kOldLnotab; }
  void Restart();
  // Moves to the next range; false at the end of the table.
  bool Advance();
  void ReadPair();
  void ReadLocation();
  uint32_t ReadVarint();
  uint8_t Byte(size_t position) const { return std::to_integer<uint8_t>(table_[position]); }

  LineTableForm form_;
  std::span<const std::byte> table_;
  int32_t first_line_;

  size_t position_ = 0;  // in table_, of the next entry
  uint64_t begin_ = 0;   // the current range of offsets
  uint64_t end_ = 0;
  int64_t line_ = 0;       // of the current range, as the next entry counts from it
  bool has_line_ = false;  // whether the current range has a line at all
};

}  // namespace stillheld

#endif  // STILLHELD_CPYTHON_LINE_TABLE_H_
