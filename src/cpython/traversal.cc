#include "cpython/traversal.h"

#include <algorithm>

#include "cpython/type_table.h"

namespace stillheld {
namespace {

constexpr uint64_t kMostStepsOfObject = 1 << 20;
constexpr uint64_t kMostSteps = 1 << 24;
constexpr uint32_t kMostFailures = 4;  // of a type: its code is not known

}  // namespace

Traversal::Traversal(const DecoderContext& context) : context_(context), steps_left_(kMostSteps) {}

const std::vector<Address>& Traversal::VisitedBy(const ObjectView& object) {
  visited_.clear();
  const Offset at = context_.layout.type.tp_traverse;
  if (!Machine::kIsThere || !at || !object.type->is_gc()) return visited_;
  uint32_t& failures = failures_by_type_[object.type];
  if (failures >= kMostFailures) return visited_;
  const Address function = context_.memory.LoadAddressOrNull(object.type->address + *at);
  if (function.is_null()) return visited_;
  if (machine_ == nullptr) machine_ = std::make_unique<Machine>(context_.memory);
  const uint64_t most = std::min(kMostStepsOfObject, steps_left_);
  uint64_t left = most;
  const bool is_whole = machine_->Call(function, {object.address.value(), Machine::kVisit, 0}, left,
                                       [this](Address referent) { visited_.push_back(referent); });
  steps_left_ -= most - left;
  if (!is_whole) {
    ++failures;
    visited_.clear();
  }
  return visited_;
}

}  // namespace stillheld
