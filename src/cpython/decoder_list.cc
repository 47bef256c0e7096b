#include "cpython/decoder_list.h"

#include "cpython/objects/decoders.h"

namespace stillheld {

DecoderList::DecoderList(const DecoderContext& context) {
  for (const PlainType& plain : context.layout.plain_types) {
    Add(plain.type_name, Own(MakePlainDecoder(context, plain)), plain.size_bytes);
  }
  for (const std::string_view leaf : LeafTypes()) Add(leaf, nullptr);
  Add("object", nullptr);

  Add("list", Own(MakeListDecoder(context)));
  Add("tuple", Own(MakeTupleDecoder(context)));
  const ObjectDecoder* dict = Own(MakeDictDecoder(context));
  Add("dict", dict);
  if (const Entry* plain = Find("collections.defaultdict"); plain != nullptr && plain->decoder != nullptr) {
    Add("collections.defaultdict", Own(MakeBothDecoder(*dict, *plain->decoder)), plain->size_bytes);
  }
  if (const auto size = context.layout.ordered_dict.size_bytes) {
    Add("collections.OrderedDict", Own(MakeOrderedDictDecoder(context, *dict)), *size);
  }
  const ObjectDecoder* set = Own(MakeSetDecoder(context));
  Add("set", set);
  Add("frozenset", set);
  if (const auto size = context.layout.deque.size_bytes) {
    Add("collections.deque", Own(MakeDequeDecoder(context)), *size);
  }
  if (const auto size = context.layout.lru_cache.size_bytes) {
    Add("functools._lru_cache_wrapper", Own(MakeLruCacheDecoder(context)), *size);
    Add("functools._lru_list_elem", Own(MakeLruLinkDecoder(context)), *context.layout.lru_link.size_bytes);
  }
  if (const auto size = context.layout.tee_data.size_bytes) {
    Add("itertools._tee_dataobject", Own(MakeTeeDataDecoder(context)), *size);
  }
  if (const auto size = context.layout.simple_queue.size_bytes; size && context.layout.simple_queue.items) {
    Add("_queue.SimpleQueue", Own(MakeQueueDecoder(context)), *size);
  }
  const Layout::HamtNode& hamt = context.layout.hamt_node;
  if (hamt.bitmap_array) Add("hamt_bitmap_node", Own(MakeHamtNodeDecoder(context, *hamt.bitmap_array, false)));
  if (hamt.array_array) Add("hamt_array_node", Own(MakeHamtNodeDecoder(context, *hamt.array_array, true)));
  if (hamt.collision_array) Add("hamt_collision_node", Own(MakeHamtNodeDecoder(context, *hamt.collision_array, false)));
  const Layout::DateTime& date = context.layout.date_time;
  if (date.size_bytes) {
    Add("datetime.datetime", Own(MakeDateTimeDecoder(context, date.datetime_hastzinfo, date.datetime_tzinfo)));
    Add("datetime.time", Own(MakeDateTimeDecoder(context, date.time_hastzinfo, date.time_tzinfo)));
  }

  Add("str", Own(MakeStrDecoder(context)));
  const ObjectDecoder* integer = Own(MakeIntDecoder(context));
  Add("int", integer);
  Add("bool", integer);
  Add("bytes", Own(MakeBytesDecoder(context)));
  Add("bytearray", Own(MakeByteArrayDecoder(context)));
  Add("type", Own(MakeTypeDecoder(context)));
  Add("function", Own(MakeFunctionDecoder(context)));
  const ObjectDecoder* c_function = Own(MakeCFunctionDecoder(context));
  Add("builtin_function_or_method", c_function);
  Add("builtin_method", c_function);
  Add("module", Own(MakeModuleDecoder(context)));
  Add("code", Own(MakeCodeDecoder(context)));
  Add("frame", Own(MakeFrameDecoder(context)));
  const ObjectDecoder* generator = Own(MakeGeneratorDecoder(context));
  for (const char* name : {"generator", "coroutine", "async_generator"}) Add(name, generator);
  Add("greenlet.greenlet", Own(MakeGreenletDecoder(context)));
  const ObjectDecoder* weak_reference = Own(MakeWeakReferenceDecoder(context));
  for (const char* name : {"weakref", "weakref.ReferenceType", "weakproxy", "weakref.ProxyType", "weakcallableproxy",
                           "weakref.CallableProxyType"}) {
    Add(name, weak_reference);
  }
}

const DecoderList::Entry* DecoderList::Find(std::string_view type_name) const {
  const auto found = by_name_.find(type_name);
  return found == by_name_.end() ? nullptr : &found->second;
}

void DecoderList::Add(std::string_view type_name, const ObjectDecoder* decoder, uint32_t size_bytes) {
  by_name_[std::string(type_name)] = {decoder, size_bytes};
}

const ObjectDecoder* DecoderList::Own(std::unique_ptr<ObjectDecoder> decoder) {
  return owned_.emplace_back(std::move(decoder)).get();
}

}  // namespace stillheld
