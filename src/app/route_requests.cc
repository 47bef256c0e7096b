#include "app/route_requests.h"

#include <algorithm>
#include <set>

namespace stillheld {
namespace {

constexpr std::string_view kNumber = "{n}";

// A converter that takes anything but a number, or that spans several segments.
bool TakesNumber(std::string_view placeholder) {
  for (std::string_view other : {"path", "uuid", "any(", "date", "float"}) {
    if (placeholder.starts_with(other) && (other == "any(" || placeholder.find(':') != std::string_view::npos)) {
      return false;
    }
  }
  return !placeholder.ends_with(":path") && !placeholder.ends_with(":uuid");
}

}  // namespace

std::optional<std::string> RequestPath(std::string_view route_path) {
  if (route_path.starts_with('^')) route_path.remove_prefix(1);
  if (route_path.ends_with("\\Z")) route_path.remove_suffix(2);
  if (route_path.ends_with('$')) route_path.remove_suffix(1);
  std::string path;
  if (!route_path.starts_with('/')) path = "/";
  while (!route_path.empty()) {
    const char c = route_path.front();
    if (c == '<' || c == '{') {
      const size_t end = route_path.find(c == '<' ? '>' : '}');
      if (end == std::string_view::npos || !TakesNumber(route_path.substr(1, end - 1))) return std::nullopt;
      path += kNumber;
      route_path.remove_prefix(end + 1);
      continue;
    }
    if (std::string_view("([\\*+?|^$ ").find(c) != std::string_view::npos) return std::nullopt;
    path += c;
    route_path.remove_prefix(1);
  }
  return path;
}

std::vector<RequestSpec> RequestsForRoutes(const HeapGraph& graph, const std::string& base_url,
                                           const std::vector<std::string>& excluded) {
  std::set<std::string> paths;
  for (const Route& route : graph.routes()) {
    if (graph.text(route.method) != "GET") continue;
    std::optional<std::string> path = RequestPath(graph.text(route.path));
    if (!path) continue;
    const bool left_out =
        path->starts_with("/static/") ||
        std::ranges::any_of(excluded, [&](const std::string& prefix) { return path->starts_with(prefix); });
    if (!left_out) paths.insert(*std::move(path));
  }
  std::vector<RequestSpec> requests;
  for (const std::string& path : paths) requests.push_back(ParseUrlOption(base_url + path));
  return requests;
}

}  // namespace stillheld
