// Memory that is changed at random must never crash the walk, nor keep it busy for ever: it gives a graph or an Error.
#include <gtest/gtest.h>

#include <cstring>
#include <random>

#include "base/error.h"
#include "cpython/build_graph.h"
#include "cpython/testing/interpreters.h"
#include "cpython/testing/target_process.h"
#include "memory/capture.h"

namespace stillheld {
namespace {

using testing::FindInterpreters;
using testing::Interpreter;
using testing::TargetProcess;

// Another space, with the writable memory copied, so that it can be changed.
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

  // Changes `count` words; Restore() takes that back.
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

class FuzzTest : public ::testing::TestWithParam<Interpreter> {};

TEST_P(FuzzTest, ChangedMemoryGivesAGraphOrAnErrorButNeverACrash) {
  const TargetProcess target(GetParam().path, "testdata/small_target.py", {});
  ASSERT_TRUE(target.AwaitReady());
  const Capture capture = CaptureProcess(target.pid(), CaptureMode::kCopy);
  ChangedSpace space(*capture.space);
  const auto whole = BuildGraph(space);
  ASSERT_TRUE(whole.has_value());

  const char* rounds = std::getenv("STILLHELD_FUZZ_ROUNDS");
  const int last = rounds == nullptr ? 25 : std::atoi(rounds);
  int graphs = 0;
  for (int seed = 0; seed < last; ++seed) {
    SCOPED_TRACE(seed);
    space.Change(static_cast<uint32_t>(seed), seed % 5 == 0 ? 20000 : 200);
    try {
      const auto graph = BuildGraph(space);
      if (graph) ++graphs;
    } catch (const Error& error) {
      EXPECT_FALSE(error.hint().empty());
    }
    space.Restore();
  }
  EXPECT_GT(graphs, last / 4);  // else nothing but the self-checks was tested
  const auto again = BuildGraph(space);
  EXPECT_EQ(again->node_count(), whole->node_count());
}

std::string NameOf(const ::testing::TestParamInfo<Interpreter>& info) {
  return "Python3" + std::to_string(info.param.minor) + "Number" + std::to_string(info.index);
}

INSTANTIATE_TEST_SUITE_P(AllInterpreters, FuzzTest, ::testing::ValuesIn(FindInterpreters()), NameOf);
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(FuzzTest);

}  // namespace
}  // namespace stillheld
