#include "memory/recorded_space.h"

#include <algorithm>
#include <cstring>

#include "base/bytes.h"
#include "base/check.h"

namespace stillheld {

void RecordedSpace::Add(Address begin, std::vector<std::byte> bytes, std::string path) {
  if (bytes.empty()) return;
  Mapping mapping{
      .begin = begin, .end = begin + bytes.size(), .readable = true, .writable = true, .path = std::move(path)};
  auto place = std::lower_bound(mappings_.begin(), mappings_.end(), begin,
                                [](const Mapping& other, Address value) { return other.begin < value; });
  CHECK(place == mappings_.end() || mapping.end <= place->begin);
  CHECK(place == mappings_.begin() || std::prev(place)->end <= begin);
  mappings_.insert(place, mapping);

  auto added = bytes_by_begin_.emplace(begin, std::move(bytes)).first;
  auto join = [this](auto left, auto right) {
    if (right == bytes_by_begin_.end() || left->first + left->second.size() != right->first) return left;
    left->second.insert(left->second.end(), right->second.begin(), right->second.end());
    bytes_by_begin_.erase(right);
    return left;
  };
  join(added, std::next(added));
  if (added != bytes_by_begin_.begin()) join(std::prev(added), added);
}

void RecordedSpace::AddSymbol(std::string name, Symbol symbol) { symbols_.emplace(std::move(name), std::move(symbol)); }

void RecordedSpace::Store(Address at, std::span<const std::byte> bytes) {
  auto view = View(at, bytes.size());
  CHECK(view.has_value());
  std::memcpy(const_cast<std::byte*>(view->data()), bytes.data(), bytes.size());
}

Result<std::span<const std::byte>> RecordedSpace::View(Address begin, size_t size) const {
  auto after = bytes_by_begin_.upper_bound(begin);
  if (after == bytes_by_begin_.begin()) return std::unexpected(Fault::kUnmapped);
  const auto& [first, bytes] = *std::prev(after);
  if (!FitsWithin(begin - first, size, bytes.size())) return std::unexpected(Fault::kUnmapped);
  return std::span<const std::byte>(bytes).subspan(begin - first, size);
}

std::vector<Symbol> RecordedSpace::FindSymbols(std::string_view name) const {
  std::vector<Symbol> found;
  auto [first, last] = symbols_.equal_range(name);
  for (; first != last; ++first) found.push_back(first->second);
  return found;
}

std::vector<PageRange> RecordedSpace::OwnPages() const {
  std::vector<PageRange> pages;
  for (const auto& [begin, bytes] : bytes_by_begin_) pages.push_back({begin, begin + bytes.size()});
  return pages;
}

uint64_t RecordedSpace::image_bytes() const {
  uint64_t total = 0;
  for (const auto& [begin, bytes] : bytes_by_begin_) total += bytes.size();
  return total;
}

}  // namespace stillheld
