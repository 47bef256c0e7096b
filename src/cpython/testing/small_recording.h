// SmallRecording: a few hundred objects of a process, with all that is needed to find and decode them, and nothing
// else: other words are zero, other pages are not there. Its words can be changed, and given back.
#ifndef STILLHELD_CPYTHON_TESTING_SMALL_RECORDING_H_
#define STILLHELD_CPYTHON_TESTING_SMALL_RECORDING_H_

#include <algorithm>
#include <cstring>
#include <map>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "memory/address_space.h"

namespace stillheld::testing {

class SmallRecording : public AddressSpace {
 public:
  // An object, and the words that were read to decode it.
  struct Object {
    Address address;
    std::vector<std::byte*> words;
  };

  // Takes `words` of `original`, and room for `pages`, which lie in its mappings.
  SmallRecording(const AddressSpace& original, const std::set<Address>& words, std::set<Address> pages,
                 std::map<std::string, std::vector<Symbol>> symbols)
      : symbols_(std::move(symbols)) {
    for (const Address word : words) pages.insert(PageOf(word));
    for (const Address page : pages) AddPage(original.mappings(), page);
    for (const Run& run : runs_) mappings_.push_back(run.mapping);
    for (const Address word : words) {
      const auto bytes = original.View(word, 8);
      std::byte* to = Find(word, 8);
      if (!bytes || to == nullptr) continue;
      std::memcpy(to, bytes->data(), 8);
      words_.push_back(to);
    }
  }

  Result<std::span<const std::byte>> View(Address begin, size_t size) const override {
    const std::byte* bytes = Find(begin, size);
    if (bytes == nullptr) return std::unexpected(Fault::kUnmapped);
    return std::span(bytes, size);
  }
  std::span<const Mapping> mappings() const override { return mappings_; }
  std::vector<Symbol> FindSymbols(std::string_view name) const override {
    const auto found = symbols_.find(std::string(name));
    return found == symbols_.end() ? std::vector<Symbol>() : found->second;
  }
  std::vector<PageRange> OwnPages() const override {
    std::vector<PageRange> pages;
    for (const Mapping& mapping : mappings_) {
      if (mapping.writable) pages.push_back({mapping.begin, mapping.end});
    }
    return pages;
  }
  uint64_t image_bytes() const override {
    uint64_t sum = 0;
    for (const Mapping& mapping : mappings_) sum += mapping.size_bytes();
    return sum;
  }

  std::byte* Find(Address begin, size_t size) const {
    const auto after = std::ranges::upper_bound(runs_, begin, {}, [](const Run& run) { return run.mapping.begin; });
    if (after == runs_.begin()) return nullptr;
    const Run& run = *std::prev(after);
    const uint64_t offset = begin - run.mapping.begin;
    if (offset > run.bytes.size() || size > run.bytes.size() - offset) return nullptr;
    return run.bytes.data() + offset;
  }
  void Store(Address at, uint64_t word) const {
    if (std::byte* to = Find(at, sizeof word)) std::memcpy(to, &word, sizeof word);
  }

  std::span<std::byte* const> words() const { return words_; }
  std::span<const Object> objects() const { return objects_; }
  void AddObject(Address address, const std::set<Address>& words) {
    Object object{address, {}};
    for (const Address word : words) {
      if (std::byte* bytes = Find(word, 8)) object.words.push_back(bytes);
    }
    if (!object.words.empty()) objects_.push_back(std::move(object));
  }

 private:
  struct Run {
    Mapping mapping;
    mutable std::vector<std::byte> bytes;
  };

  static Address PageOf(Address address) { return Address(address.value() / kPageBytes * kPageBytes); }

  void AddPage(std::span<const Mapping> mappings, Address page) {
    const auto home = std::ranges::find_if(mappings, [page](const Mapping& m) { return m.contains(page); });
    if (home == mappings.end()) return;
    if (runs_.empty() || runs_.back().mapping.end != page || runs_.back().mapping.path != home->path ||
        runs_.back().mapping.writable != home->writable) {
      runs_.push_back({*home, {}});
      runs_.back().mapping.begin = page;
      runs_.back().mapping.file_offset += page - home->begin;
    }
    runs_.back().mapping.end = page + kPageBytes;
    runs_.back().bytes.resize(runs_.back().mapping.size_bytes());
  }

  std::vector<Run> runs_;  // sorted
  std::vector<Mapping> mappings_;
  std::map<std::string, std::vector<Symbol>> symbols_;
  std::vector<std::byte*> words_;
  std::vector<Object> objects_;
};

}  // namespace stillheld::testing

#endif  // STILLHELD_CPYTHON_TESTING_SMALL_RECORDING_H_
