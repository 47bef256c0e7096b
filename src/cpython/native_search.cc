#include "cpython/native_search.h"

#include <algorithm>
#include <map>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "cpython/cycle_guard.h"
#include "cpython/frames.h"
#include "cpython/pointer_sweep.h"
#include "cpython/str_text.h"
#include "memory/places.h"

namespace stillheld {
namespace {

// An object with more pointers than this to it is one that everybody shares; where they all are is of no use.
constexpr uint32_t kMostHitsEach = 4096;
constexpr uint64_t kNoBlock = ~uint64_t{0};

// A range that belongs to the interpreter itself.
struct StateRange {
  Address begin;
  uint64_t size_bytes = 0;
  const char* name = nullptr;
};

std::vector<StateRange> StateRanges(const DecoderContext& context) {
  const Layout& layout = context.layout;
  const Runtime& runtime = context.runtime;
  std::vector<StateRange> ranges;
  for (const Address interpreter : runtime.interpreters) {
    for (const Address thread : ListThreads(context.memory, layout, interpreter)) {
      ranges.push_back({thread, *layout.thread.size_bytes, "thread state"});
    }
    ranges.push_back({interpreter, *layout.interpreter.size_bytes, "interpreter state"});
  }
  ranges.push_back({runtime.address, *layout.runtime.size_bytes, "interpreter state"});
  return ranges;
}

// Where threads keep their frames: what lives there is in the graph, and the rest is what dead frames left behind.
std::vector<WordRange> FrameMemory(const DecoderContext& context) {
  const auto& at = context.layout.stack_chunk;
  const Offset first = context.layout.thread.datastack_chunk;
  std::vector<WordRange> ranges;
  if (!first || !at.previous || !at.size) return ranges;
  for (const Address interpreter : context.runtime.interpreters) {
    for (const Address thread : ListThreads(context.memory, context.layout, interpreter)) {
      CycleGuard guard;
      for (Address chunk = context.memory.LoadAddressOrNull(thread + *first); !chunk.is_null() && guard.Visit(chunk);
           chunk = context.memory.LoadAddressOrNull(chunk + *at.previous)) {
        const auto size = context.memory.Load<uint64_t>(chunk + *at.size);
        if (!size) break;
        ranges.push_back({chunk, *size});
      }
    }
  }
  return ranges;
}

class NativeSearch {
 public:
  NativeSearch(const DecoderContext& context, const ObjectReader& reader, const Roots& roots, const MallocHeap& heap,
               BlockClaims& claims, HeapBuilder& builder)
      : context_(context),
        reader_(reader),
        claims_(claims),
        pools_(claims.pools()),
        builder_(builder),
        places_(context.memory.space()),
        states_(StateRanges(context)),
        frame_memory_(FrameMemory(context)),
        heap_(heap) {
    for (const NamedRoot& root : roots.objects) {
      if (!root.field.is_null()) root_fields_.insert(root.field);
    }
  }

  void Run() {
    ChooseSuspects();
    ChooseBlocks();
    if (!wanted_.empty()) {
      const PointerFilter filter(wanted_);
      SweepPointers(context_.memory.space(), filter, [this](Address at, Address value) { Look(at, value); });
    }
    ExplainBlocks();
    AddReferences();
    AddMemory();
  }

 private:
  struct BlockHit {
    uint64_t from = kNoBlock;  // the block that the word lies in, if nothing claims it
    uint64_t to = 0;
  };

  void ChooseSuspects();
  void ChooseBlocks();
  void Look(Address at, Address value);
  void LookAtText(Address at, NodeId str);
  bool IsFieldOfAType(Address at) const;
  bool IsObjectMemory(Address at) const;
  const char* StateOf(Address at) const;
  bool IsFrameMemory(Address at) const;
  void ExplainBlocks();
  void AddReferences();
  void AddMemory();

  const DecoderContext& context_;
  const ObjectReader& reader_;
  BlockClaims& claims_;
  const PymallocPools& pools_;
  HeapBuilder& builder_;
  Places places_;
  std::vector<StateRange> states_;
  std::vector<WordRange> frame_memory_;
  const MallocHeap& heap_;
  std::unordered_set<Address> root_fields_;

