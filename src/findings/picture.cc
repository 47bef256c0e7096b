#include "findings/picture.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace stillheld {
namespace {

// Breadth first over references in both directions: what is close to the first node stays.
std::vector<uint32_t> NearestFirst(const Picture& picture) {
  std::vector<std::vector<uint32_t>> neighbours(picture.nodes.size());
  for (const PictureEdge& edge : picture.edges) {
    neighbours[edge.from].push_back(edge.to);
    neighbours[edge.to].push_back(edge.from);
  }
  std::vector<bool> seen(picture.nodes.size());
  std::vector<uint32_t> order;
  const auto visit = [&](uint32_t node) {
    if (seen[node]) return;
    seen[node] = true;
    order.push_back(node);
  };
  // What the proposal is about is drawn in any case.
  for (const PictureEdge& edge : picture.edges) {
    if (!edge.is_break) continue;
    visit(edge.from);
    visit(edge.to);
  }
  size_t followed = 0;
  for (uint32_t start = 0; start < picture.nodes.size(); ++start) {
    visit(start);
    for (; followed < order.size(); ++followed) {
      for (const uint32_t next : neighbours[order[followed]]) visit(next);
    }
  }
  return order;
}

}  // namespace

Picture Folded(Picture picture, size_t most) {
  Picture folded{.title = std::move(picture.title), .nodes = {}, .edges = {}};
  std::vector<uint32_t> place(picture.nodes.size());
  if (picture.nodes.size() <= most) {
    for (uint32_t n = 0; n < place.size(); ++n) place[n] = n;
    folded.nodes = std::move(picture.nodes);
  } else {
    const std::vector<uint32_t> order = NearestFirst(picture);
    const auto rest = static_cast<uint32_t>(most - 1);
    PictureNode others{.title = fmt::format("{} more objects", order.size() - rest), .detail = "", .is_folded = true};
    for (uint32_t i = 0; i < order.size(); ++i) {
      place[order[i]] = std::min(i, rest);
      PictureNode& node = picture.nodes[order[i]];
      if (i < rest) {
        folded.nodes.push_back(std::move(node));
      } else {
        others.bytes += node.bytes;
        others.has_del |= node.has_del;
      }
    }
    folded.nodes.push_back(std::move(others));
  }
  std::map<std::tuple<uint32_t, uint32_t, std::string>, std::pair<PictureEdge, size_t>> drawn;
  for (PictureEdge& edge : picture.edges) {
    edge.from = place[edge.from];
    edge.to = place[edge.to];
    const bool among_rest = folded.nodes[edge.from].is_folded || folded.nodes[edge.to].is_folded;
    if (among_rest && edge.from == edge.to) continue;
    if (among_rest) edge.name.clear();
    auto& [known, count] = drawn[{edge.from, edge.to, edge.name}];
    if (count++ == 0) {
      known = std::move(edge);
    } else {
      known.is_break |= edge.is_break;
    }
  }
  for (auto& [key, entry] : drawn) {
    auto& [edge, count] = entry;
    if (count > 1) edge.name += fmt::format("{}{} ×", edge.name.empty() ? "" : " ", count);
    folded.edges.push_back(std::move(edge));
  }
  return folded;
}

}  // namespace stillheld
