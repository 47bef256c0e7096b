#include "cpython/discovery.h"

#include "cpython/ref_count.h"
#include "cpython/tracking.h"

namespace stillheld {

Discovery::Discovery(const DecoderContext& context, const GcLists& lists, const ObjectReader& reader, TypeTable& types,
                     BlockClaims& claims, WorkBudget& budget, ReadFaults& faults)
    : memory_(context.memory),
      layout_(context.layout),
      tracked_(lists.tracked()),
      reader_(reader),
      types_(types),
      budget_(budget),
      faults_(faults),
      sink_(nullptr, faults, this),
      claims_(claims) {}

void Discovery::AddObject(Address object) {
  if (IsKnown(object)) return;
  const auto view = reader_.View(object);
  if (!view || StoredRefCount(layout_, view->bytes) == 0 || !others_.Insert(object)) {
    ++faults_.torn;
    return;
  }
  waiting_.push_back(object);
}

void Discovery::AddFrame(const ObjectView& frame) {
  frame.type->decoder->Edges(frame, sink_);
  sink_.Flush();
  frames_.push_back(frame);
}

void Discovery::Consume(std::span<const Reference> references) {
  budget_.Spend(references.size());
  for (const Reference& reference : references) {
    if (reference.label.kind() != EdgeKind::kGuessed) {
      AddObject(reference.target);
    } else if (!IsKnown(reference.target) && IsPlausible(reference.target)) {
      AddObject(reference.target);
    }
  }
}

void Discovery::Follow(Address object) {
  const auto view = reader_.View(object);
  if (!view) {
    ++faults_.torn;
    return;
  }
  budget_.Spend(1);
  reader_.Edges(*view, sink_);
  sink_.Flush();
  claims_.Add(*view);
  if (reader_.HasUndecoded(*view)) undecoded_.push_back(object);
}

void Discovery::FollowWaiting() {
  while (!waiting_.empty()) {
    const Address object = waiting_.back();
    waiting_.pop_back();
    Follow(object);
  }
}

void Discovery::Run() {
  FollowWaiting();
  tracked_.ForEach([this](Address object) {
    Follow(object);
    FollowWaiting();
  });
  FollowTypes();
  FollowGuesses();
}

void Discovery::AddUnreached(const std::vector<Address>& objects) {
  const size_t followed = undecoded_.size();
  for (const Address object : objects) {
    if (IsKnown(object)) continue;
    unreached_.Insert(object);
    AddObject(object);
    FollowWaiting();
  }
  FollowTypes();
  FollowGuessesFrom(followed);
}

void Discovery::FollowTypes() {
  // Static types are in no list, and their instances do not own them.
  for (; types_followed_ < types_.records().size(); ++types_followed_) {
    AddObject(types_.records()[types_followed_].address);
    FollowWaiting();
  }
}

void Discovery::FollowGuesses() {
  for (const ObjectView& frame : frames_) FollowGuessesOf(frame);
  FollowGuessesFrom(0);
}

void Discovery::FollowGuessesFrom(size_t first) {
  for (size_t i = first; i < undecoded_.size(); ++i) {
    const auto view = reader_.View(undecoded_[i]);
    if (view) FollowGuessesOf(*view);
  }
}

void Discovery::FollowGuessesOf(const ObjectView& view) {
  budget_.Spend(reader_.UndecodedBytes(view) / 8);
  reader_.ForEachUndecodedWord(view, [this](uint64_t, Address value) {
    if (!IsKnown(value) && IsPlausible(value)) AddObject(value);
  });
  FollowWaiting();
  FollowTypes();
}

bool Discovery::IsPlausible(Address object) const {
  if (object.value() % 8 != 0) return false;
  const auto view = reader_.View(object);
  if (!view) return false;
  // Memory that was freed keeps its type word; its count becomes a link of a free list, or 0.
  constexpr int64_t kLargestCount = 0xffffffff;
  const int64_t count = RefCountOf(layout_, view->bytes);
  if (StoredRefCount(layout_, view->bytes) == 0 || count < 0 || count > kLargestCount) return false;
  const PymallocPools& pools = claims_.pools();
  if (pools.Covers(object) && !pools.FindUsed(object)) return false;
  if (!reader_.HasGcHeader(*view)) return true;
  // Whatever the collector tracks is known already.
  return layout_.is_free_threaded ? !IsTracked(layout_, view->bytes) : IsUntracked(memory_, layout_, object);
}

AddressIndex Discovery::TakeObjects() {
  tracked_.ForEach([this](Address object) { others_.Insert(object); });
  return std::move(others_);
}

}  // namespace stillheld
