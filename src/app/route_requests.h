// The requests of a hunt that was given no URL: the GET routes that the target's framework has registered.
#ifndef STILLHELD_APP_ROUTE_REQUESTS_H_
#define STILLHELD_APP_ROUTE_REQUESTS_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "heap/heap_graph.h"
#include "load/request_spec.h"

namespace stillheld {

// "/items/<int:id>", "/items/{id}" and "^items/$" as a path to request, with {n} where a number goes.
// nullopt if the pattern cannot be filled with a number: a path of files, a regular expression.
std::optional<std::string> RequestPath(std::string_view route_path);

// One GET per route, in the order of their paths. Left out: routes that cannot be filled, files of the framework
// itself (/static), and those whose path begins with one of `excluded`.
std::vector<RequestSpec> RequestsForRoutes(const HeapGraph& graph, const std::string& base_url,
                                           const std::vector<std::string>& excluded);

}  // namespace stillheld

#endif  // STILLHELD_APP_ROUTE_REQUESTS_H_
