#include "analysis/type_totals.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <tuple>

namespace stillheld {

std::vector<TypeTotal> TotalsByType(const HeapGraph& graph) {
  std::vector<TypeTotal> by_id(graph.type_count());
  for (uint32_t i = 0; i < graph.node_count(); ++i) {
    const NodeId n(i);
    if (graph.has(n, kSynthetic)) continue;
    TypeTotal& total = by_id[graph.type(n).index()];
    ++total.objects;
    total.bytes += graph.size_bytes(n);
  }
  std::map<std::string_view, TypeTotal> by_name;
  for (uint32_t t = 0; t < by_id.size(); ++t) {
    if (by_id[t].objects == 0) continue;
    TypeTotal& total = by_name[graph.text(graph.type_info(TypeId(t)).name)];
    total.objects += by_id[t].objects;
    total.bytes += by_id[t].bytes;
  }
  std::vector<TypeTotal> totals;
  for (auto& [name, total] : by_name) {
    total.type = name;
    totals.push_back(std::move(total));
  }
  std::ranges::stable_sort(totals, std::ranges::greater(), &TypeTotal::bytes);
  return totals;
}

std::vector<TypeChange> ChangesByType(const HeapGraph& before, const HeapGraph& after) {
  std::map<std::string, TypeChange> by_name;
  for (TypeTotal& total : TotalsByType(before)) by_name[total.type].before = total;
  for (TypeTotal& total : TotalsByType(after)) by_name[total.type].after = total;
  std::vector<TypeChange> changes;
  for (auto& [name, change] : by_name) {
    change.type = change.before.type = change.after.type = name;
    if (change.objects() != 0 || change.bytes() != 0) changes.push_back(std::move(change));
  }
  std::ranges::stable_sort(changes, std::ranges::greater(),
                           [](const TypeChange& c) { return std::tuple(c.bytes(), c.objects()); });
  return changes;
}

}  // namespace stillheld
