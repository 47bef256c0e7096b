// Types whose references are plain fields, as the layout lists them.
#include "cpython/objects/decoders.h"
#include "cpython/objects/plain_fields.h"
#include "cpython/type_table.h"

namespace stillheld {
namespace {

class PlainDecoder : public ObjectDecoder {
 public:
  PlainDecoder(const DecoderContext& context, const PlainType& type) : fields_(context, type) {}

  void Edges(const ObjectView& object, EdgeSink& sink) const override {
    fields_.Emit(object.bytes, sink);
    const Offset dict = fields_.dict_offset();
    // Where the type says so itself, the namespace is emitted for every kind of object alike.
    if (dict && object.type->dict_offset != *dict) sink.Add(object.Word(*dict), EdgeLabel(EdgeKind::kDict));
  }
  void Facts(const ObjectView& object, ObjectFacts& facts) const override {
    facts.size_bytes += fields_.OwnedBytes(object.bytes);
  }

 private:
  PlainFields fields_;
};

}  // namespace

DecoderPtr MakePlainDecoder(const DecoderContext& context, const PlainType& type) {
  return std::make_unique<PlainDecoder>(context, type);
}

std::span<const std::string_view> LeafTypes() {
  static constexpr std::string_view kLeaves[] = {
      "NoneType",
      "NotImplementedType",
      "ellipsis",
      "float",
      "complex",
      "PyCapsule",
      "types.CapsuleType",
      "range_iterator",
      "stderrprinter",
      "_thread.lock",
      "_thread.RLock",
      "array.array",
      "_random.Random",
      "_socket.socket",
      "_hashlib.HASH",
      "_hashlib.HMAC",
      "_blake2.blake2b",
      "_blake2.blake2s",
      "_md5.md5",
      "_sha1.sha1",
      "_sha256.sha256",
      "_sha512.sha512",
      "select.epoll",
      "posix.ScandirIterator",
      "decimal.Decimal",
      "datetime.timedelta",
      "datetime.date",
      "mmap.mmap",
      "unicodedata.UCD",
      "_bz2.BZ2Compressor",
      "xrange",
      "rangeiterator",
      "PyCObject",
      "imp.NullImporter",
  };
  return kLeaves;
}

}  // namespace stillheld
