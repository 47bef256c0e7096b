#include "findings/source_lines.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "heap/installed_file.h"

namespace stillheld {
namespace {

// Code at the top of a module runs once, when it is imported: it does not store once per request.
bool RunsOnce(const SourceLine& line) { return line.function == "<module>"; }

constexpr size_t kMostCalls = 3;

// "Manager.getLogger" is called as getLogger, "Session.__init__" as Session; operators are not called by a name.
std::string_view NameWhenCalled(std::string_view qualname) {
  constexpr std::string_view kConstructor = ".__init__";
  if (qualname.ends_with(kConstructor)) qualname.remove_suffix(kConstructor.size());
  const std::string_view name = qualname.substr(qualname.rfind('.') + 1);
  return name.starts_with("__") || name.starts_with("<") ? std::string_view() : name;
}

SourceLine LineOf(const HeapGraph& graph, const UseSite& use, const ObjectName& code, const char* how) {
  return {.file = std::string(graph.text(code.file)),
          .line = use.line,
          .function = std::string(graph.text(code.qualname)),
          .how = how};
}

std::vector<SourceLine> AllStoreLines(const HeapGraph& graph, const ContainerUses& uses) {
  std::vector<SourceLine> lines;
  for (const std::vector<UseSite>* sites : {&uses.stores, &uses.rebinds}) {
    for (const UseSite& use : *sites) {
      SourceLine line{.file = "", .line = use.line, .function = "", .how = "stores"};
      if (const ObjectName* name = graph.name(use.code)) {
        line.file = graph.text(name->file);
        line.function = graph.text(name->qualname);
      }
      lines.push_back(std::move(line));
    }
    // A container that is replaced by a longer one is rebound instead of stored into.
    if (!lines.empty()) break;
  }
  std::ranges::stable_partition(lines, [](const SourceLine& line) { return !RunsOnce(line); });
  return lines;
}

}  // namespace

std::optional<SourceLine> LineOfCached(const HeapGraph& graph, NodeId wrapper) {
  for (const Edge& edge : graph.out(wrapper)) {
    for (const Edge& of_function : graph.out(edge.target)) {
      if (of_function.label.kind() != EdgeKind::kAttribute || graph.text(of_function.label.name()) != "__code__")
        continue;
      const ObjectName* name = graph.name(of_function.target);
      if (name == nullptr || !name->file.valid()) continue;
      return SourceLine{.file = std::string(graph.text(name->file)),
                        .line = name->line,
                        .function = std::string(graph.text(name->qualname)),
                        .how = "stores"};
    }
  }
  return std::nullopt;
}

std::vector<SourceLine> CallLines(const HeapGraph& graph, const ContainerUses& uses) {
  std::vector<SourceLine> calls;
  const std::vector<SourceLine> stores = AllStoreLines(graph, uses);
  if (std::ranges::any_of(stores, [](const SourceLine& line) { return !IsInstalled(line.file); })) return calls;
  for (const SourceLine& store : stores) {
    for (const UseSite& use : graph.uses(NameWhenCalled(store.function))) {
      const ObjectName* code = graph.name(use.code);
      if (use.kind != UseKind::kCalls || code == nullptr) continue;
      SourceLine line = LineOf(graph, use, *code, "calls");
      if (RunsOnce(line) || std::ranges::find(calls, line) != calls.end()) continue;
      calls.push_back(std::move(line));
    }
  }
  if (calls.size() > kMostCalls) calls.clear();
  return calls;
}

std::vector<SourceLine> LinesOfGlobal(const HeapGraph& graph, const std::vector<PathStep>& path) {
  std::vector<SourceLine> lines;
  if (path.size() < 2 || path.front().kind != "module") return lines;
  for (const auto& [kind, how] : {std::pair(UseKind::kRebinds, "stores"), std::pair(UseKind::kCalls, "calls")}) {
    for (const UseSite& use : graph.uses(path[1].name)) {
      const ObjectName* code = graph.name(use.code);
      if (use.kind != kind || !use.is_global || code == nullptr) continue;
      SourceLine line = LineOf(graph, use, *code, how);
      if (line.file == path.front().file && !IsInstalled(line.file) && !RunsOnce(line))
        lines.push_back(std::move(line));
    }
    if (!lines.empty()) break;
  }
  if (lines.size() > kMostCalls) lines.clear();
  return lines;
}

std::vector<SourceLine> ConstructionLines(const HeapGraph& graph, std::string_view type) {
  std::vector<SourceLine> lines;
  const size_t dot = type.rfind('.');
  if (dot == std::string_view::npos) return lines;  // a list or a str is made everywhere
  for (const UseSite& use : graph.uses(type.substr(dot + 1))) {
    const ObjectName* code = graph.name(use.code);
    if (use.kind != UseKind::kCalls || code == nullptr) continue;
    SourceLine line = LineOf(graph, use, *code, "allocates");
    if (!RunsOnce(line) && std::ranges::find(lines, line) == lines.end()) lines.push_back(std::move(line));
  }
  if (lines.size() > kMostCalls) lines.clear();
  return lines;
}

void DropLibraryLines(std::vector<SourceLine>& lines) {
  const auto is_own = [](const SourceLine& line) { return !IsInstalled(line.file) && !RunsOnce(line); };
  if (!lines.empty() && is_own(lines.front())) std::erase_if(lines, std::not_fn(is_own));
}

std::vector<SourceLine> StoreLines(const HeapGraph& graph, const ContainerUses& uses) {
  std::vector<SourceLine> lines = AllStoreLines(graph, uses);
  if (lines.size() > kMostLines) lines.resize(kMostLines);
  return lines;
}

}  // namespace stillheld
