// What is said of leaks that no container shows.
#ifndef STILLHELD_FINDINGS_NATIVE_WORDS_H_
#define STILLHELD_FINDINGS_NATIVE_WORDS_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace stillheld {

struct NativeWords {
  std::string rule;
  std::string holder;
  std::string why;
  std::string fix;
};

NativeWords WordsForMissingDecref(std::string_view type, double per_request);
NativeWords WordsForNativeHolder(std::string_view type, std::string_view place, double per_request);
NativeWords WordsForLostBlocks(uint32_t block_bytes, double per_request);
// `is_exact`: malloc's heap was read, so that what it keeps free is not counted.
NativeWords WordsForNativeMemory(double bytes_per_request, bool is_exact);

}  // namespace stillheld

#endif  // STILLHELD_FINDINGS_NATIVE_WORDS_H_
