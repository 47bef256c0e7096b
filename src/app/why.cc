#include "app/why.h"

#include <fmt/format.h>

#include <charconv>
#include <chrono>
#include <cmath>
#include <thread>

#include "app/memory_parts.h"
#include "base/error.h"
#include "load/load_generator.h"
#include "load/load_report.h"
#include "load/request_spec.h"

namespace stillheld {
namespace {

constexpr double kLongestWait = 24 * 3600;
constexpr uint64_t kWarmUpRequests = 50;
constexpr std::chrono::milliseconds kRest{500};

void Wait(double seconds, const std::atomic<bool>* interrupted) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::duration<double>(seconds);
  while (std::chrono::steady_clock::now() < end) {
    if (interrupted != nullptr && *interrupted) throw Error(ErrorCode::kInterrupted, "Interrupted.", "");
    std::this_thread::sleep_for(std::min(std::chrono::duration<double>(0.1),
                                         std::chrono::duration<double>(end - std::chrono::steady_clock::now())));
  }
}

std::vector<RequestSpec> SpecsOf(const WhyOptions& options) {
  std::vector<RequestSpec> specs;
  for (const std::string& request : options.requests) specs.push_back(ParseRequestOption(request));
  MakeLabelsDistinct(specs);
  if (!options.allow_remote) RequireLoopback(specs);
  return specs;
}

}  // namespace

double ParseSeconds(const std::string& text) {
  double value = 0;
  const char* const end = text.data() + text.size();
  const auto [rest, fault] = std::from_chars(text.data(), end, value);
  const std::string unit(rest, end);
  const double factor = unit.empty() || unit == "s" ? 1 : unit == "ms" ? 0.001 : unit == "m" ? 60 : unit == "h" ? 3600 : 0;
  if (fault != std::errc() || factor == 0 || !(value > 0) || value * factor > kLongestWait) {
    throw Error(ErrorCode::kUsage, fmt::format("'{}' is no length of time.", text), "Write it as 10s, 2m or 500ms.");
  }
  return value * factor;
}

MemoryReport Why(const WhyOptions& options, const Progress& progress) {
  MemoryReport report;
  report.pid = options.pid;
  const std::vector<RequestSpec> specs = SpecsOf(options);
  if (!specs.empty()) {
    LoadGenerator load(specs, {.interrupted = options.interrupted, .progress = progress.requests});
    progress.Say("Warming up");
    RequireAnswers(load.Run(std::vector<uint64_t>(specs.size(), kWarmUpRequests)), "");
    std::this_thread::sleep_for(kRest);
    report.first = LookAtMemory(options.pid, options.mode);
    progress.Say(fmt::format("Sending {} requests", options.request_count * specs.size()));
    const LoadReport sent = load.Run(std::vector<uint64_t>(specs.size(), options.request_count));
    RequireAnswers(sent, "");
    report.requests = sent.sent();
    std::this_thread::sleep_for(kRest);
  } else if (options.every_seconds > 0) {
    report.first = LookAtMemory(options.pid, options.mode);
    progress.Say(fmt::format("Looking again in {:g} s", options.every_seconds));
    Wait(options.every_seconds, options.interrupted);
  } else {
    progress.Say(fmt::format("Reading process {}", options.pid));
  }
  report.last = LookAtMemory(options.pid, options.mode);
  report.verdict = JudgeMemory(report.first ? &*report.first : nullptr, report.last, report.requests);
  return report;
}

}  // namespace stillheld
