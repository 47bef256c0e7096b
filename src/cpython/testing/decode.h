// One object of a target through its decoder, for tests.
#ifndef STILLHELD_CPYTHON_TESTING_DECODE_H_
#define STILLHELD_CPYTHON_TESTING_DECODE_H_

#include <string>
#include <string_view>
#include <vector>

#include "cpython/decoder_list.h"
#include "cpython/str_text.h"
#include "cpython/testing/target.h"
#include "cpython/type_table.h"

namespace stillheld::testing {

class TargetDecoder {
 public:
  // `target` must outlive it.
  explicit TargetDecoder(const Target& target)
      : target_(target),
        names_(builder_, target.memory(), target.layout()),
        context_{target.memory(), target.runtime(), target.layout(), names_},
        decoders_(context_) {}

  const DecoderContext& context() const { return context_; }
  StringId Intern(std::string_view text) { return builder_.Intern(text); }

  // The references that the decoder of this type gives, without those of every instance.
  std::vector<EdgeSink::Reference> Decode(std::string_view type_name, Address object) {
    const auto& memory = target_.memory();
    const Address type = memory.LoadAddressOrNull(object + *target_.layout().object.ob_type);
    TypeRecord record;
    record.basic_size = *memory.Load<uint32_t>(type + *target_.layout().type.tp_basicsize);
    ReadFaults faults;
    EdgeSink sink(&names_, faults);
    decoders_.Find(type_name)->decoder->Edges({object, memory.Find(object, record.basic_size), &record}, sink);
    return {sink.references().begin(), sink.references().end()};
  }

  // tp_name of the object's type.
  std::string TypeName(Address object) const {
    const auto& memory = target_.memory();
    const Address type = memory.LoadAddressOrNull(object + *target_.layout().object.ob_type);
    return memory.LoadCString(memory.LoadAddressOrNull(type + *target_.layout().type.tp_name)).value_or("?");
  }

  std::string Text(Address str) const {
    return str.is_null() ? "" : ReadStr(target_.memory(), target_.layout(), str).value_or("?");
  }

 private:
  const Target& target_;
  HeapBuilder builder_;
  NameTable names_;
  DecoderContext context_;
  DecoderList decoders_;
};

}  // namespace stillheld::testing

#endif  // STILLHELD_CPYTHON_TESTING_DECODE_H_
