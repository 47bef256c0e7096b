#include "report/dot_text.h"

#include <fmt/format.h>

#include <string_view>

#include "report/numbers.h"
#include "report/printable.h"

namespace stillheld {
namespace {

// A quoted string of the language, of printable text only.
std::string Quoted(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : Printable(text)) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + "\"";
}

std::string Label(const PictureNode& node) {
  std::string label = Quoted(node.title);
  label.pop_back();
  const auto add = [&label](std::string_view line) {
    if (line.empty()) return;
    label += "\\n";
    const std::string quoted = Quoted(line);
    label += quoted.substr(1, quoted.size() - 2);
  };
  add(node.detail);
  if (node.bytes > 0) add(FormatBytes(static_cast<double>(node.bytes)));
  if (node.has_del) add("__del__");
  if (node.lacks_gc) add("no collector support");
  return label + "\"";
}

}  // namespace

std::string DotText(const Picture& picture) {
  std::string text = "digraph stillheld {\n";
  text += fmt::format("  label={}; labelloc=t; fontname=\"sans-serif\";\n", Quoted(picture.title));
  text += "  node [shape=box, style=\"rounded,filled\", fillcolor=white, fontname=\"sans-serif\", fontsize=11];\n";
  text += "  edge [fontname=\"sans-serif\", fontsize=10];\n";
  for (size_t n = 0; n < picture.nodes.size(); ++n) {
    const PictureNode& node = picture.nodes[n];
    text += fmt::format("  n{} [label={}", n, Label(node));
    if (node.has_del || node.lacks_gc) text += ", color=red, fontcolor=red";
    if (node.is_root) text += ", fillcolor=lightgrey";
    if (node.is_folded) text += ", style=\"rounded,dashed\"";
    text += "];\n";
  }
  for (const PictureEdge& edge : picture.edges) {
    text += fmt::format("  n{} -> n{} [label={}", edge.from, edge.to, Quoted(edge.name));
    if (edge.is_break) text += ", color=orangered, fontcolor=orangered, penwidth=2";
    if (edge.is_guess) text += ", style=dashed";
    text += "];\n";
  }
  return text + "}\n";
}

}  // namespace stillheld
