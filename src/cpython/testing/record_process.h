// Makes a SmallRecording of a Python process.
#ifndef STILLHELD_CPYTHON_TESTING_RECORD_PROCESS_H_
#define STILLHELD_CPYTHON_TESTING_RECORD_PROCESS_H_

#include <memory>
#include <ranges>
#include <set>
#include <utility>
#include <vector>

#include "cpython/build_graph.h"
#include "cpython/decoder_list.h"
#include "cpython/object_reader.h"
#include "cpython/roots.h"
#include "cpython/runtime.h"
#include "cpython/testing/small_recording.h"
#include "cpython/testing/traced_space.h"
#include "native/glibc_arena.h"
#include "native/malloc_heap.h"
#include "native/pymalloc_pools.h"
#include "native/resident_pages.h"

namespace stillheld::testing {

class ProcessRecorder {
 public:
  // `space` must outlive it.
  explicit ProcessRecorder(const AddressSpace& space)
      : traced_(space),
        memory_(traced_),
        runtime_(FindRuntime(memory_)),
        names_(builder_, memory_, runtime_.layout),
        context_{memory_, runtime_, runtime_.layout, names_},
        decoders_(context_),
        types_(runtime_, context_, decoders_, builder_),
        reader_(context_, types_) {}

  // With `each` objects of each type. nullptr if a collection was under way.
  std::unique_ptr<SmallRecording> Record(size_t each) {
    const auto graph = BuildGraph(traced_.original());
    if (!graph) return nullptr;
    traced_.FindSymbols("Py_InitializeEx");
    TraceRoots();
    std::set<Address> words = traced_.TakeWords();
    std::vector<std::pair<Address, std::set<Address>>> objects;
    for (const NodeId node : Choose(*graph, each)) {
      Trace(graph->address(node));
      objects.emplace_back(graph->address(node), traced_.TakeWords());
      words.insert(objects.back().second.begin(), objects.back().second.end());
    }
    AddListHeads(words);
    AddMallocHeaders(words);
    auto recording =
        std::make_unique<SmallRecording>(traced_.original(), words, PagesOfPools(words), traced_.symbols());
    for (const auto& [address, own] : objects) recording->AddObject(address, own);
    LinkLists(*graph, *recording);
    return recording;
  }

 private:
  // `each` objects of each type, the types, and all objects on the way to them from a frame or a module.
  static std::vector<NodeId> Choose(const HeapGraph& graph, size_t each) {
    std::vector<NodeId> waiting, parents(graph.node_count());
    std::vector<bool> seen(graph.node_count()), taken(graph.node_count());
    const auto reach = [&](NodeId node, NodeId parent) {
      if (!node.valid() || seen[node.index()]) return;
      seen[node.index()] = true;
      parents[node.index()] = parent;
      waiting.push_back(node);
    };
    for (const RootKind kind : {RootKind::kFrame, RootKind::kModule}) {
      for (const Root& root : graph.roots()) {
        if (root.kind == kind) reach(root.node, NodeId());
      }
    }
    for (size_t i = 0; i < waiting.size(); ++i) {
      for (const Edge& edge : graph.out(waiting[i])) reach(edge.target, waiting[i]);
    }
    std::vector<NodeId> chosen;
    const auto take = [&](NodeId node) {
      for (; node.valid() && !taken[node.index()]; node = parents[node.index()]) {
        taken[node.index()] = true;
        chosen.push_back(node);
      }
    };
    std::vector<size_t> count(graph.columns().types.size());
    for (const NodeId node : waiting) {
      const TypeId type = graph.type(node);
      if (graph.type_name(node) == "type" || count[type.index()]++ >= each) continue;
      take(node);
      take(graph.type_info(type).node);
    }
    return chosen;
  }

  void TraceRoots() {
    const Roots roots = FindRoots(context_);
    const auto decoder = MakeRunningFrameDecoder(context_);
    EdgeSink sink(&names_, faults_);
    for (const RunningFrame& frame : roots.frames) {
      TypeRecord type;
      type.basic_size = runtime_.layout.interpreter_frame.size_bytes.value_or(0);
      const std::byte* bytes = memory_.Find(frame.address, type.basic_size);
      if (decoder != nullptr && bytes != nullptr) decoder->Edges({frame.address, bytes, &type}, sink);
    }
  }

