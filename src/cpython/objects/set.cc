// set and frozenset: an open hash table of keys, inside of the object while it has at most 8 entries.
#include <bit>

#include "cpython/objects/decoders.h"
#include "cpython/str_text.h"

namespace stillheld {
namespace {

constexpr uint64_t kMaxEntries = uint64_t{1} << 40;
constexpr int64_t kHashOfRemoved = -1;  // no object has this hash

class SetDecoder : public ObjectDecoder {
 public:
  explicit SetDecoder(const DecoderContext& context)
      : memory_(context.memory),
        layout_(context.layout),
        at_(context.layout.set),
        entry_(context.layout.set_entry),
        has_removed_keys_(context.layout.str_form == StrForm::kTwoTypes) {}

  void Edges(const ObjectView& object, EdgeSink& sink) const override {
    const uint64_t count = object.Load<uint64_t>(*at_.mask) + 1;
    if (!std::has_single_bit(count)) return sink.Count(Fault::kTorn);
    if (count > kMaxEntries) return sink.Count(Fault::kTooLarge);
    const std::byte* table = memory_.Find(object.Word(*at_.table), count * *entry_.size_bytes);
    if (table == nullptr) return sink.Count(Fault::kUnmapped);
    for (uint64_t i = 0; i < count; ++i) {
      const std::byte* entry = table + i * *entry_.size_bytes;
      uint64_t key = 0;
      int64_t hash = 0;
      std::memcpy(&key, entry + *entry_.key, sizeof key);
      std::memcpy(&hash, entry + *entry_.hash, sizeof hash);
      if (hash == kHashOfRemoved || (has_removed_keys_ && IsRemoved(Address(key)))) continue;
      sink.Add(Address(key), EdgeKind::kMember, 0);
    }
  }

  void Facts(const ObjectView& object, ObjectFacts& facts) const override {
    facts.length = object.Load<uint64_t>(*at_.used);
    const uint64_t count = object.Load<uint64_t>(*at_.mask) + 1;
    const bool is_inside = object.Word(*at_.table) == object.address + *at_.smalltable;
    if (!is_inside && count <= kMaxEntries) facts.size_bytes += count * *entry_.size_bytes;
  }

  void OwnedMemory(const ObjectView& object, std::vector<WordRange>& ranges) const override {
    const uint64_t count = object.Load<uint64_t>(*at_.mask) + 1;
    const bool is_inside = object.Word(*at_.table) == object.address + *at_.smalltable;
    if (!is_inside && count <= kMaxEntries) ranges.push_back({object.Word(*at_.table), count * *entry_.size_bytes});
  }

 private:
  // CPython 2.7, Objects/setobject.c: where a key was, a str stands that no key is, whatever it says.
  bool IsRemoved(Address key) const {
    static constexpr std::string_view kText = "<dummy key>";
    if (key.is_null() || memory_.Load<uint64_t>(key + *layout_.object.ob_size) != kText.size()) return false;
    return ReadStr(memory_, layout_, key, kText.size()) == kText;
  }

  const MemoryReader& memory_;
  const Layout& layout_;
  const Layout::Set& at_;
  const Layout::SetEntry& entry_;
  bool has_removed_keys_;
};

}  // namespace

DecoderPtr MakeSetDecoder(const DecoderContext& context) { return std::make_unique<SetDecoder>(context); }

}  // namespace stillheld
