#include "analysis/reference_text.h"

#include <fmt/format.h>

#include <string_view>

#include "analysis/path_names.h"

namespace stillheld {
namespace {

constexpr std::string_view kAny = "[*]";

void AddName(ReferenceText& text, std::string_view name) {
  for (std::string* written : {&text.exact, &text.general}) {
    *written += written->empty() ? "" : ".";
    *written += name;
  }
}

void AddKey(ReferenceText& text, std::string_view exact, std::string_view general) {
  text.exact += exact;
  text.general += general;
}

}  // namespace

void AppendReference(const HeapGraph& graph, uint32_t index, ReferenceText& text) {
  const Edge& edge = graph.edge(index);
  const EdgeKind kind = edge.label.kind();
  const std::string_view name = HasName(kind) ? graph.text(edge.label.name()) : "";
  const bool in_namespace = text.ends_in_namespace;
  text.ends_in_namespace = kind == EdgeKind::kDict;
  if (in_namespace && (kind != EdgeKind::kStringKey || name == kWithheldName)) AddName(text, "__dict__");
  switch (kind) {
    case EdgeKind::kDict:
      return;
    case EdgeKind::kStringKey:
      if (in_namespace && name != kWithheldName) return AddName(text, name);
      if (name == kWithheldName) return AddKey(text, kAny, kAny);
      return AddKey(text, fmt::format("['{}']", name), IsVaryingKey(name) ? kAny : fmt::format("['{}']", name));
    case EdgeKind::kIndex:
      return AddKey(text, fmt::format("[{}]", edge.label.index()), kAny);
    case EdgeKind::kOtherKey:
    case EdgeKind::kKey:
    case EdgeKind::kMember:
      return AddKey(text, kAny, kAny);
    case EdgeKind::kClass:
      return AddName(text, "__class__");
    case EdgeKind::kCell:
      return AddName(text, "cell_contents");
    case EdgeKind::kStack:
      return AddName(text, "<stack>");
    case EdgeKind::kGuessed:
      return AddName(text, "<guess>");
    case EdgeKind::kVisited:
      return AddName(text, "<memory>");
    case EdgeKind::kInternal:
      return AddName(text, fmt::format("<{}>", name));
    case EdgeKind::kAttribute:
    case EdgeKind::kLocal:
      return AddName(text, name);
    case EdgeKind::kWeak:
      return AddName(text, "<weak>");
  }
}

}  // namespace stillheld
