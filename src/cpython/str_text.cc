#include "cpython/str_text.h"

namespace stillheld {
namespace {

void AppendUtf8(std::string& text, uint32_t c) {
  if (c >= 0xd800 && c < 0xe000) c = 0xfffd;  // a lone surrogate has no UTF-8
  if (c > 0x10ffff) c = 0xfffd;
  if (c < 0x80) {
    text.push_back(static_cast<char>(c));
  } else if (c < 0x800) {
    text.push_back(static_cast<char>(0xc0 | c >> 6));
    text.push_back(static_cast<char>(0x80 | (c & 0x3f)));
  } else if (c < 0x10000) {
    text.push_back(static_cast<char>(0xe0 | c >> 12));
    text.push_back(static_cast<char>(0x80 | (c >> 6 & 0x3f)));
    text.push_back(static_cast<char>(0x80 | (c & 0x3f)));
  } else {
    text.push_back(static_cast<char>(0xf0 | c >> 18));
    text.push_back(static_cast<char>(0x80 | (c >> 12 & 0x3f)));
    text.push_back(static_cast<char>(0x80 | (c >> 6 & 0x3f)));
    text.push_back(static_cast<char>(0x80 | (c & 0x3f)));
  }
}

// Python 2: a str, or an array that a unicode points to. Bytes that are not ASCII may be in any encoding: none is
// shown.
std::optional<std::string> ReadOldText(const MemoryReader& memory, const Layout& layout, Address address,
                                       uint64_t max_length) {
  constexpr uint64_t kStrFlag = uint64_t{1} << 27, kUnicodeFlag = uint64_t{1} << 28;
  const auto type = memory.LoadAddress(address + *layout.object.ob_type);
  const auto flags = type ? memory.Load<uint64_t>(*type + *layout.type.tp_flags) : std::nullopt;
  if (!flags || (*flags & (kStrFlag | kUnicodeFlag)) == 0) return std::nullopt;
  const bool is_unicode = (*flags & kUnicodeFlag) != 0;
  const auto length = memory.Load<uint64_t>(address + (is_unicode ? *layout.unicode.length : *layout.object.ob_size));
  if (!length || *length > max_length) return std::nullopt;
  const uint32_t width = is_unicode ? layout.unicode.unit_bytes.value_or(sizeof(uint32_t)) : 1;
  const Address data =
      is_unicode ? memory.LoadAddressOrNull(address + *layout.unicode.str) : address + *layout.bytes.ob_sval;
  const std::byte* bytes = memory.Find(data, *length * width);
  if (bytes == nullptr) return *length == 0 ? std::optional<std::string>("") : std::nullopt;
  std::string text;
  text.reserve(*length);
  for (uint64_t i = 0; i < *length; ++i) {
    uint32_t c = 0;
    std::memcpy(&c, bytes + i * width, width);
    AppendUtf8(text, width == 1 && c > 0x7f ? 0xfffd : c);
  }
  return text;
}

}  // namespace

std::optional<Address> TextOfStr(const MemoryReader& memory, const Layout& layout, Address address) {
  if (layout.str_form == StrForm::kTwoTypes) return std::nullopt;
  const auto& str = layout.str;
  const auto state = memory.Load<uint32_t>(address + str.state.value());
  if (!state) return std::nullopt;
  if ((*state & str.compact_mask.value()) == 0) return memory.LoadAddress(address + str.data.value());
  const bool is_ascii = (*state & str.ascii_mask.value()) != 0;
  return address + (is_ascii ? str.ascii_size_bytes.value() : str.compact_size_bytes.value());
}

std::optional<std::string> ReadStr(const MemoryReader& memory, const Layout& layout, Address address,
                                   uint64_t max_length) {
  if (layout.str_form == StrForm::kTwoTypes) return ReadOldText(memory, layout, address, max_length);
  const auto& str = layout.str;
  const auto length = memory.Load<uint64_t>(address + str.length.value());
  const auto state = memory.Load<uint32_t>(address + str.state.value());
  if (!length || !state || *length > max_length) return std::nullopt;
  const uint32_t width = *state >> str.kind_shift.value() & 7;
  if (width != 1 && width != 2 && width != 4) return std::nullopt;  // 0: a legacy str that is not ready yet

  const auto data = TextOfStr(memory, layout, address);
  if (!data) return std::nullopt;
  const std::byte* bytes = memory.Find(*data, *length * width);
  if (bytes == nullptr) return *length == 0 ? std::optional<std::string>("") : std::nullopt;
  std::string text;
  text.reserve(*length);
  for (uint64_t i = 0; i < *length; ++i) {
    uint32_t c = 0;
    std::memcpy(&c, bytes + i * width, width);
    AppendUtf8(text, c);
  }
  return text;
}

bool IsShowable(std::string_view text) {
  if (text.empty()) return true;
  if (text.size() > 80) return false;
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; };
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (!is_letter(text.front())) return false;
  int digits = 0;
  for (const char c : text) {
    digits = is_digit(c) ? digits + 1 : 0;
    if (digits > 4) return false;
    if (!is_letter(c) && !is_digit(c) && c != '.' && c != '-' && c != ':') return false;
  }
  return true;
}

}  // namespace stillheld
