// stop_bench PID: captures a process once for each line on its input ("fork" or "copy"), and answers with one line of
// JSON: how long the target was stopped, how many bytes the image has, and how long a memcpy of as many bytes takes,
// from the image into memory that was faulted in before.
#include <sys/mman.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <iostream>
#include <string>

#include "memory/capture.h"

namespace {

using stillheld::Address;
using stillheld::AddressSpace;
using stillheld::Mapping;

// What is copied goes to the same place again and again; it is larger than any cache.
constexpr size_t kMostDestinationBytes = size_t{1} << 30;

uint64_t MemcpyNs(const AddressSpace& space, std::byte* destination, size_t destination_bytes) {
  uint64_t left = space.image_bytes();
  std::chrono::nanoseconds spent(0);
  // The largest mappings first, until as many bytes are copied as the image has.
  std::vector<Mapping> mappings(space.mappings().begin(), space.mappings().end());
  std::erase_if(mappings, [](const Mapping& m) { return !m.readable || !m.writable || m.shared || m.inode != 0; });
  std::sort(mappings.begin(), mappings.end(),
            [](const Mapping& a, const Mapping& b) { return a.size_bytes() > b.size_bytes(); });
  size_t at = 0;
  for (const Mapping& mapping : mappings) {
    auto bytes = space.View(mapping.begin, std::min(mapping.size_bytes(), left));
    if (!bytes) continue;
    for (size_t from = 0; from < bytes->size();) {
      size_t size = std::min(bytes->size() - from, destination_bytes - at);
      auto begin = std::chrono::steady_clock::now();
      std::memcpy(destination + at, bytes->data() + from, size);
      spent += std::chrono::steady_clock::now() - begin;
      from += size;
      at = at + size == destination_bytes ? 0 : at + size;
    }
    left -= bytes->size();
    if (left == 0) break;
  }
  return static_cast<uint64_t>(spent.count());
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  pid_t pid = std::atoi(argv[1]);
  std::byte* destination = nullptr;
  size_t destination_bytes = 0;
  std::string line;
  while (std::getline(std::cin, line)) {
    try {
      auto mode = line == "fork" ? stillheld::CaptureMode::kFork : stillheld::CaptureMode::kCopy;
      stillheld::Capture capture = stillheld::CaptureProcess(pid, mode);
      if (capture.stop.mode != mode) throw std::runtime_error(capture.stop.reason);
      if (!destination) {
        destination_bytes = std::min<size_t>(capture.space->image_bytes(), kMostDestinationBytes);
        void* memory =
            mmap(nullptr, destination_bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_POPULATE, -1, 0);
        if (memory == MAP_FAILED) return 2;
        destination = static_cast<std::byte*>(memory);
      }
      uint64_t memcpy_ns = MemcpyNs(*capture.space, destination, destination_bytes);
      std::cout << "{\"stop_ns\": " << capture.stop.stop_ns << ", \"image_bytes\": " << capture.space->image_bytes()
                << ", \"memcpy_ns\": " << memcpy_ns << "}" << std::endl;
    } catch (const std::exception& error) {
      std::cerr << error.what() << std::endl;
      return 1;
    }
  }
}
