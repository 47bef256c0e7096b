// Traversal: what an object of a C, C++ or Rust type without a decoder refers to, as its own type says.
//
// Such a type keeps references where no layout tells: in boxes, tables and shared blocks on the heap of its language.
// What is real there and what was left behind by an earlier value, only its tp_traverse knows. Its machine code is
// followed in the capture (machine/machine.h), with a visitor that notes what it is shown. Where that does not work
// (another machine, an instruction that is not known), nothing is said.
#ifndef STILLHELD_CPYTHON_TRAVERSAL_H_
#define STILLHELD_CPYTHON_TRAVERSAL_H_

#include <memory>
#include <unordered_map>
#include <vector>

#include "cpython/machine/machine.h"
#include "cpython/object_decoder.h"

namespace stillheld {

class Traversal {
 public:
  // `context` must outlive it.
  explicit Traversal(const DecoderContext& context);

  // What tp_traverse visits, in its order; empty if it could not be followed to its end. Valid until the next call.
  // Cost: some thousand instructions at about 30 ns, as a rule; bounded for each object and for all together.
  const std::vector<Address>& VisitedBy(const ObjectView& object);

 private:
  const DecoderContext& context_;
  std::unique_ptr<Machine> machine_;
  std::unordered_map<const TypeRecord*, uint32_t> failures_by_type_;
  std::vector<Address> visited_;
  uint64_t steps_left_;
};

}  // namespace stillheld

#endif  // STILLHELD_CPYTHON_TRAVERSAL_H_
