#include "analysis/knot_cycles.h"

#include <algorithm>
#include <set>

namespace stillheld {
namespace {

constexpr uint32_t kNone = ~uint32_t{0};

}  // namespace

std::vector<uint32_t> ShortestCycleThrough(const Knot& knot, uint32_t strand) {
  const uint32_t goal = knot.strands[strand].from;
  std::vector<uint32_t> begin(knot.members.size() + 1);
  for (const Knot::Strand& s : knot.strands) ++begin[s.from + 1];
  for (size_t m = 0; m < knot.members.size(); ++m) begin[m + 1] += begin[m];

  std::vector<uint32_t> strand_by_member(knot.members.size(), kNone);  // by which it was reached
  std::vector<uint32_t> open = {knot.strands[strand].to};
  strand_by_member[open.front()] = strand;
  for (size_t i = 0; i < open.size() && strand_by_member[goal] == kNone; ++i) {
    for (uint32_t s = begin[open[i]]; s < begin[open[i] + 1]; ++s) {
      const uint32_t to = knot.strands[s].to;
      if (strand_by_member[to] != kNone) continue;
      strand_by_member[to] = s;
      open.push_back(to);
    }
  }
  if (strand_by_member[goal] == kNone) return {};
  std::vector<uint32_t> cycle;
  uint32_t at = goal;
  do {
    cycle.push_back(strand_by_member[at]);
    at = knot.strands[cycle.back()].from;
  } while (cycle.back() != strand);
  std::ranges::reverse(cycle);
  return cycle;
}

std::vector<std::vector<uint32_t>> CoveringCycles(const Knot& knot, std::span<const uint32_t> first, size_t most) {
  std::vector<std::vector<uint32_t>> cycles;
  std::set<std::vector<uint32_t>> seen;
  std::vector<bool> is_covered(knot.members.size());
  const auto add = [&](uint32_t strand) {
    if (cycles.size() == most) return;
    std::vector<uint32_t> cycle = ShortestCycleThrough(knot, strand);
    if (cycle.empty()) return;
    for (const uint32_t s : cycle) is_covered[knot.strands[s].from] = true;
    std::vector<uint32_t> sorted = cycle;
    std::ranges::sort(sorted);
    if (seen.insert(std::move(sorted)).second) cycles.push_back(std::move(cycle));
  };
  for (const uint32_t strand : first) add(strand);
  for (uint32_t s = 0; s < knot.strands.size() && cycles.size() < most; ++s) {
    if (!is_covered[knot.strands[s].from]) add(s);
  }
  return cycles;
}

}  // namespace stillheld
