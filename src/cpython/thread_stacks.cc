#include "cpython/thread_stacks.h"

#include <algorithm>

#include "base/bytes.h"
#include "cpython/frames.h"
#include "cpython/runtime.h"

namespace stillheld {

std::vector<ThreadStack> ReadThreadStacks(const AddressSpace& space) {
  const MemoryReader memory(space);
  const Runtime runtime = FindRuntime(memory);
  const Layout& layout = runtime.layout;
  const FrameReader frames(memory, layout);
  std::vector<ThreadStack> stacks;
  for (const Address interpreter : runtime.interpreters) {
    const size_t before = stacks.size();
    for (const Address thread : ListThreads(memory, layout, interpreter)) {
      ThreadStack stack;
      stack.identifier = memory.Load<uint64_t>(thread + *layout.thread.thread_id).value_or(0);
      if (layout.thread.native_thread_id) {
        stack.native_id = memory.Load<uint64_t>(thread + *layout.thread.native_thread_id).value_or(0);
      }
      for (const Frame& frame : frames.ThreadFrames(thread)) {
        stack.is_cut = stack.entries.size() == ThreadStack::kMostEntries;
        if (stack.is_cut) break;
        const NamedObject name = frames.code().Name(frame.code);
        stack.entries.push_back({name.qualname, name.file, frames.code().LineAt(frame.code, frame.offset)});
      }
      stacks.push_back(std::move(stack));
    }
    // A new thread is put in front of the others.
    std::reverse(stacks.begin() + static_cast<std::ptrdiff_t>(before), stacks.end());
  }
  return stacks;
}

CacheCounters ReadCacheCounters(const AddressSpace& space, Address wrapper, std::string_view python_version) {
  const Layout* layout = FindLayout(python_version);
  if (layout == nullptr) return {};
  const Layout::LruCache& at = layout->lru_cache;
  if (!at.func || !at.maxsize || !at.cache || *at.func < *at.cache) return {};  // the last: before CPython 3.7
  // Modules/_functoolsmodule.c: … cache, hits, func, maxsize, misses …
  const auto hits = space.View(wrapper + *at.func - 8, 8), misses = space.View(wrapper + *at.maxsize + 8, 8);
  if (!hits || !misses) return {};
  return {LoadAt<int64_t>(*hits, 0), LoadAt<int64_t>(*misses, 0)};
}

}  // namespace stillheld
