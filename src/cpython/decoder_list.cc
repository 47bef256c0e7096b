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
  Add("dict", Own(MakeDictDecoder(context)));
  const ObjectDecoder* set = Own(MakeSetDecoder(context));
  Add("set", set);
  Add("frozenset", set);
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
