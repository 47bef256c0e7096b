// _lsprof.Profiler, which cProfile builds on: a binary tree with an entry for each function that was called.
//
//   object: head, root of the tree at 16, …      entry: function's address, left at 8, right at 16, its code or name at
//   24
//
// The same in CPython 3.7 to 3.14 (Modules/_lsprof.c, Modules/rotatingtree.h).
#include <vector>

#include "cpython/objects/decoders.h"

namespace stillheld {
namespace {

constexpr uint32_t kRoot = 16;
constexpr uint32_t kLeft = 8, kRight = 16, kUserObject = 24, kEntryBytes = 32;
constexpr uint64_t kMaxEntries = 1 << 20;

class ProfilerDecoder : public ObjectDecoder {
 public:
  explicit ProfilerDecoder(const DecoderContext& context)
      : memory_(context.memory), function_(EdgeKind::kInternal, context.names.Intern("profilerEntries")) {}

  void Edges(const ObjectView& object, EdgeSink& sink) const override {
    std::vector<Address> open = {object.Word(kRoot)};
    // A tree that was overwritten may have become a ring.
    for (uint64_t entries = 0; !open.empty() && entries < kMaxEntries;) {
      const Address at = open.back();
      open.pop_back();
      if (at.is_null()) continue;
      const std::byte* bytes = memory_.Find(at, kEntryBytes);
      if (bytes == nullptr) return sink.Count(Fault::kTorn);
      ++entries;
      const ObjectView entry{at, bytes, nullptr};
      sink.Add(entry.Word(kUserObject), function_);
      open.push_back(entry.Word(kLeft));
      open.push_back(entry.Word(kRight));
    }
  }

 private:
  const MemoryReader& memory_;
  EdgeLabel function_;
};

}  // namespace

DecoderPtr MakeProfilerDecoder(const DecoderContext& context) { return std::make_unique<ProfilerDecoder>(context); }

}  // namespace stillheld
