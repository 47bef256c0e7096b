#include "findings/collector_advice.h"

#include <gmock/gmock.h>

#include <vector>

namespace stillheld {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr double kMegabyte = 1 << 20;

GarbageLook LookWith(double garbage_bytes, double rss_bytes) {
  GarbageLook look;
  look.rss_bytes = static_cast<uint64_t>(rss_bytes);
  look.by_shape[1] = {.cycles = 1, .objects = 10, .bytes = static_cast<uint64_t>(garbage_bytes)};
  return look;
}

std::string WhyWith(double bytes_per_cycle, std::span<const GarbageLook> looks) {
  static const CollectorState collector = [] {
    CollectorState state;
    state.enabled = true;
    state.thresholds = {700, 10, 10};
    return state;
  }();
  return WhyGarbageWaits({.collector = collector, .bytes_per_cycle = bytes_per_cycle, .looks = looks});
}

TEST(FreedAndReturned, FollowsWhatWasMeasured) {
  const std::vector<GarbageLook> kept = {LookWith(10 * kMegabyte, 50 * kMegabyte),
                                         LookWith(110 * kMegabyte, 150 * kMegabyte),
                                         LookWith(10 * kMegabyte, 149 * kMegabyte)};
  EXPECT_THAT(WhyWith(5 * kMegabyte, kept),
              HasSubstr("is not returned: measured: 100.0 MiB of garbage was freed between two looks, and the resident "
                        "size fell by 1.0 MiB"));
  EXPECT_THAT(WhyWith(5 * kMegabyte, kept), HasSubstr("malloc_trim(0)"));

  const std::vector<GarbageLook> returned = {LookWith(110 * kMegabyte, 150 * kMegabyte),
                                             LookWith(10 * kMegabyte, 52 * kMegabyte)};
  EXPECT_THAT(WhyWith(5 * kMegabyte, returned), HasSubstr("was returned here: measured: 100.0 MiB"));
  EXPECT_THAT(WhyWith(5 * kMegabyte, returned), Not(HasSubstr("not returned")));
}

TEST(FreedAndReturned, IsARuleOfGlibcWhereNothingWasFreedMeanwhile) {
  const std::vector<GarbageLook> growing = {LookWith(10 * kMegabyte, 50 * kMegabyte),
                                            LookWith(110 * kMegabyte, 150 * kMegabyte)};
  EXPECT_THAT(WhyWith(5 * kMegabyte, growing), HasSubstr("glibc need not return"));
  EXPECT_THAT(WhyWith(5 * kMegabyte, growing), Not(HasSubstr("measured")));
  EXPECT_THAT(WhyWith(1000, growing), Not(HasSubstr("return"))) << "small blocks share pages with what stays";
  EXPECT_THAT(WhyWith(50 * kMegabyte, growing), Not(HasSubstr("return"))) << "large ones are mapped and unmapped";
}

}  // namespace
}  // namespace stillheld
