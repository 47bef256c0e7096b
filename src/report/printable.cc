#include "report/printable.h"

#include <fmt/format.h>

#include <cstdint>

namespace stillheld {
namespace {

// The bytes of the well-formed code point at the front of `text`; 0 if there is none. Unicode, table 3-7.
size_t CodePointSize(std::string_view text) {
  auto byte = [&](size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
  auto continues = [&](size_t i, unsigned low = 0x80, unsigned high = 0xbf) {
    return byte(i) >= low && byte(i) <= high;
  };
  const unsigned first = byte(0);
  if (first < 0x80) return 1;
  if (first >= 0xc2 && first <= 0xdf) return continues(1) ? 2 : 0;
  if (first >= 0xe0 && first <= 0xef) {
    const unsigned low = first == 0xe0 ? 0xa0 : 0x80, high = first == 0xed ? 0x9f : 0xbf;
    return continues(1, low, high) && continues(2) ? 3 : 0;
  }
  if (first >= 0xf0 && first <= 0xf4) {
    const unsigned low = first == 0xf0 ? 0x90 : 0x80, high = first == 0xf4 ? 0x8f : 0xbf;
    return continues(1, low, high) && continues(2) && continues(3) ? 4 : 0;
  }
  return 0;
}

// C0, DEL and C1; and the marks that turn the direction of text around, which can make a name look like another one.
bool IsControl(std::string_view code_point) {
  const auto first = static_cast<unsigned char>(code_point[0]);
  if (code_point.size() == 1) return first < 0x20 || first == 0x7f;
  if (code_point.size() == 2) return first == 0xc2 && static_cast<unsigned char>(code_point[1]) < 0xa0;
  if (code_point.size() != 3 || first != 0xe2) return false;
  const auto second = static_cast<unsigned char>(code_point[1]), third = static_cast<unsigned char>(code_point[2]);
  const bool is_embedding = second == 0x80 && third >= 0xaa && third <= 0xae;
  const bool is_isolate = second == 0x81 && third >= 0xa6 && third <= 0xa9;
  return is_embedding || is_isolate;
}

}  // namespace

std::string Printable(std::string_view text, size_t longest) {
  std::string result;
  size_t count = 0;
  for (size_t i = 0; i < text.size(); ++count) {
    if (count == longest) return result + "…";
    const size_t size = CodePointSize(text.substr(i));
    const std::string_view code_point = text.substr(i, size);
    if (size > 0 && !IsControl(code_point)) {
      result += code_point;
      i += size;
      continue;
    }
    for (size_t end = i + (size == 0 ? 1 : size); i < end; ++i) {
      result += fmt::format("\\x{:02x}", static_cast<unsigned char>(text[i]));
    }
  }
  return result;
}

size_t Width(std::string_view valid_utf8) {
  size_t width = 0;
  for (const char c : valid_utf8) width += (static_cast<unsigned char>(c) & 0xc0) != 0x80;
  return width;
}

std::string Padded(std::string_view valid_utf8, size_t width) {
  const size_t used = Width(valid_utf8);
  return std::string(valid_utf8) + std::string(used < width ? width - used : 0, ' ');
}

}  // namespace stillheld
