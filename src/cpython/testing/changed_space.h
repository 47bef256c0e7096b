// Another space with the writable memory copied, so that it can be changed.
#ifndef STILLHELD_CPYTHON_TESTING_CHANGED_SPACE_H_
#define STILLHELD_CPYTHON_TESTING_CHANGED_SPACE_H_

#include <cstring>
#include <random>
#include <ranges>
#include <utility>
#include <vector>

#include "memory/address_space.h"

namespace stillheld::testing {

class ChangedSpace : public AddressSpace {
 public:
  explicit ChangedSpace(const AddressSpace& original) : original_(original) {
    for (const Mapping& mapping : original.mappings()) {
      if (!mapping.readable || !mapping.writable || mapping.shared) continue;
      const auto bytes = original.View(mapping.begin, mapping.size_bytes());
      if (bytes) copies_.push_back({mapping.begin, {bytes->begin(), bytes->end()}});
    }
    for (Copy& copy : copies_) {
      for (size_t at = 0; at + 8 <= copy.bytes.size(); at += 8) {
        uint64_t word = 0;
        std::memcpy(&word, &copy.bytes[at], sizeof word);
        if (word != 0) words_.push_back(&copy.bytes[at]);
      }
    }
  }

  Result<std::span<const std::byte>> View(Address begin, size_t size) const override {
    for (const Copy& copy : copies_) {
      if (begin < copy.begin || begin - copy.begin >= copy.bytes.size()) continue;
      const uint64_t offset = begin - copy.begin;
      if (size > copy.bytes.size() - offset) return std::unexpected(Fault::kUnmapped);
      return std::span(copy.bytes).subspan(offset, size);
    }
    return original_.View(begin, size);
  }
  std::span<const Mapping> mappings() const override { return original_.mappings(); }
  std::vector<Symbol> FindSymbols(std::string_view name) const override { return original_.FindSymbols(name); }
  std::vector<PageRange> OwnPages() const override { return original_.OwnPages(); }
  uint64_t image_bytes() const override { return original_.image_bytes(); }

  // Changes one word for good, if it is in writable memory.
  void Store(Address at, uint64_t word) {
    if (const auto bytes = View(at, sizeof word)) {
      std::memcpy(const_cast<std::byte*>(bytes->data()), &word, sizeof word);
    }
  }
  // Changes `count` words at random; Restore() takes that back.
  void Change(uint32_t seed, int count) {
    std::mt19937_64 random(seed);
    for (int i = 0; i < count; ++i) {
      std::byte* at = words_[random() % words_.size()];
      uint64_t word = 0;
      std::memcpy(&word, at, sizeof word);
      changed_.emplace_back(at, word);
      switch (random() % 5) {
        case 0:
          word ^= uint64_t{1} << random() % 64;
          break;
        case 1:  // the word of another place: a pointer to something else
          std::memcpy(&word, words_[random() % words_.size()], sizeof word);
          break;
        case 2:
          word = random() % 4096;
          break;
        case 3:  // a length, or a step
          word = uint64_t{1} << random() % 64;
          break;
        default:
          word = random();
      }
      std::memcpy(at, &word, sizeof word);
    }
  }
  void Restore() {
    for (auto change = changed_.rbegin(); change != changed_.rend(); ++change) {
      std::memcpy(change->first, &change->second, sizeof change->second);
    }
    changed_.clear();
  }

 private:
  struct Copy {
    Address begin;
    std::vector<std::byte> bytes;
  };
  const AddressSpace& original_;
  std::vector<Copy> copies_;
  std::vector<std::byte*> words_;  // those that are not 0
  std::vector<std::pair<std::byte*, uint64_t>> changed_;
};

}  // namespace stillheld::testing

#endif  // STILLHELD_CPYTHON_TESTING_CHANGED_SPACE_H_
