// FakeHeap: objects written byte by byte into a recorded space, in the layout of any version, to see what a decoder
// makes of them. No interpreter is involved.
#ifndef STILLHELD_CPYTHON_TESTING_FAKE_HEAP_H_
#define STILLHELD_CPYTHON_TESTING_FAKE_HEAP_H_

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cpython/decoder_list.h"
#include "cpython/object_reader.h"
#include "memory/recorded_space.h"

namespace stillheld::testing {

class FakeHeap {
 public:
  explicit FakeHeap(const Layout& layout);

  // Zeroed memory; in front of it there is room for the words that come before an object.
  Address Allocate(uint64_t size);
  template <class T>
  void Put(Address at, T value) {
    space_.Store(at, value);
  }
  void PutAddress(Address at, Address value) { Put(at, value.value()); }

  // A static type, as C code declares it.
  Address Type(std::string_view name, uint32_t basic_size, Address base, uint64_t more_flags = 0,
               uint32_t item_size = 0);
  // A heap type, as a class statement makes it.
  Address Class(std::string_view name, uint32_t basic_size, Address base, uint64_t more_flags = 0);
  Address Object(Address type, uint64_t size);
  Address Str(std::string_view text);
  Address Int(int64_t small);
  // A table of keys with values; str keys only unless `is_general`. A null key is an entry that was deleted.
  Address Keys(const std::vector<std::pair<Address, Address>>& entries, bool is_general);
  Address Dict(Address keys, Address values, uint64_t used);

  const Layout& layout() const { return runtime_.layout; }
  Runtime& runtime() { return runtime_; }
  RecordedSpace& space() { return space_; }
  const MemoryReader& memory() const { return memory_; }
  NameTable& names() { return names_; }
  HeapBuilder& builder() { return builder_; }
  ReadFaults& faults() { return builder_.faults(); }

  Address object_type, str_type, int_type, dict_type;

  // What the object refers to: "kind name-or-number" → target, in the decoder's order.
  using Edges = std::vector<std::pair<std::string, Address>>;
  Edges EdgesOf(Address object);
  // The words that may hold more references.
  std::vector<Address> GuessesOf(Address object);
  ObjectFacts FactsOf(Address object);
  const TypeRecord* TypeOf(Address type) { return types_.Find(type); }

 private:
  std::string LabelText(EdgeLabel label);

  RecordedSpace space_;
  Address next_;
  MemoryReader memory_;
  Runtime runtime_;
  HeapBuilder builder_;
  NameTable names_;
  DecoderContext context_;
  DecoderList decoders_;
  TypeTable types_;
  ObjectReader reader_;
};

// For INSTANTIATE_TEST_SUITE_P over all layouts: "Python312".
std::string LayoutName(const Layout& layout);

}  // namespace stillheld::testing

#endif  // STILLHELD_CPYTHON_TESTING_FAKE_HEAP_H_
