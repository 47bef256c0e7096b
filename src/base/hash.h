// Hash64: 64 bits of XXH3, the same on every machine and in every version of the program. Not against malice.
#ifndef STILLHELD_BASE_HASH_H_
#define STILLHELD_BASE_HASH_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace stillheld {

uint64_t Hash64(std::span<const std::byte> bytes);
uint64_t Hash64(std::string_view text);

}  // namespace stillheld

#endif  // STILLHELD_BASE_HASH_H_