  void Trace(Address address) {
    const auto view = reader_.View(address);
    if (!view) return;
    EdgeSink sink(&names_, faults_);
    reader_.Edges(*view, sink);
    reader_.Facts(*view);
    reader_.Extent(*view);
    std::vector<WordRange> owned;
    reader_.OwnedMemory(*view, owned);
    reader_.ForEachUndecodedWord(*view, [](uint64_t, Address) {});
    if (view->type->decoder != nullptr) view->type->decoder->Name(*view);
    const uint64_t header = *runtime_.layout.gc_head.size_bytes;
    if (reader_.HasGcHeader(*view)) memory_.Find(address - header, header);
  }

  std::vector<Address> Heads() const {
    std::vector<Address> heads;
    for (const Address collector : runtime_.collectors) {
      for (uint64_t i = 0; i < 3; ++i) {
        heads.push_back(collector + *runtime_.layout.gc.generations +
                        i * uint64_t{*runtime_.layout.gc_generation.size_bytes});
      }
      if (runtime_.layout.gc.permanent_generation) {
        heads.push_back(collector + *runtime_.layout.gc.permanent_generation);
      }
    }
    return heads;
  }
  void AddListHeads(std::set<Address>& words) const {
    for (const Address head : Heads()) {
      for (uint64_t i = 0; i < *runtime_.layout.gc_generation.size_bytes; i += 8) words.insert(head + i);
    }
  }

  void AddMallocHeaders(std::set<Address>& words) const {
    constexpr uint64_t kStateBytes = 2200;
    const AddressSpace& space = traced_.original();
    const ResidentPages pages(space.OwnPages());
    for (const GlibcArena& arena : FindGlibcArenas(space).arenas) {
      for (uint64_t i = 0; i < kStateBytes; i += 8) words.insert(arena.address + i);
    }
    constexpr size_t kMostChunks = 1000;  // then the walk over the chunks meets a header that makes no sense
    const MallocHeap heap = ReadMallocHeap(space, pages, {});
    for (const MallocChunk& chunk : heap.chunks | std::views::take(kMostChunks)) {
      for (const uint64_t i : {0, 8, 16, 24}) words.insert(chunk.address + i);
    }
  }

  // Pools are read whole. Their blocks all count as used: the list of free ones is cut off.
  std::set<Address> PagesOfPools(std::set<Address>& words) {
    std::set<Address> pages;
    const PymallocPools pools(traced_.original());
    for (const PymallocPool& pool : pools.pools()) {
      const auto first = words.lower_bound(pool.begin);
      if (first == words.end() || *first >= pool.begin + pool.size_bytes) continue;
      for (uint64_t i = 0; i < pool.size_bytes; i += kPageBytes) pages.insert(pool.begin + i);
      for (uint64_t i = 0; i < PymallocPool::kHeaderBytes; i += 8) words.insert(pool.begin + i);
      pools_.push_back(pool);
    }
    return pages;
  }

  // The lists of the collector lead through the objects that are there.
  void LinkLists(const HeapGraph& graph, const SmallRecording& recording) {
    constexpr uint64_t kFlags = 3;
    const auto& at = runtime_.layout.gc_head;
    const auto store = [&](Address header, Offset link, Address to) {
      const auto old = recording.View(header + *link, 8);
      if (!old) return;
      uint64_t word = 0;
      std::memcpy(&word, old->data(), sizeof word);
      recording.Store(header + *link, (word & kFlags) | to.value());
    };
    const auto join = [&](Address left, Address right) {
      store(left, at.gc_next, right);
      store(right, at.gc_prev, left);
    };
    for (const Address head : Heads()) join(head, head);
    const Address oldest = Heads()[2];
    Address last = oldest;
    for (const SmallRecording::Object& object : recording.objects()) {
      const NodeId node = graph.FindNode(object.address);
      if (!graph.has(node, kTracked)) continue;
      join(last, object.address - *at.size_bytes);
      last = object.address - *at.size_bytes;
    }
    join(last, oldest);
    for (const PymallocPool& pool : pools_) {
      recording.Store(pool.begin, pool.carved);
      recording.Store(pool.begin + 8, 0);
    }
  }

  TracedSpace traced_;
  MemoryReader memory_;
  Runtime runtime_;
  HeapBuilder builder_;
  NameTable names_;
  DecoderContext context_;
  DecoderList decoders_;
  TypeTable types_;
  ObjectReader reader_;
  ReadFaults faults_;
  std::vector<PymallocPool> pools_;
};

}  // namespace stillheld::testing

#endif  // STILLHELD_CPYTHON_TESTING_RECORD_PROCESS_H_
