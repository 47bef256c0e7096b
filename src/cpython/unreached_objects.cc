#include "cpython/unreached_objects.h"

#include <algorithm>
#include <array>

#include "cpython/ref_count.h"
#include "cpython/tracking.h"

namespace stillheld {
namespace {

constexpr int64_t kLargestCount = 1 << 20;  // nobody holds that many references that cannot be seen

class Finder {
 public:
  Finder(const DecoderContext& context, const ObjectReader& reader)
      : memory_(context.memory),
        layout_(context.layout),
        reader_(reader),
        // What may stand in front of an object: nothing, the collector's header, that and two words.
        fronts_{0, *layout_.gc_head.size_bytes, *layout_.gc_head.size_bytes + 16} {}

  std::optional<ObjectView> ObjectIn(const PymallocBlock& block) const {
    for (const uint64_t front : fronts_) {
      if (const auto object = ObjectAt(block, front)) return object;
    }
    return std::nullopt;
  }

 private:
  // Whether what stands there may be an object, as far as its count says.
  bool IsAlive(Address object) const {
    const std::byte* bytes = memory_.Find(object, *layout_.object.size_bytes);
    return bytes != nullptr && StoredRefCount(layout_, bytes) != 0;
  }
  bool HasPlausibleCount(Address object) const {
    const std::byte* bytes = memory_.Find(object, *layout_.object.size_bytes);
    if (bytes == nullptr || StoredRefCount(layout_, bytes) == 0) return false;
    const int64_t count = RefCountOf(layout_, bytes);
    return count >= 0 && count <= kLargestCount;
  }

  std::optional<ObjectView> ObjectAt(const PymallocBlock& block, uint64_t front) const {
    if (front + *layout_.object.size_bytes > block.size_bytes) return std::nullopt;
    const Address address = block.begin + front;
    const auto type = memory_.LoadAddress(address + *layout_.object.ob_type);
    if (!HasPlausibleCount(address) || !type || type->value() % 8 != 0) return std::nullopt;
    const auto view = reader_.View(address);
    if (!view) return std::nullopt;
    // Whatever the collector tracks is known already.
    const bool is_collected = reader_.HasGcHeader(*view);
    if (layout_.is_free_threaded) {
      if (is_collected && IsTracked(layout_, view->bytes)) return std::nullopt;
    } else if (is_collected != (front != 0) || (is_collected && !IsUntracked(memory_, layout_, address))) {
      return std::nullopt;
    }
    const WordRange extent = reader_.Extent(*view);
    if (extent.begin != block.begin || !FitsBlock(extent.size_bytes, block.size_bytes)) return std::nullopt;
    return HasSoundReferences(*view) ? view : std::nullopt;
  }

  // What refers to something dead is dead itself: memory that was given out again and not yet written to.
  bool HasSoundReferences(const ObjectView& object) const {
    ReadFaults faults;
    EdgeSink sink(nullptr, faults);
    reader_.Edges(object, sink);
    if (faults.total() != 0) return false;
    return std::ranges::all_of(sink.references(), [this](const Reference& reference) {
      return IsAlive(reference.target) && reference.target.value() % 8 == 0 && reader_.View(reference.target);
    });
  }

  // An object that was shrunk may keep its block, up to a quarter too large; an int one digit more than it needs.
  static bool FitsBlock(uint64_t size, uint64_t block) {
    constexpr uint64_t kRounding = 32;
    return size <= block && (block - size < kRounding || size * 4 > block * 3);
  }

  const MemoryReader& memory_;
  const Layout& layout_;
  const ObjectReader& reader_;
  std::array<uint64_t, 3> fronts_;
};

}  // namespace

std::vector<Address> FindUnreachedObjects(const DecoderContext& context, const ObjectReader& reader,
                                          const BlockClaims& claims) {
  const Finder finder(context, reader);
  std::vector<Address> containers, leaves;
  const auto look_at = [&](const PymallocBlock& block) {
    if (claims.Contains(block.number)) return;
    const auto object = finder.ObjectIn(block);
    if (!object) return;
    const bool may_hold = object->type->is_gc() || !object->type->is_decoded();
    (may_hold ? containers : leaves).push_back(object->address);
  };
  for (const PymallocPool& pool : claims.pools().pools()) {
    // Without the GIL, no object lies in the heap that is for other memory.
    if (context.layout.is_free_threaded && pool.heap == MimallocHeap::kMemory) continue;
    claims.pools().ForEachUsedIn(pool, look_at);
  }
  containers.insert(containers.end(), leaves.begin(), leaves.end());
  return containers;
}

}  // namespace stillheld
