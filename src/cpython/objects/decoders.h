// One maker per decoder; decoder_list.cc says which types each is for. Context: see object_decoder.h.
#ifndef STILLHELD_CPYTHON_OBJECTS_DECODERS_H_
#define STILLHELD_CPYTHON_OBJECTS_DECODERS_H_

#include <memory>
#include <span>
#include <string_view>

#include "cpython/object_decoder.h"

namespace stillheld {

using DecoderPtr = std::unique_ptr<ObjectDecoder>;

DecoderPtr MakeArrayDecoder(const DecoderContext& context);
// A type that adds `more` to what its base has.
DecoderPtr MakeBothDecoder(const ObjectDecoder& base, const ObjectDecoder& more);
DecoderPtr MakeByteArrayDecoder(const DecoderContext& context);
DecoderPtr MakeBytesDecoder(const DecoderContext& context);
DecoderPtr MakeCFunctionDecoder(const DecoderContext& context);
DecoderPtr MakeCodeDecoder(const DecoderContext& context);
DecoderPtr MakeDateTimeDecoder(const DecoderContext& context, Offset has_tzinfo, Offset tzinfo);
DecoderPtr MakeCapsuleDecoder(const DecoderContext& context);
DecoderPtr MakeDequeDecoder(const DecoderContext& context);
DecoderPtr MakeDictDecoder(const DecoderContext& context);
DecoderPtr MakeFrameDecoder(const DecoderContext& context);
DecoderPtr MakeFunctionDecoder(const DecoderContext& context);
// `prefix`: of the attributes that Python shows: gi, cr or ag.
DecoderPtr MakeGeneratorDecoder(const DecoderContext& context, std::string_view prefix);
DecoderPtr MakeGreenletDecoder(const DecoderContext& context);
// `array`: where the references begin; a fixed number of them, or as many as ob_size says.
DecoderPtr MakeHamtNodeDecoder(const DecoderContext& context, uint32_t array, bool is_fixed);
DecoderPtr MakeIntDecoder(const DecoderContext& context);
DecoderPtr MakeListDecoder(const DecoderContext& context);
DecoderPtr MakeLruCacheDecoder(const DecoderContext& context);
DecoderPtr MakeLruLinkDecoder(const DecoderContext& context);
// The length alone: the references of such a stream are plain fields.
DecoderPtr MakeMemoryStreamDecoder(const DecoderContext& context);
DecoderPtr MakeModuleDecoder(const DecoderContext& context);
DecoderPtr MakeMultiDictDecoder(const DecoderContext& context);
DecoderPtr MakeNdArrayDecoder(const DecoderContext& context);
DecoderPtr MakeOldClassDecoder(const DecoderContext& context);
DecoderPtr MakeOldInstanceDecoder(const DecoderContext& context);
DecoderPtr MakeOrderedDictDecoder(const DecoderContext& context, const ObjectDecoder& dict);
DecoderPtr MakePlainDecoder(const DecoderContext& context, const PlainType& type);
DecoderPtr MakeProfilerDecoder(const DecoderContext& context);
DecoderPtr MakeQueueDecoder(const DecoderContext& context);
DecoderPtr MakeSetDecoder(const DecoderContext& context);
DecoderPtr MakeSqliteCacheDecoder(const DecoderContext& context);
DecoderPtr MakeStrDecoder(const DecoderContext& context);
DecoderPtr MakeStgInfoDecoder(const DecoderContext& context, const PlainType& info);
DecoderPtr MakeStructDecoder(const DecoderContext& context, const PlainType& type);
DecoderPtr MakeTeeDataDecoder(const DecoderContext& context);
DecoderPtr MakeTupleDecoder(const DecoderContext& context);
DecoderPtr MakeTypeDecoder(const DecoderContext& context);
DecoderPtr MakeUnicodeDecoder(const DecoderContext& context);
DecoderPtr MakeWeakReferenceDecoder(const DecoderContext& context, bool is_proxy);

// C types of the standard library that own no reference to any object.
std::span<const std::string_view> LeafTypes();

}  // namespace stillheld

#endif  // STILLHELD_CPYTHON_OBJECTS_DECODERS_H_
