#include "native/allocator_name.h"

#include <algorithm>
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
  const auto is_there = [&](auto fits) {
    return std::ranges::any_of(mappings, [&](const Mapping& mapping) {
      const std::string_view path = mapping.path;
      return fits(path.substr(path.rfind('/') + 1));
    });
  };
  for (const Known& known : kKnown) {
    if (is_there([&](std::string_view name) { return name.starts_with(known.part); })) return std::string(known.name);
  }
  // Beside glibc, Debian has musl under the name that its loader is a link to.
  return is_there([](std::string_view name) { return name == "libc.so"; }) ? "musl" : "";
}

}  // namespace stillheld
