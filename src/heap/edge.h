// Edges of the heap graph and their labels: what a Python developer would write to follow the reference.
#ifndef STILLHELD_HEAP_EDGE_H_
#define STILLHELD_HEAP_EDGE_H_

#include <cstdint>
#include <string_view>

#include "base/ids.h"

namespace stillheld {

using NodeId = Id<struct NodeTag>;
using TypeId = Id<struct TypeTag>;
using StringId = Id<struct StringTag>;

enum class EdgeKind : uint8_t {
  kAttribute,  // .name: instance attribute, slot, or a field Python shows under that name   payload: name
  kDict,       // .__dict__: the namespace of an instance, a class or a module
  kClass,      // .__class__: ob_type
  kStringKey,  // ['name']: value under a str key                    payload: name, or kWithheldName
  kOtherKey,   // [key]: value under a key that is not a str         payload: position of the entry
  kKey,        // a key object of a dict, or a str of a keys table   payload: position of the entry
  kIndex,      // [i]: element of a list, tuple, deque …             payload: index
  kMember,     // element of a set or frozenset
  kCell,       // cell_contents
  kLocal,      // a local, cell or free variable of a frame          payload: name
  kStack,      // a temporary on a frame's evaluation stack          payload: index
  kInternal,   // owned by a C field that Python does not show       payload: name of the field
  kWeak,       // the referent of a weak reference: not owned, keeps nothing alive
  kGuessed,    // a word of an undecoded object that points to a known object   payload: byte offset
  kVisited,    // what an undecoded object's tp_traverse visits in memory outside of it
};

// The name of a string key that is not shown, because it may be data.
inline constexpr std::string_view kWithheldName = "<str>";

// Kind and payload in 32 bits: 4 bits of kind, 28 of payload (a StringId, or an index capped at its maximum).
class EdgeLabel {
 public:
  static constexpr uint32_t kMaxPayload = (uint32_t{1} << 28) - 1;

  constexpr EdgeLabel() = default;
  constexpr explicit EdgeLabel(EdgeKind kind, uint64_t payload = 0)
      : bits_(static_cast<uint32_t>(kind) << 28 |
              static_cast<uint32_t>(payload < kMaxPayload ? payload : kMaxPayload)) {}
  // An invalid name becomes the empty one.
  constexpr EdgeLabel(EdgeKind kind, StringId name) : EdgeLabel(kind, name.valid() ? name.value() : 0) {}

  constexpr EdgeKind kind() const { return static_cast<EdgeKind>(bits_ >> 28); }
  constexpr uint32_t index() const { return bits_ & kMaxPayload; }
  constexpr StringId name() const { return StringId(index()); }
  constexpr bool operator==(const EdgeLabel&) const = default;

 private:
  uint32_t bits_ = 0;
};

// Whether the payload is a StringId.
constexpr bool HasName(EdgeKind kind) {
  return kind == EdgeKind::kAttribute || kind == EdgeKind::kStringKey || kind == EdgeKind::kLocal ||
         kind == EdgeKind::kInternal;
}

// Whether the source may keep the target alive. What lies in memory of C code does not count: native references have
// it already. So it hides no growth, and makes nothing garbage.
constexpr bool MayHold(EdgeKind kind) { return kind != EdgeKind::kWeak && kind != EdgeKind::kVisited; }

// Whether the source owns a reference to the target, as far as is known for sure.
constexpr bool IsOwned(EdgeKind kind) { return MayHold(kind) && kind != EdgeKind::kGuessed; }

struct Edge {
  NodeId target;
  EdgeLabel label;
};

}  // namespace stillheld

#endif  // STILLHELD_HEAP_EDGE_H_
