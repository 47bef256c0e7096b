#include "findings/source_lines.h"

#include <algorithm>
#include <optional>
#include <string>

namespace stillheld {
namespace {

// Code at the top of a module runs once, when it is imported: it does not store once per request.
bool RunsOnce(const SourceLine& line) { return line.function == "<module>"; }

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

std::vector<SourceLine> StoreLines(const HeapGraph& graph, const ContainerUses& uses) {
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
  if (lines.size() > kMostLines) lines.resize(kMostLines);
  return lines;
}

}  // namespace stillheld
