#include "snapshot/check_columns.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace stillheld {
namespace {

class Checker {
 public:
  explicit Checker(const HeapColumns& columns)
      : c_(columns), nodes_(columns.address.size()), strings_(columns.string_begin.size() - 1) {}

  std::optional<std::string> Run() {
    if (auto defect = CheckSizes()) return defect;
    if (auto defect = CheckStrings()) return defect;
    if (auto defect = CheckTypes()) return defect;
    if (auto defect = CheckNodes()) return defect;
    if (auto defect = CheckEdges()) return defect;
    return CheckRecords();
  }

 private:
  using Defect = std::optional<std::string>;

  bool IsNode(NodeId n) const { return n.index() < nodes_; }
  bool IsNodeOrNone(NodeId n) const { return !n.valid() || IsNode(n); }
  bool IsString(StringId s) const { return s.index() < strings_; }
  bool IsStringOrNone(StringId s) const { return !s.valid() || IsString(s); }
  std::string_view Text(StringId s) const {
    if (!s.valid()) return {};
    return {c_.string_bytes.data() + c_.string_begin[s.index()],
            c_.string_begin[s.index() + 1] - c_.string_begin[s.index()]};
  }

  // From 0 to `end`, never descending.
  template <class T>
  static bool IsBeginColumn(std::span<const T> begins, uint64_t end) {
    return begins.front() == 0 && begins.back() == end && std::ranges::is_sorted(begins);
  }

  // Each record passes `is_good`, and no two neighbours stand in `wrong_order`.
  template <class Records, class IsGood, class WrongOrder>
  static Defect CheckTable(std::string_view table, const Records& records, IsGood is_good, WrongOrder wrong_order) {
    for (size_t i = 0; i < records.size(); ++i) {
      if (!is_good(records[i])) return fmt::format("{}: record {} refers to nothing or is of no known kind", table, i);
      if (i > 0 && wrong_order(records[i - 1], records[i]))
        return fmt::format("{}: record {} is out of order", table, i);
    }
    return std::nullopt;
  }

  Defect CheckSizes() const {
    if (nodes_ >= UINT32_MAX || c_.edges.size() >= UINT32_MAX || c_.types.size() >= UINT32_MAX ||
        strings_ > EdgeLabel::kMaxPayload) {
      return "a table is too long";
    }
    if (c_.type.size() != nodes_ || c_.size_bytes.size() != nodes_ || c_.ref_count.size() != nodes_ ||
        c_.flags.size() != nodes_ || c_.length.size() != nodes_ || c_.out_begin.size() != nodes_ + 1) {
      return "the columns of the nodes differ in length";
    }
    return std::nullopt;
  }

  Defect CheckStrings() const {
    if (!IsBeginColumn(c_.string_begin, c_.string_bytes.size())) return "strings: their places are out of order";
    if (c_.string_begin[1] != 0) return "strings: the first one is not empty";
    return std::nullopt;
  }

  Defect CheckTypes() const {
    return CheckTable(
        "types", c_.types, [this](const TypeInfo& t) { return IsStringOrNone(t.name) && IsNodeOrNone(t.node); },
        [](const auto&, const auto&) { return false; });
  }

  Defect CheckNodes() const {
    for (size_t i = 1; i < nodes_; ++i) {
      if (c_.address[i] <= c_.address[i - 1]) return fmt::format("nodes: the address of node {} is out of order", i);
    }
    for (size_t i = 0; i < nodes_; ++i) {
      if (c_.type[i].index() >= c_.types.size()) return fmt::format("nodes: the type of node {} is none", i);
    }
    return std::nullopt;
  }

  Defect CheckEdges() const {
    if (!IsBeginColumn(c_.out_begin, c_.edges.size())) return "edges: their places are out of order";
    for (size_t i = 0; i < c_.edges.size(); ++i) {
      const Edge& edge = c_.edges[i];
      if (!IsNode(edge.target)) return fmt::format("edges: the target of edge {} is no node", i);
      if (edge.label.kind() > EdgeKind::kVisited) return fmt::format("edges: edge {} is of no known kind", i);
      if (HasName(edge.label.kind()) && !IsString(edge.label.name())) {
        return fmt::format("edges: the name of edge {} is no string", i);
      }
    }
    return CheckTable(
        "multiplicities", c_.multiplicities,
        [this](const Multiplicity& m) { return m.edge < c_.edges.size() && m.count >= 2; },
        [](const Multiplicity& a, const Multiplicity& b) { return a.edge >= b.edge; });
  }

  Defect CheckRecords() const {
    const auto any_order = [](const auto&, const auto&) { return false; };
    if (auto defect = CheckTable(
            "roots", c_.roots,
            [this](const Root& r) { return r.kind <= RootKind::kStatic && IsNode(r.node) && IsStringOrNone(r.name); },
            any_order)) {
      return defect;
    }
    if (auto defect = CheckTable(
            "names", c_.names,
            [this](const ObjectName& n) {
              return IsNode(n.node) && IsStringOrNone(n.module) && IsStringOrNone(n.qualname) && IsStringOrNone(n.file);
            },
            [](const ObjectName& a, const ObjectName& b) { return a.node >= b.node; })) {
      return defect;
    }
    if (auto defect = CheckTable(
            "uses", c_.uses,
            [this](const UseSite& u) {
              return IsNode(u.code) && IsStringOrNone(u.name) && IsStringOrNone(u.operation) &&
                     u.kind <= UseKind::kExpires;
            },
            [this](const UseSite& a, const UseSite& b) { return Text(a.name) > Text(b.name); })) {
      return defect;
    }
    if (auto defect = CheckTable(
            "bounds", c_.bounds, [this](const SizeBound& b) { return IsNode(b.owner) && IsStringOrNone(b.name); },
            [](const SizeBound& a, const SizeBound& b) { return a.owner > b.owner; })) {
      return defect;
    }
    if (auto defect = CheckTable(
            "native references", c_.native_references,
            [this](const NativeReference& r) { return IsNode(r.node) && IsStringOrNone(r.place); },
            [](const NativeReference& a, const NativeReference& b) { return a.node > b.node; })) {
      return defect;
    }
    return CheckTable(
        "routes", c_.routes,
        [this](const Route& r) {
          return IsStringOrNone(r.method) && IsStringOrNone(r.path) && IsStringOrNone(r.framework);
        },
        any_order);
  }

  const HeapColumns& c_;
  const size_t nodes_;
  const size_t strings_;
};

}  // namespace

std::optional<std::string> FindDefect(const HeapColumns& columns) {
  if (columns.string_begin.size() < 2) return "strings: the empty one is missing";
  if (columns.out_begin.empty()) return "edges: their places are missing";
  return Checker(columns).Run();
}

}  // namespace stillheld
