#include "app/task_ages.h"

#include <gmock/gmock.h>

#include <string>

#include "analysis/testing/model_heap.h"
#include "memory/recorded_space.h"

namespace stillheld {
namespace {

using testing::IsEmpty;
using testing::Pair;
using testing::UnorderedElementsAre;

constexpr double kNow = 1000, kAgeOfProcess = 500;

class TaskAgesTest : public testing::Test {
 protected:
  TaskAgesTest() {
    heap_.SetPythonVersion("3.12");
    space_.Add(Address(first_), std::vector<std::byte>(1 << 14));
  }

  ModelHeap::Ref Float(double value) {
    const ModelHeap::Ref number = heap_.New("float");
    space_.Store(Address(number) + *layout_.object.ob_size, value);
    return number;
  }
  ModelHeap::Ref Str(const std::string& text) {
    const ModelHeap::Ref str = heap_.New("str");
    const auto& at = layout_.str;
    space_.Store(Address(str) + *at.length, uint64_t{text.size()});
    space_.Store(Address(str) + *at.state, 1u << *at.kind_shift | *at.compact_mask | *at.ascii_mask);
    space_.Store(Address(str) + *at.ascii_size_bytes, std::as_bytes(std::span(text)));
    return str;
  }
  // A task in a coroutine with a local number and a timer.
  ModelHeap::Ref Task(const std::string& name, const std::string& file, const std::string& local, double delay,
                      double when) {
    const ModelHeap::Ref coroutine = heap_.New("coroutine"), timer = heap_.New("asyncio.events.TimerHandle");
    heap_.Place(coroutine, file, "wait", 1);
    heap_.Refer(coroutine, Float(delay), EdgeKind::kLocal, local);
    heap_.SetAttribute(timer, "_when", Float(when));
    heap_.Refer(coroutine, timer, EdgeKind::kLocal, "handle");
    return Task(name, coroutine);
  }
  ModelHeap::Ref Task(const std::string& name, ModelHeap::Ref coroutine) {
    const ModelHeap::Ref task = heap_.New("asyncio.tasks.Task");
    heap_.SetAttribute(task, "_name", Str(name));
    tasks_.emplace_back(task, coroutine);
    return task;
  }
  // By task.
  std::map<ModelHeap::Ref, double> Ages() {
    const HeapGraph graph = heap_.Photograph();
    TaskAges ages(space_, graph, kNow, kAgeOfProcess);
    for (const auto& [task, coroutine] : tasks_) {
      const NodeId chain[] = {graph.FindNode(Address(coroutine))};
      ages.Add(graph.FindNode(Address(task)), chain);
    }
    std::map<ModelHeap::Ref, double> age_by_ref;
    for (const auto& [node, age] : ages.LeastAges()) age_by_ref[graph.address(node).value()] = age;
    return age_by_ref;
  }

  const Layout& layout_ = *FindLayout("3.12");
  const std::string asyncio_ = "/usr/lib/python3.12/asyncio/tasks.py";
  ModelHeap heap_;
  const ModelHeap::Ref first_ = heap_.New("object");
  RecordedSpace space_;
  std::vector<std::pair<ModelHeap::Ref, ModelHeap::Ref>> tasks_;
};

TEST_F(TaskAgesTest, ATimerOfAsyncioTellsSinceWhenItsTaskWaits) {
  const auto sleeping = Task("a", asyncio_, "delay", 60, kNow + 20);
  const auto waiting = Task("b", asyncio_, "timeout", 60, kNow + 50);
  EXPECT_THAT(Ages(), UnorderedElementsAre(Pair(sleeping, 40), Pair(waiting, 10)));
}

TEST_F(TaskAgesTest, ALocalOfTheProgramIsNotWhatATimerWasSetBy) {
  // async def call(timeout=60): async with asyncio.timeout(min(timeout, 10))
  Task("a", "/app/client.py", "timeout", 60, kNow + 9);
  Task("b", "/app/tasks.py", "delay", 60, kNow + 9);
  EXPECT_THAT(Ages(), IsEmpty());
}

TEST_F(TaskAgesTest, AnAgeAboveThatOfTheProcessIsNone) {
  Task("a", asyncio_, "delay", 2 * kAgeOfProcess, kNow);
  Task("b", asyncio_, "delay", 1, kNow + 5);  // not yet set
  EXPECT_THAT(Ages(), IsEmpty());
}

TEST_F(TaskAgesTest, ATaskWithASmallerNumberIsAsOld) {
  const auto before = Task("Task-2", heap_.New("coroutine"));
  const auto sleeping = Task("Task-3", asyncio_, "delay", 60, kNow + 20);
  Task("Task-4", heap_.New("coroutine"));
  Task("Task-x", heap_.New("coroutine"));
  EXPECT_THAT(Ages(), UnorderedElementsAre(Pair(before, 40), Pair(sleeping, 40)));
}

TEST_F(TaskAgesTest, NumbersThatTheProgramGivesItselfTellNothing) {
  const auto sleeping = Task("Task-3", asyncio_, "delay", 60, kNow + 20);
  Task("Task-1", heap_.New("coroutine"));
  Task("Task-1", heap_.New("coroutine"));
  EXPECT_THAT(Ages(), UnorderedElementsAre(Pair(sleeping, 40)));
}

}  // namespace
}  // namespace stillheld
