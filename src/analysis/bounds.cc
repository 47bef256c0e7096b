#include "analysis/bounds.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace stillheld {
namespace {

std::vector<std::string> WordsOf(std::string_view name) {
  std::vector<std::string> words(1);
  bool was_lower = false;
  for (const char raw : name) {
    const auto c = static_cast<unsigned char>(raw);
    if (c == '_' || (std::isupper(c) && was_lower)) words.emplace_back();
    if (c != '_') words.back() += static_cast<char>(std::tolower(c));
    was_lower = std::islower(c);
  }
  std::erase(words, "");
  return words;
}

template <size_t size>
bool AnyOf(const std::vector<std::string>& words, const std::array<std::string_view, size>& known) {
  return std::ranges::any_of(words,
                             [&](const std::string& word) { return std::ranges::find(known, word) != known.end(); });
}

bool IsOwnLimit(const HeapGraph& graph, const SizeBound& bound) {
  const std::string_view name = graph.text(bound.name), type = graph.type_name(bound.owner);
  return (name == "maxsize" && type == "functools._lru_cache_wrapper") || (name == "maxlen" && type.ends_with("deque"));
}

bool Limits(const SizeBound& bound) { return bound.limit > 0 && bound.limit < int64_t{kFarLimit}; }

BoundSign FixedBound(const HeapGraph& graph, NodeId holder) {
  for (const SizeBound& bound : graph.bounds(holder)) {
    if (Limits(bound) && IsOwnLimit(graph, bound)) {
      return {BoundKind::kFixed, std::string(graph.text(bound.name)), static_cast<uint64_t>(bound.limit)};
    }
  }
  return {};
}

// The smallest one that the length has not passed for good; an owner may limit several things.
BoundSign NamedBound(const HeapGraph& graph, NodeId holder, uint64_t length) {
  BoundSign best;
  for (const SizeBound& bound : graph.bounds(holder)) {
    const auto limit = static_cast<uint64_t>(bound.limit);
    if (!Limits(bound) || length > 2 * limit || !NamesCapacity(graph.text(bound.name))) continue;
    if (best.kind == BoundKind::kNone || limit < best.limit) {
      best = {BoundKind::kNamed, std::string(graph.text(bound.name)), limit};
    }
  }
  return best;
}

// A limit of which somebody thought that it is one: not sys.maxsize and its like.
BoundSign FarBound(const HeapGraph& graph, NodeId holder) {
  constexpr int64_t kMeantAsNone = int64_t{1} << 31;
  for (const SizeBound& bound : graph.bounds(holder)) {
    if (bound.limit < int64_t{kFarLimit} || bound.limit >= kMeantAsNone) continue;
    if (!IsOwnLimit(graph, bound) && !NamesCapacity(graph.text(bound.name))) continue;
    return {BoundKind::kNone, std::string(graph.text(bound.name)), static_cast<uint64_t>(bound.limit)};
  }
  return {};
}

// An event loop takes a timer out of its table when its time has come: what waits there is not old, but not due yet,
// and who starts a timer in every request may do so for ever.
bool RunsTimers(std::string_view file) {
  static constexpr std::array<std::string_view, 3> kLoops = {"asyncio/base_events.py", "tornado/ioloop.py",
                                                             "/sched.py"};
  return std::ranges::any_of(kLoops, [&](std::string_view loop) { return file.ends_with(loop); });
}

BoundSign Expiry(const HeapGraph& graph, const ContainerUses& uses) {
  for (const UseSite& use : uses.expiries) {
    const ObjectName* code = graph.name(use.code);
    if (code != nullptr && RunsTimers(graph.text(code->file))) continue;
    return {.kind = BoundKind::kExpires,
            .name = code == nullptr ? "" : std::string(graph.text(code->qualname)),
            .limit = 0,
            .line = use.line};
  }
  return {};
}

// A connection prunes the list of its cursors after every 200 that it has made (Modules/_sqlite/connection.c).
BoundSign BoundOfLibrary(const HeapGraph& graph, const Owner& owner) {
  constexpr uint64_t kCursorsUntilPruned = 200;
  const bool is_pruned = owner.depth == 0 && graph.type_name(owner.object) == "sqlite3.Connection" &&
                         (owner.name == "cursors" || owner.name == "statements");
  return is_pruned ? BoundSign{BoundKind::kFixed, "sqlite3 keeps", kCursorsUntilPruned} : BoundSign();
}

// One function compares the length with a number and removes: `if len(cache) > 5000: cache.clear()`. Where the length
// has passed the number, something else has to be true as well before it removes.
BoundSign LimitInCode(const HeapGraph& graph, uint64_t length, const ContainerUses& uses) {
  BoundSign best;
  for (const UseSite& compare : uses.compares) {
    const auto removes = [&](const UseSite& removal) { return removal.code == compare.code; };
    if (std::ranges::none_of(uses.removals, removes)) continue;
    for (const SizeBound& bound : graph.bounds(compare.code)) {
      const auto limit = static_cast<uint64_t>(bound.limit);
      if (bound.name != compare.name || !Limits(bound) || length > limit + limit / 16 + 1 || limit <= best.limit)
        continue;
      best = {BoundKind::kPruned, "the limit in its code,", limit};
    }
  }
  return best;
}

}  // namespace

