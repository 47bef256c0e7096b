#include "app/task_ages.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string_view>

#include "analysis/type_family.h"
#include "cpython/objects/int_value.h"
#include "cpython/str_text.h"

namespace stillheld {
namespace {

// Functions of asyncio/tasks.py set a timer by these locals, in all versions: sleep(delay), wait_for(fut, timeout),
// _wait(fs, timeout). Elsewhere a local of such a name need not be what the timer beside it was set by.
bool SetsTimerByDelay(const HeapGraph& graph, NodeId frame) {
  const ObjectName* name = graph.name(frame);
  return name != nullptr && name->file.valid() && graph.text(name->file).ends_with("asyncio/tasks.py");
}
bool IsDelay(std::string_view name) { return name == "delay" || name == "timeout"; }

// A loop's timer (asyncio/events.py) or, from CPython 3.11 on, what `asyncio.timeout` makes (asyncio/timeouts.py).
bool IsTimer(std::string_view type) {
  return type == "asyncio.events.TimerHandle" || type == "asyncio.timeouts.Timeout";
}

NodeId NamedTarget(const HeapGraph& graph, NodeId node, std::string_view name) {
  for (const Edge& edge : graph.out(node)) {
    if (HasName(edge.label.kind()) && graph.text(edge.label.name()) == name) return edge.target;
  }
  return NodeId();
}

}  // namespace

TaskAges::TaskAges(const AddressSpace& space, const HeapGraph& graph, double now, double process_age)
    : memory_(space),
      graph_(graph),
      layout_(FindLayout(graph.python_version())),
      now_(now),
      process_age_(process_age) {}

std::optional<double> TaskAges::Number(NodeId node) const {
  if (!node.valid() || layout_ == nullptr) return std::nullopt;
  if (graph_.type_name(node) == "int") {
    const auto value = ReadInt(memory_, *layout_, graph_.address(node));
    return value ? std::optional(static_cast<double>(*value)) : std::nullopt;
  }
  if (graph_.type_name(node) != "float") return std::nullopt;
  return memory_.Load<double>(graph_.address(node) + *layout_->object.ob_size);  // a float has no size: there it begins
}

// Seconds since the frame of a coroutine began to wait for its timer.
std::optional<double> TaskAges::WaitIn(NodeId frame) const {
  if (!SetsTimerByDelay(graph_, frame)) return std::nullopt;
  std::optional<double> delay, when;
  const auto look_at_timer = [&](NodeId node) {
    if (!when && IsTimer(graph_.type_name(node))) when = Number(AttributeOf(graph_, node, "_when"));
  };
  const auto look = [&](NodeId of) {
    for (const Edge& edge : graph_.out(of)) {
      const EdgeKind kind = edge.label.kind();
      if (kind == EdgeKind::kLocal && IsDelay(graph_.text(edge.label.name()))) delay = Number(edge.target);
      look_at_timer(edge.target);
      // `async with` keeps the timer's __aexit__ on the stack.
      if (graph_.type_name(edge.target) != "method") continue;
      for (const Edge& inner : graph_.out(edge.target)) look_at_timer(inner.target);
    }
  };
  look(frame);
  for (const Edge& edge : graph_.out(frame)) {
    if (graph_.type_name(edge.target) == "frame") look(edge.target);  // up to CPython 3.10
  }
  if (!delay || !when) return std::nullopt;
  const double age = now_ - (*when - *delay);
  return std::isfinite(age) && age >= 0 && age <= process_age_ ? std::optional(age) : std::nullopt;
}

// The number in the name that asyncio gives a task, which is a str, or the number itself until somebody asks for it.
std::optional<uint64_t> TaskAges::SerialOf(NodeId task) const {
  static constexpr std::string_view kPrefix = "Task-";
  NodeId name = NamedTarget(graph_, task, "task_name");
  if (!name.valid()) name = AttributeOf(graph_, task, "_name");  // of a task in Python
  if (!name.valid() || layout_ == nullptr) return std::nullopt;
  if (graph_.type_name(name) == "int") {
    const auto number = Number(name);
    return number && *number > 0 ? std::optional(static_cast<uint64_t>(*number)) : std::nullopt;
  }
  if (graph_.type_name(name) != "str") return std::nullopt;
  const auto text = ReadStr(memory_, *layout_, graph_.address(name));
  if (!text || !text->starts_with(kPrefix)) return std::nullopt;
  uint64_t number = 0;
  const char* end = text->data() + text->size();
  const auto [rest, error] = std::from_chars(text->data() + kPrefix.size(), end, number);
  return error == std::errc() && rest == end ? std::optional(number) : std::nullopt;
}

void TaskAges::Add(NodeId task, std::span<const NodeId> chain) {
  std::optional<double> longest;
  for (const NodeId link : chain) {
    const auto wait = WaitIn(link);
    if (wait && (!longest || *wait > *longest)) longest = wait;
  }
  if (longest) waits_.emplace_back(task, *longest);
  if (const auto serial = SerialOf(task)) serials_.emplace_back(*serial, task);
}

std::map<NodeId, double> TaskAges::LeastAges() const {
  std::map<NodeId, double> age_by_task(waits_.begin(), waits_.end());
  auto by_serial = serials_;
  std::ranges::sort(by_serial, std::ranges::greater());
  // asyncio gives no number twice: the program calls its tasks so itself, and in an order of its own.
  const auto same = [](const auto& one, const auto& other) { return one.first == other.first; };
  if (std::ranges::adjacent_find(by_serial, same) != by_serial.end()) return age_by_task;
  std::optional<double> of_later;
  for (const auto& [serial, task] : by_serial) {
    const auto own = age_by_task.find(task);
    if (own != age_by_task.end()) of_later = std::max(of_later.value_or(0), own->second);
    if (of_later) age_by_task[task] = *of_later;
  }
  return age_by_task;
}

}  // namespace stillheld
