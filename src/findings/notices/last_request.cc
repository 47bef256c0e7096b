// SH406: a request that a middleware, an extension or a module keeps: at rest there is none.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string_view>

#include "analysis/request_dict.h"
#include "analysis/type_family.h"
#include "findings/notices/notice.h"

namespace stillheld {
namespace {

constexpr std::string_view kRequests[] = {"django.http.request.HttpRequest",
                                          "werkzeug.wrappers.request.Request",
                                          "werkzeug.wrappers.base_request.BaseRequest",
                                          "starlette.requests.HTTPConnection",
                                          "tornado.httputil.HTTPServerRequest",
                                          "aiohttp.web_request.BaseRequest",
                                          "bottle.BaseRequest",
                                          "falcon.request.Request"};

// What a thread or a task works on, a connection's own, and what waits in a queue are no oversight.
bool IsInService(const ProcessState& state, NodeId node) {
  static constexpr std::string_view kServers[] = {
      "socketserver", "asyncio", "uvicorn",   "gunicorn", "waitress",   "hypercorn",     "queue",
      "gevent",       "cheroot", "selectors", "aiohttp",  "concurrent", "tornado.ioloop"};
  const NodeId start = state.paths.StartOf(state.graph, node);
  if (state.paths.layer(start) != RootLayer::kModule) return true;
  const std::string holder = HolderOf(state, node);
  if (holder.find("<locals>") != std::string::npos) return true;
  return std::ranges::any_of(kServers, [&](std::string_view server) { return holder.starts_with(server); });
}

std::vector<Notice> Find(const ProcessState& state) {
  const TypeFamily family(state.graph, kRequests);
  std::map<std::string, std::pair<std::string, uint64_t>> kept;  // by holder: type and how many
  for (uint32_t i = 0; i < state.graph.node_count(); ++i) {
    const NodeId node(i);
    if (!state.paths.is_reached(node) || (!family.Contains(node) && !IsRequestDict(state.graph, node))) continue;
    if (IsInService(state, node)) continue;
    std::pair<std::string, uint64_t>& entry = kept[HolderOf(state, node)];
    entry.first = family.Contains(node) ? std::string(state.graph.type_name(node)) : "the environ of a request";
    ++entry.second;
  }
  std::vector<Notice> notices;
  for (const auto& [holder, entry] : kept) {
    // The environ of a request object is said with that.
    const bool is_part = std::ranges::any_of(
        kept, [&](const auto& other) { return other.first.size() < holder.size() && holder.starts_with(other.first); });
    if (is_part) continue;
    notices.push_back({.held_by = holder,
                       .why = fmt::format("{} is kept after its request has ended ({} of them), with its body and "
                                          "everything that was put on it",
                                          entry.first, entry.second),
                       .fix = "keep the few fields that are needed instead of the request"});
  }
  return notices;
}

}  // namespace

const NoticeRule kLastRequest = {"SH406", "request that outlives its end", Find};

}  // namespace stillheld
