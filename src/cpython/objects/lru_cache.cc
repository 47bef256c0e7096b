// functools.lru_cache: a wrapper around a function, with a dict of results. With a limit, the dict's values are links
// of a circular list, and the wrapper owns one reference to each of them: it counts as the reference from its
// neighbour.
#include "cpython/cycle_guard.h"
#include "cpython/objects/decoders.h"
#include "cpython/objects/dict_table.h"
#include "cpython/objects/field_list.h"
#include "cpython/str_text.h"

namespace stillheld {
namespace {

class LruCacheDecoder : public ObjectDecoder {
 public:
  explicit LruCacheDecoder(const DecoderContext& context)
      : memory_(context.memory),
        layout_(context.layout),
        at_(context.layout.lru_cache),
        fields_(context),
        link_(EdgeKind::kInternal, context.names.Intern("link")),
        maxsize_name_(context.names.Intern("maxsize")) {
    fields_.Attribute(at_.func, "__wrapped__")
        .Internal(at_.maxsize_object, "maxsize")
        .Internal(at_.cache, "cache")
        .Internal(at_.cache_info_type, "cache_info_type")
        .Internal(at_.kwd_mark, "kwd_mark")
        .Internal(at_.lru_list_elem_type, "lru_list_elem_type");
  }

  void Edges(const ObjectView& object, EdgeSink& sink) const override {
    fields_.Emit(object, sink);
    // The root of the list is part of the wrapper itself.
    const Address root = object.address + *at_.root;
    Address link = memory_.LoadAddressOrNull(root + *layout_.lru_link.next);
    CycleGuard guard;
    while (link != root && !link.is_null()) {
      if (!guard.Visit(link)) return sink.Count(Fault::kTorn);
      sink.Add(link, link_);
      link = memory_.LoadAddressOrNull(link + *layout_.lru_link.next);
    }
  }

  void Facts(const ObjectView& object, ObjectFacts& facts) const override {
    facts.length = memory_.Load<uint64_t>(object.Word(*at_.cache) + *layout_.dict.ma_used).value_or(0);
    facts.bound = object.Load<int64_t>(*at_.maxsize);  // -1: none
    facts.bound_name = maxsize_name_;
  }

  std::optional<NamedObject> Name(const ObjectView& object) const override;

 private:
  const MemoryReader& memory_;
  const Layout& layout_;
  const Layout::LruCache& at_;
  FieldList fields_;
  EdgeLabel link_;
  StringId maxsize_name_;
};

std::optional<NamedObject> LruCacheDecoder::Name(const ObjectView& object) const {
  // functools.update_wrapper has copied the names of the function into the wrapper's own namespace.
  const Address dict = object.Word(*at_.dict);
  const auto text = [&](std::string_view key) {
    const Address value = FindInDict(memory_, layout_, dict, key);
    return value.is_null() ? "" : ReadStr(memory_, layout_, value).value_or("");
  };
  return NamedObject{text("__module__"), text("__qualname__"), "", 0};
}

class LruLinkDecoder : public ObjectDecoder {
 public:
  explicit LruLinkDecoder(const DecoderContext& context) : fields_(context) {
    fields_.Internal(context.layout.lru_link.key, "key").Internal(context.layout.lru_link.result, "result");
  }
  void Edges(const ObjectView& object, EdgeSink& sink) const override { fields_.Emit(object, sink); }

 private:
  FieldList fields_;
};

}  // namespace

DecoderPtr MakeLruCacheDecoder(const DecoderContext& context) { return std::make_unique<LruCacheDecoder>(context); }
DecoderPtr MakeLruLinkDecoder(const DecoderContext& context) { return std::make_unique<LruLinkDecoder>(context); }

}  // namespace stillheld
