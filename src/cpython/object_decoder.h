// ObjectDecoder: knows one kind of object: its bytes in, the references that it owns out.
//
// An instance's type, its `__dict__`, its `__slots__` and the attributes stored in itself are not a decoder's business:
// they follow from its type (instance_fields.h) and are the same for every kind.
#ifndef STILLHELD_CPYTHON_OBJECT_DECODER_H_
#define STILLHELD_CPYTHON_OBJECT_DECODER_H_

#include <cstring>
#include <optional>
#include <string>
#include <vector>

#include "cpython/edge_sink.h"
#include "cpython/layout.h"
#include "cpython/memory_reader.h"
#include "cpython/name_table.h"
#include "cpython/runtime.h"

namespace stillheld {

struct TypeRecord;

// An object and the bytes of its fixed part (tp_basicsize), which are readable.
struct ObjectView {
  Address address;
  const std::byte* bytes = nullptr;
  const TypeRecord* type = nullptr;

  template <class T>
  T Load(uint32_t offset) const {
    T value;
    std::memcpy(&value, bytes + offset, sizeof(T));
    return value;
  }
  Address Word(uint32_t offset) const { return Address(Load<uint64_t>(offset)); }
};

// What a node of the graph says of an object beside its edges.
struct ObjectFacts {
  uint64_t size_bytes = 0;  // as the object's type says: fixed part and items; a decoder adds the tables outside
  uint64_t length = 0;      // len()
  int64_t bound = 0;        // a limit that the object itself has, under `bound_name`; 0: none
  StringId bound_name{};
  bool is_stuck = false;  // a collection moves it to gc.garbage if it is in a cycle, whatever its type
};

// [begin, begin + size_bytes) of the target.
struct WordRange {
  Address begin;
  uint64_t size_bytes = 0;
};

// What an object of code is called. Empty: it does not say.
struct NamedObject {
  std::string module;
  std::string qualname;
  std::string file;
  uint32_t line = 0;
  Address code{};  // of what runs code: its code object
};

// What decoders are made from. All of it outlives them.
struct DecoderContext {
  const MemoryReader& memory;
  const Runtime& runtime;
  const Layout& layout;  // that of the runtime
  NameTable& names;
};

class ObjectDecoder {
 public:
  virtual ~ObjectDecoder() = default;

  virtual void Edges(const ObjectView& object, EdgeSink& sink) const = 0;
  // The ranges outside of the object that belong to it: tables of references, text. Empty ones may be among them.
  virtual void OwnedMemory(const ObjectView& object, std::vector<WordRange>& ranges) const {
    (void)object;
    (void)ranges;
  }
  // Words that may hold references which no layout names: they are followed as guesses.
  virtual WordRange Undecoded(const ObjectView& object) const {
    (void)object;
    return {};
  }
  // Of modules, types, functions, code and the like; nullopt for objects without a name of their own.
  virtual std::optional<NamedObject> Name(const ObjectView& object) const {
    (void)object;
    return std::nullopt;
  }
  // Corrects and completes what the type alone says.
  virtual void Facts(const ObjectView& object, ObjectFacts& facts) const {
    (void)object;
    (void)facts;
  }
};

}  // namespace stillheld

#endif  // STILLHELD_CPYTHON_OBJECT_DECODER_H_
