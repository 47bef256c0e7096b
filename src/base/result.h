// Result<T>: expected trouble, returned by value. Faults are counted, not logged one by one.
#ifndef STILLHELD_BASE_RESULT_H_
#define STILLHELD_BASE_RESULT_H_

#include <cstdint>
#include <expected>

namespace stillheld {

enum class Fault : uint8_t {
  kUnmapped,  // no memory at this address, or it could not be read
  kTorn,      // bytes that cannot be what they should be (a count out of range, a broken list)
  kUnknown,   // a kind of thing that has no decoder
  kTooLarge,  // a length above the cap for its kind
};

template <class T>
using Result = std::expected<T, Fault>;

}  // namespace stillheld

#endif  // STILLHELD_BASE_RESULT_H_
