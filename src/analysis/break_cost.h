// What it takes to break a reference: the less a developer would want to, or could, the more.
#ifndef STILLHELD_ANALYSIS_BREAK_COST_H_
#define STILLHELD_ANALYSIS_BREAK_COST_H_

#include <cstdint>
#include <string_view>

#include "analysis/knot.h"
#include "heap/heap_graph.h"

namespace stillheld {

// Of what only the interpreter's machinery knows: not to be broken by hand.
inline constexpr uint32_t kUnbreakable = 1000;
// From this on, it can be broken in thought alone: the function of a bound method, the frame of a traceback.
inline constexpr uint32_t kMachinery = kUnbreakable / 2;

// Whether the name says "whose I am": parent, owner, view.
bool NamesOwner(std::string_view general_name);

class BreakCosts {
 public:
  explicit BreakCosts(const HeapGraph& graph);

  uint32_t Cost(const Knot& knot, const Knot::Strand& strand) const;

 private:
  bool IsOwn(NodeId node) const;  // an object of the application's: its class is not in a library

  const HeapGraph& graph_;
  std::vector<bool> is_own_type_;  // by TypeId
};

}  // namespace stillheld

#endif  // STILLHELD_ANALYSIS_BREAK_COST_H_
