#include "findings/outside_growth.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <string_view>

#include "analysis/growth_cause.h"
#include "analysis/path_names.h"
#include "findings/growth_figures.h"

namespace stillheld {
namespace {

constexpr double kSameRate = 0.05;
constexpr uint32_t kManyTimes = 4;
constexpr uint32_t kManyMore = 100;
constexpr double kMostOfThem = 0.8;
constexpr std::string_view kNativeMemory = "SH204";
constexpr double kMostBytesPerThread = 256 << 10;     // of a stack with what its thread has written there
constexpr double kMostBytesPerDescriptor = 16 << 10;  // of what a C library has for a file
constexpr std::string_view kNobody = "that no growing container keeps";
// Parts of the types of objects that have a descriptor or a thread.
constexpr std::array<std::string_view, 12> kDescriptorTypes = {"FileIO", "TextIOWrapper", "Buffered", "socket",
                                                               "Socket", "TemporaryFile", "Popen",    "onnection",
                                                               "epoll",  "Transport",     "Stream",   "mmap"};
constexpr std::array<std::string_view, 6> kThreadTypes = {"Thread",   "Timer",     "Executor",
                                                          "Observer", "Scheduler", "Pool"};

struct Kind {
  FindingKind kind;
  const char* one;
  const char* many;
  const char* rule;
  std::string_view keeper_rule;  // what is kept there has one inside
  uint32_t OutsideCount::* count;
  std::span<const std::string_view> types;
};
constexpr Kind kKinds[] = {
    {FindingKind::kDescriptor, "descriptor", "descriptors", "SH211", "SH119", &OutsideCount::descriptors,
     kDescriptorTypes},
    {FindingKind::kThread, "thread", "threads", "SH212", "SH108", &OutsideCount::threads, kThreadTypes},
};

bool FeedsSame(const Finding& finding, const std::vector<std::string>& endpoints) {
  if (finding.endpoints.size() != endpoints.size()) return false;
  return std::ranges::all_of(finding.endpoints, [&](const EndpointRate& rate) {
    return std::ranges::find(endpoints, rate.endpoint) != endpoints.end();
  });
}

// Two descriptors per kept object (a pair of pipes) are a rate of 2.
bool IsSameRate(double outside, double objects) {
  if (objects <= 0) return false;
  const double ratio = outside / objects;
  const double whole = std::round(ratio);
  return whole >= 1 && whole <= 8 && std::abs(ratio - whole) <= kSameRate * whole;
}

class OutsideTrial {
 public:
  OutsideTrial(const Experiment& experiment, Judgement& judgement)
      : experiment_(experiment),
        judgement_(judgement),
        load_(experiment.coded_phases()),
        endpoints_(experiment.endpoints()) {}

  void Run() {
    MarkTasks();
    for (const Kind& kind : kKinds) JudgeCount(kind);
    std::ranges::stable_sort(judgement_.findings, {},
                             [](const Finding& finding) { return finding.verdict != Verdict::kLeak; });
  }

 private:
  // A task is an object like any other; only its kind is worth its own word.
  void MarkTasks() {
    for (Finding& finding : judgement_.findings) {
      if (finding.type.ends_with("Task") || finding.type == "coroutine") finding.kind = FindingKind::kTask;
    }
  }

  std::vector<std::string> EndpointsOf(const GrowthCause& cause) const {
    std::vector<std::string> names;
    if (!cause.endpoints) return names;
    for (const EndpointShare& share : cause.endpoints->shares) names.push_back(endpoints_[share.endpoint]);
    return names;
  }
  static double RateOf(const GrowthCause& cause) {
    return cause.endpoints ? cause.endpoints->shares.front().objects_per_request : cause.growth.slope;
  }

