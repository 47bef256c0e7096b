#include "app/top.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

namespace stillheld {

std::vector<TypeCount> CountTypes(const HeapGraph& graph, TypeOrder order) {
  struct Sum {
    uint64_t objects = 0, bytes = 0;
  };
  std::vector<Sum> sum_by_type(graph.type_count());
  for (uint32_t i = 0; i < graph.node_count(); ++i) {
    const NodeId node(i);
    if (graph.has(node, kSynthetic)) continue;
    Sum& sum = sum_by_type[graph.type(node).index()];
    ++sum.objects;
    sum.bytes += graph.size_bytes(node);
  }
  std::unordered_map<std::string_view, Sum> sum_by_name;
  for (uint32_t t = 0; t < sum_by_type.size(); ++t) {
    if (sum_by_type[t].objects == 0) continue;
    Sum& sum = sum_by_name[graph.text(graph.type_info(TypeId(t)).name)];
    sum.objects += sum_by_type[t].objects;
    sum.bytes += sum_by_type[t].bytes;
  }
  std::vector<TypeCount> types;
  for (const auto& [name, sum] : sum_by_name) types.push_back({std::string(name), sum.objects, sum.bytes});
  std::ranges::sort(types, [order](const TypeCount& a, const TypeCount& b) {
    const uint64_t left = order == TypeOrder::kBytes ? a.bytes : a.objects;
    const uint64_t right = order == TypeOrder::kBytes ? b.bytes : b.objects;
    return left != right ? left > right : a.type < b.type;
  });
  return types;
}

}  // namespace stillheld
