#include "memory/target_files.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <stdlib.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <string>

#include "memory/test_child.h"

namespace stillheld {
namespace {

std::string MakeFolder() {
  char name[] = "/tmp/stillheld-files-XXXXXX";
  CHECK(mkdtemp(name) != nullptr);
  CHECK(mkdir((std::string(name) + "/site").c_str(), 0700) == 0);
  return name;
}

// A target whose working folder is `folder_`/site.
class TargetFilesTest : public testing::Test {
 protected:
  TargetFilesTest() { child_.Receive(); }
  ~TargetFilesTest() override { std::filesystem::remove_all(folder_); }

  void Write(const std::string& path, const std::string& text) const {
    const UniqueFd file(open((folder_ + path).c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600));
    CHECK(write(file.get(), text.data(), text.size()) == static_cast<ssize_t>(text.size()));
  }
  // "none" if it is not opened.
  std::string TextOf(const std::string& path) const { return TextOf(child_.pid(), path); }
  static std::string TextOf(pid_t pid, const std::string& path) {
    const UniqueFd file = OpenTargetFile(pid, path);
    if (!file.valid()) return "none";
    char bytes[64];
    const ssize_t got = read(file.get(), bytes, sizeof(bytes));
    return got < 0 ? "unreadable" : std::string(bytes, static_cast<size_t>(got));
  }

  std::string folder_ = MakeFolder();
  TestChild child_{[this](const TestChild::Line& line) {
    CHECK(chdir((folder_ + "/site").c_str()) == 0);
    line.Send(0);
    line.Receive();
    return 0;
  }};
};

TEST_F(TargetFilesTest, APathIsTakenAsTheTargetTakesIt) {
  Write("/site/shop.db", "rows");
  EXPECT_EQ(TextOf("shop.db"), "rows");
  EXPECT_EQ(TextOf(folder_ + "/site/shop.db"), "rows");
  EXPECT_EQ(TextOf(""), "none");
  EXPECT_EQ(TextOf("other.db"), "none");
}

TEST_F(TargetFilesTest, ARelativePathMayLeadOutOfTheWorkingFolder) {
  Write("/shop.db", "rows");
  ASSERT_EQ(symlink((folder_ + "/shop.db").c_str(), (folder_ + "/site/current.db").c_str()), 0);
  EXPECT_EQ(TextOf("../shop.db"), "rows");
  EXPECT_EQ(TextOf("current.db"), "rows");
  EXPECT_EQ(TextOf("../site/current.db"), "rows");
  EXPECT_EQ(TextOf("../site"), "none");
}

TEST_F(TargetFilesTest, NoPathLeadsOutOfTheRootOfTheTarget) {
  Write("/shop.db", "outside");
  Write("/site/shop.db", "inside");
  ASSERT_EQ(mkdir((folder_ + "/site/app").c_str(), 0700), 0);
  TestChild inside([this](const TestChild::Line& line) {
    line.Send(chroot((folder_ + "/site").c_str()) == 0 && chdir("/app") == 0);
    line.Receive();
    return 0;
  });
  if (inside.Receive() == 0) GTEST_SKIP() << "needs the right to give a process another root folder";
  for (const char* path : {"/shop.db", "../shop.db", "../../../shop.db", "/../shop.db"}) {
    EXPECT_EQ(TextOf(inside.pid(), path), "inside") << path;
  }
}

TEST_F(TargetFilesTest, WhatIsNoOrdinaryFileIsNotEvenOpened) {
  const std::string pipe = folder_ + "/site/pipe";
  ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
  const UniqueFd events(inotify_init1(IN_NONBLOCK | IN_CLOEXEC));
  ASSERT_GE(inotify_add_watch(events.get(), pipe.c_str(), IN_OPEN), 0);
  EXPECT_EQ(TextOf(pipe), "none");
  EXPECT_EQ(TextOf("pipe"), "none");
  char bytes[1024];
  EXPECT_LT(read(events.get(), bytes, sizeof(bytes)), 0) << "it was opened";
  EXPECT_EQ(TextOf("."), "none");
  EXPECT_EQ(TextOf("/dev/null"), "none");
}

}  // namespace
}  // namespace stillheld
