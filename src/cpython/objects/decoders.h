// One maker per decoder; decoder_list.cc says which types each is for. Context: see object_decoder.h.
#ifndef STILLHELD_CPYTHON_OBJECTS_DECODERS_H_
#define STILLHELD_CPYTHON_OBJECTS_DECODERS_H_

#include <memory>
#include <span>
#include <string_view>

#include "cpython/object_decoder.h"

namespace stillheld {

using DecoderPtr = std::unique_ptr<ObjectDecoder>;

DecoderPtr MakeByteArrayDecoder(const DecoderContext& context);
DecoderPtr MakeBytesDecoder(const DecoderContext& context);
DecoderPtr MakeCFunctionDecoder(const DecoderContext& context);
DecoderPtr MakeCodeDecoder(const DecoderContext& context);
DecoderPtr MakeDictDecoder(const DecoderContext& context);
DecoderPtr MakeFrameDecoder(const DecoderContext& context);
DecoderPtr MakeFunctionDecoder(const DecoderContext& context);
DecoderPtr MakeGeneratorDecoder(const DecoderContext& context);
DecoderPtr MakeGreenletDecoder(const DecoderContext& context);
DecoderPtr MakeIntDecoder(const DecoderContext& context);
DecoderPtr MakeListDecoder(const DecoderContext& context);
DecoderPtr MakeModuleDecoder(const DecoderContext& context);
DecoderPtr MakePlainDecoder(const DecoderContext& context, const PlainType& type);
DecoderPtr MakeSetDecoder(const DecoderContext& context);
DecoderPtr MakeStrDecoder(const DecoderContext& context);
DecoderPtr MakeTupleDecoder(const DecoderContext& context);
DecoderPtr MakeTypeDecoder(const DecoderContext& context);
DecoderPtr MakeWeakReferenceDecoder(const DecoderContext& context);

// C types of the standard library that own no reference to any object.
std::span<const std::string_view> LeafTypes();

}  // namespace stillheld

#endif  // STILLHELD_CPYTHON_OBJECTS_DECODERS_H_
