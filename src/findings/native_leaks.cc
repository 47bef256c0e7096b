#include "findings/native_leaks.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string_view>
#include <unordered_map>

#include "analysis/endpoints.h"
#include "analysis/path_names.h"
#include "findings/growth_figures.h"
#include "findings/joined_places.h"
#include "findings/native_words.h"

namespace stillheld {
namespace {

constexpr double kLeastObjects = 0.1;  // per request
constexpr double kLeastBlocks = 0.3;
constexpr double kLeastBytes = 150;  // per request, of memory outside of Python
constexpr double kLeastTotalBytes = 1 << 20;
constexpr uint64_t kMostMoreRequests = 4000;
constexpr uint64_t kRequestsToDecide = 100;
constexpr size_t kMostPhases = 12;  // until which more are asked for
constexpr double kSameRate = 0.02;
constexpr double kMostError = 0.1;  // of the slope, if the growth is not exact to the object
constexpr std::string_view kInterpreterState = "interpreter state";
constexpr uint64_t kUnitBytes = 256;  // memory is judged in these

// One thing that grows, before it is decided what it is a consequence of.
struct Growth {
  OutsideHistory history;
  GrowthCause cause;
  double size_bytes = 0;  // of one
};

// What grows roughly with the requests, and may as well be a cache that fills or memory that is used again later.
bool IsUneven(const GrowthVerdict& growth) {
  return growth.kind != GrowthClass::kCertain && growth.slope_error > kMostError * growth.slope;
}

// With few phases, two endpoints or more fit a small growth that has nothing to do with either.
bool MayBeChance(const GrowthCause& cause) {
  return cause.endpoints && cause.endpoints->shares.size() > 1 && cause.endpoints->rivals > kFewRivals;
}

bool HaveSameEndpoints(const GrowthCause& a, const GrowthCause& b) {
  if (!a.endpoints || !b.endpoints) return !a.endpoints && !b.endpoints;
  return std::ranges::equal(a.endpoints->shares, b.endpoints->shares, {}, &EndpointShare::endpoint,
                            &EndpointShare::endpoint);
}

// Each kept object may have two or more of the parts.
bool IsMultiple(double parts, double objects) {
  constexpr double kMostParts = 8;
  const double each = std::round(parts / objects);
  return each >= 1 && each <= kMostParts && std::abs(parts - each * objects) <= kSameRate * each * objects;
}

class NativeTrial {
 public:
  NativeTrial(const NativeQuestion& question, const std::vector<Finding>& known)
      : q_(question), known_(known), endpoints_(question.experiment.endpoints()) {}

  NativeAnswer Run() {
    FindGrowths();
    for (size_t i = 0; i < growths_.size(); ++i) {
      if (!IsConsequence(i)) answer_.findings.push_back(Describe(growths_[i]));
    }
    JudgeMemory();
    return std::move(answer_);
  }

 private:
  void FindGrowths();
  bool IsConsequence(size_t index);
  bool GrowsWith(const GrowthCause& cause, const Finding& finding) const;
  double MeanBytes(const OutsideHistory& history, const std::vector<OutsideObject>& objects) const;
  Finding Begin(const GrowthCause& cause, double size_bytes) const;
  Finding Describe(const Growth& growth) const;
  void JudgeMemory();

