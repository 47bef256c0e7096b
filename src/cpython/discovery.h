// Discovery: finds every object: what the collector tracks, and all that is reached from it and from the roots.
//
//   1. the collector's lists, and the roots;
//   2. what they refer to, exactly, again and again; objects in ascending order of address, as memory likes it;
//   3. then the words of objects that no decoder knows: whatever looks like a live object behind them is followed too.
//
// No recursion: what is found and not yet followed waits in a vector. Cost: each object is decoded once.
#ifndef STILLHELD_CPYTHON_DISCOVERY_H_
#define STILLHELD_CPYTHON_DISCOVERY_H_

#include <vector>

#include "cpython/block_claims.h"
#include "cpython/gc_lists.h"
#include "cpython/object_reader.h"
#include "cpython/work_budget.h"

namespace stillheld {

class Discovery : private ReferenceConsumer {
 public:
  // All must outlive this.
  Discovery(const DecoderContext& context, const GcLists& lists, const ObjectReader& reader, TypeTable& types,
            BlockClaims& claims, WorkBudget& budget, ReadFaults& faults);

  // An object that is not in the collector's lists, as far as is known.
  void AddObject(Address object);
  // What a frame refers to that is no object itself.
  void AddFrame(const ObjectView& frame);

  // Follows everything.
  void Run();
  // Then: adds and follows what lies in Python's pools and was not reached.
  void AddUnreached(const std::vector<Address>& objects);
  const AddressIndex& unreached() const { return unreached_; }

  // Every object, tracked or not. Ends the discovery.
  AddressIndex TakeObjects();

 private:
  void Consume(std::span<const Reference> references) override;
  bool IsKnown(Address object) const { return tracked_.Contains(object) || others_.Contains(object); }
  bool IsPlausible(Address object) const;
  void Follow(Address object);
  void FollowWaiting();
  void FollowTypes();
  void FollowGuesses();
  void FollowGuessesFrom(size_t first);
  void FollowGuessesOf(const ObjectView& view);

  const MemoryReader& memory_;
  const Layout& layout_;
  const AddressIndex& tracked_;
  const ObjectReader& reader_;
  TypeTable& types_;
  WorkBudget& budget_;
  ReadFaults& faults_;
  EdgeSink sink_;
  BlockClaims& claims_;
  AddressIndex others_;
  AddressIndex unreached_;
  std::vector<Address> waiting_;
  std::vector<Address> undecoded_;
  std::vector<ObjectView> frames_;
  size_t types_followed_ = 0;
};

}  // namespace stillheld

#endif  // STILLHELD_CPYTHON_DISCOVERY_H_
