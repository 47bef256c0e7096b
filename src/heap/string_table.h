// StringTable: every distinct text once, by id. The texts lie one after another, as the snapshot file wants them.
#ifndef STILLHELD_HEAP_STRING_TABLE_H_
#define STILLHELD_HEAP_STRING_TABLE_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "heap/column.h"
#include "heap/edge.h"

namespace stillheld {

class StringTable {
 public:
  // Ids fit into the payload of an edge's label.
  static constexpr size_t kMaxStrings = EdgeLabel::kMaxPayload;

  StringTable();

  // Id 0 is the empty text, and also what a new text gets when the table is full.
  StringId Intern(std::string_view text);

  size_t size() const { return begins_.size() - 1; }
  std::string_view text(StringId id) const {
    return {bytes_.view().data() + begins_[id.index()], begins_[id.index() + 1] - begins_[id.index()]};
  }

  // Per string where it begins in bytes(), and at the end the size of all.
  Column<uint64_t>& begins() { return begins_; }
  Column<char>& bytes() { return bytes_; }

 private:
  void Rehash(size_t slots);

  Column<uint64_t> begins_;
  Column<char> bytes_;
  std::vector<uint32_t> slots_;  // open addressing: 0 is free, else id + 1
};

}  // namespace stillheld

#endif  // STILLHELD_HEAP_STRING_TABLE_H_
