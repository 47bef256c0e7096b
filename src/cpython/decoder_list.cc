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
  const ObjectDecoder* tuple = Own(MakeTupleDecoder(context));
  Add("tuple", tuple);
  Add("datetime.IsoCalendarDate", tuple);
  const ObjectDecoder* dict = Own(MakeDictDecoder(context));
  Add("dict", dict);
  Add("frozendict", dict);
  for (const char* name : {"collections.defaultdict", "StgDict"}) {
    const Entry* plain = Find(name);
    if (plain == nullptr || plain->decoder == nullptr) continue;
    Add(name, Own(MakeBothDecoder(*dict, *plain->decoder)), plain->size_bytes);
  }
  if (const Entry* plain = Find("_lsprof.Profiler"); plain != nullptr && plain->decoder != nullptr) {
    Add("_lsprof.Profiler", Own(MakeBothDecoder(*plain->decoder, *Own(MakeProfilerDecoder(context)))),
        plain->size_bytes);
  }
  for (const char* name : {"_io.StringIO", "_io.BytesIO"}) {
    if (const Entry* plain = Find(name); plain != nullptr && plain->decoder != nullptr) {
      Add(name, Own(MakeBothDecoder(*plain->decoder, *Own(MakeMemoryStreamDecoder(context)))), plain->size_bytes);
    }
  }
  if (const Entry* plain = Find("sqlite3.Cache"); plain != nullptr && context.layout.sqlite_cache.first) {
    Add("sqlite3.Cache", Own(MakeBothDecoder(*plain->decoder, *Own(MakeSqliteCacheDecoder(context)))),
        plain->size_bytes);
  }
  if (const auto size = context.layout.ordered_dict.size_bytes) {
    Add("collections.OrderedDict", Own(MakeOrderedDictDecoder(context, *dict)), *size);
  }
  const ObjectDecoder* set = Own(MakeSetDecoder(context));
  Add("set", set);
  Add("frozenset", set);
  if (const auto size = context.layout.capsule.size_bytes) {
    const ObjectDecoder* capsule = Own(MakeCapsuleDecoder(context));
    for (const char* name : {"PyCapsule", "types.CapsuleType"}) Add(name, capsule, *size);
  }
  if (const auto size = context.layout.deque.size_bytes) {
    Add("collections.deque", Own(MakeDequeDecoder(context)), *size);
  }
  if (const auto size = context.layout.lru_cache.size_bytes) {
    Add("functools._lru_cache_wrapper", Own(MakeLruCacheDecoder(context)), *size);
    Add("functools._lru_list_elem", Own(MakeLruLinkDecoder(context)), *context.layout.lru_link.size_bytes);
  }
  if (const auto size = context.layout.tee_data.size_bytes) {
    const ObjectDecoder* tee = Own(MakeTeeDataDecoder(context));
    for (const char* name : {"itertools._tee_dataobject", "itertools.tee_dataobject"}) Add(name, tee, *size);
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

  const ObjectDecoder* bytes = Own(MakeBytesDecoder(context));
  const ObjectDecoder* integer = Own(MakeIntDecoder(context));
  if (context.layout.str_form == StrForm::kTwoTypes) {
    Add("str", bytes);
    Add("unicode", Own(MakeUnicodeDecoder(context)));
    Add("int", nullptr);
    Add("bool", nullptr);
    Add("long", integer);
    Add("instance", Own(MakeOldInstanceDecoder(context)));
    Add("classobj", Own(MakeOldClassDecoder(context)));
  } else {
    Add("str", Own(MakeStrDecoder(context)));
    Add("int", integer);
    Add("bool", integer);
    Add("bytes", bytes);
  }
  Add("bytearray", Own(MakeByteArrayDecoder(context)));
  const ObjectDecoder* type = Own(MakeTypeDecoder(context));
  Add("type", type);
  for (const PlainType& plain : context.layout.plain_types) {
    if (plain.type_name == "StgInfo") {
      Add("_ctypes.CType_Type", Own(MakeBothDecoder(*type, *Own(MakeStgInfoDecoder(context, plain)))));
    }
    if ((plain.type_name == "_struct.Struct" || plain.type_name == "Struct") &&
        context.layout.struct_.code_size_bytes) {
      Add(plain.type_name, Own(MakeStructDecoder(context, plain)), plain.size_bytes);
    }
  }
  if (const auto size = context.layout.array.size_bytes; size && context.layout.array.itemsize) {
    Add("array.array", Own(MakeArrayDecoder(context)), *size);
  }
  Add("function", Own(MakeFunctionDecoder(context)));
  const ObjectDecoder* c_function = Own(MakeCFunctionDecoder(context));
  Add("builtin_function_or_method", c_function);
  Add("builtin_method", c_function);
  Add("module", Own(MakeModuleDecoder(context)));
  Add("code", Own(MakeCodeDecoder(context)));
  Add("frame", Own(MakeFrameDecoder(context)));
  Add("generator", Own(MakeGeneratorDecoder(context, "gi")));
  Add("coroutine", Own(MakeGeneratorDecoder(context, "cr")));
  Add("async_generator", Own(MakeGeneratorDecoder(context, "ag")));
  const ObjectDecoder* multi_dict = Own(MakeMultiDictDecoder(context));
  for (const char* name : {"multidict._multidict.MultiDict", "multidict._multidict.CIMultiDict"}) {
    Add(name, multi_dict);
  }
  Add("numpy.ndarray", Own(MakeNdArrayDecoder(context)));
  // Releases of greenlet for interpreters that keep one handled exception in the thread are older than its known form.
  if (context.layout.exception_stack_item.size_bytes) Add("greenlet.greenlet", Own(MakeGreenletDecoder(context)));
  const ObjectDecoder* weak_reference = Own(MakeWeakReferenceDecoder(context, false));
  for (const char* name : {"weakref", "weakref.ReferenceType"}) Add(name, weak_reference);
  const ObjectDecoder* proxy = Own(MakeWeakReferenceDecoder(context, true));
  for (const char* name : {"weakproxy", "weakref.ProxyType", "weakcallableproxy", "weakref.CallableProxyType"}) {
    Add(name, proxy);
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
