#include "findings/knot_picture.h"

#include <fmt/format.h>

#include <utility>

#include "analysis/unseeable.h"
#include "findings/cycle_steps.h"

namespace stillheld {

Picture PictureOf(const HeapGraph& graph, const Knot& knot, const BreakSet& set) {
  Picture picture;
  for (const Knot::Member& member : knot.members) {
    const CycleStep step = StepAt(graph, member.node);
    PictureNode node{.title = step.type, .detail = step.name, .bytes = member.bytes};
    if (!step.file.empty()) {
      const size_t slash = step.file.rfind('/');
      node.detail += fmt::format("{}{}:{}", node.detail.empty() ? "" : " ",
                                 step.file.substr(slash == std::string::npos ? 0 : slash + 1), step.line);
    }
    node.has_del = step.has_del;
    node.lacks_gc = LacksCollectorSupport(graph, member.node);
    picture.nodes.push_back(std::move(node));
  }
  for (const Knot::Strand& strand : knot.strands) {
    picture.edges.push_back({.from = strand.from,
                             .to = strand.to,
                             .name = strand.name,
                             .is_guess = graph.edge(strand.edge).label.kind() == EdgeKind::kGuessed});
  }
  for (const BreakChoice& choice : set.choices) {
    for (const uint32_t strand : choice.strands) picture.edges[strand].is_break = true;
  }
  return Folded(std::move(picture));
}

}  // namespace stillheld
