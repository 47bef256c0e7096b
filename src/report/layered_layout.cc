#include "report/layered_layout.h"

#include <algorithm>
#include <utility>

namespace stillheld {
namespace {

constexpr double kRowGap = 70;
constexpr double kBoxGap = 48;
constexpr double kMargin = 24;
constexpr int kSweeps = 6;
constexpr size_t kMostInRow = 8;

using Neighbours = std::vector<std::vector<uint32_t>>;

// Downward references only: those that close a circle are turned around, those to oneself are left out.
Neighbours Acyclic(const Picture& picture) {
  Neighbours out(picture.nodes.size()), down(picture.nodes.size());
  for (const PictureEdge& edge : picture.edges) {
    if (edge.from != edge.to) out[edge.from].push_back(edge.to);
  }
  enum class State : uint8_t { kNew, kOpen, kDone };
  std::vector<State> state(picture.nodes.size(), State::kNew);
  std::vector<std::pair<uint32_t, size_t>> calls;
  const auto visit = [&](uint32_t start) {
    if (state[start] != State::kNew) return;
    state[start] = State::kOpen;
    calls.emplace_back(start, 0);
    while (!calls.empty()) {
      auto& [node, next] = calls.back();
      if (next == out[node].size()) {
        state[node] = State::kDone;
        calls.pop_back();
        continue;
      }
      const uint32_t to = out[node][next++];
      if (state[to] == State::kOpen) {
        down[to].push_back(node);
      } else {
        down[node].push_back(to);
        if (state[to] == State::kNew) {
          state[to] = State::kOpen;
          calls.emplace_back(to, 0);
        }
      }
    }
  };
  for (uint32_t n = 0; n < picture.nodes.size(); ++n) {
    if (picture.nodes[n].is_root) visit(n);
  }
  for (uint32_t n = 0; n < picture.nodes.size(); ++n) visit(n);
  return down;
}

std::vector<uint32_t> RowsOf(const Neighbours& down) {
  std::vector<uint32_t> row(down.size()), waits_for(down.size()), open;
  for (const auto& targets : down) {
    for (const uint32_t to : targets) ++waits_for[to];
  }
  for (uint32_t n = 0; n < down.size(); ++n) {
    if (waits_for[n] == 0) open.push_back(n);
  }
  for (size_t i = 0; i < open.size(); ++i) {
    for (const uint32_t to : down[open[i]]) {
      row[to] = std::max(row[to], row[open[i]] + 1);
      if (--waits_for[to] == 0) open.push_back(to);
    }
  }
  return row;
}

// In even parts: those of one row do not refer to each other, so any order of the parts will do.
Neighbours Wrapped(const Neighbours& rows) {
  Neighbours wrapped;
  for (const std::vector<uint32_t>& row : rows) {
    const size_t parts = (row.size() + kMostInRow - 1) / kMostInRow;
    for (size_t part = 0; part < parts; ++part) {
      wrapped.emplace_back(row.begin() + static_cast<long>(row.size() * part / parts),
                           row.begin() + static_cast<long>(row.size() * (part + 1) / parts));
    }
  }
  return wrapped;
}

}  // namespace

Layout2D LayOut(const Picture& picture, std::vector<Layout2D::Box> sizes) {
  Layout2D layout{.boxes = std::move(sizes)};
  const Neighbours down = Acyclic(picture);
  const std::vector<uint32_t> row_by_node = RowsOf(down);
  Neighbours rows, around(down.size());
  for (uint32_t n = 0; n < down.size(); ++n) {
    rows.resize(std::max<size_t>(rows.size(), row_by_node[n] + 1));
    rows[row_by_node[n]].push_back(n);
    for (const uint32_t to : down[n]) {
      around[n].push_back(to);
      around[to].push_back(n);
    }
  }
  rows = Wrapped(rows);
  for (uint32_t r = 0; r < rows.size(); ++r) {
    for (const uint32_t n : rows[r]) layout.boxes[n].row = r;
  }
  const auto spread = [&](const std::vector<uint32_t>& row) {
    double x = 0;
    for (const uint32_t n : row) {
      layout.boxes[n].x = x + layout.boxes[n].width / 2;
      x += layout.boxes[n].width + kBoxGap;
    }
    for (const uint32_t n : row) layout.boxes[n].x -= (x - kBoxGap) / 2;
  };
  std::ranges::for_each(rows, spread);
  for (int sweep = 0; sweep < kSweeps; ++sweep) {
    for (size_t r = 0; r < rows.size(); ++r) {
      std::vector<uint32_t>& row = sweep % 2 == 0 ? rows[r] : rows[rows.size() - 1 - r];
      std::vector<double> mean(down.size());
      for (const uint32_t n : row) {
        for (const uint32_t other : around[n]) mean[n] += layout.boxes[other].x / static_cast<double>(around[n].size());
      }
      std::ranges::stable_sort(row, {}, [&](uint32_t n) { return mean[n]; });
      spread(row);
    }
  }
  double y = kMargin, left = 0, right = 0;
  for (const std::vector<uint32_t>& row : rows) {
    double height = 0;
    for (const uint32_t n : row) height = std::max(height, layout.boxes[n].height);
    for (const uint32_t n : row) {
      layout.boxes[n].y = y + height / 2;
      left = std::min(left, layout.boxes[n].x - layout.boxes[n].width / 2);
      right = std::max(right, layout.boxes[n].x + layout.boxes[n].width / 2);
    }
    y += height + kRowGap;
  }
  for (Layout2D::Box& box : layout.boxes) box.x += kMargin - left;
  layout.width = right - left + 2 * kMargin;
  layout.height = rows.empty() ? 2 * kMargin : y - kRowGap + kMargin;
  return layout;
}

}  // namespace stillheld
