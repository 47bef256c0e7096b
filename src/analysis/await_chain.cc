#include "analysis/await_chain.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace stillheld {
namespace {

bool RunsCode(std::string_view type) {
  static constexpr std::array<std::string_view, 4> kTypes = {"coroutine", "generator", "async_generator", "frame"};
  return std::ranges::find(kTypes, type) != kTypes.end();
}

// The wrappers between an await and what runs behind it.
bool IsWrapper(std::string_view type) {
  return type == "coroutine_wrapper" || type.starts_with("async_generator_") || type == "_asyncio.FutureIter";
}

bool IsAwaitable(std::string_view type) {
  return RunsCode(type) || IsWrapper(type) || type.ends_with("Future") || type.ends_with("Task");
}

// The last value on the stack of the suspended frame, which a generator has inside itself or, in older versions, in a
// frame object. Where the depth of the stack is not known its words are guesses: then only what can be awaited counts.
NodeId TopOfStack(const HeapGraph& graph, NodeId node, bool is_frame = false) {
  NodeId top, guess, frame;
  uint32_t highest = 0, highest_guess = 0;
  for (const Edge& edge : graph.out(node)) {
    const EdgeKind kind = edge.label.kind();
    const std::string_view type = graph.type_name(edge.target);
    if (kind == EdgeKind::kStack && (!top.valid() || edge.label.index() >= highest)) {
      top = edge.target;
      highest = edge.label.index();
    }
    if (kind == EdgeKind::kGuessed && IsAwaitable(type) && (!guess.valid() || edge.label.index() >= highest_guess)) {
      guess = edge.target;
      highest_guess = edge.label.index();
    }
    if (type == "frame" && !frame.valid()) frame = edge.target;
  }
  if (top.valid()) return top;
  if (frame.valid() && !is_frame) return TopOfStack(graph, frame, true);
  return guess;
}

}  // namespace

std::vector<NodeId> AwaitChain(const HeapGraph& graph, NodeId coroutine) {
  std::vector<NodeId> chain;
  NodeId at = coroutine;
  while (at.valid() && chain.size() < kMostAwaits && std::ranges::find(chain, at) == chain.end()) {
    chain.push_back(at);
    const std::string_view type = graph.type_name(at);
    if (RunsCode(type)) {
      at = TopOfStack(graph, at);
    } else if (IsWrapper(type)) {
      // It has one reference that matters: the coroutine, generator or future that it wraps.
      NodeId next;
      for (const Edge& edge : graph.out(at)) {
        if (IsOwned(edge.label.kind()) && edge.label.kind() != EdgeKind::kClass && !next.valid()) next = edge.target;
      }
      chain.pop_back();
      at = next;
    } else {
      break;
    }
  }
  return chain;
}

std::string PlaceOf(const HeapGraph& graph, NodeId node) {
  const ObjectName* name = graph.name(node);
  if (name == nullptr || !name->qualname.valid()) return std::string(graph.type_name(node));
  std::string place(graph.text(name->qualname));
  if (name->file.valid()) {
    place += " (";
    place += graph.text(name->file);
    place += ":" + std::to_string(name->line) + ")";
  }
  return place;
}

}  // namespace stillheld
