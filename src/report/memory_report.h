// What `stillheld why` says: where the resident bytes are, and why there are so many.
#ifndef STILLHELD_REPORT_MEMORY_REPORT_H_
#define STILLHELD_REPORT_MEMORY_REPORT_H_

#include <cstdint>
#include <optional>
#include <string>

#include "findings/memory_look.h"
#include "findings/memory_verdict.h"
#include "report/text_style.h"

namespace stillheld {

struct MemoryReport {
  int64_t pid = 0;
  std::optional<MemoryLook> first;  // the earlier one of two looks
  MemoryLook last;
  uint64_t requests = 0;  // sent between them; 0: none, or not by us
  MemoryVerdict verdict;
};

std::string MemoryText(const MemoryReport& report, const TextStyle& style);
// docs/why.schema.json
std::string MemoryJson(const MemoryReport& report);

}  // namespace stillheld

#endif  // STILLHELD_REPORT_MEMORY_REPORT_H_