  void JudgeCount(const Kind& kind) {
    std::vector<uint32_t> lengths;
    for (const OutsideCount& count : experiment_.outside) lengths.push_back(count.*kind.count);
    const GrowthCause cause = ExplainGrowth(lengths, load_);
    if (!GrowsPerRequest(cause.growth.kind)) return;
    const double rate = RateOf(cause);
    const std::string text = fmt::format("{} open {} became {}", lengths.front(), kind.many, lengths.back());
    if (Finding* keeper = KeeperOf(kind, cause, rate)) {
      keeper->kind = kind.kind;
      keeper->id = Fingerprint(kind.one, keeper->id);
      keeper->why += fmt::format("; with each it keeps a {}: {}", kind.one, text);
      // A table of what runs is pruned whenever something ends; here nothing does.
      const bool many = lengths.back() >= kManyTimes * lengths.front() && lengths.back() >= lengths.front() + kManyMore;
      if (keeper->verdict == Verdict::kUnboundedYet && many) keeper->verdict = Verdict::kLeak;
      if (kind.kind == FindingKind::kThread) FoldWaiters(*keeper, rate);
      return;
    }
    if (MarkKeepers(kind, cause, text)) return;
    Finding finding = Describe(cause);
    finding.kind = kind.kind;
    finding.type = kind.one;
    finding.rule = kind.rule;
    finding.lengths.assign(lengths.begin(), lengths.end());
    finding.id = Fingerprint(kind.one, finding.endpoints.empty() ? "" : finding.endpoints.front().endpoint);
    finding.holder = fmt::format("{} {}", kind.many, kNobody);
    finding.path.push_back({.kind = "process", .name = finding.holder, .type = kind.one, .file = "", .suspect = true});
    finding.why = fmt::format("each request leaves a {} behind that no growing container keeps: {}", kind.one, text);
    if (kind.kind == FindingKind::kThread)
      finding.why += WhereTheyBegan(lengths.front(), lengths.back() - lengths.front());
    FoldMemory(finding);
    finding.fix = kind.kind == FindingKind::kThread
                      ? "end what the request started: join it, or use one pool for all requests"
                      : "close what the request opened (with …), also when it fails; stillheld resources names the "
                        "owners of those that are open";
    judgement_.findings.push_back(std::move(finding));
  }

  // Several endpoints, each with a container of its own that keeps such things.
  bool MarkKeepers(const Kind& kind, const GrowthCause& cause, const std::string& text) {
    std::vector<Finding*> keepers;
    if (!cause.endpoints || cause.endpoints->shares.size() < 2) return false;
    for (const EndpointShare& share : cause.endpoints->shares) {
      GrowthCause alone = cause;
      alone.endpoints->shares = {share};
      Finding* keeper = KeeperOf(kind, alone, share.objects_per_request);
      if (keeper == nullptr) return false;
      keepers.push_back(keeper);
    }
    for (Finding* keeper : keepers) {
      keeper->kind = kind.kind;
      keeper->id = Fingerprint(kind.one, keeper->id);
      keeper->why += fmt::format("; with each it keeps a {}: with those of others, {}", kind.one, text);
    }
    return true;
  }

  // Threads that wait for ever each leave a lock with what they wait for, and the interpreter keeps what each was
  // started with (Modules/_threadmodule.c, struct bootstate, up to CPython 3.12): consequences.
  void FoldWaiters(Finding& threads, double rate) {
    std::vector<std::string> folded;
    for (const Finding& finding : judgement_.findings) {
      const double objects = finding.endpoints.empty() ? finding.slope : finding.endpoints.front().objects_per_request;
      const bool waits = finding.holder.ends_with("._waiters") && finding.type.ends_with("lock");
      const bool starts = finding.kind == FindingKind::kNative && finding.type == "method";
      // What C code of the thread has on its stack: the arguments that it was started with.
      const bool is_argument = finding.kind == FindingKind::kNative &&
                               finding.holder.find("thread stack") != std::string::npos && !finding.endpoints.empty() &&
                               !threads.endpoints.empty() &&
                               finding.endpoints.front().endpoint == threads.endpoints.front().endpoint;
      // Its frame holds the Thread with all its attributes.
      const bool runs = finding.holder.starts_with("threading.Thread._bootstrap.<locals>.self.__dict__");
      if (((waits || starts) && IsSameRate(rate, objects)) || runs || is_argument) {
        folded.push_back(finding.holder);
      }
    }
    threads.grows_with.insert(threads.grows_with.end(), folded.begin(), folded.end());
    std::erase_if(judgement_.findings,
                  [&](const Finding& finding) { return std::ranges::find(folded, finding.holder) != folded.end(); });
  }

