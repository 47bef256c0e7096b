#include "findings/growth_facts.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "analysis/request_dict.h"
#include "findings/rules/rules.h"
#include "heap/installed_file.h"

namespace stillheld {
namespace {

struct Framework {
  std::string_view module;
  std::string_view request_place;
};

// The most special first: FastAPI imports Starlette, an app of any kind may import Werkzeug.
constexpr std::array<Framework, 8> kFrameworks = {{{"flask", "flask.g"},
                                                   {"fastapi", "request.state"},
                                                   {"starlette", "request.state"},
                                                   {"django", "an attribute of the request"},
                                                   {"aiohttp.web", "request[…]"},
                                                   {"tornado.web", "an attribute of the handler"},
                                                   {"bottle", "an attribute of the request"},
                                                   {"falcon", "req.context"}}};

constexpr std::array<std::string_view, 16> kServers = {
    "flask",    "werkzeug",  "django", "starlette", "fastapi", "tornado", "aiohttp", "uvicorn",
    "gunicorn", "hypercorn", "sanic",  "bottle",    "falcon",  "celery",  "uwsgi",   "asgiref"};

bool HasModule(const HeapGraph& graph, std::string_view module) {
  return std::ranges::any_of(graph.roots(), [&](const Root& root) {
    return root.kind == RootKind::kModule && graph.text(root.name) == module;
  });
}

bool IsOfLibrary(const HeapGraph& graph, std::string_view package) {
  return std::ranges::any_of(graph.roots(), [&](const Root& root) {
    if (root.kind != RootKind::kModule || graph.text(root.name) != package) return false;
    const ObjectName* name = graph.name(root.node);
    return name != nullptr && IsInstalled(graph.text(name->file));
  });
}

std::string RequestPlace(const HeapGraph& graph) {
  for (const Framework& framework : kFrameworks) {
    if (HasModule(graph, framework.module)) return std::string(framework.request_place);
  }
  return "a local variable";
}

// Of a pair (request, time), the request.
std::string WhatIsKept(const HeapGraph& graph, const Kept& kept) {
  static constexpr std::array<const Rule*, 5> kRules = {&kClientPerRequest, &kKeptConnection, &kKeptFile, &kKeptRequest,
                                                        &kContextToken};
  for (const std::string& part : kept.parts) {
    GrowthFacts facts;
    facts.kept_type = part;
    if (std::ranges::any_of(kRules, [&](const Rule* rule) { return rule->recognise(facts) == RuleAnswer::kLeak; })) {
      return part;
    }
  }
  return kept.typical.valid() && IsRequestDict(graph, kept.typical) ? "environ of a request" : kept.type;
}

}  // namespace

GrowthFacts MakeFacts(const HeapGraph& graph, const Holder& holder, const Kept& kept, const ContainerUses& uses) {
  GrowthFacts facts;
  facts.kept_type = WhatIsKept(graph, kept);
  facts.key_type = kept.key_type;
  facts.holder = holder.dotted;
  facts.name = holder.name;
  facts.owner = holder.kind;
  facts.owner_type = holder.owner_type;
  facts.default_of = holder.default_of;
  facts.cached_function = holder.cached_function;
  facts.caches_method = holder.caches_method;
  facts.is_cached_property = holder.is_cached_property;
  facts.keeps_traceback = kept.has_traceback;
  facts.keeps_callable = kept.is_callable;
  facts.kept_has_ended = kept.has_ended;
  facts.kept_waits_at = kept.waits_at;
  const std::string_view package = std::string_view(holder.owner_module).substr(0, holder.owner_module.find('.'));
  facts.framework_owner = std::ranges::find(kServers, package) != kServers.end();
  facts.is_of_library = IsOfLibrary(graph, package);
  facts.request_place = RequestPlace(graph);
  facts.store_is_known = !uses.stores.empty();
  facts.removal_is_known = !uses.removals.empty();
  return facts;
}

}  // namespace stillheld
