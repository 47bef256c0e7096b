// Objects that no reference leads to and no collector knows: str, bytes, int, objects of C types. They are looked for
// in the blocks of Python's allocator that nothing else claims.
#ifndef STILLHELD_CPYTHON_UNREACHED_OBJECTS_H_
#define STILLHELD_CPYTHON_UNREACHED_OBJECTS_H_

#include <vector>

#include "cpython/block_claims.h"

namespace stillheld {

// Addresses of what looks like a live object in every respect: a known type, a plausible count, a size that fits its
// block. Containers first, as they may lead to others. What lies on the interpreter's free lists has a count of 0.
std::vector<Address> FindUnreachedObjects(const DecoderContext& context, const ObjectReader& reader,
                                          const BlockClaims& claims);

}  // namespace stillheld

#endif  // STILLHELD_CPYTHON_UNREACHED_OBJECTS_H_
