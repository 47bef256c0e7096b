// SH408: an lru_cache without a bound that has become long.
#include <fmt/format.h>

#include "findings/notices/notice.h"

namespace stillheld {
namespace {

constexpr uint64_t kManyEntries = 1000;

std::vector<Notice> Find(const ProcessState& state) {
  std::vector<Notice> notices;
  for (const CacheRow& cache : state.resources.caches) {
    if (cache.kind != "functools.lru_cache" || cache.limit || cache.entries < kManyEntries) continue;
    notices.push_back({.held_by = cache.name,
                       .why = fmt::format("the cache has no maxsize and {} entries", cache.entries),
                       .fix = "give it a bound (functools.lru_cache(maxsize=1024)), or make its arguments repeat"});
  }
  return notices;
}

}  // namespace

const NoticeRule kLongCache = {"SH408", "long cache without a bound", Find};

}  // namespace stillheld