bool NamesCapacity(std::string_view name) {
  static constexpr std::array<std::string_view, 25> kOther = {
      "age",     "retries", "retry",   "redirects", "redirect", "depth", "time",   "timeout", "wait",
      "seconds", "ms",      "bytes",   "body",      "header",   "line",  "field",  "content", "upload",
      "memory",  "port",    "version", "level",     "length",   "file",  "request"};
  static constexpr std::array<std::string_view, 4> kAlone = {"capacity", "maxsize", "maxlen", "limit"};
  static constexpr std::array<std::string_view, 3> kMost = {"max", "maximum", "most"};
  static constexpr std::array<std::string_view, 16> kThings = {
      "size",    "len",    "entries",     "items", "keys",    "count", "elements", "records",
      "objects", "values", "connections", "conns", "clients", "cache", "history",  "pool"};
  const std::vector<std::string> words = WordsOf(name);
  if (AnyOf(words, kOther)) return false;
  if (AnyOf(words, kAlone)) return true;
  const bool size_of_a_table = words.size() == 2 && (words[0] == "cache" || words[0] == "pool") && words[1] == "size";
  return size_of_a_table || (AnyOf(words, kMost) && (AnyOf(words, kThings) || words.size() == 1));
}

BoundSign FindBound(const HeapGraph& graph, NodeId container, uint64_t length, const std::vector<Owner>& owners,
                    const ContainerUses& uses) {
  // Its own limit, or that of the wrapper it is the table of. Any other owner merely knows the wrapper or the deque.
  if (BoundSign sign = FixedBound(graph, container); sign.kind != BoundKind::kNone) return sign;
  for (const Owner& owner : owners) {
    if (owner.depth > 0 || graph.type_name(owner.object) != "functools._lru_cache_wrapper") continue;
    if (BoundSign sign = FixedBound(graph, owner.object); sign.kind != BoundKind::kNone) return sign;
  }

  for (const Owner& owner : owners) {
    if (BoundSign sign = BoundOfLibrary(graph, owner); sign.kind != BoundKind::kNone) return sign;
  }

  // A subclass of dict or list may carry its capacity itself, a class may carry it for its instances.
  std::vector<NodeId> holders = {container};
  for (const Owner& owner : owners) {
    if (owner.depth > 0 || owner.is_module) continue;
    holders.push_back(owner.object);
    // Where attributes lie in a __dict__, what is known of them may be known of that.
    for (const Edge& edge : graph.out(owner.object)) {
      if (edge.label.kind() == EdgeKind::kDict) holders.push_back(edge.target);
    }
    const TypeId type = graph.type(owner.object);
    if (type.valid() && graph.type_info(type).node.valid()) holders.push_back(graph.type_info(type).node);
  }
  for (const NodeId holder : holders) {
    if (BoundSign sign = NamedBound(graph, holder, length); sign.kind != BoundKind::kNone) return sign;
  }

  if (BoundSign sign = LimitInCode(graph, length, uses); sign.kind != BoundKind::kNone) return sign;

  if (BoundSign sign = Expiry(graph, uses); sign.kind != BoundKind::kNone) return sign;

  // The comparison and the removal stand in one file, or they belong to different containers of this name.
  for (const UseSite& compare : uses.compares) {
    for (const UseSite& removal : uses.removals) {
      const ObjectName* here = graph.name(compare.code);
      const ObjectName* there = graph.name(removal.code);
      if (here != nullptr && there != nullptr && here->file == there->file) return {.kind = BoundKind::kPruned};
    }
  }
  for (const NodeId holder : holders) {
    if (BoundSign sign = FarBound(graph, holder); sign.limit > 0) return sign;
  }
  return {};
}

}  // namespace stillheld
