#include "cpython/memory_reader.h"

#include <algorithm>

namespace stillheld {

MemoryReader::MemoryReader(const AddressSpace& space)
    : space_(space), windows_(std::make_unique<Window[]>(kWindowMask + 1)) {}

const std::byte* MemoryReader::FindSlowly(Address address, size_t size) const {
  const auto mappings = space_.mappings();
  const auto after = std::ranges::upper_bound(mappings, address, {}, &Mapping::begin);
  if (after == mappings.begin()) return nullptr;
  const Mapping& mapping = *(after - 1);
  if (!mapping.contains(address)) return nullptr;

  const uint64_t number = address.value() >> kWindowBits;
  const uint64_t window_begin = number << kWindowBits;
  const uint64_t begin = std::max(mapping.begin.value(), window_begin);
  const uint64_t end = std::min(mapping.end.value() - 1, window_begin + kOffsetMask) + 1;
  Window& window = windows_[number & kWindowMask];
  const bool is_known =
      window.number == number && window.begin <= begin - window_begin && begin < window_begin + window.end;
  if (!is_known) {
    if (const auto view = space_.View(Address(begin), end - begin)) {
      window = {number, view->data() - (begin - window_begin), static_cast<uint32_t>(begin - window_begin),
                static_cast<uint32_t>(end - window_begin)};
    }
  }
  // Whatever the window holds now, the request may reach beyond it, or lie in a mapping with holes.
  const auto view = space_.View(address, size);
  return view ? view->data() : nullptr;
}

std::optional<std::string> MemoryReader::LoadCString(Address address, size_t limit) const {
  std::string text;
  while (text.size() < limit) {
    const auto c = Load<char>(address + text.size());
    if (!c) return std::nullopt;
    if (*c == '\0') return text;
    text.push_back(*c);
  }
  return std::nullopt;
}

}  // namespace stillheld
