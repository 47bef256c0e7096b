// An address in a target process. It cannot be dereferenced: bytes at an Address come from an AddressSpace only.
#ifndef STILLHELD_BASE_ADDRESS_H_
#define STILLHELD_BASE_ADDRESS_H_

#include <compare>
#include <cstdint>
#include <functional>

namespace stillheld {

class Address {
 public:
  constexpr Address() = default;
  constexpr explicit Address(uint64_t value) : value_(value) {}

  constexpr uint64_t value() const { return value_; }
  constexpr bool is_null() const { return value_ == 0; }

  // Wraps around at 2^64, as hostile input may ask; readers check the range that results.
  constexpr Address operator+(uint64_t bytes) const { return Address(value_ + bytes); }
  constexpr Address operator-(uint64_t bytes) const { return Address(value_ - bytes); }
  constexpr uint64_t operator-(Address other) const { return value_ - other.value_; }
  constexpr auto operator<=>(const Address&) const = default;

 private:
  uint64_t value_ = 0;
};

}  // namespace stillheld

template <>
struct std::hash<stillheld::Address> {
  size_t operator()(stillheld::Address address) const noexcept { return std::hash<uint64_t>()(address.value()); }
};

#endif  // STILLHELD_BASE_ADDRESS_H_
