// Knot: one component of objects that keep each other alive, as a developer would draw it.
//
// A dict, list, cell or other plain container that one object alone holds is drawn as part of that object: the
// reference from a request through its parser_context to the view is one strand, called parser_context['view']. What
// only one member holds outside of the component is counted with that member.
#ifndef STILLHELD_ANALYSIS_KNOT_H_
#define STILLHELD_ANALYSIS_KNOT_H_

#include <cstdint>
#include <string>
#include <vector>

#include "heap/heap_graph.h"

namespace stillheld {

struct Knot {
  struct Member {
    NodeId node{};
    uint64_t bytes = 0;  // with the containers that are part of it and all else that only it holds
  };
  struct Strand {
    uint32_t from = 0, to = 0;  // members
    std::string name;           // "request", "parser_context['view']", "[0]", "__closure__[0].cell_contents"
    std::string general_name;   // without positions and keys that are data: "children[*]"
    uint32_t edge = 0;          // the last one, which leads to `to`
    uint32_t references = 1;
    bool is_through_container = false;  // a container that is part of `from` lies between
  };

  std::vector<Member> members;
  std::vector<Strand> strands;  // by `from`
  uint64_t shared_bytes = 0;    // held by several members together
  bool is_whole = true;         // false: too large, some strands were left out

  uint64_t bytes() const;
};

// members: of one component, ascending; freed: what is freed with it, ascending, the members included.
// Cost: linear in the references of `freed`, with a cap.
Knot TieKnot(const HeapGraph& graph, const std::vector<NodeId>& members, const std::vector<NodeId>& freed);

}  // namespace stillheld

#endif  // STILLHELD_ANALYSIS_KNOT_H_
