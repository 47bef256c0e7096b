// CycleHeap: objects made by hand, tracked by the collector, whose counts are the references that they have plus those
// that are said to come from outside. For tests.
#ifndef STILLHELD_ANALYSIS_TESTING_CYCLE_HEAP_H_
#define STILLHELD_ANALYSIS_TESTING_CYCLE_HEAP_H_

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "heap/heap_builder.h"
#include "heap/heap_graph.h"

namespace stillheld {

class CycleHeap {
 public:
  using Ref = uint64_t;  // the object's address

  Ref New(const std::string& type, uint64_t size_bytes = 56, uint16_t flags = kTracked) {
    const Ref ref = 0x10000 + 64 * objects_.size();
    objects_.push_back({type, size_bytes, flags, 0, 0, {}});
    return ref;
  }
  void Refer(Ref from, Ref to, EdgeKind kind = EdgeKind::kAttribute, const std::string& name = "x") {
    At(from).references.push_back({to, kind, name});
    if (kind != EdgeKind::kWeak) ++At(to).count;
  }
  // source.name = {'key': target}, or a list if there is no key.
  Ref Through(Ref from, const std::string& name, const std::string& key, Ref to) {
    const Ref container = New(key.empty() ? "list" : "dict");
    Refer(from, container, EdgeKind::kAttribute, name);
    Refer(container, to, key.empty() ? EdgeKind::kIndex : EdgeKind::kStringKey, key);
    return container;
  }
  void HoldFromOutside(Ref ref) { ++At(ref).count; }
  void SetCount(Ref ref, uint32_t count) { At(ref).count = count; }
  void SetLength(Ref ref, uint32_t length) { At(ref).length = length; }
  // GcState::skips_embedded_dicts.
  void SkipEmbeddedDicts() { gc_.skips_embedded_dicts = true; }
  void AddRoot(const std::string& name, Ref ref) {
    roots_.emplace_back(name, ref);
    HoldFromOutside(ref);
  }
  void SetNotGc(const std::string& type) { blind_.push_back(type); }

  HeapGraph Build() const {
    HeapBuilder builder;
    std::map<std::string, TypeId> types;
    for (const Object& object : objects_) {
      const bool is_blind = std::ranges::find(blind_, object.type) != blind_.end();
      if (!types.contains(object.type)) {
        types[object.type] = builder.AddType(builder.Intern(object.type), Address(), 16, !is_blind);
      }
    }
    for (size_t i = 0; i < objects_.size(); ++i) {
      const Object& object = objects_[i];
      builder.AddNode({.address = Address(0x10000 + 64 * i),
                       .type = types.at(object.type),
                       .size_bytes = object.size_bytes,
                       .ref_count = object.count,
                       .flags = static_cast<uint16_t>(object.flags | kDecoded),
                       .length = object.length});
    }
    builder.Seal();
    for (size_t i = 0; i < objects_.size(); ++i) {
      for (const Reference& reference : objects_[i].references) {
        const EdgeLabel label = HasName(reference.kind) ? EdgeLabel(reference.kind, builder.Intern(reference.name))
                                                        : EdgeLabel(reference.kind, uint64_t{0});
        builder.AddEdge(NodeId(i), Address(reference.to), label);
      }
    }
    for (const auto& [name, ref] : roots_) {
      builder.AddRoot(RootKind::kInterpreter, name, builder.FindNode(Address(ref)));
    }
    builder.set_gc(gc_);
    return std::move(builder).Build();
  }
  static NodeId NodeOf(Ref ref) { return NodeId(static_cast<uint32_t>((ref - 0x10000) / 64)); }

 private:
  struct Reference {
    Ref to;
    EdgeKind kind;
    std::string name;
  };
  struct Object {
    std::string type;
    uint64_t size_bytes;
    uint16_t flags;
    uint32_t count;
    uint32_t length;
    std::vector<Reference> references;
  };
  Object& At(Ref ref) { return objects_.at((ref - 0x10000) / 64); }

  std::vector<Object> objects_;
  std::vector<std::pair<std::string, Ref>> roots_;
  std::vector<std::string> blind_;
  GcState gc_;
};

}  // namespace stillheld

#endif  // STILLHELD_ANALYSIS_TESTING_CYCLE_HEAP_H_
