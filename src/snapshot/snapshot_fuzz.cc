// Fuzzes the reader of snapshot files, behind its hashes: whatever the bytes say, they are refused or safe to walk.
#include <cstdlib>
#include <memory>

#include "snapshot/decode.h"
#include "snapshot/reseal.h"
#include "snapshot/sections.h"
#include "snapshot/walk_graph.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace stillheld;
  constexpr size_t kAlignment = format::kAlignment;
  // Of the very size, so that a read behind the end is seen.
  const size_t padded = (size + kAlignment - 1) / kAlignment * kAlignment;
  std::shared_ptr<std::byte[]> copy(static_cast<std::byte*>(std::aligned_alloc(kAlignment, padded + kAlignment)),
                                    std::free);
  const std::span<std::byte> bytes(copy.get() + padded - size / kAlignment * kAlignment,
                                   size / kAlignment * kAlignment);
  std::memcpy(bytes.data(), data, bytes.size());
  Reseal(bytes);
  try {
    WalkGraph(DecodeSnapshot(bytes, copy).graph);
  } catch (const FileDefect&) {
  }
  return 0;
}
