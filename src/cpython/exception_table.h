// ExceptionTable: the ranges of code that have a handler (co_exceptiontable, gh-84403), in ascending order.
#ifndef STILLHELD_CPYTHON_EXCEPTION_TABLE_H_
#define STILLHELD_CPYTHON_EXCEPTION_TABLE_H_

#include <cstddef>
#include <cstdint>
#include <span>

namespace stillheld {

// Reads one entry after another. The table must outlive it, and may be broken: then it ends early.
class ExceptionTable {
 public:
  explicit ExceptionTable(std::span<const std::byte> table) : table_(table) { Next(); }

  // Whether there is a current entry.
  bool valid() const { return valid_; }
  // Byte offsets into the code: where the guarded range begins, and where its handler does.
  uint32_t begin() const { return begin_; }
  uint32_t target() const { return target_; }
  void Next();

 private:
  bool ReadVarint(uint32_t* value);

  std::span<const std::byte> table_;
  size_t position_ = 0;
  bool valid_ = false;
  uint32_t begin_ = 0;
  uint32_t target_ = 0;
};

}  // namespace stillheld

#endif  // STILLHELD_CPYTHON_EXCEPTION_TABLE_H_
