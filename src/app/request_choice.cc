#include "app/request_choice.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <set>
#include <span>
#include <utility>

#include "app/plan_fit.h"
#include "app/route_requests.h"
#include "base/error.h"
#include "load/load_report.h"

namespace stillheld {
namespace {

// Larger phases decide sooner; the growth of a bounded cache is still seen at several lengths.
constexpr uint64_t kLargestExtraFactor = 8;

struct Probe {
  bool answers = false;
  double seconds = 0;
  std::string trouble;
};

// One request alone: does the endpoint answer, and how fast? The first one may pay for imports and templates.
Probe ProbeEndpoint(LoadGenerator& load, size_t endpoint) {
  RequestCounts counts(load.specs().size(), 0);
  counts[endpoint] = 1;
  load.Run(counts);
  counts[endpoint] = 2;
  const LoadReport report = load.Run(counts);
  if (report.interrupted) RequireAnswers(report, "");
  const EndpointReport& answer = report.endpoints[endpoint];
  Probe probe{.answers = answer.failed == 0, .seconds = report.seconds / 2, .trouble = report.last_fault};
  if (!answer.count_by_status.empty()) probe.trouble = fmt::format("status {}", answer.count_by_status.begin()->first);
  return probe;
}

std::vector<RequestSpec> AskedFor(const HuntOptions& options, const HuntedServer& server) {
  std::vector<RequestSpec> requests = options.requests;
  for (const std::string& path : options.paths) requests.push_back(ParseUrlOption(server.base_url() + path));
  return requests;
}

ChosenRequests ChooseRoutes(const HuntOptions& options, const HuntedServer& server, const HeapGraph& graph,
                            const Progress& progress) {
  std::vector<RequestSpec> routes = RequestsForRoutes(graph, server.base_url(), options.excluded);
  if (routes.empty()) {
    throw Error(
        ErrorCode::kUsage, fmt::format("No URL was given, and no route was found in process {}.", server.pid()),
        fmt::format("Say what to request: --url {}/some/page, or --request 'POST {}/orders --data @order.json'.",
                    server.base_url(), server.base_url()));
  }
  MakeLabelsDistinct(routes);
  LoadGenerator load(routes, LoadOptionsOf(options, server, {}));
  ChosenRequests chosen;
  std::vector<double> seconds;
  for (size_t i = 0; i < routes.size(); ++i) {
    const Probe probe = ProbeEndpoint(load, i);
    if (!probe.answers) {
      progress.Say(fmt::format("  leaving out {}: {}", routes[i].label, probe.trouble));
      continue;
    }
    chosen.requests.push_back(routes[i]);
    seconds.push_back(probe.seconds);
  }
  if (chosen.requests.empty()) {
    throw Error(ErrorCode::kServer,
                fmt::format("None of the {} routes of process {} answered a plain GET.", routes.size(), server.pid()),
                "Give requests that work: --request 'GET URL --header \"Authorization: …\"'.");
  }
  chosen.plan = FitPlan(PlanPhases(chosen.requests.size(), options.sizes.value_or(PhaseSizes())), seconds);
  return chosen;
}

}  // namespace

bool LacksRoutes(const HuntOptions& options, const HuntedServer& server, const HeapGraph& graph) {
  return options.requests.empty() && options.paths.empty() && !server.base_url().empty() &&
         RequestsForRoutes(graph, server.base_url(), {}).empty();
}

void AskForRoot(const HuntOptions& options, const HuntedServer& server, const Progress& progress) {
  progress.Say("No routes yet: asking for / once, as some frameworks build them at the first request");
  LoadGenerator load({ParseUrlOption(server.base_url() + "/")}, LoadOptionsOf(options, server, {}));
  load.Run(RequestCounts{1});
}

ChosenRequests ChooseRequests(const HuntOptions& options, const HuntedServer& server, const HeapGraph& graph,
                              const Progress& progress) {
  ChosenRequests chosen{.requests = AskedFor(options, server), .plan = {}};
  if (chosen.requests.empty()) {
    chosen = ChooseRoutes(options, server, graph, progress);
  } else {
    MakeLabelsDistinct(chosen.requests);
    if (!options.allow_remote) RequireLoopback(chosen.requests);
    chosen.plan = PlanPhases(chosen.requests.size(), options.sizes.value_or(PhaseSizes()));
  }
  for (const RequestSpec& request : chosen.requests) progress.Say(fmt::format("  will request {}", request.label));
  return chosen;
}

RequestCounts ExtraCounts(const ChosenRequests& chosen, const Judgement& judgement, uint64_t extra) {
  std::set<std::string> feeding;
  for (const Finding& finding : judgement.findings) {
    for (const EndpointRate& rate : finding.endpoints) feeding.insert(rate.endpoint);
  }
  RequestCounts counts = ExtraPhase(chosen.plan, extra);
  for (size_t i = 0; i < counts.size(); ++i) {
    if (!feeding.contains(chosen.requests[i].label)) counts[i] = 0;
  }
  const uint64_t planned = Sum(counts);
  if (planned == 0) return ExtraPhase(chosen.plan, extra);
  const uint64_t factor = std::clamp<uint64_t>(judgement.more_requests / (3 * planned), 1, kLargestExtraFactor);
  for (uint64_t& count : counts) count *= factor;
  return counts;
}

LoadOptions LoadOptionsOf(const HuntOptions& options, const HuntedServer& server, const Progress& progress) {
  LoadOptions load;
  load.concurrency = options.concurrency;
  load.interrupted = options.interrupted;
  load.filter = server.filter();
  load.progress = progress.requests;
  return load;
}

uint64_t Sum(const RequestCounts& counts) { return std::accumulate(counts.begin(), counts.end(), uint64_t{0}); }

}  // namespace stillheld
