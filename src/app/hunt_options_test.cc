#include "app/hunt_options.h"

#include <gmock/gmock.h>

#include "base/error.h"

namespace stillheld {
namespace {

using testing::HasSubstr;

const std::vector<std::string> kFlask = {"flask", "run"};

std::string Refusal(const HuntArguments& arguments, const std::vector<std::string>& command = kFlask) {
  try {
    ToHuntOptions(arguments, command);
  } catch (const Error& error) {
    EXPECT_NE(error.hint(), "");
    return error.what();
  }
  return "";
}

TEST(HuntOptions, TakesWhatIsAskedFor) {
  HuntArguments arguments;
  arguments.urls = {"http://127.0.0.1:1/a", "http://127.0.0.1:1/a?x=1"};
  arguments.requests = {"POST http://127.0.0.1:1/b -d {}"};
  arguments.phases = 6;
  const HuntOptions options = ToHuntOptions(arguments, kFlask);
  ASSERT_EQ(options.requests.size(), 3);
  EXPECT_EQ(options.requests[1].label, "GET /a (2)");
  EXPECT_EQ(options.requests[2].method, "POST");
  ASSERT_TRUE(options.sizes);
  EXPECT_EQ(options.sizes->phases, 6);
  EXPECT_EQ(options.sizes->warmup, PhaseSizes().warmup);
  EXPECT_EQ(options.command, kFlask);
}

TEST(HuntOptions, LeavesTheSizesOpenUnlessTheyAreGiven) { EXPECT_FALSE(ToHuntOptions({}, kFlask).sizes); }

TEST(HuntOptions, NeedsATargetOrACommandAndNotBoth) {
  EXPECT_THAT(Refusal({}, {}), HasSubstr("Nothing is named"));
  HuntArguments arguments;
  arguments.target = "1";
  EXPECT_THAT(Refusal(arguments), HasSubstr("Both"));
}

TEST(HuntOptions, RefusesNumbersOutOfRange) {
  for (const auto set :
       {+[](HuntArguments& a) { a.phases = 1; }, +[](HuntArguments& a) { a.phases = -4; },
        +[](HuntArguments& a) { a.requests_per_phase = 0; }, +[](HuntArguments& a) { a.warmup = -1; },
        +[](HuntArguments& a) { a.concurrency = 0; }, +[](HuntArguments& a) { a.concurrency = 100'000; }}) {
    HuntArguments arguments;
    set(arguments);
    EXPECT_THAT(Refusal(arguments), HasSubstr("out of range"));
  }
}

TEST(HuntOptions, SendsNothingToOtherMachinesUnasked) {
  HuntArguments arguments;
  arguments.urls = {"http://10.0.0.1/"};
  EXPECT_THAT(Refusal(arguments), HasSubstr("is not this machine"));
  arguments.allow_remote = true;
  EXPECT_EQ(Refusal(arguments), "");
}

TEST(HuntOptions, RefusesPathsThatAreNone) {
  HuntArguments arguments;
  arguments.paths = {"orders"};
  EXPECT_THAT(Refusal(arguments), HasSubstr("does not begin with a slash"));
  arguments.paths = {};
  arguments.snapshot_directory = "/nonexistent/here";
  EXPECT_THAT(Refusal(arguments), HasSubstr("is no directory"));
}

}  // namespace
}  // namespace stillheld
