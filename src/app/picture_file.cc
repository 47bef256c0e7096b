#include "app/picture_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "base/atomic_file.h"
#include "report/dot_text.h"
#include "report/svg_text.h"

namespace stillheld {
namespace {

void WriteWhole(const std::filesystem::path& file, const std::string& text) {
  AtomicFile out(file);
  out.Write(text);
  out.Commit();
}

}  // namespace

void WriteSvg(const Picture& picture, const std::filesystem::path& file) { WriteWhole(file, SvgText(picture)); }
void WriteDot(const Picture& picture, const std::filesystem::path& file) { WriteWhole(file, DotText(picture)); }

Picture PictureOf(const HolderReport& report) {
  Picture picture{.title = fmt::format("who holds {}", report.asked), .nodes = {}, .edges = {}};
  // Paths share their beginnings: a place is known by the text of the steps that lead to it.
  std::map<std::string, uint32_t> node_by_path;
  const size_t shown = std::min(report.shown, report.groups.size());
  for (size_t g = 0; g < shown; ++g) {
    const HeldGroup& group = report.groups[g];
    std::string written;
    uint32_t before = 0;
    for (size_t i = 0; i < group.path.size(); ++i) {
      const PathStep& step = group.path[i];
      written += "\n" + step.kind + " " + step.name;
      const auto [place, is_new] = node_by_path.try_emplace(written, static_cast<uint32_t>(picture.nodes.size()));
      const bool is_last = i + 1 == group.path.size();
      if (is_new) {
        PictureNode node{.title = i == 0 ? fmt::format("{} {}", step.kind, step.name) : step.type, .detail = ""};
        node.is_root = i == 0;
        if (is_last) {
          node.detail = fmt::format("{} ×", group.objects);
          node.bytes = std::max(group.bytes, group.retained_bytes);
        }
        picture.nodes.push_back(std::move(node));
        if (i > 0) picture.edges.push_back({.from = before, .to = place->second, .name = step.name});
      }
      before = place->second;
    }
  }
  return Folded(std::move(picture));
}

}  // namespace stillheld
