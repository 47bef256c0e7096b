// Files whose hashes are right and whose contents are not: made by somebody who wants to harm.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "snapshot/decode.h"
#include "snapshot/example_graph.h"
#include "snapshot/format.h"
#include "snapshot/reseal.h"
#include "snapshot/sections.h"
#include "snapshot/walk_graph.h"

namespace stillheld {
namespace {

class HostileFileTest : public testing::Test {
 protected:
  void SetUp() override {
    const std::filesystem::path path = testing::TempDir() + "hostile_file_test.held";
    WriteSnapshot(path, ExampleGraph(), ExampleInfo());
    std::ifstream file(path, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    std::filesystem::remove(path);
    const auto bytes = std::as_bytes(std::span(text));
    whole_.assign(bytes.begin(), bytes.end());
  }

  // What is wrong with the bytes, made plausible; empty if nothing is.
  static std::string DefectOf(std::vector<std::byte> bytes) {
    Reseal(bytes);
    std::shared_ptr<std::byte[]> copy(static_cast<std::byte*>(std::aligned_alloc(64, bytes.size())), std::free);
    std::ranges::copy(bytes, copy.get());
    try {
      WalkGraph(DecodeSnapshot({copy.get(), bytes.size()}, copy).graph);
    } catch (const FileDefect& defect) {
      EXPECT_FALSE(defect.what.empty());
      return defect.what;
    }
    return "";
  }

  // The file with one value of a section replaced.
  template <class T>
  std::vector<std::byte> With(format::SectionId id, size_t at, T value) const {
    std::vector<std::byte> bytes = whole_;
    const auto header = LoadAt<format::Header>(bytes, 0);
    for (uint32_t i = 0; i < header.section_count; ++i) {
      const auto entry = LoadAt<format::SectionEntry>(bytes, sizeof(header) + i * sizeof(format::SectionEntry));
      if (entry.id == id && FitsWithin(at, sizeof(T), entry.size_bytes)) {
        std::memcpy(&bytes[entry.offset + at], &value, sizeof(value));
        return bytes;
      }
    }
    ADD_FAILURE() << "no such value in section " << id;
    return bytes;
  }

  std::vector<std::byte> whole_;
};

TEST_F(HostileFileTest, TheUnchangedFileIsFine) { EXPECT_EQ(DefectOf(whole_), ""); }

TEST_F(HostileFileTest, IdsOutOfRangeAreRefused) {
  EXPECT_NE(DefectOf(With<uint32_t>(format::kEdges, 0, 3)), "") << "the target of an edge";
  EXPECT_NE(DefectOf(With<uint32_t>(format::kEdges, 0, format::kNone)), "");
  EXPECT_NE(DefectOf(With<uint32_t>(format::kEdges, 4, 0x0fff'0000)), "") << "the name of an edge";
  EXPECT_NE(DefectOf(With<uint32_t>(format::kEdges, 4, 0xf000'0000)), "") << "the kind of an edge";
  EXPECT_NE(DefectOf(With<uint32_t>(format::kNodeType, 8, 2)), "");
  EXPECT_NE(DefectOf(With<uint32_t>(format::kTypes, 0, 10'000)), "");
  EXPECT_NE(DefectOf(With<uint32_t>(format::kTypes, 4, 3)), "");
  EXPECT_NE(DefectOf(With<uint32_t>(format::kMultiplicities, 0, 3)), "");
  EXPECT_NE(DefectOf(With<uint32_t>(format::kRoots, 0, 5)), "") << "a kind of root";
  EXPECT_NE(DefectOf(With<uint32_t>(format::kRoots, 0, 0x100)), "") << "a kind whose low byte is good";
  EXPECT_NE(DefectOf(With<uint32_t>(format::kRoots, 8, format::kNone)), "") << "a root must be a node";
  EXPECT_NE(DefectOf(With<uint32_t>(format::kNames, 8, 10'000)), "");
  EXPECT_NE(DefectOf(With<uint32_t>(format::kUses, 0, 3)), "");
  EXPECT_NE(DefectOf(With<uint16_t>(format::kUses, 16, 0x104)), "");
  EXPECT_NE(DefectOf(With<uint32_t>(format::kBounds, 0, format::kNone)), "");
  EXPECT_NE(DefectOf(With<uint32_t>(format::kRoutes, 4, 10'000)), "");
}

TEST_F(HostileFileTest, PlacesOutOfOrderAreRefused) {
  EXPECT_NE(DefectOf(With<uint32_t>(format::kOutBegin, 0, 1)), "");
  EXPECT_NE(DefectOf(With<uint32_t>(format::kOutBegin, 4, 3)), "") << "descends after it";
  EXPECT_NE(DefectOf(With<uint32_t>(format::kOutBegin, 12, 4)), "") << "ends after the edges";
  EXPECT_NE(DefectOf(With<uint64_t>(format::kStringBegin, 8, 1)), "") << "the first string is not empty";
  EXPECT_NE(DefectOf(With<uint64_t>(format::kStringBegin, 16, ~uint64_t{0})), "");
  EXPECT_NE(DefectOf(With<uint64_t>(format::kNodeAddress, 8, 0x1000)), "") << "two nodes at one address";
}

TEST_F(HostileFileTest, AnEdgeThatIsFoldedOfOneIsRefused) {
  EXPECT_NE(DefectOf(With<uint32_t>(format::kMultiplicities, 4, 1)), "");
}

TEST_F(HostileFileTest, FactsThatAreCutAreRefused) {
  EXPECT_NE(DefectOf(With<uint32_t>(format::kFacts, 0, 0xffff'ffff)), "");
  EXPECT_NE(DefectOf(With<uint32_t>(format::kFacts, 4, 0xffff'fff0)), "");
}

// The short, repeatable form of snapshot_fuzz.cc.
TEST_F(HostileFileTest, RandomChangesAreRefusedOrSafe) {
  std::mt19937 random(11);
  int refused = 0;
  for (int round = 0; round < 20'000; ++round) {
    std::vector<std::byte> bytes = whole_;
    for (auto change = 1 + random() % 3; change-- > 0;) {
      const size_t at = random() % bytes.size();
      const uint32_t value[] = {0, 1, 0xff, static_cast<uint32_t>(random())};
      bytes[at] = static_cast<std::byte>(value[random() % 4]);
    }
    if (random() % 8 == 0) bytes.resize(random() % (bytes.size() / 64) * 64 + 64);
    refused += !DefectOf(std::move(bytes)).empty();
  }
  EXPECT_GT(refused, 1000);
  EXPECT_LT(refused, 19'000) << "nearly nothing got behind the hashes";
}

}  // namespace
}  // namespace stillheld
