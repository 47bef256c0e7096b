// Objects that own no references, whose size their type alone does not tell: str, int, bytes, bytearray.
#include <algorithm>

#include "cpython/objects/decoders.h"
#include "cpython/objects/int_value.h"
#include "cpython/type_table.h"

namespace stillheld {
namespace {

constexpr uint64_t kMaxBytes = uint64_t{1} << 44;

class LeafDecoder : public ObjectDecoder {
 public:
  void Edges(const ObjectView&, EdgeSink&) const override {}
};

class StrDecoder : public LeafDecoder {
 public:
  explicit StrDecoder(const DecoderContext& context) : str_(context.layout.str) {}

  void Facts(const ObjectView& object, ObjectFacts& facts) const override {
    const auto length = object.Load<uint64_t>(*str_.length);
    const auto state = object.Load<uint32_t>(*str_.state);
    if (length > kMaxBytes) return;
    facts.length = length;
    const uint64_t text = (length + 1) * (state >> *str_.kind_shift & 7);
    if ((state & *str_.compact_mask) == 0) {
      if (!object.Word(*str_.data).is_null()) facts.size_bytes += text;
    } else {
      const bool is_ascii = (state & *str_.ascii_mask) != 0;
      facts.size_bytes = (is_ascii ? *str_.ascii_size_bytes : *str_.compact_size_bytes) + text;
      if (is_ascii) return;
    }
    // A copy in UTF-8, made when C code asked for it.
    const auto utf8_length = object.Load<uint64_t>(*str_.utf8_length);
    if (!object.Word(*str_.utf8).is_null() && object.Word(*str_.utf8) != object.Word(*str_.data) &&
        utf8_length <= kMaxBytes) {
      facts.size_bytes += utf8_length + 1;
    }
  }

  void OwnedMemory(const ObjectView& object, std::vector<WordRange>& ranges) const override {
    const auto length = object.Load<uint64_t>(*str_.length);
    const auto state = object.Load<uint32_t>(*str_.state);
    if (length > kMaxBytes) return;
    const bool is_compact = (state & *str_.compact_mask) != 0;
    if (!is_compact) ranges.push_back({object.Word(*str_.data), (length + 1) * (state >> *str_.kind_shift & 7)});
    if (is_compact && (state & *str_.ascii_mask) != 0) return;
    const auto utf8_length = object.Load<uint64_t>(*str_.utf8_length);
    if (utf8_length <= kMaxBytes && object.Word(*str_.utf8) != object.Word(*str_.data)) {
      ranges.push_back({object.Word(*str_.utf8), utf8_length + 1});
    }
  }

 private:
  const Layout::Str& str_;
};

// CPython 2.7, Objects/unicodeobject.c: the characters lie in memory of their own, with a zero behind them.
class UnicodeDecoder : public LeafDecoder {
 public:
  explicit UnicodeDecoder(const DecoderContext& context)
      : at_(context.layout.unicode),
        unit_bytes_(at_.unit_bytes.value_or(sizeof(uint32_t))),
        encoded_(EdgeKind::kInternal, context.names.Intern("defenc")) {}

  // A copy as str, made when C code asked for it.
  void Edges(const ObjectView& object, EdgeSink& sink) const override { sink.Add(object.Word(*at_.defenc), encoded_); }

  void Facts(const ObjectView& object, ObjectFacts& facts) const override {
    const auto length = object.Load<uint64_t>(*at_.length);
    if (length > kMaxBytes) return;
    facts.length = length;
    facts.size_bytes += (length + 1) * unit_bytes_;
  }

  void OwnedMemory(const ObjectView& object, std::vector<WordRange>& ranges) const override {
    const auto length = object.Load<uint64_t>(*at_.length);
    if (length <= kMaxBytes) ranges.push_back({object.Word(*at_.str), (length + 1) * unit_bytes_});
  }

 private:
  const Layout::Unicode& at_;
  uint64_t unit_bytes_;
  EdgeLabel encoded_;
};

class IntDecoder : public LeafDecoder {
 public:
  explicit IntDecoder(const DecoderContext& context) : memory_(context.memory), layout_(context.layout) {}

  void Facts(const ObjectView& object, ObjectFacts& facts) const override {
    constexpr uint64_t kDigitBytes = 4;
    const auto shape = ReadIntShape(memory_, layout_, object.address);
    if (!shape) return;
    // CPython 3.12, gh-101291: there is room for at least one digit, and __sizeof__ says so.
    const uint64_t digits = std::max<uint64_t>(shape->digits, layout_.int_form == IntForm::kTag ? 1 : 0);
    facts.size_bytes = object.type->basic_size + digits * kDigitBytes;
  }

 private:
  const MemoryReader& memory_;
  const Layout& layout_;
};

class BytesDecoder : public LeafDecoder {
 public:
  explicit BytesDecoder(const DecoderContext& context) : size_(*context.layout.object.ob_size) {}

  void Facts(const ObjectView& object, ObjectFacts& facts) const override {
    facts.length = object.Load<uint64_t>(size_);
  }

 private:
  uint32_t size_;
};

class ByteArrayDecoder : public LeafDecoder {
 public:
  explicit ByteArrayDecoder(const DecoderContext& context)
      : size_(*context.layout.object.ob_size),
        bytes_(*context.layout.byte_array.ob_bytes),
        allocated_(*context.layout.byte_array.ob_alloc),
        bytes_object_(context.layout.byte_array.ob_bytes_object),
        label_(EdgeKind::kInternal, context.names.Intern("ob_bytes_object")) {}

  // CPython 3.15: the bytes are an object of their own.
  void Edges(const ObjectView& object, EdgeSink& sink) const override {
    if (bytes_object_) sink.Add(object.Word(*bytes_object_), label_);
  }

  void Facts(const ObjectView& object, ObjectFacts& facts) const override {
    facts.length = object.Load<uint64_t>(size_);
    const auto allocated = object.Load<uint64_t>(allocated_);
    if (allocated <= kMaxBytes && !bytes_object_) facts.size_bytes += allocated;
  }

  void OwnedMemory(const ObjectView& object, std::vector<WordRange>& ranges) const override {
    const auto allocated = object.Load<uint64_t>(allocated_);
    if (allocated <= kMaxBytes && !bytes_object_) ranges.push_back({object.Word(bytes_), allocated});
  }

 private:
  uint32_t size_;
  uint32_t bytes_;
  uint32_t allocated_;
  Offset bytes_object_;
  EdgeLabel label_;
};

}  // namespace

DecoderPtr MakeStrDecoder(const DecoderContext& context) { return std::make_unique<StrDecoder>(context); }
DecoderPtr MakeUnicodeDecoder(const DecoderContext& context) { return std::make_unique<UnicodeDecoder>(context); }
DecoderPtr MakeIntDecoder(const DecoderContext& context) { return std::make_unique<IntDecoder>(context); }
DecoderPtr MakeBytesDecoder(const DecoderContext& context) { return std::make_unique<BytesDecoder>(context); }
DecoderPtr MakeByteArrayDecoder(const DecoderContext& context) { return std::make_unique<ByteArrayDecoder>(context); }

}  // namespace stillheld