  const NativeQuestion& q_;
  const std::vector<Finding>& known_;
  const std::vector<std::string> endpoints_;
  std::unordered_map<NodeId, uint64_t> bytes_by_start_;  // of what is reached from objects that C code holds
  std::vector<Growth> growths_;                          // largest bytes per request first
  NativeAnswer answer_;
};

void NativeTrial::FindGrowths() {
  const std::vector<OutsideObject> objects = FindOutsideObjects(q_.last, q_.paths);
  for (uint32_t n = 0; n < q_.last.node_count(); ++n) {
    if (q_.paths.layer(NodeId(n)) != RootLayer::kHeldByC) continue;
    bytes_by_start_[q_.paths.StartOf(q_.last, NodeId(n))] += q_.last.size_bytes(NodeId(n));
  }
  for (OutsideHistory& history : JoinPlaces(q_.series.outside().Histories(), q_.load)) {
    if (history.counts.size() != q_.load.phases.size() + 1) continue;
    GrowthCause cause = ExplainGrowth(history.counts, q_.load);
    // Names that caches take in now and then come unevenly.
    const bool even = cause.growth.kind == GrowthClass::kCertain;
    const double least = history.type.empty() || !even ? kLeastBlocks : kLeastObjects;
    if (!GrowsPerRequest(cause.growth.kind) || cause.growth.slope < least || IsUneven(cause.growth)) continue;
    // The interpreter's own caches of names fill for thousands of requests, and never quite evenly.
    if (history.place == kInterpreterState && cause.growth.kind != GrowthClass::kCertain) continue;
    if (MayBeChance(cause)) {
      if (q_.load.requests.phases < kMostPhases) {
        answer_.more_requests = kRequestsToDecide;
        answer_.more_why = "several sets of endpoints explain what C code keeps";
      }
      continue;
    }
    const double size = history.type.empty() ? history.block_bytes : MeanBytes(history, objects);
    growths_.push_back({std::move(history), std::move(cause), size});
  }
  std::ranges::stable_sort(growths_, std::ranges::greater(),
                           [](const Growth& g) { return g.cause.growth.slope * g.size_bytes; });
}

// What is kept along with a larger thing at the same rate: a part of it that no pointer that was found leads to. Blocks
// are named only where no object is.
bool NativeTrial::IsConsequence(size_t index) {
  const Growth& growth = growths_[index];
  for (size_t i = 0; i < growths_.size(); ++i) {
    const Growth& other = growths_[i];
    if (i == index) continue;
    if (growth.history.type.empty() && !other.history.type.empty()) return true;
    if (i < index && growth.history.type.empty() == other.history.type.empty() &&
        growth.history.place == other.history.place && HaveSameEndpoints(growth.cause, other.cause) &&
        std::abs(growth.cause.growth.slope - other.cause.growth.slope) <= kSameRate * other.cause.growth.slope) {
      return true;
    }
  }
  // Blocks beside a container that grows are most likely a part of what it keeps; so are objects that come with what it
  // keeps, one for each: a thread's start function is held by C code for as long as the thread runs.
  return std::ranges::any_of(known_, [&](const Finding& finding) {
    return finding.verdict == Verdict::kLeak && (growth.history.type.empty() || GrowsWith(growth.cause, finding));
  });
}

bool NativeTrial::GrowsWith(const GrowthCause& cause, const Finding& finding) const {
  if (!cause.endpoints || cause.endpoints->shares.size() != finding.endpoints.size()) return false;
  return std::ranges::all_of(cause.endpoints->shares, [&](const EndpointShare& share) {
    return std::ranges::any_of(finding.endpoints, [&](const EndpointRate& rate) {
      return rate.endpoint == endpoints_[share.endpoint] &&
             IsMultiple(share.objects_per_request, rate.objects_per_request);
    });
  });
}

// With all that is held through them alone.
double NativeTrial::MeanBytes(const OutsideHistory& history, const std::vector<OutsideObject>& objects) const {
  uint64_t count = 0, bytes = 0;
  for (const OutsideObject& object : objects) {
    if (object.place != history.place || q_.last.type_name(object.node) != history.type) continue;
    ++count;
    bytes += bytes_by_start_.at(object.node);
  }
  return count == 0 ? 0 : static_cast<double>(bytes) / static_cast<double>(count);
}

// All that these findings have in common.
Finding NativeTrial::Begin(const GrowthCause& cause, double size_bytes) const {
  Finding finding;
  finding.kind = FindingKind::kNative;
  finding.verdict = Verdict::kLeak;
  finding.kept_size_bytes = size_bytes;
  SetGrowthFigures(cause, q_.experiment, finding);
  finding.endpoints = EndpointRates(cause, endpoints_, size_bytes);
  return finding;
}

Finding NativeTrial::Describe(const Growth& growth) const {
  const OutsideHistory& history = growth.history;
  Finding finding = Begin(growth.cause, growth.size_bytes);
  const NativeWords words = history.type.empty()    ? WordsForLostBlocks(history.block_bytes, finding.slope)
                            : history.place.empty() ? WordsForMissingDecref(history.type, finding.slope)
                                                    : WordsForNativeHolder(history.type, history.place, finding.slope);
  finding.rule = words.rule;
  finding.holder = words.holder;
  finding.why = words.why;
  finding.fix = words.fix;
  finding.id = Fingerprint("native", history.type.empty() ? words.holder : history.type + "\n" + history.place);
  finding.type = history.type.empty() ? fmt::format("block of {} bytes", history.block_bytes) : history.type;
  finding.lengths.assign(history.counts.begin(), history.counts.end());
  finding.retained_bytes = static_cast<uint64_t>(growth.size_bytes * history.counts.back());
  finding.path.push_back({.kind = "C", .name = words.holder, .type = finding.type, .file = "", .suspect = true});
  return finding;
}

// Memory of the process's own that is not Python's: it grows evenly, with the requests, and nothing else explains it.
void NativeTrial::JudgeMemory() {
  const auto is_leak = [](const Finding& finding) { return finding.verdict == Verdict::kLeak; };
  if (std::ranges::any_of(known_, is_leak) || !answer_.findings.empty()) return;
  const std::vector<uint64_t>& bytes = q_.experiment.native_bytes;
  if (bytes.size() != q_.load.phases.size() + 1) return;
  std::vector<uint32_t> units;
  for (const uint64_t b : bytes) units.push_back(static_cast<uint32_t>(std::min<uint64_t>(b / kUnitBytes, UINT32_MAX)));
  const GrowthCause cause = ExplainAmounts(units, q_.load);
  const double rate = cause.growth.slope * kUnitBytes;
  if (!GrowsPerRequest(cause.growth.kind) || rate < kLeastBytes || IsUneven(cause.growth)) return;
  const double total = static_cast<double>(cause.growth.growth) * kUnitBytes;
  if (total < kLeastTotalBytes) {
    answer_.more_requests =
        std::min(kMostMoreRequests, static_cast<uint64_t>(std::ceil(kLeastTotalBytes * 1.2 / rate)));
    answer_.more_why = "memory outside of Python grows, by too little to be sure";
    return;
  }
  Finding finding = Begin(cause, kUnitBytes);
  finding.slope = rate;
  finding.slope_error *= kUnitBytes;
  // One request keeps one amount of memory, however many pieces it is in.
  for (EndpointRate& share : finding.endpoints) CountAsOne(share);
  const NativeWords words = WordsForNativeMemory(rate, q_.experiment.native_is_exact);
  finding.kept_size_bytes = rate;
  // Memory that was freed and not given back looks the same where malloc's heap cannot be read.
  if (!q_.experiment.native_is_exact) finding.verdict = Verdict::kUnboundedYet;
  finding.rule = words.rule;
  finding.holder = words.holder;
  finding.why = words.why;
  finding.fix = words.fix;
  finding.id = Fingerprint("native", words.holder);
  finding.type = "native memory";
  finding.lengths = bytes;
  finding.retained_bytes = static_cast<uint64_t>(std::max(total, 0.0));
  finding.path.push_back({.kind = "C", .name = words.holder, .type = finding.type, .file = "", .suspect = true});
  answer_.findings.push_back(std::move(finding));
}

}  // namespace

NativeAnswer FindNativeLeaks(const NativeQuestion& question, const std::vector<Finding>& known) {
  return NativeTrial(question, known).Run();
}

}  // namespace stillheld
