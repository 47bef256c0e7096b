// The memory that a graph takes while it is built and after, as the kernel counts it.
#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>
#include <random>
#include <string>

#include "heap/heap_builder.h"

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define STILLHELD_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || __has_feature(memory_sanitizer)
#define STILLHELD_SANITIZED 1
#endif
#endif

namespace stillheld {
namespace {

uint64_t StatusBytes(const std::string& field) {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with(field + ":")) return std::stoull(line.substr(field.size() + 1)) * 1024;
  }
  return 0;
}

bool ResetPeak() {
  std::ofstream file("/proc/self/clear_refs");
  file << "5";
  return file.flush().good();
}

constexpr uint64_t kNodes = 1'500'000;
constexpr uint64_t kEdgesPerNode = 2;

// Builds a graph of objects of 64 bytes and checks the budget at the peak and at the end.
void ExpectWithinBudget(bool ascending) {
#ifdef STILLHELD_SANITIZED
  GTEST_SKIP() << "a sanitizer's memory is counted as ours";
#endif
  if (!ResetPeak()) GTEST_SKIP() << "this kernel does not reset the peak of the resident memory";
  const uint64_t before = StatusBytes("VmRSS");
  std::mt19937_64 random(7);
  HeapBuilder builder;
  const TypeId type = builder.AddType(builder.Intern("object"), Address(), 64, false);
  const uint64_t stride = ascending ? 1 : 999'983;  // a prime: every node, in another order
  for (uint64_t i = 0; i < kNodes; ++i) {
    const uint64_t place = i * stride % kNodes;
    ASSERT_TRUE(builder.AddNode({.address = Address(0x7f00'0000'0000 + place * 64), .type = type, .size_bytes = 64}));
  }
  builder.Seal();
  for (uint64_t i = 0; i < kNodes; ++i) {
    const NodeId source(i * stride % kNodes);
    for (uint64_t k = 0; k < kEdgesPerNode; ++k) {
      builder.AddEdge(source, Address(0x7f00'0000'0000 + random() % kNodes * 64), EdgeLabel(EdgeKind::kAttribute));
    }
  }
  const HeapGraph graph = std::move(builder).Build();
  const uint64_t peak = StatusBytes("VmHWM") - before;
  const uint64_t kept = StatusBytes("VmRSS") - before;

  EXPECT_EQ(graph.edge_count(), kNodes * kEdgesPerNode);
  const uint64_t slack = 2 << 20;  // what the allocator and the test itself touch
  EXPECT_LE(peak, 60 * kNodes + 12 * graph.edge_count() + slack);
  EXPECT_LE(kept, 38 * kNodes + 13 * graph.edge_count() + slack);
  std::printf("peak %.1f, kept %.1f bytes per node with %d edges each\n", double(peak) / double(kNodes),
              double(kept) / double(kNodes), int(kEdgesPerNode));
}

TEST(HeapBudget, NodesAndEdgesInAscendingOrder) { ExpectWithinBudget(true); }

TEST(HeapBudget, NodesAndEdgesInAnyOrder) { ExpectWithinBudget(false); }

}  // namespace
}  // namespace stillheld
