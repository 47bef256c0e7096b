#include "app/measurement.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <thread>
#include <utility>

#include "app/snapshot_record.h"
#include "base/error.h"
#include "load/load_report.h"
#include "memory/descriptors.h"
#include "memory/live_space.h"
#include "memory/processes.h"
#include "memory/thread_starts.h"
#include "snapshot/snapshot_file.h"

namespace stillheld {
namespace {

// Connections that close and tasks that end after the last answer are not growth: verdict rests half a second.
constexpr std::chrono::milliseconds kRest{500};
constexpr std::chrono::milliseconds kIdle{1500};
constexpr std::chrono::milliseconds kTimeToEnd{1000};

// Descriptors and threads come and go; of what grows, a fifth is left to the server.
constexpr uint32_t kFewMore = 16;
constexpr double kFullShare = 0.8;
constexpr uint64_t kSelectLimit = 1024;  // FD_SETSIZE
constexpr uint64_t kManyThreads = 1000;

double Seconds(std::chrono::steady_clock::duration duration) { return std::chrono::duration<double>(duration).count(); }

}  // namespace

Measurement::Measurement(MeasurementOptions options, LoadGenerator& load, const Progress& progress)
    : options_(std::move(options)), load_(load), progress_(progress), begin_(Clock::now()), last_look_(begin_) {}

bool Measurement::CanBear(uint64_t requests) const {
  const OutsideCount& first = experiment_.outside.front();
  const OutsideCount& last = experiment_.outside.back();
  const double sent = static_cast<double>(std::max<uint64_t>(1, experiment_.total_requests()));
  const auto expected = [&](double before, double now) {
    return now + (now - before) / sent * static_cast<double>(requests);
  };
  const auto is_fine = [&](uint32_t before, uint32_t now, uint64_t most) {
    return now <= before + kFewMore || expected(before, now) <= kFullShare * static_cast<double>(most);
  };
  const uint64_t allowed = DescriptorLimit(options_.pid);
  const uint64_t most = allowed == 0 ? kSelectLimit : std::min(allowed, kSelectLimit);
  return is_fine(first.descriptors, last.descriptors, most) && is_fine(first.threads, last.threads, kManyThreads);
}

double Measurement::seconds() const { return Seconds(Clock::now() - begin_); }

LoadReport Measurement::Send(std::span<const uint64_t> counts) {
  LoadReport report = load_.Run(counts);
  // Sockets close before their process has ended, and why it ended says more than that it stopped answering.
  if (report.gave_up) options_.require_running(kTimeToEnd);
  RequireAnswers(report, options_.last_output());
  return report;
}

void Measurement::WarmUp(std::span<const uint64_t> counts) {
  for (const std::string& refused : RefusedEndpoints(Send(counts))) {
    progress_.Say(fmt::format("  beware: {}; --expect in its --request says that this is meant", refused));
  }
}

void Measurement::Begin() {
  std::this_thread::sleep_for(kRest);
  begin_ = Clock::now();
  Look();
}

void Measurement::RunPhase(std::span<const uint64_t> counts) {
  const LoadReport report = Send(counts);
  PhaseRecord phase;
  for (const EndpointReport& endpoint : report.endpoints) {
    if (endpoint.sent > 0) phase.requests[endpoint.label] = endpoint.sent;
  }
  phase.failed = report.failed();
  std::this_thread::sleep_for(kRest);
  EndPhase(std::move(phase));
}

void Measurement::RunIdlePhase() {
  std::this_thread::sleep_for(kIdle);
  PhaseRecord control;
  control.idle = true;
  EndPhase(std::move(control));
}

void Measurement::EndPhase(PhaseRecord phase) {
  const Clock::time_point before = last_look_;
  Look();
  phase.seconds = Seconds(last_look_ - before);
  phase.rss_bytes = heap_.rss_bytes;
  experiment_.phases.push_back(std::move(phase));
}

void Measurement::Glance(std::span<const uint64_t> counts) {
  Send(counts);
  std::this_thread::sleep_for(kRest);
  Capture();
}

void Measurement::Capture() {
  heap_ = CapturedHeap();  // before the next one is read: two graphs at a time would double the memory
  try {
    heap_ = CaptureHeap(options_.pid, options_.mode);
  } catch (const Error& error) {
    if (error.code() == ErrorCode::kNoSuchProcess) options_.require_running(kTimeToEnd);
    throw;
  }
  last_garbage_ = LookAtGarbage(heap_.graph, heap_.rss_bytes);
}

void Measurement::Look() {
  Capture();
  garbage_.push_back(last_garbage_);
  last_look_ = Clock::now();
  experiment_.outside.push_back({.descriptors = static_cast<uint32_t>(CountDescriptors(options_.pid)),
                                 .threads = static_cast<uint32_t>(ThreadsOf(options_.pid).size())});
  if (experiment_.outside.back().threads > experiment_.outside.front().threads + kFewMore) {
    experiment_.thread_starts = ThreadStarts(*OpenLiveSpace(options_.pid));
  }
  series_.Add(heap_.graph);
  experiment_.native_bytes.push_back(heap_.native.bytes);
  experiment_.native_is_exact = experiment_.native_is_exact && heap_.native.is_exact;
  snapshots_.push_back(RecordOf(heap_));
  const SnapshotRecord& record = snapshots_.back();
  progress_.Say(fmt::format("  look {}: {} objects, stopped {:.1f} ms ({})", snapshots_.size(), record.objects,
                            record.stop_ms, record.mode));
  if (!options_.snapshot_directory.empty()) {
    const std::filesystem::path directory = options_.snapshot_directory;
    WriteSnapshot(directory / fmt::format("look-{}.held", snapshots_.size()), heap_.graph, InfoOf(options_.pid, heap_));
  }
}

}  // namespace stillheld
