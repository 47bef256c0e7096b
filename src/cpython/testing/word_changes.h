// WordChanges: a fuzzer's input as changes of words in memory, which are taken back in the end.
#ifndef STILLHELD_CPYTHON_TESTING_WORD_CHANGES_H_
#define STILLHELD_CPYTHON_TESTING_WORD_CHANGES_H_

#include <cstdint>
#include <cstring>
#include <ranges>
#include <span>
#include <utility>
#include <vector>

namespace stillheld::testing {

class WordChanges {
 public:
  // Each 8 bytes of `input` are a change: which of `words` and how, and a number. `others`: words to take values from.
  WordChanges(std::span<const uint8_t> input, std::span<std::byte* const> words, std::span<std::byte* const> others) {
    for (; input.size() >= 8 && changed_.size() < kMost; input = input.subspan(8)) {
      uint32_t place = 0, number = 0;
      std::memcpy(&place, input.data(), 4);
      std::memcpy(&number, input.data() + 4, 4);
      std::byte* at = words[(place >> 4) % words.size()];
      const uint64_t old = Load(at);
      changed_.emplace_back(at, old);
      const uint64_t changed = Changed(old, place & 15, number, Load(others[number % others.size()]));
      std::memcpy(at, &changed, sizeof changed);
    }
  }
  ~WordChanges() {
    for (const auto& [at, old] : changed_ | std::views::reverse) std::memcpy(at, &old, sizeof old);
  }
  WordChanges(const WordChanges&) = delete;
  WordChanges& operator=(const WordChanges&) = delete;

 private:
  static constexpr size_t kMost = 512;

  static uint64_t Load(const std::byte* at) {
    uint64_t word = 0;
    std::memcpy(&word, at, sizeof word);
    return word;
  }
  static uint64_t Changed(uint64_t old, uint32_t how, uint32_t number, uint64_t other) {
    const uint64_t low = 0xffffffff;
    switch (how) {
      case 0:  // a bit
        return old ^ uint64_t { 1 } << number % 64;
      case 1:  // a length, or a step
        return uint64_t{1} << number % 64;
      case 2:
        return number % 4096;
      case 3:
        return old + static_cast<uint64_t>(static_cast<int64_t>(static_cast<int32_t>(number)));
      case 4:
        return uint64_t{number} << 32 | number;
      case 5:  // half of the word
        return (old & ~low) | number;
      case 6:
        return (old & low) | uint64_t{number} << 32;
      case 7:
        return static_cast<uint64_t>(static_cast<int64_t>(static_cast<int32_t>(number)));
      case 8:  // a pointer into the middle of something
        return other + number % 64;
      case 9:
        return 0;
      default:  // the word of another place
        return other;
    }
  }

  std::vector<std::pair<std::byte*, uint64_t>> changed_;
};

}  // namespace stillheld::testing

#endif  // STILLHELD_CPYTHON_TESTING_WORD_CHANGES_H_
