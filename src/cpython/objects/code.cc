// Code objects.
#include <algorithm>

#include "cpython/code_object.h"
#include "cpython/objects/decoders.h"
#include "cpython/objects/field_list.h"

namespace stillheld {
namespace {

class CodeDecoder : public ObjectDecoder {
 public:
  explicit CodeDecoder(const DecoderContext& context)
      : memory_(context.memory), layout_(context.layout), reader_(memory_, layout_), fields_(context) {
    const auto& at = layout_.code;
    fields_.Attribute(at.co_consts, "co_consts")
        .Attribute(at.co_names, "co_names")
        .Attribute(at.co_varnames, "co_varnames")
        .Attribute(at.co_cellvars, "co_cellvars")
        .Attribute(at.co_freevars, "co_freevars")
        .Attribute(at.co_filename, "co_filename")
        .Attribute(at.co_name, "co_name")
        .Attribute(at.co_qualname, "co_qualname")
        .Attribute(at.co_code, "co_code")
        .Attribute(at.co_linetable, HasLnotab() ? "co_lnotab" : "co_linetable")
        .Attribute(at.co_exceptiontable, "co_exceptiontable")
        .Internal(at.co_localsplusnames, "co_localsplusnames")
        .Internal(at.co_localspluskinds, "co_localspluskinds")
        .Attribute(at.co_cached_code, "co_code");
    const auto& cached = layout_.code_cached;
    for (const auto& [field, name] :
         {std::pair(cached.co_code, "co_code"), std::pair(cached.co_varnames, "co_varnames"),
          std::pair(cached.co_cellvars, "co_cellvars"), std::pair(cached.co_freevars, "co_freevars")}) {
      if (field) cached_.push_back({*field, EdgeLabel(EdgeKind::kAttribute, context.names.Intern(name))});
    }
  }

  void Edges(const ObjectView& object, EdgeSink& sink) const override {
    fields_.Emit(object, sink);
    const Address cached = Cached(object);
    if (cached.is_null()) return;
    for (const auto& [field, label] : cached_) sink.Add(memory_.LoadAddressOrNull(cached + field), label);
  }

  std::optional<NamedObject> Name(const ObjectView& object) const override {
    const auto code = reader_.Read(object.address);
    return code ? std::optional(reader_.Name(*code)) : std::nullopt;
  }

  void Facts(const ObjectView& object, ObjectFacts& facts) const override {
    facts.size_bytes = (facts.size_bytes + 7) / 8 * 8;
    if (!Cached(object).is_null()) facts.size_bytes += layout_.code_cached.size_bytes.value();
    facts.size_bytes += ExtraSize(object) + CacheSize(object);
  }

  void OwnedMemory(const ObjectView& object, std::vector<WordRange>& ranges) const override {
    if (!Cached(object).is_null()) ranges.push_back({Cached(object), layout_.code_cached.size_bytes.value()});
  }

 private:
  bool HasLnotab() const {
    const LineTableForm form = reader_.opcodes().table().line_table_form;
    return form == LineTableForm::kLnotab || form == LineTableForm::kOldLnotab;
  }

  // What tools keep beside the code: a count, and as many words.
  uint64_t ExtraSize(const ObjectView& object) const {
    constexpr int64_t kMaxExtras = 255;
    const Address extra = layout_.code.co_extra ? object.Word(*layout_.code.co_extra) : Address();
    if (extra.is_null()) return 0;
    const auto count = memory_.Load<int64_t>(extra);
    return count && *count >= 0 && *count <= kMaxExtras ? 8 + static_cast<uint64_t>(*count) * 8 : 0;
  }

  // The cache of globals that code has from its 1024th call on (CPython 3.8 to 3.10, bpo-26219), and the map from cells
  // to arguments.
  uint64_t CacheSize(const ObjectView& object) const {
    constexpr uint64_t kCacheEntryBytes = 32;
    constexpr uint64_t kMaxEntries = 1 << 20;
    const auto& at = layout_.code;
    uint64_t size = 0;
    const auto items_of = [&](Offset field) -> uint64_t {
      return memory_.Load<uint64_t>(object.Word(*field) + *layout_.object.ob_size).value_or(0);
    };
    if (at.co_cell2arg && !object.Word(*at.co_cell2arg).is_null()) {
      size += std::min(items_of(at.co_cellvars), kMaxEntries) * 8;
    }
    if (at.co_opcache && at.co_opcache_size && !object.Word(*at.co_opcache).is_null()) {
      const uint64_t entries = object.Load<uint32_t>(*at.co_opcache_size) & 0xff;
      size += entries * kCacheEntryBytes + std::min(items_of(at.co_code), kMaxEntries) / 2;
    }
    return size;
  }

  // A struct of what Python code has asked for before (gh-98390), or null.
  Address Cached(const ObjectView& object) const {
    return layout_.code.co_cached ? object.Word(*layout_.code.co_cached) : Address();
  }

  const MemoryReader& memory_;
  const Layout& layout_;
  CodeReader reader_;
  FieldList fields_;
  std::vector<std::pair<uint32_t, EdgeLabel>> cached_;
};

}  // namespace

DecoderPtr MakeCodeDecoder(const DecoderContext& context) { return std::make_unique<CodeDecoder>(context); }

}  // namespace stillheld
