// Files, sockets and connections that lie in cyclic garbage: open until the collector happens to run.
#ifndef STILLHELD_FINDINGS_GARBAGE_FILES_H_
#define STILLHELD_FINDINGS_GARBAGE_FILES_H_

#include <cstdint>
#include <string>

#include "findings/garbage_series.h"

namespace stillheld {

// The most descriptors that cycles of this shape held open at one look. A graph does not tell an open file from a
// closed one; the kernel's count does, if it goes up and down with the cycles. 0: they hold none, or too few to tell.
uint64_t DescriptorsHeldOpen(const GarbageEvidence& evidence, uint64_t shape);

// As a sentence, and what to do.
std::string WhyGarbageHoldsFiles(uint64_t peak, double per_request, const std::string& endpoint);
std::string HowToCloseFiles();

}  // namespace stillheld

#endif  // STILLHELD_FINDINGS_GARBAGE_FILES_H_
