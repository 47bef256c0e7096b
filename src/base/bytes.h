// Unaligned little-endian loads from a span of bytes. The caller has checked the range.
#ifndef STILLHELD_BASE_BYTES_H_
#define STILLHELD_BASE_BYTES_H_

#include <cstddef>
#include <cstring>
#include <span>
#include <type_traits>

namespace stillheld {

template <class T>
T LoadAt(std::span<const std::byte> bytes, size_t offset) {
  static_assert(std::is_trivially_copyable_v<T>);
  T value;
  std::memcpy(&value, bytes.data() + offset, sizeof(T));
  return value;
}

// Whether [offset, offset + size) lies within a range of `limit` bytes; safe against overflow.
constexpr bool FitsWithin(size_t offset, size_t size, size_t limit) {
  return offset <= limit && size <= limit - offset;
}

}  // namespace stillheld

#endif  // STILLHELD_BASE_BYTES_H_
