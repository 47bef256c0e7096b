// Which requests a hunt sends, and how many of each in each phase.
#ifndef STILLHELD_APP_REQUEST_CHOICE_H_
#define STILLHELD_APP_REQUEST_CHOICE_H_

#include <string>
#include <vector>

#include "app/hunt.h"
#include "app/hunted_server.h"
#include "findings/judge.h"
#include "heap/heap_graph.h"
#include "load/load_generator.h"
#include "load/phase_plan.h"

namespace stillheld {

struct ChosenRequests {
  std::vector<RequestSpec> requests;
  PhasePlan plan;

  std::vector<std::string> labels() const {
    std::vector<std::string> labels;
    for (const RequestSpec& request : requests) labels.push_back(request.label);
    return labels;
  }
};

// Whether nothing was asked for and no route is known: some frameworks build their routes at the first request.
bool LacksRoutes(const HuntOptions& options, const HuntedServer& server, const HeapGraph& graph);

// Asks for / once, whatever is answered.
void AskForRoot(const HuntOptions& options, const HuntedServer& server, const Progress& progress);

// What was asked for (--request, --url, --path), to the letter; else the routes that the framework has registered: each
// is asked for once, those that answer with an error are left out and named, slow ones get fewer requests. Throws Error
// kUsage if there is nothing to ask for; kServer if nothing answers.
ChosenRequests ChooseRequests(const HuntOptions& options, const HuntedServer& server, const HeapGraph& graph,
                              const Progress& progress);

// One more phase for what the judge could not decide: only the endpoints that feed it, as many requests as it wants,
// but no more than a few phases' worth at a time.
RequestCounts ExtraCounts(const ChosenRequests& chosen, const Judgement& judgement, uint64_t extra);

LoadOptions LoadOptionsOf(const HuntOptions& options, const HuntedServer& server, const Progress& progress);

uint64_t Sum(const RequestCounts& counts);

}  // namespace stillheld

#endif  // STILLHELD_APP_REQUEST_CHOICE_H_
