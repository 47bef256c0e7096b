#include "cpython/build_graph.h"

#include "cpython/decoder_list.h"
#include "cpython/discovery.h"
#include "cpython/emission.h"
#include "cpython/gc_lists.h"
#include "cpython/interned.h"
#include "cpython/native_search.h"
#include "cpython/roots.h"
#include "cpython/routes.h"
#include "cpython/unreached_objects.h"

namespace stillheld {
namespace {

SyntheticFrames DescribeFrames(const DecoderContext& context, const ObjectDecoder* decoder, const Roots& roots,
                               HeapBuilder& builder) {
  SyntheticFrames frames;
  if (decoder == nullptr) return frames;
  frames.decoder = decoder;
  frames.type.name = "running frame";
  frames.type.basic_size = context.layout.interpreter_frame.size_bytes.value_or(0);
  frames.type.decoder = decoder;
  frames.type.id = builder.AddType(builder.Intern(frames.type.name), Address(), frames.type.basic_size, false);
  for (const RunningFrame& frame : roots.frames) frames.names.emplace(frame.address, frame.name);
  return frames;
}

void DiscoverFrames(const DecoderContext& context, const SyntheticFrames& frames, Discovery& discovery) {
  for (const auto& [address, name] : frames.names) {
    const std::byte* bytes = context.memory.Find(address, frames.type.basic_size);
    if (bytes != nullptr) discovery.AddFrame({address, bytes, &frames.type});
  }
}

MallocHeap ReadHeap(const AddressSpace& space, const ResidentPages& pages, const PymallocPools& pools) {
  std::vector<PageRange> of_pools;
  for (const PymallocPool& pool : pools.pools()) of_pools.push_back({pool.begin, pool.begin + pool.size_bytes});
  return ReadMallocHeap(space, pages, of_pools);
}

}  // namespace

std::optional<HeapGraph> BuildGraph(const AddressSpace& space, NativeUse* native,
                                    std::unique_ptr<AllocatedMemory>* allocated) {
  const MemoryReader memory(space);
  Runtime runtime = FindRuntime(memory);
  if (IsCollecting(memory, runtime)) return std::nullopt;
  runtime.interned = FindInternedDicts(memory, runtime);
  runtime.counted_by_threads = FindThreadCounts(memory, runtime.layout, runtime.interpreters);

  HeapBuilder builder;
  NameTable names(builder, memory, runtime.layout);
  const DecoderContext context{memory, runtime, runtime.layout, names};
  const DecoderList decoders(context);
  TypeTable types(runtime, context, decoders, builder);
  const ObjectReader reader(context, types);
  const auto frame_decoder = MakeRunningFrameDecoder(context);

  auto of_allocators = std::make_unique<AllocatedMemory>(ResidentPages(space.OwnPages()), PymallocPools(space));
  const PymallocPools& pools = of_allocators->pools;
  const GcLists lists(memory, runtime, pools, builder.faults());
  const Roots roots = FindRoots(context);
  const SyntheticFrames frames = DescribeFrames(context, frame_decoder.get(), roots, builder);

  WorkBudget budget(space);
  BlockClaims claims(pools, reader, space);
  Discovery discovery(context, lists, reader, types, claims, budget, builder.faults());
  for (const NamedRoot& root : roots.objects) discovery.AddObject(root.object);
  DiscoverFrames(context, frames, discovery);
  discovery.Run();
  discovery.AddUnreached(FindUnreachedObjects(context, reader, claims));
  AddressIndex objects = discovery.TakeObjects();
  for (const auto& [address, name] : frames.names) objects.Insert(address);

  Emission emission(context, reader, lists, frames, builder);
  emission.AddNodes(objects, discovery.unreached());
  builder.Seal();
  claims.SortTables();
  of_allocators->heap = ReadHeap(space, of_allocators->pages, pools);
  emission.AddEdges(objects);
  emission.AddRoots(roots);
  SearchNativeMemory(context, reader, roots, of_allocators->heap, claims, builder);
  builder.python_memory().untouched_bytes = claims.UntouchedBytes(of_allocators->pages);
  if (native != nullptr) *native = MeasureNativeUse(of_allocators->pages, pools, of_allocators->heap, claims, builder);
  AddRoutes(objects, types, context, reader, builder);
  builder.set_gc(ReadGcState(memory, runtime));
  builder.set_python_version(runtime.version);
  if (allocated != nullptr) {
    of_allocators->tables = claims.TakeTables();
    *allocated = std::move(of_allocators);
  }
  return std::move(builder).Build();
}

}  // namespace stillheld
