// TracedSpace: another space that remembers which of its words were read.
#ifndef STILLHELD_CPYTHON_TESTING_TRACED_SPACE_H_
#define STILLHELD_CPYTHON_TESTING_TRACED_SPACE_H_

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "memory/address_space.h"

namespace stillheld::testing {

class TracedSpace : public AddressSpace {
 public:
  // `original` must outlive it.
  explicit TracedSpace(const AddressSpace& original) : original_(original) {
    // A MemoryReader remembers windows that end with their mapping. These are of a page each, and refused as a whole,
    // so that it has to ask for every object.
    for (const Mapping& mapping : original.mappings()) {
      for (Address at = mapping.begin; mapping.readable && at < mapping.end; at = at + kPageBytes) {
        Mapping page = mapping;
        page.begin = at;
        page.end = at + kPageBytes;
        pages_.push_back(std::move(page));
      }
    }
  }

  Result<std::span<const std::byte>> View(Address begin, size_t size) const override {
    if (begin.value() % kPageBytes == 0 && size == kPageBytes) return std::unexpected(Fault::kUnmapped);
    const auto bytes = original_.View(begin, size);
    if (bytes && size <= kMostBytes) {
      for (uint64_t at = begin.value() & ~uint64_t{7}; at < begin.value() + size; at += 8) words_.insert(Address(at));
    }
    return bytes;
  }
  std::span<const Mapping> mappings() const override { return pages_; }
  std::vector<Symbol> FindSymbols(std::string_view name) const override {
    auto found = original_.FindSymbols(name);
    symbols_.insert_or_assign(std::string(name), found);
    return found;
  }
  std::vector<PageRange> OwnPages() const override { return original_.OwnPages(); }
  uint64_t image_bytes() const override { return original_.image_bytes(); }

  const AddressSpace& original() const { return original_; }
  const std::map<std::string, std::vector<Symbol>>& symbols() const { return symbols_; }

  // What was read since the last call.
  std::set<Address> TakeWords() const { return std::exchange(words_, {}); }

 private:
  static constexpr size_t kMostBytes = 1 << 20;

  const AddressSpace& original_;
  std::vector<Mapping> pages_;
  mutable std::set<Address> words_;
  mutable std::map<std::string, std::vector<Symbol>> symbols_;
};

}  // namespace stillheld::testing

#endif  // STILLHELD_CPYTHON_TESTING_TRACED_SPACE_H_
