#include "cpython/testing/truth.h"

#include <algorithm>
#include <fstream>
#include <unordered_map>

#include "fmt/format.h"

namespace stillheld::testing {
namespace {

// Objects that change between what the target says and its capture: frames, and what the script works with.
bool IsMoving(std::string_view type) { return type == "frame" || type == "running frame"; }

uint64_t OwnedInEdges(const HeapGraph& graph, NodeId node) {
  uint64_t count = 0;
  for (const uint32_t edge : graph.in_edges(node)) {
    if (!IsOwned(graph.edge(edge).label.kind())) continue;
    // What was frozen into the image when it was built counts for nothing.
    const NodeId source = graph.source(edge);
    if (graph.has(source, kStaticMemory) && graph.has(source, kImmortal)) continue;
    count += graph.multiplicity(edge);
  }
  return count;
}

}  // namespace

std::vector<TrueObject> ReadTruth(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  const auto number = [&]() {
    uint64_t value = 0;
    file.read(reinterpret_cast<char*>(&value), sizeof value);
    return value;
  };
  std::vector<TrueObject> truth;
  while (file.peek() != EOF) {
    TrueObject object;
    object.address = Address(number());
    object.type = Address(number());
    object.ref_count = number();
    object.size_bytes = number();
    object.length = number();
    object.is_tracked = number() != 0;
    object.referents.resize(number());
    for (Address& referent : object.referents) referent = Address(number());
    truth.push_back(std::move(object));
  }
  return truth;
}

Comparison Compare(const HeapGraph& graph, const std::vector<TrueObject>& truth) {
  Comparison result;
  std::unordered_map<Address, std::string> type_names;
  for (size_t t = 0; t < graph.type_count(); ++t) {
    const TypeInfo& info = graph.type_info(TypeId(t));
    if (info.node.valid()) type_names[graph.address(info.node)] = graph.text(info.name);
  }
  for (const TrueObject& object : truth) {
    const auto known = type_names.find(object.type);
    const std::string type = known == type_names.end() ? "(unknown type)" : known->second;
    if (IsMoving(type)) continue;
    Score& score = result.by_type[type];
    ++score.objects;
    const NodeId node = graph.FindNode(object.address);
    if (!node.valid()) {
      ++score.missing_objects;
      score.missing_edges += object.referents.size();
      score.edges += object.referents.size();
      continue;
    }
    // What a link of an lru_cache holds, tp_traverse of the wrapper visits, because links are not tracked.
    std::vector<NodeId> owners = {node};
    for (const Edge& edge : graph.out(node)) {
      if (graph.type_name(edge.target) == "functools._lru_list_elem" && IsOwned(edge.label.kind()) &&
          type == "functools._lru_cache_wrapper") {
        owners.push_back(edge.target);
      }
    }
    // Attributes that an instance keeps inside itself its dict visits as well, if there is one (CPython 3.14).
    if (type == "dict" && graph.out(node).empty()) {
      for (const uint64_t edge : graph.in_edges(node)) {
        if (graph.edge(edge).label.kind() == EdgeKind::kDict) owners.push_back(graph.source(edge));
      }
    }
    // Address → how often the interpreter names it, less how often the graph has it.
    std::unordered_map<Address, int64_t> balance;
    for (const Address referent : object.referents) ++balance[referent];
    score.edges += object.referents.size();
    for (const NodeId owner : owners) {
      for (size_t i = 0; i < graph.out(owner).size(); ++i) {
        const Edge& edge = graph.out(owner)[i];
        if (!IsOwned(edge.label.kind())) continue;
        balance[graph.address(edge.target)] -= graph.multiplicity(graph.first_edge(owner) + i);
      }
    }
    const auto edges = graph.out(node);
    for (size_t i = 0; i < edges.size(); ++i) {
      // tp_traverse visits some references that the object does not own: interned strings, borrowed slots of a frame.
      if (edges[i].label.kind() != EdgeKind::kGuessed && edges[i].label.kind() != EdgeKind::kWeak) continue;
      int64_t& left = balance[graph.address(edges[i].target)];
      if (left <= 0) continue;
      const int64_t found = std::min<int64_t>(left, graph.multiplicity(graph.first_edge(node) + i));
      left -= found;
      if (edges[i].label.kind() == EdgeKind::kGuessed) score.guessed_edges += static_cast<uint64_t>(found);
    }
    for (const auto& [target, left] : balance) {
      if (left > 0) {
        const NodeId missing = graph.FindNode(target);
        if (score.example.empty() || score.missing_edges == 0) {
          const ObjectName* name = graph.name(node);
          score.example = fmt::format("{:#x} {} has no edge to {:#x} ({})", object.address.value(),
                                      name == nullptr ? "" : graph.text(name->qualname), target.value(),
                                      missing.valid() ? graph.type_name(missing) : "not a node");
        }
        score.missing_edges += static_cast<uint64_t>(left);
      } else {
        score.extra_edges += static_cast<uint64_t>(-left);
      }
    }
    if (object.length != 0 && graph.length(node) != object.length - 1) {
      ++score.wrong_lengths;
      score.example =
          fmt::format("{:#x} has length {}, says {}", object.address.value(), graph.length(node), object.length - 1);
    }
    if (object.size_bytes != 0 && graph.size_bytes(node) != object.size_bytes) {
      ++score.wrong_sizes;
      if (score.example.empty()) {
        score.example =
            fmt::format("{:#x}: {} bytes, says {}", object.address.value(), graph.size_bytes(node), object.size_bytes);
      }
    }
    if (!graph.has(node, kDecoded)) ++score.undecoded;
    if (!graph.has(node, kImmortal) && graph.ref_count(node) != object.ref_count) {
      ++result.wrong_counts;
      if (result.wrong_count_examples.size() < 12) {
        result.wrong_count_examples.push_back(fmt::format("{:#x} {}: count {}, says {}", object.address.value(), type,
                                                          graph.ref_count(node), object.ref_count));
      }
    }
  }
  for (const auto& [name, score] : result.by_type) {
    result.all.objects += score.objects;
    result.all.missing_objects += score.missing_objects;
    result.all.edges += score.edges;
    result.all.missing_edges += score.missing_edges;
    result.all.extra_edges += score.extra_edges;
    result.all.guessed_edges += score.guessed_edges;
    result.all.wrong_lengths += score.wrong_lengths;
    result.all.wrong_sizes += score.wrong_sizes;
    result.all.undecoded += score.undecoded;
  }
  for (size_t n = 0; n < graph.node_count(); ++n) {
    const NodeId node(n);
    if (graph.has(node, kImmortal) || graph.has(node, kSynthetic)) continue;
    const uint64_t owned = OwnedInEdges(graph, node);
    if (owned <= graph.ref_count(node)) continue;
    ++result.over_counted;
    if (result.over_counted_examples.size() < 12) {
      std::string holders;
      for (const uint32_t edge : graph.in_edges(node)) {
        if (holders.size() < 300 && IsOwned(graph.edge(edge).label.kind())) {
          holders += fmt::format(
              " {}[{}{}]", graph.type_name(graph.source(edge)), static_cast<int>(graph.edge(edge).label.kind()),
              HasName(graph.edge(edge).label.kind()) ? graph.text(graph.edge(edge).label.name()) : "");
        }
      }
      result.over_counted_examples.push_back(fmt::format("{:#x} {}: count {}, owners {}:{}",
                                                         graph.address(node).value(), graph.type_name(node),
                                                         graph.ref_count(node), owned, holders));
    }
  }
  return result;
}

std::string Comparison::Describe(size_t rows) const {
  std::vector<std::pair<std::string, Score>> sorted(by_type.begin(), by_type.end());
  const auto trouble = [](const Score& s) {
    return (s.missing_objects + s.missing_edges * 2 + s.guessed_edges) * 1000 + s.wrong_lengths * 1000 + s.wrong_sizes;
  };
  std::ranges::stable_sort(sorted, [&](const auto& a, const auto& b) { return trouble(a.second) > trouble(b.second); });
  std::string text = fmt::format("{:38} {:>7} {:>7} {:>7} {:>7} {:>7} {:>7} {:>5} {:>6} {:>6}\n", "type", "objects",
                                 "missing", "edges", "missing", "extra", "guessed", "len", "size", "undec.");
  const auto row = [&](const std::string& name, const Score& s) {
    text += fmt::format("{:38} {:7} {:7} {:7} {:7} {:7} {:7} {:5} {:6} {:6}  {}\n", name.substr(0, 38), s.objects,
                        s.missing_objects, s.edges, s.missing_edges, s.extra_edges, s.guessed_edges, s.wrong_lengths,
                        s.wrong_sizes, s.undecoded, s.example);
  };
  row("all", all);
  for (size_t i = 0; i < std::min(rows, sorted.size()) && trouble(sorted[i].second) > 0; ++i) {
    row(sorted[i].first, sorted[i].second);
  }
  text += fmt::format("reference counts that differ: {}; more owners than the count: {}\n", wrong_counts, over_counted);
  for (const std::string& example : wrong_count_examples) text += "  " + example + "\n";
  for (const std::string& example : over_counted_examples) text += "  " + example + "\n";
  return text;
}

}  // namespace stillheld::testing
