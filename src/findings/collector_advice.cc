#include "findings/collector_advice.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace stillheld {
namespace {

constexpr double kMiB = 1 << 20;

// From this size on, glibc's malloc takes a block as a mapping of its own, until the first one is freed.
constexpr double kMappedBlock = 128 << 10;

std::string Size(double bytes) {
  if (bytes >= kMiB) return fmt::format("{:.1f} MiB", bytes / kMiB);
  if (bytes >= 1024) return fmt::format("{:.1f} KiB", bytes / 1024);
  return fmt::format("{:.0f} B", bytes);
}

// "312 of 700"
std::string CountOf(const CollectorState& collector, uint32_t generation) {
  const size_t g = std::min<size_t>(generation, 2);
  return fmt::format("{} of {}", collector.counts[g], collector.thresholds[g]);
}

// From this size on, glibc gives every block back as soon as it is freed (DEFAULT_MMAP_THRESHOLD_MAX).
constexpr double kAlwaysMapped = 32 << 20;

// Between two looks: garbage that was freed, and by how much the resident size fell.
struct Fall {
  double freed_bytes = 0;
  double returned_bytes = 0;
};

Fall LargestFall(std::span<const GarbageLook> looks) {
  Fall fall;
  for (size_t i = 0; i < looks.size(); ++i) {
    for (size_t j = i + 1; j < looks.size(); ++j) {
      const double freed = static_cast<double>(looks[i].bytes()) - static_cast<double>(looks[j].bytes());
      if (freed <= fall.freed_bytes || looks[i].rss_bytes == 0) continue;
      fall.freed_bytes = freed;
      fall.returned_bytes = static_cast<double>(looks[i].rss_bytes) - static_cast<double>(looks[j].rss_bytes);
    }
  }
  return fall;
}

// Freed is one thing, returned another: what was measured counts, and only without it what glibc does as a rule.
std::string FreedAndReturned(const GarbageFacts& facts) {
  constexpr double kMost = 0.75, kHardlyAny = 0.25;
  const std::string rule = WhetherItIsReturned(facts.bytes_per_cycle);
  if (rule.empty()) return "";
  const Fall fall = LargestFall(facts.looks);
  if (fall.freed_bytes < 2 * facts.bytes_per_cycle) return "; " + rule;
  const double share = fall.returned_bytes / fall.freed_bytes;
  const std::string measured = fmt::format(
      "measured: {} of garbage was freed between two looks, and the resident size {} {}", Size(fall.freed_bytes),
      fall.returned_bytes >= 0 ? "fell by" : "rose by", Size(std::abs(fall.returned_bytes)));
  if (share >= kMost) return fmt::format("; what a collection frees was returned here: {}; but {}", measured, rule);
  if (share >= kHardlyAny) return fmt::format("; what a collection frees is returned in part: {}; {}", measured, rule);
  return fmt::format("; what a collection frees is not returned: {}; {}", measured, rule);
}

}  // namespace

std::string WhetherItIsReturned(double bytes_per_cycle) {
  if (bytes_per_cycle < kMappedBlock || bytes_per_cycle > kAlwaysMapped) return "";
  return "glibc need not return what a collection frees: once a block of that size has been freed it takes the next "
         "ones "
         "from its heap, which shrinks at its end alone, and the resident size stays until malloc_trim(0) is called or "
         "the threshold is fixed (MALLOC_MMAP_THRESHOLD_=131072)";
}

std::string WhyItIsUncollectable() {
  return "a cycle with an object that has __del__ (or with a generator that waits inside of a try) is never freed by "
         "this version's collector, which moves it to gc.garbage; since PEP 442 (Python 3.4) the collector calls "
         "__del__ "
         "and frees the cycle";
}

std::string WhyItHasNotRun(const CollectorState& collector, uint32_t generation) {
  if (collector.saves_all()) {
    return fmt::format(
        "gc.DEBUG_SAVEALL (part of gc.DEBUG_LEAK) keeps what a collection finds in gc.garbage for ever: the debug flag "
        "is "
        "itself the leak{}",
        collector.enabled ? "" : "; and the collector is disabled, so that only a call of gc.collect() finds anything");
  }
  if (!collector.enabled) return "the collector is disabled (gc.disable()) and nothing else frees a cycle";
  if (collector.thresholds[0] == 0) return "the collector's first threshold is 0, so it never runs";
  if (generation == 3) return "gc.freeze() has put it aside, and the collector does not look there";
  return fmt::format(
      "the collector has not run because it counts containers, not bytes: {} in generation {} since it last ran there",
      CountOf(collector, generation), generation);
}

