#include "app/hunt.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "app/framework.h"
#include "app/garbage_probe.h"
#include "app/heap_capture.h"
#include "app/hunted_server.h"
#include "app/measurement.h"
#include "app/request_choice.h"
#include "findings/garbage_judge.h"
#include "findings/judge.h"
#include "load/load_generator.h"

namespace stillheld {
namespace {

// While something grows and a bound may still be ahead, drive what feeds it further: in few, larger phases.
Judgement DecideOpenQuestions(Judgement judgement, const ChosenRequests& chosen, const HuntOptions& options,
                              Measurement& measurement, const Progress& progress) {
  for (uint64_t extra = 0; judgement.more_requests > 0 && measurement.seconds() < options.time_budget_seconds;
       ++extra) {
    const RequestCounts counts = ExtraCounts(chosen, judgement, extra);
    if (!measurement.CanBear(Sum(counts))) break;
    progress.Say(fmt::format("Adding a phase{}{}", judgement.more_why.empty() ? "" : ": ", judgement.more_why));
    measurement.RunPhase(counts);
    judgement = Judge(measurement.experiment(), measurement.series(), measurement.last_graph());
  }
  return judgement;
}

std::optional<uint16_t> PortOf(const std::vector<RequestSpec>& requests) {
  return requests.empty() ? std::nullopt : std::optional(requests.front().url.port);
}

}  // namespace

HuntResult Hunt(const HuntOptions& options, const Progress& progress) {
  const HuntedServer server = options.pid ? HuntedServer(*options.pid, PortOf(options.requests))
                                          : HuntedServer(options.command, options.interrupted, progress);

  HuntResult result;
  result.target.pid = server.pid();
  ChosenRequests chosen;
  {
    CapturedHeap first = CaptureHeap(server.pid(), options.mode);
    if (LacksRoutes(options, server, first.graph)) {
      AskForRoot(options, server, progress);
      first = CaptureHeap(server.pid(), options.mode);
    }
    result.target.python = first.graph.python_version();
    result.target.framework = FrameworkOf(first.graph);
    result.target.server = ServerOf(first.graph);
    chosen = ChooseRequests(options, server, first.graph, progress);
  }

  LoadGenerator load(chosen.requests, LoadOptionsOf(options, server, progress));
  Measurement measurement(
      {.pid = server.pid(),
       .mode = options.mode,
       .snapshot_directory = options.snapshot_directory,
       .last_output = [&] { return server.last_output(); },
       .require_running = [&](std::chrono::milliseconds patience) { server.RequireRunning(patience); }},
      load, progress);
  progress.Say(fmt::format("Warming up with {} requests", Sum(chosen.plan.warmup)));
  measurement.WarmUp(chosen.plan.warmup);
  measurement.Begin();
  for (const RequestCounts& counts : chosen.plan.phases) {
    progress.Say(fmt::format("Phase {} of {}: {} requests", measurement.snapshots().size(), chosen.plan.phases.size(),
                             Sum(counts)));
    measurement.RunPhase(counts);
  }
  progress.Say("Control phase: no requests");
  measurement.RunIdlePhase();

  Judgement judgement = Judge(measurement.experiment(), measurement.series(), measurement.last_graph());
  judgement = DecideOpenQuestions(std::move(judgement), chosen, options, measurement, progress);

  JudgeGarbage(GatherGarbage(measurement, chosen.labels(), progress), judgement);

  result.target.workers = server.workers();
  result.phases = measurement.experiment().phases;
  result.snapshots = measurement.snapshots();
  result.findings = std::move(judgement.findings);
  result.innocents = std::move(judgement.innocents);
  return result;
}

}  // namespace stillheld
