// The search for what holds objects from outside of the graph, and for what the graph does not explain.
//
// Two questions, answered by one sweep over the target's memory: which words point to objects whose count is larger
// than what the graph shows (in an image's data, on the heap of C code, on a thread's stack)? And which words lead to
// blocks of Python's allocator that belong to no object: fields of objects of C types, the interpreter's state?
#ifndef STILLHELD_CPYTHON_NATIVE_SEARCH_H_
#define STILLHELD_CPYTHON_NATIVE_SEARCH_H_

#include "cpython/block_claims.h"
#include "cpython/roots.h"
#include "heap/heap_builder.h"
#include "native/malloc_heap.h"

namespace stillheld {

// Adds native references and python_memory() to the builder, once all edges and roots are there; settles which guesses
// stay. Cost: a pass over the memory at about 2 GB/s, and a few lookups for each word that is found.
void SearchNativeMemory(const DecoderContext& context, const ObjectReader& reader, const Roots& roots,
                        const MallocHeap& heap, BlockClaims& claims, HeapBuilder& builder);

}  // namespace stillheld

#endif  // STILLHELD_CPYTHON_NATIVE_SEARCH_H_
