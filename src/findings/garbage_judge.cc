#include "findings/garbage_judge.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "analysis/path_names.h"
#include "findings/collector_advice.h"
#include "findings/garbage_files.h"

namespace stillheld {
namespace {

constexpr double kHeavyRequest = 1 << 20;         // bytes that one request leaves
constexpr uint64_t kHeavyPeak = 32 << 20;         // bytes that wait at a time
constexpr uint64_t kLeastWorthSaying = 64 << 10;  // bytes, of an innocent
constexpr double kLeastRate = 0.03;               // cycles per request
constexpr size_t kMostInnocents = 3;

struct Peak {
  uint64_t cycles = 0, bytes = 0, objects = 0;
  bool in_gc_garbage = false;
};

Peak PeakOf(const GarbageEvidence& evidence, uint64_t shape) {
  Peak peak;
  const auto take = [&](const GarbageLook& look) {
    const auto found = look.by_shape.find(shape);
    if (found == look.by_shape.end()) return;
    peak.cycles = std::max(peak.cycles, found->second.cycles);
    peak.bytes = std::max(peak.bytes, found->second.bytes);
    peak.objects = std::max(peak.objects, found->second.objects);
    peak.in_gc_garbage |= found->second.in_gc_garbage;
  };
  std::ranges::for_each(evidence.looks, take);
  for (const GarbageProbe& probe : evidence.probes) take(probe.after);
  return peak;
}

std::vector<EndpointRate> RatesOf(const GarbageEvidence& evidence, uint64_t shape) {
  std::vector<EndpointRate> rates;
  for (const GarbageProbe& probe : evidence.probes) {
    const double rate = probe.CyclesPerRequest(shape);
    if (rate < kLeastRate) continue;
    const double rounding = 0.5 / static_cast<double>(probe.requests);
    rates.push_back({.endpoint = probe.endpoint,
                     .objects_per_request = rate,
                     .bytes_per_request = probe.BytesPerRequest(shape),
                     .low = std::max(0.0, rate - rounding),
                     .high = rate + rounding});
  }
  std::ranges::stable_sort(rates, std::ranges::greater(), &EndpointRate::bytes_per_request);
  return rates;
}

std::string NameOf(const CycleGroup& group) {
  if (group.break_proposal) return group.break_proposal->edge;
  return group.cycles.empty() ? "a cycle" : "cycle of " + group.cycles.front().front().type;
}

Finding Describe(const GarbageEvidence& evidence, uint64_t shape, const CycleGroup& group, const Peak& peak) {
  Finding finding;
  finding.kind = FindingKind::kGarbage;
  finding.holder = NameOf(group);
  finding.id = Fingerprint("garbage", group.shape);
  const double bytes_per_cycle =
      static_cast<double>(peak.bytes) / static_cast<double>(std::max<uint64_t>(1, peak.cycles));
  finding.endpoints = RatesOf(evidence, shape);
  finding.kept_size_bytes = bytes_per_cycle;
  if (!finding.endpoints.empty()) {
    const EndpointRate& most = finding.endpoints.front();
    finding.slope = most.objects_per_request;
    finding.kept_size_bytes = most.bytes_per_request / most.objects_per_request;
  }
  if (!group.cycles.empty()) {
    finding.type = group.cycles.front().front().type;
    finding.cycle = group.cycles.front();
    finding.cycles = group.cycles;
  }
  finding.container_type = finding.type;
  finding.break_proposal = group.break_proposal;
  for (const GarbageLook& look : evidence.looks) {
    const auto found = look.by_shape.find(shape);
    finding.lengths.push_back(found == look.by_shape.end() ? 0 : found->second.cycles);
  }
  finding.requests = evidence.requests;
  finding.phases = evidence.phases;
  finding.retained_bytes = peak.bytes;
  finding.rule = "SH301";
  for (const CycleStep& step : finding.cycle) {
    if (!step.file.empty() && step.line > 0) {
      finding.lines.push_back({.file = step.file, .line = step.line, .function = step.name, .how = "keeps"});
    }
  }
  return finding;
}

// As what nothing frees: there are more of them at the end, and never fewer than before.
bool NeverShrinks(const GarbageEvidence& evidence, uint64_t shape) {
  constexpr uint64_t kLeastGrowth = 8;
  const auto cycles = [&](const GarbageLook& look) {
    const auto found = look.by_shape.find(shape);
    return found == look.by_shape.end() ? uint64_t{0} : found->second.cycles;
  };
  return std::ranges::is_sorted(evidence.looks, {}, cycles) &&
         cycles(evidence.looks.back()) >= cycles(evidence.looks.front()) + kLeastGrowth;
}

// What such a cycle keeps on the heap of C code goes with it.
void DropPartsInC(const std::string& endpoint, Judgement& judgement) {
  std::erase_if(judgement.findings, [&](const Finding& finding) {
    return finding.kind == FindingKind::kNative && finding.endpoints.size() == 1 &&
           finding.endpoints.front().endpoint == endpoint;
  });
}

}  // namespace

void JudgeGarbage(const GarbageEvidence& evidence, Judgement& judgement) {
  if (evidence.looks.empty()) return;
  const CollectorState& collector = evidence.looks.back().collector;
  std::vector<Finding> innocents;
  for (const auto& [shape, group] : evidence.described) {
    const Peak peak = PeakOf(evidence, shape);
    Finding finding = Describe(evidence, shape, group, peak);
    const double per_request = finding.endpoints.empty() ? 0 : finding.endpoints.front().bytes_per_request;
    const bool stuck = !collector.runs() || collector.saves_all() || group.generation == 3 || group.is_uncollectable;
    const bool heavy = per_request >= kHeavyRequest || peak.bytes >= kHeavyPeak;
    // The proposal speaks of one request, as the rates do.
    if (finding.break_proposal && group.count > 0) {
      finding.break_proposal->bytes_freed =
          static_cast<uint64_t>(static_cast<double>(finding.break_proposal->bytes_freed) /
                                static_cast<double>(group.count) * std::max(1.0, finding.slope));
    }
    const GarbageFacts facts{.collector = collector,
                             .endpoint = finding.endpoints.empty() ? "" : finding.endpoints.front().endpoint,
                             .generation = group.generation,
                             .bytes_per_cycle = finding.kept_size_bytes,
                             .objects_per_cycle = static_cast<double>(peak.objects) /
                                                  static_cast<double>(std::max<uint64_t>(1, peak.cycles)),
                             .cycles_per_request = finding.slope,
                             .peak_cycles = peak.cycles,
                             .peak_bytes = peak.bytes,
                             .in_gc_garbage = peak.in_gc_garbage,
                             .is_uncollectable = group.is_uncollectable,
                             .looks = evidence.looks};
    const bool grows = !finding.endpoints.empty() && finding.slope >= kLeastRate;
    // If the collector ran between all looks, only the peak is known.
    const bool is_known_to_stay = !evidence.probes.empty();
    if (group.place == GarbagePlace::kUnseeable) {
      if (!grows || !NeverShrinks(evidence, shape)) continue;
      finding.rule = "SH303";
      finding.verdict = Verdict::kLeak;
      finding.why = fmt::format(
          "{} leaves a cycle that passes through a {}, a type of C code without support for the collector, so that "
          "nothing frees it (a guess: its references are not declared)",
          facts.endpoint, group.lacking_type);
      finding.fix = group.remedy;
      DropPartsInC(facts.endpoint, judgement);
      judgement.findings.push_back(std::move(finding));
      continue;
    }
    const uint64_t held_open = DescriptorsHeldOpen(evidence, shape);
    if (held_open > 0 && grows) {
      finding.kind = FindingKind::kDescriptor;
      finding.rule = "SH302";
      finding.verdict = Verdict::kLeak;
      finding.why = WhyGarbageHoldsFiles(held_open, finding.slope, facts.endpoint);
      finding.fix = HowToCloseFiles();
      if (finding.break_proposal) finding.fix += "; or break the cycle: " + finding.break_proposal->advice;
      judgement.findings.push_back(std::move(finding));
    } else if ((stuck || heavy) && (grows || (heavy && !is_known_to_stay))) {
      finding.verdict = Verdict::kLeak;
      finding.why = WhyGarbageWaits(facts);
      finding.fix = HowToFreeGarbage(facts, finding.break_proposal ? &*finding.break_proposal : nullptr);
      judgement.findings.push_back(std::move(finding));
    } else if (peak.bytes >= kLeastWorthSaying) {
      finding.verdict = Verdict::kBounded;
      finding.why = WhyGarbageIsInnocent(facts);
      innocents.push_back(std::move(finding));
    }
  }
  // What a collection keeps in gc.garbage is said as the cycles that it is.
  const bool keeps_garbage =
      collector.saves_all() ||
      std::ranges::any_of(evidence.described, [](const auto& described) { return described.second.is_uncollectable; });
  const bool says_garbage = std::ranges::any_of(judgement.findings, [](const Finding& f) {
    return f.kind == FindingKind::kGarbage && f.verdict == Verdict::kLeak;
  });
  if (says_garbage && keeps_garbage) {
    std::erase_if(judgement.findings, [](const Finding& f) {
      return f.kind == FindingKind::kGrowth && (f.holder.ends_with("gc.garbage") || f.holder == "gc.garbage");
    });
  }
  if (keeps_garbage) std::erase_if(judgement.innocents, [](const Finding& f) { return f.holder == "gc.garbage"; });
  std::ranges::stable_sort(judgement.findings, {}, [](const Finding& f) {
    return std::pair(f.verdict != Verdict::kLeak, f.endpoints.empty() ? 0.0 : -f.endpoints.front().bytes_per_request);
  });
  std::ranges::stable_sort(innocents, std::ranges::greater(), &Finding::retained_bytes);
  innocents.resize(std::min(innocents.size(), kMostInnocents));
  for (Finding& innocent : innocents) judgement.innocents.push_back(std::move(innocent));
}

}  // namespace stillheld
