#include "base/atomic_file.h"

#include <gtest/gtest.h>
#include <sched.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include "base/error.h"

namespace stillheld {
namespace {

class AtomicFileTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = testing::TempDir() + "atomic_file_XXXXXX";
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    folder_ = name;
    path_ = folder_ / "out.json";
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  size_t FilesInFolder() const {
    return static_cast<size_t>(std::distance(std::filesystem::directory_iterator(folder_), {}));
  }
  static std::string Contents(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

  std::filesystem::path folder_;
  std::filesystem::path path_;
};

TEST_F(AtomicFileTest, CommitMakesTheFileAppear) {
  AtomicFile file(path_);
  file.Write("one ");
  file.Write("two");
  EXPECT_FALSE(std::filesystem::exists(path_));
  file.Commit();
  EXPECT_EQ(Contents(path_), "one two");
  EXPECT_EQ(FilesInFolder(), 1u);
}

TEST_F(AtomicFileTest, TheFileIsForItsOwnerAlone) {
  const mode_t before = ::umask(0);
  AtomicFile file(path_);
  file.Commit();
  ::umask(before);
  struct stat status;
  ASSERT_EQ(::stat(path_.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0600u);
}

TEST_F(AtomicFileTest, WithoutCommitNothingIsLeft) {
  {
    AtomicFile file(path_);
    file.Write("half");
  }
  EXPECT_EQ(FilesInFolder(), 0u);
}

TEST_F(AtomicFileTest, WithoutCommitTheOldFileStays) {
  std::ofstream(path_) << "old";
  {
    AtomicFile file(path_);
    file.Write("half");
  }
  EXPECT_EQ(Contents(path_), "old");
}

TEST_F(AtomicFileTest, AKilledWriterLeavesNoFileUnderTheNameAndTheNextOneCleansUp) {
  const pid_t writer = ::fork();
  ASSERT_GE(writer, 0);
  if (writer == 0) {
    AtomicFile file(path_);
    file.Write("half");
    ::raise(SIGKILL);
  }
  int status = 0;
  ASSERT_EQ(::waitpid(writer, &status, 0), writer);
  ASSERT_TRUE(WIFSIGNALED(status));
  EXPECT_FALSE(std::filesystem::exists(path_));
  EXPECT_EQ(FilesInFolder(), 1u);

  AtomicFile file(path_);
  file.Write("whole");
  file.Commit();
  EXPECT_EQ(Contents(path_), "whole");
  EXPECT_EQ(FilesInFolder(), 1u);
}

TEST_F(AtomicFileTest, TwoWritersAtOnceDoNotDisturbEachOther) {
  AtomicFile first(path_);
  first.Write("first");
  AtomicFile second(path_);
  second.Write("second");
  first.Commit();
  EXPECT_EQ(Contents(path_), "first");
  second.Commit();
  EXPECT_EQ(Contents(path_), "second");
  EXPECT_EQ(FilesInFolder(), 1u);
}

// Runs `body` in a child, where it may limit or mount what it likes, and returns its exit status.
template <class Body>
int InChild(Body body) {
  const pid_t child = ::fork();
  if (child == 0) ::_exit(body());
  int status = 0;
  if (child < 0 || ::waitpid(child, &status, 0) != child || !WIFEXITED(status)) return -1;
  return WEXITSTATUS(status);
}

constexpr int kGotIoError = 42;
constexpr int kCannotTry = 43;

int WriteTooMuch(const std::filesystem::path& path) {
  try {
    AtomicFile file(path);
    for (int i = 0; i < 4; ++i) file.Write(std::string(40'000, 'x'));
    file.Commit();
  } catch (const Error& error) {
    return error.code() == ErrorCode::kIo ? kGotIoError : 1;
  }
  return 0;
}

TEST_F(AtomicFileTest, OverTheLimitIsAnErrorAndLeavesNothing) {
  // Without a check of ours the kernel would end the child by SIGXFSZ.
  EXPECT_EQ(InChild([&] {
              const rlimit limit{100'000, 100'000};
              ::setrlimit(RLIMIT_FSIZE, &limit);
              return WriteTooMuch(path_);
            }),
            kGotIoError);
  EXPECT_EQ(FilesInFolder(), 0u);
}

TEST_F(AtomicFileTest, AFullDiskIsAnErrorAndLeavesNothing) {
  const int status = InChild([&] {
    if (::unshare(CLONE_NEWNS) != 0 || ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 ||
        ::mount("none", folder_.c_str(), "tmpfs", 0, "size=64k") != 0) {
      return kCannotTry;
    }
    const int result = WriteTooMuch(path_);
    return FilesInFolder() == 0 ? result : 1;
  });
  if (status == kCannotTry) GTEST_SKIP() << "mounting a small disk needs more permissions";
  EXPECT_EQ(status, kGotIoError);
}

void ExpectIoError(const std::filesystem::path& path) {
  try {
    AtomicFile file(path);
    FAIL() << "no Error for " << path;
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::kIo);
    EXPECT_NE(std::string(error.what()).find(path.string()), std::string::npos) << error.what();
    EXPECT_FALSE(error.hint().empty());
  }
}

TEST_F(AtomicFileTest, AFolderThatIsNotThereIsAnError) { ExpectIoError(folder_ / "nowhere" / "file"); }

TEST_F(AtomicFileTest, ANameThatIsNoRegularFileIsAnErrorAndStays) {
  ExpectIoError(folder_);
  ExpectIoError("/dev/null");
  EXPECT_TRUE(std::filesystem::is_character_file("/dev/null"));
}

}  // namespace
}  // namespace stillheld
