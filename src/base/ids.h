// Id<Tag>: a 32-bit index that cannot be mixed up with another one. Columns are indexed by id.index().
#ifndef STILLHELD_BASE_IDS_H_
#define STILLHELD_BASE_IDS_H_

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>

namespace stillheld {

template <class Tag>
class Id {
 public:
  constexpr Id() = default;  // the invalid id
  constexpr explicit Id(uint32_t value) : value_(value) {}
  constexpr explicit Id(size_t value) : value_(static_cast<uint32_t>(value)) {}

  constexpr bool valid() const { return value_ != kInvalid; }
  constexpr uint32_t value() const { return value_; }
  constexpr size_t index() const { return value_; }
  constexpr auto operator<=>(const Id&) const = default;

 private:
  static constexpr uint32_t kInvalid = ~uint32_t{0};
  uint32_t value_ = kInvalid;
};

}  // namespace stillheld

template <class Tag>
struct std::hash<stillheld::Id<Tag>> {
  size_t operator()(stillheld::Id<Tag> id) const noexcept { return std::hash<uint32_t>()(id.value()); }
};

#endif  // STILLHELD_BASE_IDS_H_
