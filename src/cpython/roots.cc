#include "cpython/roots.h"

#include "cpython/module_roots.h"

namespace stillheld {

Roots FindRoots(const DecoderContext& context) {
  Roots roots;
  AddModuleRoots(context, roots);
  return roots;
}

std::unique_ptr<ObjectDecoder> MakeRunningFrameDecoder(const DecoderContext&) { return nullptr; }

}  // namespace stillheld
