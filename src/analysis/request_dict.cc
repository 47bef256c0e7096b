#include "analysis/request_dict.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace stillheld {
namespace {

constexpr uint32_t kLeastEntries = 8;
constexpr std::array<std::string_view, 4> kEnviron = {"wsgi.input", "PATH_INFO", "REQUEST_METHOD", "QUERY_STRING"};
constexpr std::array<std::string_view, 4> kScope = {"asgi", "http_version", "raw_path", "query_string"};

}  // namespace

bool IsRequestDict(const HeapGraph& graph, NodeId node) {
  if (graph.type_name(node) != "dict" || graph.length(node) < kLeastEntries) return false;
  int in_environ = 0, in_scope = 0;
  for (const Edge& edge : graph.out(node)) {
    if (edge.label.kind() != EdgeKind::kStringKey) continue;
    const std::string_view key = graph.text(edge.label.name());
    in_environ += std::ranges::find(kEnviron, key) != kEnviron.end();
    in_scope += std::ranges::find(kScope, key) != kScope.end();
  }
  return in_environ >= 3 || in_scope >= 3;
}

}  // namespace stillheld