  std::vector<Address> wanted_;
  std::unordered_map<Address, NodeId> suspects_;
  std::unordered_map<Address, NodeId> texts_;             // of suspects: where their characters begin
  std::unordered_map<NodeId, uint32_t> missing_by_node_;  // of those in texts_: references that no word shows yet
  std::unordered_map<NodeId, uint32_t> hits_by_node_, hits_by_text_;
  std::map<std::pair<NodeId, std::string>, uint32_t> found_;
  std::map<std::pair<NodeId, std::string>, uint32_t> found_by_text_;
  std::vector<BlockHit> block_hits_;
};

void NativeSearch::ChooseSuspects() {
  const std::vector<uint32_t> shown = builder_.SettleReferences();
  for (uint32_t n = 0; n < shown.size(); ++n) {
    const NodeId node(n);
    if ((builder_.flags(node) & (kImmortal | kSynthetic | kStaticMemory)) != 0) continue;
    if (builder_.ref_count(node) <= shown[n]) continue;
    suspects_.emplace(builder_.address(node), node);
    wanted_.push_back(builder_.address(node));
    const auto view = reader_.View(builder_.address(node));
    if (!view || view->type->name != "str") continue;
    const auto text = TextOfStr(context_.memory, context_.layout, view->address);
    if (!text) continue;
    texts_.emplace(*text, node);
    missing_by_node_.emplace(node, builder_.ref_count(node) - shown[n]);
    wanted_.push_back(*text);
  }
}

void NativeSearch::ChooseBlocks() {
  pools_.ForEachUsed([this](const PymallocBlock& block) {
    if (claims_.Contains(block.number)) return;
    // Pointers lead to its begin, or behind a header.
    for (const uint64_t front : {0, 8, 16, 32}) wanted_.push_back(block.begin + front);
  });
}

void NativeSearch::Look(Address at, Address value) {
  const auto suspect = suspects_.find(value);
  const auto target = pools_.FindUsed(value);
  const bool is_block = target && !claims_.Contains(target->number);
  const auto text = texts_.find(value);
  if (suspect == suspects_.end() && text == texts_.end() && !is_block) return;

  const auto home = pools_.FindUsed(at);
  if (!home && pools_.Covers(at)) return;  // a block that was freed, or the head of a pool
  if (IsFrameMemory(at)) return;
  const MallocChunk* chunk = home ? nullptr : heap_.Find(at);
  if (chunk != nullptr && !chunk->is_in_use()) return;  // what was freed keeps its pointers
  const bool is_claimed = home && claims_.Contains(home->number);
  if (text != texts_.end() && ++hits_by_text_[text->second] <= kMostHitsEach &&
      (IsFieldOfAType(at) || !(is_claimed || (!home && IsObjectMemory(at))))) {
    LookAtText(at, text->second);
  }
  if (is_block && !(home && home->number == target->number)) {
    const bool is_of_python = is_claimed || StateOf(at) != nullptr || (!home && IsObjectMemory(at)) ||
                              places_.InDataOfSameImage(at, context_.runtime.type_type);
    if (is_of_python) {
      block_hits_.push_back({kNoBlock, target->number});
    } else if (home) {
      block_hits_.push_back({home->number, target->number});
    }
  }
  if (suspect == suspects_.end() || is_claimed || root_fields_.contains(at)) return;
  if (!home && IsObjectMemory(at)) return;  // an edge
  if (++hits_by_node_[suspect->second] > kMostHitsEach) return;
  const char* state = StateOf(at);
  // Its caches have bounds of their own.
  const bool is_of_interpreter = state == nullptr && places_.InDataOfSameImage(at, context_.runtime.type_type);
  const std::string place = state != nullptr ? state : places_.NameOf(at);
  ++found_[{suspect->second, is_of_interpreter ? "interpreter state: " + place : place}];
}

// C code that keeps the text of a str has to keep the str: NumPy does so with each docstring that it sets. What a C
// function on the stack works with is held by others.
void NativeSearch::LookAtText(Address at, NodeId str) {
  if (!places_.IsOnStack(at)) ++found_by_text_[{str, places_.NameOf(at)}];
}

// But for tp_name: the class has a reference to that text under another name. All else that an object points to is read
// by its decoder.
bool NativeSearch::IsFieldOfAType(Address at) const {
  const NodeId node = builder_.FindNodeBefore(at);
  if (!node.valid()) return false;
  const auto& type = context_.layout.type;
  const uint64_t offset = at - builder_.address(node);
  if (offset >= *type.size_bytes || offset == *type.tp_name) return false;
  const auto view = reader_.View(builder_.address(node));
  return view && view->type->is_metatype();
}

// Whether the word belongs to an object outside of the pools, or to what it owns there.
bool NativeSearch::IsObjectMemory(Address at) const {
  if (claims_.InLargeTable(at)) return true;
  // The object that begins before it, or the one behind, which has a header in front.
  constexpr uint64_t kLargestFront = 64;
  for (const Address from : {at, at + kLargestFront}) {
    const NodeId node = builder_.FindNodeBefore(from);
    if (!node.valid()) continue;
    const Address begin = builder_.address(node);
    if ((builder_.flags(node) & kSynthetic) != 0) {
      if (at >= begin && at - begin < builder_.size_bytes(node)) return true;
      continue;
    }
    const auto view = reader_.View(begin);
    if (!view) continue;
    const WordRange extent = reader_.Extent(*view);
    if (at >= extent.begin && at - extent.begin < extent.size_bytes) return true;
  }
  return false;
}

bool NativeSearch::IsFrameMemory(Address at) const {
  return std::ranges::any_of(frame_memory_,
                             [&](const WordRange& range) { return at - range.begin < range.size_bytes; });
}

const char* NativeSearch::StateOf(Address at) const {
  for (const StateRange& state : states_) {
    if (at >= state.begin && at - state.begin < state.size_bytes) return state.name;
  }
  return nullptr;
}

// Blocks that objects, the interpreter or blocks explained already lead to are explained.
void NativeSearch::ExplainBlocks() {
  std::ranges::sort(block_hits_, {}, [](const BlockHit& hit) { return std::pair(hit.from, hit.to); });
  std::vector<uint64_t> waiting;
  const auto follow = [&](uint64_t from) {
    const auto range = std::ranges::equal_range(block_hits_, from, {}, &BlockHit::from);
    for (const BlockHit& hit : range) {
      if (claims_.Contains(hit.to)) continue;
      claims_.Mark(hit.to);
      waiting.push_back(hit.to);
    }
  };
  follow(kNoBlock);
  while (!waiting.empty()) {
    const uint64_t block = waiting.back();
    waiting.pop_back();
    follow(block);
  }
}

void NativeSearch::AddReferences() {
  for (const auto& [key, count] : found_) {
    builder_.AddNativeReference({key.first, builder_.Intern(key.second), count});
    const auto missing = missing_by_node_.find(key.first);
    if (missing != missing_by_node_.end()) missing->second -= std::min(missing->second, count);
  }
  // Most pointers to a text own nothing: they count for no more than what is missing.
  for (const auto& [key, count] : found_by_text_) {
    uint32_t& missing = missing_by_node_.at(key.first);
    const uint32_t owned = std::min(missing, count);
    missing -= owned;
    if (owned != 0) builder_.AddNativeReference({key.first, builder_.Intern(key.second), owned});
  }
}

void NativeSearch::AddMemory() {
  if (pools_.pools().empty()) return;
  PythonMemory& memory = builder_.python_memory();
  constexpr uint64_t kLargestClass = uint64_t{PythonMemory::kClassBytes} * PythonMemory::kClasses;
  uint64_t orphan_bytes = 0;
  pools_.ForEachUsed([&](const PymallocBlock& block) {
    if (claims_.Contains(block.number)) return;
    if (block.size_bytes > kLargestClass) {
      memory.large_foreign_bytes += block.size_bytes;
      return;
    }
    orphan_bytes += block.size_bytes;
    ++memory.orphan_blocks[(block.size_bytes - 1) / PythonMemory::kClassBytes];
  });
  memory.allocated_bytes = pools_.used_bytes() + claims_.large_bytes() - memory.large_foreign_bytes;
  memory.explained_bytes = memory.allocated_bytes - orphan_bytes;
}

}  // namespace

void SearchNativeMemory(const DecoderContext& context, const ObjectReader& reader, const Roots& roots,
                        const MallocHeap& heap, BlockClaims& claims, HeapBuilder& builder) {
  NativeSearch(context, reader, roots, heap, claims, builder).Run();
}

}  // namespace stillheld
