// MemoryReader: single words and small structs of a target at the cost of a table lookup. It views the AddressSpace
// in windows of up to 1 MiB and remembers them, so that reading an object costs neither a search nor a system call.
#ifndef STILLHELD_CPYTHON_MEMORY_READER_H_
#define STILLHELD_CPYTHON_MEMORY_READER_H_

#include <cstring>
#include <memory>
#include <optional>
#include <string>

#include "base/address.h"
#include "memory/address_space.h"

namespace stillheld {

class MemoryReader {
 public:
  // `space` must outlive this. One thread only, as for AddressSpace.
  explicit MemoryReader(const AddressSpace& space);

  const AddressSpace& space() const { return space_; }

  // `size` bytes at `address`, or nullptr if they cannot be read. Valid as long as the AddressSpace.
  const std::byte* Find(Address address, size_t size) const {
    const uint64_t number = address.value() >> kWindowBits;
    const Window& window = windows_[number & kWindowMask];
    if (window.number == number) {
      const uint64_t offset = address.value() & kOffsetMask;
      if (offset >= window.begin && offset <= window.end && size <= window.end - offset) return window.bytes + offset;
    }
    return FindSlowly(address, size);
  }

  template <class T>
  std::optional<T> Load(Address address) const {
    static_assert(std::is_trivially_copyable_v<T>);
    const std::byte* bytes = Find(address, sizeof(T));
    if (bytes == nullptr) return std::nullopt;
    T value;
    std::memcpy(&value, bytes, sizeof(T));
    return value;
  }

  std::optional<Address> LoadAddress(Address address) const {
    const auto value = Load<uint64_t>(address);
    return value ? std::optional(Address(*value)) : std::nullopt;
  }
  // Null if it cannot be read: for fields where that means the same.
  Address LoadAddressOrNull(Address address) const { return LoadAddress(address).value_or(Address()); }

  // A C string of at most `limit` bytes; nullopt if it is longer or cannot be read.
  std::optional<std::string> LoadCString(Address address, size_t limit = 512) const;

 private:
  static constexpr uint64_t kWindowBits = 20;
  static constexpr uint64_t kOffsetMask = (uint64_t{1} << kWindowBits) - 1;
  static constexpr uint64_t kWindowMask = (1 << 14) - 1;

  // Bytes [begin, end) of the 1 MiB of address space with this number; `bytes` is where its offset 0 would be.
  struct Window {
    uint64_t number = ~uint64_t{0};
    const std::byte* bytes = nullptr;
    uint32_t begin = 0;
    uint32_t end = 0;
  };

  const std::byte* FindSlowly(Address address, size_t size) const;

  const AddressSpace& space_;
  mutable std::unique_ptr<Window[]> windows_;
};

}  // namespace stillheld

#endif  // STILLHELD_CPYTHON_MEMORY_READER_H_
