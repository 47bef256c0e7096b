#include "app/why.h"

#include <fmt/format.h>

#include <chrono>
#include <thread>

#include "app/memory_parts.h"
#include "app/patience.h"
#include "load/load_generator.h"
#include "load/load_report.h"
#include "load/request_spec.h"

namespace stillheld {
namespace {

constexpr uint64_t kWarmUpRequests = 50;
constexpr std::chrono::milliseconds kRest{500};

std::vector<RequestSpec> SpecsOf(const WhyOptions& options) {
  std::vector<RequestSpec> specs;
  for (const std::string& request : options.requests) specs.push_back(ParseRequestOption(request));
  MakeLabelsDistinct(specs);
  if (!options.allow_remote) RequireLoopback(specs);
  return specs;
}

}  // namespace

MemoryReport Why(const WhyOptions& options, const Progress& progress) {
  MemoryReport report;
  report.pid = options.pid;
  const std::vector<RequestSpec> specs = SpecsOf(options);
  if (!specs.empty()) {
    LoadGenerator load(specs, {.interrupted = options.interrupted, .progress = progress.requests});
    progress.Say("Warming up");
    RequireAnswers(load.Run(std::vector<uint64_t>(specs.size(), kWarmUpRequests)), "");
    std::this_thread::sleep_for(kRest);
    report.first = LookAtMemory(options.pid, options.mode, FullCaches::kCount);
    progress.Say(fmt::format("Sending {} requests", options.request_count * specs.size()));
    const LoadReport sent = load.Run(std::vector<uint64_t>(specs.size(), options.request_count));
    RequireAnswers(sent, "");
    report.requests = sent.sent();
    std::this_thread::sleep_for(kRest);
  } else if (options.every_seconds > 0) {
    report.first = LookAtMemory(options.pid, options.mode, FullCaches::kCount);
    progress.Say(fmt::format("Looking again in {:g} s", options.every_seconds));
    WaitSeconds(options.every_seconds, options.interrupted);
  } else {
    progress.Say(fmt::format("Reading process {}", options.pid));
  }
  report.last = LookAtMemory(options.pid, options.mode, report.first ? FullCaches::kMeasure : FullCaches::kCount);
  report.verdict = JudgeMemory(report.first ? &*report.first : nullptr, report.last, report.requests);
  return report;
}

}  // namespace stillheld
