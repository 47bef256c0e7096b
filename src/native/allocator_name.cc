#include "native/allocator_name.h"

#include <array>
#include <string_view>

namespace stillheld {
namespace {

struct Known {
  std::string_view part;  // of a library's file name
  std::string_view name;
};
constexpr std::array<Known, 8> kKnown = {{{"libjemalloc", "jemalloc"},
                                          {"libtcmalloc", "tcmalloc"},
                                          {"libmimalloc", "mimalloc"},
                                          {"ld-musl", "musl"},
                                          {"libc.musl", "musl"},
                                          {"libc.so.6", "glibc"},
                                          {"libc-2.", "glibc"},
                                          {"ld-linux", "glibc"}}};

}  // namespace

std::string AllocatorName(std::span<const Mapping> mappings) {
  for (const Known& known : kKnown) {
    for (const Mapping& mapping : mappings) {
      const std::string_view path = mapping.path;
      if (path.substr(path.rfind('/') + 1).starts_with(known.part)) return std::string(known.name);
    }
  }
  return "";
}

}  // namespace stillheld