  // A thread of a C library has no Thread object, nor has one that `_thread.start_new_thread` started.
  // The starts are those of all threads at the end: the `before` that were there at first may all be of one file.
  std::string WhereTheyBegan(uint32_t before, uint32_t more) const {
    const auto most =
        std::ranges::max_element(experiment_.thread_starts, {}, [](const auto& start) { return start.second; });
    if (most == experiment_.thread_starts.end() || most->second < before + kMostOfThem * more) return "";
    if (most->first.starts_with("python") || most->first.starts_with("libpython")) {
      return "; Python started them, and nothing keeps a Thread object for them (_thread.start_new_thread)";
    }
    // A program such as uwsgi may have Python's code inside.
    if (!most->first.contains(".so")) return "";
    return fmt::format("; the code of {} started them, without Python's threading", most->first);
  }

  // The stacks of such threads, or what a C library has for each such file, are no leak of their own.
  void FoldMemory(Finding& finding) {
    std::vector<std::string> endpoints;
    for (const EndpointRate& rate : finding.endpoints) endpoints.push_back(rate.endpoint);
    std::erase_if(judgement_.findings, [&](const Finding& memory) {
      const double rate = finding.endpoints.empty() ? finding.slope : finding.endpoints.front().objects_per_request;
      if (memory.rule != kNativeMemory || !FeedsSame(memory, endpoints)) return false;
      const bool is_thread = finding.kind == FindingKind::kThread;
      if (memory.slope > (is_thread ? kMostBytesPerThread : kMostBytesPerDescriptor) * rate) return false;
      finding.kept_size_bytes = rate > 0 ? memory.slope / rate : 0;
      for (EndpointRate& share : finding.endpoints) {
        share.bytes_per_request = share.objects_per_request * finding.kept_size_bytes;
      }
      finding.retained_bytes = memory.retained_bytes;
      finding.grows_with.push_back(memory.holder);
      return true;
    });
  }

  // A finding of this rate: of a type that has such a thing, or else the largest of the same requests.
  Finding* KeeperOf(const Kind& kind, const GrowthCause& cause, double rate) {
    const std::vector<std::string> endpoints = EndpointsOf(cause);
    Finding* best = nullptr;
    bool best_fits = false;
    for (Finding& finding : judgement_.findings) {
      const double objects = finding.endpoints.empty() ? finding.slope : finding.endpoints.front().objects_per_request;
      if (finding.holder.ends_with(kNobody) || finding.rule == kNativeMemory) continue;
      if (!FeedsSame(finding, endpoints) || !IsSameRate(rate, objects)) continue;
      const bool fits = std::ranges::any_of(kind.types, [&](std::string_view part) {
        return finding.type.find(part) != std::string::npos || finding.rule == kind.keeper_rule;
      });
      if (best == nullptr || (fits && !best_fits)) {
        best = &finding;
        best_fits = fits;
      }
    }
    return best;
  }

  Finding Describe(const GrowthCause& cause) const {
    Finding finding;
    finding.verdict = Verdict::kLeak;
    SetGrowthFigures(cause, experiment_, finding);
    finding.endpoints = EndpointRates(cause, endpoints_, 0);
    return finding;
  }

  const Experiment& experiment_;
  Judgement& judgement_;
  const CodedPhases load_;
  const std::vector<std::string> endpoints_;
};

}  // namespace

void AddOutsideGrowth(const Experiment& experiment, Judgement& judgement) {
  if (experiment.outside.size() != experiment.phases.size() + 1) return;
  OutsideTrial(experiment, judgement).Run();
}

}  // namespace stillheld
