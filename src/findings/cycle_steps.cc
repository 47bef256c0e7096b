#include "findings/cycle_steps.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "analysis/unseeable.h"

namespace stillheld {
namespace {

constexpr size_t kMostLocals = 24;
constexpr size_t kMostSteps = 100;  // of one cycle; longer ones say nothing more

bool HasLocals(std::string_view type) {
  return type == "frame" || type == "running frame" || type == "generator" || type == "coroutine" ||
         type == "async_generator";
}

void AddLocals(const HeapGraph& graph, NodeId frame, CycleStep& step) {
  for (const Edge& edge : graph.out(frame)) {
    if (edge.label.kind() != EdgeKind::kLocal || step.locals.size() == kMostLocals) continue;
    step.locals.push_back(fmt::format("{}: {}", graph.text(edge.label.name()), graph.type_name(edge.target)));
  }
}

// What the object is called itself: a class, a function, a frame, or the function of a generator.
void AddName(const HeapGraph& graph, NodeId node, CycleStep& step) {
  const ObjectName* name = graph.name(node);
  for (const Edge& edge : graph.out(node)) {
    // Where it stands, its code says.
    if (name != nullptr && name->file.valid()) break;
    if (edge.label.kind() != EdgeKind::kAttribute || !graph.text(edge.label.name()).ends_with("_code")) continue;
    if (const ObjectName* code = graph.name(edge.target); code != nullptr) {
      step.file = graph.text(code->file);
      step.line = code->line;
      if (name == nullptr) step.name = graph.text(code->qualname);
    }
    break;
  }
  if (name == nullptr) return;
  const bool has_module = name->module.valid() && name->qualname.valid();
  step.name = has_module ? fmt::format("{}.{}", graph.text(name->module), graph.text(name->qualname))
                         : std::string(graph.text(name->qualname));
  if (name->file.valid()) {
    step.file = graph.text(name->file);
    step.line = name->line;
  }
}

// An object with a __dict__ of a class made in Python is a better start than what holds it together.
uint32_t RankAsStart(const HeapGraph& graph, NodeId node) {
  const std::string_view type = graph.type_name(node);
  const bool has_module = type.contains('.');
  const NodeId type_object = graph.type_info(graph.type(node)).node;
  const bool is_library = type_object.valid() && graph.name(type_object) != nullptr &&
                          graph.text(graph.name(type_object)->module).contains('.');
  return !has_module ? 2 : is_library ? 1 : 0;
}

}  // namespace

CycleStep StepAt(const HeapGraph& graph, NodeId node) {
  CycleStep step{.type = std::string(graph.type_name(node)), .edge = "", .locals = {}};
  AddName(graph, node, step);
  if (HasLocals(step.type)) AddLocals(graph, node, step);
  step.has_del = graph.has(node, kHasDel);
  step.lacks_gc = LacksCollectorSupport(graph, node);
  return step;
}

std::vector<CycleStep> StepsOfCycle(const HeapGraph& graph, const Knot& knot, std::span<const uint32_t> strands) {
  std::vector<uint32_t> turned(strands.begin(), strands.end());
  const auto start = std::ranges::min_element(
      turned, {}, [&](uint32_t strand) { return RankAsStart(graph, knot.members[knot.strands[strand].from].node); });
  std::ranges::rotate(turned, start);
  std::vector<CycleStep> steps;
  std::string_view last_name;
  std::string own_name;
  uint64_t in_a_row = 0;
  for (const uint32_t index : turned) {
    const Knot::Strand& strand = knot.strands[index];
    const NodeId node = knot.members[strand.from].node;
    CycleStep step = StepAt(graph, node);
    step.edge = strand.name;
    step.is_guess = graph.edge(strand.edge).label.kind() == EdgeKind::kGuessed;
    // A ring of objects that all refer to the next one in the same way is one step.
    const bool is_same = !steps.empty() && steps.back().type == step.type && last_name == strand.general_name &&
                         (step.name.empty() || step.name == own_name);
    own_name = step.name;
    last_name = strand.general_name;
    in_a_row = is_same ? in_a_row + 1 : 1;
    if (is_same) {
      steps.back().name = fmt::format("{} in a row", in_a_row);
    } else if (steps.size() < kMostSteps) {
      steps.push_back(std::move(step));
    }
  }
  return steps;
}

std::string FullName(const HeapGraph& graph, const Knot& knot, uint32_t index, std::string_view general_name) {
  const Knot::Strand& strand = knot.strands[index];
  const NodeId node = knot.members[strand.from].node;
  std::string owner(graph.type_name(node));
  CycleStep named;
  AddName(graph, node, named);
  if (!named.name.empty()) owner = named.name;
  if (graph.edge(strand.edge).label.kind() == EdgeKind::kLocal) {
    return fmt::format("the local {} of {}", general_name, owner);
  }
  return fmt::format("{}{}{}", owner, general_name.starts_with('[') ? "" : ".", general_name);
}

}  // namespace stillheld
