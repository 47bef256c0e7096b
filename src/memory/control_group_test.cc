#include "memory/control_group.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>

namespace stillheld {
namespace {

// A /proc and a /sys/fs/cgroup of our own.
class ControlGroupFiles : public testing::Test {
 protected:
  ControlGroupFiles() : root_(std::filesystem::path(testing::TempDir()) / "control_group_test") {
    std::filesystem::remove_all(root_);
  }
  ~ControlGroupFiles() override { std::filesystem::remove_all(root_); }
  void Write(const std::string& path, const std::string& text) {
    std::filesystem::create_directories((root_ / path).parent_path());
    std::ofstream(root_ / path) << text;
  }
  ControlGroupRoom Room() { return RoomInControlGroups(7, root_ / "proc", root_ / "cgroup"); }

  std::filesystem::path root_;
};

TEST_F(ControlGroupFiles, GiveTheNearestLimitOfVersion2) {
  Write("proc/7/cgroup", "0::/outer/inner\n");
  Write("cgroup/outer/memory.max", "1000\n");
  Write("cgroup/outer/memory.current", "900\n");
  Write("cgroup/outer/inner/memory.max", "500\n");
  Write("cgroup/outer/inner/memory.current", "100\n");
  Write("cgroup/outer/inner/pids.max", "10\n");
  Write("cgroup/outer/inner/pids.current", "4\n");
  EXPECT_EQ(Room().memory_bytes, 100u);
  EXPECT_EQ(Room().tasks, 6u);
}

TEST_F(ControlGroupFiles, CountCachedFilesAsRoom) {
  Write("proc/7/cgroup", "0::/a\n");
  Write("cgroup/a/memory.max", "1000\n");
  Write("cgroup/a/memory.current", "1000\n");
  Write("cgroup/a/memory.stat", "anon 300\ninactive_file 600\nactive_file 5\n");
  EXPECT_EQ(Room().memory_bytes, 600u);
}

TEST_F(ControlGroupFiles, GiveTheLimitsOfVersion1) {
  Write("proc/7/cgroup", "5:pids:/a\n4:memory:/a\n3:cpu,cpuacct:/\n");
  Write("cgroup/memory/a/memory.limit_in_bytes", "1000\n");
  Write("cgroup/memory/a/memory.usage_in_bytes", "700\n");
  Write("cgroup/pids/a/pids.max", "10\n");
  Write("cgroup/pids/a/pids.current", "12\n");
  EXPECT_EQ(Room().memory_bytes, 300u);
  EXPECT_EQ(Room().tasks, 0u);
}

TEST_F(ControlGroupFiles, AreWithoutALimitWhereThereIsNone) {
  EXPECT_EQ(Room().memory_bytes, UINT64_MAX);
  Write("proc/7/cgroup", "0::/a\nnonsense\n:\n");
  Write("cgroup/a/memory.max", "max\n");
  Write("cgroup/a/memory.current", "5\n");
  EXPECT_EQ(Room().memory_bytes, UINT64_MAX);
  EXPECT_EQ(Room().tasks, UINT64_MAX);
}

}  // namespace
}  // namespace stillheld
