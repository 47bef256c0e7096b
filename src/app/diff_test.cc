#include "app/diff.h"

#include <gmock/gmock.h>

#include "analysis/testing/model_heap.h"

namespace stillheld {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

class CompareHeapsTest : public testing::Test {
 protected:
  OpenedHeap Look(int64_t pid = 7) {
    OpenedHeap heap{.graph = heap_.Photograph(), .info = {}, .file = {}};
    heap.info.pid = pid;
    return heap;
  }
  ModelHeap heap_;
  const ModelHeap::Ref app_ = heap_.Module("app", "app.py");
  const ModelHeap::Ref list_ = heap_.New("list");
};

TEST_F(CompareHeapsTest, NamesTheContainerThatGrew) {
  heap_.SetGlobal(app_, "global_var", list_);
  const OpenedHeap before = Look();
  for (int i = 0; i < 3; ++i) heap_.Append(list_, heap_.New("app.Order", 100));
  const HeapDiff diff = CompareHeaps(before, Look());
  ASSERT_THAT(diff.containers, SizeIs(1));
  EXPECT_EQ(diff.containers[0].holder, "app.global_var");
  EXPECT_EQ(diff.containers[0].length_before, 0);
  EXPECT_EQ(diff.containers[0].length_after, 3);
  EXPECT_EQ(diff.types[0].type, "app.Order");
  EXPECT_EQ(diff.types[0].objects_before, 0);
  EXPECT_EQ(diff.types[0].bytes_after, 300);
}

TEST_F(CompareHeapsTest, SaysNothingOfWhatStayedOrShrank) {
  heap_.SetGlobal(app_, "global_var", list_);
  heap_.Append(list_, heap_.New("app.Order"));
  const OpenedHeap before = Look();
  EXPECT_THAT(CompareHeaps(before, Look()).types, IsEmpty());
  heap_.DropFirst(list_);
  EXPECT_THAT(CompareHeaps(before, Look()).containers, IsEmpty());
}

TEST_F(CompareHeapsTest, DoesNotFollowContainersIntoAnotherProcess) {
  heap_.SetGlobal(app_, "global_var", list_);
  const OpenedHeap before = Look(7);
  heap_.Append(list_, heap_.New("app.Order"));
  const HeapDiff diff = CompareHeaps(before, Look(8));
  EXPECT_FALSE(diff.same_process);
  EXPECT_THAT(diff.containers, IsEmpty());
  EXPECT_FALSE(diff.types.empty());
}

}  // namespace
}  // namespace stillheld