std::string WhyGarbageWaits(const GarbageFacts& facts) {
  const CollectorState& collector = facts.collector;
  std::string why;
  if (facts.cycles_per_request > 0) {
    why =
        fmt::format("{} leaves {} per request as cyclic garbage", facts.endpoint.empty() ? "something" : facts.endpoint,
                    Size(facts.cycles_per_request * facts.bytes_per_cycle));
  } else {
    why = fmt::format("{} of cyclic garbage waited at a time", Size(static_cast<double>(facts.peak_bytes)));
  }
  if (facts.is_uncollectable) {
    why += ", for ever: " + WhyItIsUncollectable();
  } else if (collector.saves_all()) {
    why += ", and " + WhyItHasNotRun(collector, facts.generation);
  } else if (!collector.runs() || facts.generation == 3) {
    why += ", for ever: " + WhyItHasNotRun(collector, facts.generation);
  } else {
    why += fmt::format(
        " until generation {} runs; the collector has not run because it counts containers, not bytes: {} at the last "
        "look, and a cycle is {:.0f} objects of which the collector counts few, but {}; up to {} cycles ({}) waited at "
        "a time",
        facts.generation, CountOf(collector, facts.generation), facts.objects_per_cycle, Size(facts.bytes_per_cycle),
        facts.peak_cycles, Size(static_cast<double>(facts.peak_bytes)));
  }
  return why + FreedAndReturned(facts);
}

std::string WhyGarbageIsInnocent(const GarbageFacts& facts) {
  return fmt::format("cyclic garbage that the collector takes: at most {} cycles ({}) waited for generation {}",
                     facts.peak_cycles, Size(static_cast<double>(facts.peak_bytes)), facts.generation);
}

std::string HowToFreeGarbage(const GarbageFacts& facts, const BreakProposal* proposal) {
  std::string fix;
  if (proposal != nullptr) {
    fix = fmt::format("{}; that frees {} at once", proposal->advice, Size(static_cast<double>(proposal->bytes_freed)));
  }
  const auto add = [&fix](const std::string& text) { fix += (fix.empty() ? "" : "; or ") + text; };
  if (facts.is_uncollectable) {
    add("take __del__ from what is in the cycle (a callback of a weak reference, a with statement or a method that "
        "closes "
        "does its work); what lies in gc.garbage is freed when its cycle is broken by hand, then del gc.garbage[:]");
  } else if (facts.collector.saves_all()) {
    add("remove the debug flag: gc.set_debug(0), and del gc.garbage[:]");
  } else if (!facts.collector.enabled || facts.collector.thresholds[0] == 0) {
    add("enable the collector, or call gc.collect() between requests");
  } else if (facts.bytes_per_cycle >= kMappedBlock) {
    add(fmt::format("call gc.collect({}) after such a request", facts.generation));
  }
  return fix;
}

std::string RecommendForCollector(const CollectorState& collector, uint64_t garbage_objects, uint64_t garbage_bytes) {
  constexpr uint64_t kMuch = 8 << 20;
  constexpr uint64_t kManyOld = 200'000;
  constexpr double kHeavyObject = 4096;
  if (collector.saves_all()) {
    return fmt::format("gc.set_debug(0) and del gc.garbage[:], as DEBUG_SAVEALL keeps there what a collection finds{}",
                       collector.runs() ? "" : "; then enable it, or call gc.collect() between requests");
  }
  if (!collector.runs()) {
    return fmt::format(
        "enable it, or call gc.collect() between requests: {} objects ({}) wait, and nothing will take them",
        garbage_objects, Size(static_cast<double>(garbage_bytes)));
  }
  const double each = static_cast<double>(garbage_bytes) / static_cast<double>(std::max<uint64_t>(1, garbage_objects));
  if (garbage_bytes >= kMuch && each >= kHeavyObject) {
    return fmt::format(
        "break the cycle; until then call gc.collect(0) after the requests that leave it: {} objects hold {}, and a "
        "threshold of {} counts objects",
        garbage_objects, Size(static_cast<double>(garbage_bytes)), collector.thresholds[0]);
  }
  if (collector.tracked[2] >= kManyOld && collector.frozen == 0) {
    return fmt::format(
        "gc.freeze() after start would spare each full collection a walk over {} old objects; no other setting is "
        "needed",
        collector.tracked[2]);
  }
  return fmt::format("nothing to change: {} objects ({}) wait, thresholds {}, {}, {}", garbage_objects,
                     Size(static_cast<double>(garbage_bytes)), collector.thresholds[0], collector.thresholds[1],
                     collector.thresholds[2]);
}

}  // namespace stillheld
