#include "findings/investigation.h"

#include <algorithm>
#include <utility>

#include "heap/installed_file.h"

namespace stillheld {
namespace {

// A container that would be larger than this when it is full is not kept from growing by its limit.
constexpr double kLargestWhenFull = 16.0 * (1 << 30);
// Of fewer things, a single large one makes the mean.
constexpr uint64_t kEnoughForMean = 100;

bool HasLimit(const BoundSign& bound) { return bound.kind == BoundKind::kFixed || bound.kind == BoundKind::kNamed; }

}  // namespace

Investigation::Investigation(const Experiment& experiment, const GrowthSeries& series, const HeapGraph& last)
    : experiment_(experiment),
      series_(series),
      graph_(last),
      endpoints_(experiment.endpoints()),
      load_(experiment.coded_phases()),
      paths_(FindRootPaths(last)),
      retained_(last),
      uses_(last) {}

void Investigation::SetGrowing(std::vector<NodeId> nodes) {
  growing_ = std::move(nodes);
  namer_.emplace(graph_, paths_, growing_, &series_);
}

Inquiry Investigation::Inquire(const Candidate& candidate) const {
  Inquiry inquiry;
  inquiry.owners = OwnersOf(graph_, candidate.node);
  inquiry.uses = uses_.Find(candidate.node, inquiry.owners);
  // A limit is that of one container, not of all its siblings together.
  const uint64_t length = candidate.siblings.empty() ? candidate.lengths.back() : graph_.length(candidate.node);
  inquiry.bound = FindBound(graph_, candidate.node, length, inquiry.owners, inquiry.uses);
  BoundSign& bound = inquiry.bound;
  if (bound.limit == 0) return inquiry;
  const bool is_of_things = bound.kind == BoundKind::kFixed || graph_.type_name(candidate.node).ends_with("deque");
  const uint64_t bytes = retained_.Of({&candidate.node, 1}).bytes;
  if (HasLimit(bound) && length >= kEnoughForMean) {
    const double each = static_cast<double>(bytes) / static_cast<double>(length);
    if (each * static_cast<double>(bound.limit) > kLargestWhenFull) bound.kind = BoundKind::kNone;
  }
  // cachetools.LRUCache(maxsize=64 << 20, getsizeof=len)
  const bool may_be_of_bytes = !is_of_things && !inquiry.uses.removals.empty() && bytes <= bound.limit;
  if (bound.kind == BoundKind::kNone && may_be_of_bytes) bound.kind = BoundKind::kMaybeOfBytes;
  return inquiry;
}

NewElements Investigation::GainedBy(const Candidate& candidate) const {
  NewElements gained = FindNewElements(graph_, series_, candidate.node);
  for (const NodeId sibling : candidate.siblings) {
    if (sibling == candidate.node) continue;
    const NewElements more = FindNewElements(graph_, series_, sibling);
    gained.values.insert(gained.values.end(), more.values.begin(), more.values.end());
    gained.keys.insert(gained.keys.end(), more.keys.begin(), more.keys.end());
    gained.weak.insert(gained.weak.end(), more.weak.begin(), more.weak.end());
    gained.dead_weak += more.dead_weak;
    gained.distinct += more.distinct;
  }
  return gained;
}

// What a growing container keeps is no innocent of its own: its address may have been another object's before.
bool Investigation::LiesInGrowing(NodeId node) const {
  for (const uint32_t edge : paths_.PathTo(graph_, node)) {
    if (std::ranges::binary_search(growing_, graph_.source(edge))) return true;
  }
  return false;
}

// Whether its path starts in a module of the program itself, or in one that such a module has imported by name.
bool Investigation::IsKnownToProgram(NodeId node) const {
  const NodeId start = paths_.StartOf(graph_, node);
  if (paths_.layer(start) != RootLayer::kModule) return false;
  const ObjectName* own = graph_.name(start);
  if (own != nullptr && own->file.valid() && !IsInstalled(graph_.text(own->file))) return true;
  return std::ranges::any_of(ModulesOf(graph_, start), [&](const Owner& importer) {
    const ObjectName* name = graph_.name(importer.object);
    return name != nullptr && name->file.valid() && !IsInstalled(graph_.text(name->file));
  });
}

}  // namespace stillheld
