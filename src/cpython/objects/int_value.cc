#include "cpython/objects/int_value.h"

namespace stillheld {
namespace {

constexpr uint32_t kDigitBits = 30;
constexpr uint64_t kMaxDigits = uint64_t{1} << 40;

}  // namespace

std::optional<IntShape> ReadIntShape(const MemoryReader& memory, const Layout& layout, Address address) {
  IntShape shape;
  if (layout.int_form == IntForm::kTag) {
    const auto tag = memory.Load<uint64_t>(address + *layout.int_.lv_tag);
    if (!tag) return std::nullopt;
    shape = {*tag >> 3, (*tag & 3) == 2};
  } else {
    const auto size = memory.Load<int64_t>(address + *layout.object.ob_size);
    if (!size) return std::nullopt;
    shape = {*size < 0 ? uint64_t{0} - static_cast<uint64_t>(*size) : static_cast<uint64_t>(*size), *size < 0};
  }
  if (shape.digits > kMaxDigits) return std::nullopt;
  return shape;
}

std::optional<int64_t> ReadInt(const MemoryReader& memory, const Layout& layout, Address address) {
  if (layout.int_form == IntForm::kTwoTypes) {
    constexpr uint64_t kLongFlag = uint64_t{1} << 24;
    const auto type = memory.LoadAddress(address + *layout.object.ob_type);
    const auto flags = type ? memory.Load<uint64_t>(*type + *layout.type.tp_flags) : std::nullopt;
    if (!flags || (*flags & (layout.type_flags.int_subclass | kLongFlag)) == 0) return std::nullopt;
    if ((*flags & kLongFlag) == 0) return memory.Load<int64_t>(address + *layout.short_int.ob_ival);
  }
  const auto shape = ReadIntShape(memory, layout, address);
  if (!shape || shape->digits > 2) return std::nullopt;  // 60 bits are enough for any bound
  uint64_t magnitude = 0;
  for (uint64_t i = 0; i < shape->digits; ++i) {
    const auto digit = memory.Load<uint32_t>(address + *layout.int_.ob_digit + i * 4);
    if (!digit || *digit >> kDigitBits != 0) return std::nullopt;
    magnitude |= uint64_t{*digit} << (i * kDigitBits);
  }
  const auto value = static_cast<int64_t>(magnitude);
  return shape->is_negative ? -value : value;
}

}  // namespace stillheld
