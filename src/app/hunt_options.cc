#include "app/hunt_options.h"

#include <fmt/format.h>

#include <filesystem>

#include "app/target.h"
#include "base/error.h"
#include "load/request_spec.h"

namespace stillheld {
namespace {

constexpr int64_t kMostPhases = 100;
constexpr int64_t kMostRequests = 1'000'000;
constexpr int64_t kMostClients = 256;

uint64_t Within(const char* option, int64_t value, int64_t least, int64_t most) {
  if (value >= least && value <= most) return static_cast<uint64_t>(value);
  throw Error(ErrorCode::kUsage, fmt::format("{} {} is out of range.", option, value),
              fmt::format("Give a number from {} to {}.", least, most));
}

std::optional<PhaseSizes> SizesOf(const HuntArguments& arguments) {
  if (!arguments.phases && !arguments.requests_per_phase && !arguments.warmup) return std::nullopt;
  PhaseSizes sizes;
  // Two phases are the least that can tell growth by request from a single jump.
  if (arguments.phases) sizes.phases = Within("--phases", *arguments.phases, 2, kMostPhases);
  if (arguments.requests_per_phase) {
    sizes.requests_per_phase = Within("--requests-per-phase", *arguments.requests_per_phase, 1, kMostRequests);
  }
  if (arguments.warmup) sizes.warmup = Within("--warmup", *arguments.warmup, 0, kMostRequests);
  return sizes;
}

void CheckPaths(const char* option, const std::vector<std::string>& paths) {
  for (const std::string& path : paths) {
    if (path.starts_with('/')) continue;
    throw Error(ErrorCode::kUsage, fmt::format("{} '{}' does not begin with a slash.", option, path),
                "Write it as the server knows it: --path /orders. For a whole URL there is --url.");
  }
}

void CheckDirectory(const std::string& directory) {
  if (directory.empty() || std::filesystem::is_directory(directory)) return;
  throw Error(ErrorCode::kUsage, fmt::format("'{}' is no directory.", directory),
              fmt::format("Make it first: mkdir {}", directory));
}

}  // namespace

HuntOptions ToHuntOptions(const HuntArguments& arguments, const std::vector<std::string>& command) {
  HuntOptions options;
  if (arguments.target.empty() && command.empty()) {
    throw Error(
        ErrorCode::kUsage, "Nothing is named that could be hunted.",
        "Name a server that runs (stillheld hunt PID), or how to start one (stillheld hunt -- flask --app app run "
        "--port 0).");
  }
  if (!arguments.target.empty() && !command.empty()) {
    throw Error(ErrorCode::kUsage,
                fmt::format("Both a target ('{}') and a command behind -- are named.", arguments.target),
                "Leave out one of them; options of stillheld stand before the --.");
  }
  for (const std::string& url : arguments.urls) options.requests.push_back(ParseUrlOption(url));
  for (const std::string& request : arguments.requests) options.requests.push_back(ParseRequestOption(request));
  MakeLabelsDistinct(options.requests);
  if (!arguments.allow_remote) RequireLoopback(options.requests);
  CheckPaths("--path", arguments.paths);
  CheckPaths("--exclude", arguments.excluded);
  CheckDirectory(arguments.snapshot_directory);
  options.command = command;
  options.paths = arguments.paths;
  options.excluded = arguments.excluded;
  options.sizes = SizesOf(arguments);
  options.concurrency = Within("--concurrency", arguments.concurrency, 1, kMostClients);
  options.mode = arguments.mode;
  options.time_budget_seconds = arguments.time_budget_seconds;
  options.allow_remote = arguments.allow_remote;
  options.snapshot_directory = arguments.snapshot_directory;
  if (!arguments.target.empty()) options.pid = ResolveForDoctor(arguments.target);
  return options;
}

}  // namespace stillheld
