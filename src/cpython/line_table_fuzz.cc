// Fuzzes the line tables: their bytes come from the target.
#include "cpython/line_table.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace stillheld;
  const std::span<const std::byte> table(reinterpret_cast<const std::byte*>(data), size);
  for (const LineTableForm form :
       {LineTableForm::kLnotab, LineTableForm::kOldLnotab, LineTableForm::kRanges, LineTableForm::kLocations}) {
    for (const int32_t first_line : {0, 1, INT32_MAX, INT32_MIN}) {
      LineCursor cursor(form, table, first_line);
      for (const uint32_t offset : {0u, 2u, 100u, 4096u, 1u, UINT32_MAX}) cursor.LineAt(offset);
    }
  }
  return 0;
}
