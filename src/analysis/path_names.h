// Path names: a path from a root as a Python developer would write it, and in a form that is the same in every run.
//
//   app.order_done.receivers                       attributes; `.__dict__` is left out
//   django.core.cache.backends.locmem._caches['']  constant keys are kept
//   app.tables[*].rows                             positions, varying keys and keys of what grows are not
//   shop.models.Order.objects                      a class or function by its own name, not where it was found
//   functools.lru_cache of app.price_for
//   socketserver.BaseServer.serve_forever.<locals>.self._threads
//   app.counted.<closure>.calls                    a variable that a function closes over
//   app.head.next                                  repeated steps of a chain are written once
#ifndef STILLHELD_ANALYSIS_PATH_NAMES_H_
#define STILLHELD_ANALYSIS_PATH_NAMES_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "analysis/growth_series.h"
#include "analysis/root_paths.h"
#include "heap/heap_graph.h"

namespace stillheld {

// One step of a path: where it starts, or an edge that was followed and what it leads to.
struct NamedStep {
  NodeId node;            // what the step leads to
  std::string kind = {};  // start: module, frame, thread, interpreter, static, C, none; else attribute, key, element,
                          // local, cell, class, stack, internal, guess
  std::string name = {};  // "app"; "global_var"; "['key']"; "[*]"; empty where the kind says all
  std::string type = {};  // of the node
  std::string file = {};  // of modules and frames
  uint32_t line = 0;      // of frames
};

struct NamedPath {
  std::vector<NamedStep> steps = {};
  std::string holder = {};      // dotted name
  std::string normalized = {};  // without what varies from run to run: addresses, positions, keys made of data
  bool has_guess = false;       // a step is only guessed
};

class PathNamer {
 public:
  // The keys of containers that grow are data, not names; but of a namespace, those that `series` has seen from the
  // start are. `growing` is sorted. All must outlive this.
  PathNamer(const HeapGraph& graph, const RootPaths& paths, std::span<const NodeId> growing = {},
            const GrowthSeries* series = nullptr);

  NamedPath PathOf(NodeId node) const;
  // The step along one edge, for going on where a path ends.
  NamedStep StepAlong(uint32_t edge) const;

 private:
  NamedStep StartAt(NodeId node) const;
  // Whether the edge leads to a dict whose keys are attributes; kNoEdge does not.
  bool LeadsToNamespace(uint32_t edge) const;
  bool IsThreadLocalTable(uint32_t edge) const;
  bool LeadsToTimersOfUvloop(const Edge& edge, NodeId source) const;
  bool LeadsAlong(uint32_t edge, std::string_view attribute) const;
  bool IsFreeVariable(uint32_t edge) const;
  bool IsLastingName(const Edge& edge, NodeId names) const;
  // How the step along an edge is written; `before` is the edge before it on the path, or kNoEdge.
  std::string TextAlong(uint32_t edge, uint32_t before, bool normalized) const;
  std::string KeyText(const Edge& edge, NodeId dict, bool normalized) const;
  // None, or the name of the class or function that is the key; "*" if it is data.
  std::string KeyObject(const Edge& edge, NodeId dict) const;
  // The name that stands for the whole path to the node, or empty.
  std::string OwnName(NodeId node) const;
  bool IsFoundAt(NodeId node, StringId module, std::string_view qualname) const;
  NodeId AttributeOf(NodeId node, std::string_view name) const;
  const HeapGraph& graph_;
  const RootPaths& paths_;
  std::span<const NodeId> growing_;
  const GrowthSeries* series_;
  std::unordered_map<StringId, NodeId> module_by_name_;
};

// 16 hexadecimal digits: the identity of a finding of a kind ("growth") at a normalised path.
std::string Fingerprint(std::string_view kind, std::string_view normalized_path);

// Whether a dict key looks like data (it has a digit, or is a long word of hexadecimal digits, or is withheld).
bool IsVaryingKey(std::string_view key);

}  // namespace stillheld

#endif  // STILLHELD_ANALYSIS_PATH_NAMES_H_
