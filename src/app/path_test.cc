#include "app/path.h"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "analysis/testing/model_heap.h"
#include "app/named_object.h"
#include "base/error.h"

namespace stillheld {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;

class PathTest : public testing::Test {
 protected:
  PathTest() {
    heap_.SetGlobal(app_, "orders", orders_);
    heap_.SetGlobal(app_, "service", service_);
    heap_.SetAttribute(service_, "recent", recent_);
  }
  std::string Refusal(const std::string& what) {
    try {
      FindHolders(heap_.Photograph(), what, 5);
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::kUsage);
      return error.what() + std::string(" ") + error.hint();
    }
    return "";
  }
  ModelHeap heap_;
  const ModelHeap::Ref app_ = heap_.Module("app", "app.py");
  const ModelHeap::Ref orders_ = heap_.New("list"), service_ = heap_.New("app.Service"), recent_ = heap_.New("dict");
};

TEST_F(PathTest, GroupsTheObjectsOfATypeByWhoHoldsThem) {
  for (int i = 0; i < 3; ++i) heap_.Append(orders_, heap_.New("app.Order", 100));
  heap_.SetAttribute(service_, "last", heap_.New("app.Order", 100));
  heap_.New("app.Order", 100);  // held by nobody
  const HolderReport report = FindHolders(heap_.Photograph(), "app.Order", 5);
  EXPECT_EQ(report.objects, 5);
  ASSERT_THAT(report.groups, SizeIs(3));
  EXPECT_EQ(report.groups[0].objects, 3);
  EXPECT_EQ(report.groups[0].holder, "app.orders[*]");
  EXPECT_EQ(report.groups[0].bytes, 300);
  EXPECT_EQ(report.groups[0].retained_bytes, 300);
}

TEST_F(PathTest, FindsAnObjectByItsDottedName) {
  const HeapGraph graph = heap_.Photograph();
  for (const auto& [name, ref] :
       {std::pair("app.orders", orders_), {"app.service.recent", recent_}, {"app", app_}, {"app['orders']", orders_}}) {
    EXPECT_THAT(FindObjects(graph, name), ElementsAre(graph.FindNode(Address(ref)))) << name;
  }
}

TEST_F(PathTest, FindsAnObjectByItsAddress) {
  const HolderReport report = FindHolders(heap_.Photograph(), fmt::format("{:#x}", recent_), 5);
  ASSERT_THAT(report.groups, SizeIs(1));
  EXPECT_EQ(report.groups[0].holder, "app.service.recent");
  const auto& path = report.groups[0].path;
  EXPECT_EQ(path.front().kind, "module");
  EXPECT_EQ(path.back().name, "recent");
}

TEST_F(PathTest, RefusesWhatIsNotThereAndNamesWhatIsNear) {
  EXPECT_THAT(Refusal("Service"), HasSubstr("app.Service"));
  EXPECT_THAT(Refusal("app.nothing"), HasSubstr("Nothing in this heap"));
  EXPECT_THAT(Refusal("0x10"), HasSubstr("No object starts at"));
  EXPECT_THAT(Refusal("0xzz"), HasSubstr("No object starts at"));
  for (const char* what :
       {"", "app.", "app..orders", "app[", "app['orders", "app['orders'", "app.orders.x", ".", "[0]"}) {
    EXPECT_NE(Refusal(what), "") << what;
  }
}

}  // namespace
}  // namespace stillheld
