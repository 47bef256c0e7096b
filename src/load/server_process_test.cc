#include "load/server_process.h"

#include <gmock/gmock.h>
#include <poll.h>
#include <signal.h>
#include <sys/syscall.h>
#include <sys/wait.h>

#include "load/http_server_for_test.h"

namespace stillheld {
namespace {

using std::chrono::milliseconds;
using testing::HasSubstr;
using testing::Not;

constexpr int kPatienceMs = 20'000;

std::vector<std::string> Shell(const std::string& script) { return {"/bin/sh", "-c", script}; }

HttpServerForTest::Reply Ok(const HttpServerForTest::Request&) { return HttpServerForTest::Ok(); }

std::string Complaint(const std::function<void()>& act, ErrorCode code = ErrorCode::kServer) {
  try {
    act();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), code) << error.what();
    EXPECT_NE(error.hint(), "");
    return error.what();
  }
  return "";
}

UniqueFd Watch(pid_t pid) { return UniqueFd(static_cast<int>(syscall(SYS_pidfd_open, pid, 0))); }

bool Ends(const UniqueFd& watched) {
  pollfd exited = {watched.get(), POLLIN, 0};
  return poll(&exited, 1, kPatienceMs) == 1;
}

// The script prints the pid of a child of its own and stays; returns a watch on that child.
UniqueFd WatchPrintedPid(const ServerProcess& server) {
  std::string text;
  while (text.empty()) {
    text = server.last_output();
    EXPECT_TRUE(server.running()) << text;
  }
  return Watch(std::stoi(text));
}

TEST(ServerProcess, IsFoundByWhatItPrints) {
  HttpServerForTest http(Ok);
  const ServerProcess server(Shell("echo ' * Running on " + http.url("/") + "'; exec sleep 1000"), {});
  EXPECT_EQ(server.AwaitUrl([] { return std::vector<Url>(); }).port, http.port());
  EXPECT_TRUE(server.running());
  EXPECT_EQ(getpgid(server.pid()), server.pid());
}

TEST(ServerProcess, IsFoundByItsSocketWhenItPrintsNothing) {
  HttpServerForTest http(Ok);
  const ServerProcess server({"sleep", "1000"}, {});
  EXPECT_EQ(server.AwaitUrl([&] { return std::vector{ParseUrl(http.url("/"))}; }).port, http.port());
}

TEST(ServerProcess, DoesNotGuessBetweenSeveralSockets) {
  HttpServerForTest one(Ok), other(Ok);
  const ServerProcess server({"sleep", "1000"}, {});
  EXPECT_THAT(Complaint([&] {
                server.AwaitUrl([&] { return std::vector{ParseUrl(one.url("/")), ParseUrl(other.url("/"))}; });
              }),
              HasSubstr("several places"));
}

TEST(ServerProcess, HasNoInputAndAsksPythonNotToBufferOutput) {
  const ServerProcess server(Shell("echo PYTHONUNBUFFERED=$PYTHONUNBUFFERED; cat; echo end of input; exit 3"), {});
  const std::string complaint = Complaint([&] { server.AwaitUrl({}); });
  EXPECT_THAT(complaint, HasSubstr("ended with exit status 3"));
  EXPECT_THAT(complaint, HasSubstr("PYTHONUNBUFFERED=1"));
  EXPECT_THAT(complaint, HasSubstr("end of input"));
}

TEST(ServerProcess, SaysWhatKilledIt) {
  const ServerProcess server(Shell("kill -9 $$"), {});
  EXPECT_THAT(Complaint([&] { server.AwaitUrl({}); }), HasSubstr("was killed by signal 9"));
  EXPECT_FALSE(server.running());
  EXPECT_THAT(Complaint([&] { server.RequireRunning(); }), HasSubstr("without printing anything"));
}

TEST(ServerProcess, ShowsTheEndOfALongOutputWithoutControls) {
  const ServerProcess server(Shell("seq 100000; printf '\\033[31mred\\033[0m\\007\\n'; exit 1"), {});
  const std::string complaint = Complaint([&] { server.AwaitUrl({}); });
  EXPECT_THAT(complaint, HasSubstr("  99999\n  100000\n  red"));
  EXPECT_THAT(complaint, Not(HasSubstr("99900")));
  EXPECT_THAT(complaint, Not(HasSubstr("\033")));
  EXPECT_THAT(complaint, Not(HasSubstr("\007")));
}

TEST(ServerProcess, RefusesACommandThatDoesNotExist) {
  EXPECT_THAT(Complaint([] { ServerProcess({"/nonexistent/flask", "run"}, {}); }, ErrorCode::kUsage),
              HasSubstr("/nonexistent/flask"));
  EXPECT_THAT(Complaint([] { ServerProcess({"/etc/passwd"}, {}); }, ErrorCode::kUsage), HasSubstr("Permission denied"));
}

TEST(ServerProcess, GivesUpWaitingForAnAddress) {
  const ServerProcess server(Shell("echo hello; exec sleep 1000"), {.start_timeout = milliseconds(200)});
  EXPECT_THAT(Complaint([&] { server.AwaitUrl([] { return std::vector<Url>(); }); }),
              HasSubstr("neither prints an address"));
  EXPECT_THAT(Complaint([&] { server.AwaitConnections(ParseUrl("http://127.0.0.1:1")); }),
              HasSubstr("nobody accepts connections at http://127.0.0.1:1"));
}

TEST(ServerProcess, RefusesTls) {
  const ServerProcess server(Shell("echo 'Running on https://127.0.0.1:8443'; exec sleep 1000"), {});
  EXPECT_THAT(Complaint([&] { server.AwaitUrl({}); }), HasSubstr("TLS only"));
}

TEST(ServerProcess, StopsWaitingWhenInterrupted) {
  const std::atomic<bool> interrupted = true;
  const ServerProcess server({"sleep", "1000"}, {.interrupted = &interrupted});
  Complaint([&] { server.AwaitUrl({}); }, ErrorCode::kInterrupted);
  Complaint([&] { server.AwaitConnections(ParseUrl("http://127.0.0.1:1")); }, ErrorCode::kInterrupted);
}

TEST(ServerProcess, IsEndedWithItsChildren) {
  UniqueFd child, leader;
  {
    const ServerProcess server(Shell("sleep 1000 & echo $!; wait"), {});
    child = WatchPrintedPid(server);
    leader = Watch(server.pid());
  }
  EXPECT_TRUE(Ends(leader));
  EXPECT_TRUE(Ends(child));
}

TEST(ServerProcess, IsKilledWhenItDoesNotListen) {
  UniqueFd child;
  {
    const ServerProcess server(Shell("trap '' TERM; sleep 1000 & echo $!; while :; do wait; done"),
                               {.end_timeout = milliseconds(100)});
    child = WatchPrintedPid(server);
  }
  EXPECT_TRUE(Ends(child));
}

TEST(ServerProcess, MayTidyUpWhenAskedToEnd) {
  std::string path = testing::TempDir() + "tidied_XXXXXX";
  const int fd = mkstemp(path.data());
  ASSERT_GE(fd, 0);
  {
    const ServerProcess server(
        Shell("trap 'echo tidied >" + path + "; exit 0' TERM; echo 1; while :; do sleep 0.01; done"), {});
    WatchPrintedPid(server);
  }
  char text[16] = {};
  EXPECT_EQ(pread(fd, text, sizeof(text), 0), 7);
  close(fd);
  unlink(path.c_str());
}

TEST(ServerProcess, LeavesOtherProcessesAlone) {
  const pid_t bystander = fork();
  if (bystander == 0) {
    pause();
    _exit(0);
  }
  {
    const ServerProcess server({"sleep", "1000"}, {});
  }
  EXPECT_EQ(waitpid(bystander, nullptr, WNOHANG), 0);
  kill(bystander, SIGKILL);
  waitpid(bystander, nullptr, 0);
}

TEST(ServerProcess, LeavesNoChildBehind) {
  {
    const ServerProcess server({"sleep", "1000"}, {});
  }
  EXPECT_EQ(waitpid(-1, nullptr, WNOHANG), -1);
  EXPECT_EQ(errno, ECHILD);
}

TEST(ServerProcess, IsEndedWhenItsStarterIsKilled) {
  int fds[2];
  ASSERT_EQ(pipe(fds), 0);
  const pid_t starter = fork();
  if (starter == 0) {
    const ServerProcess server(Shell("sleep 1000 & echo $!; wait"), {.end_timeout = milliseconds(100)});
    std::string text;
    while (text.empty()) text = server.last_output();
    const pid_t pids[2] = {server.pid(), std::stoi(text)};
    if (write(fds[1], pids, sizeof(pids)) != sizeof(pids)) _exit(1);
    pause();
    _exit(0);
  }
  pid_t pids[2] = {};
  ASSERT_EQ(read(fds[0], pids, sizeof(pids)), static_cast<ssize_t>(sizeof(pids)));
  const UniqueFd leader = Watch(pids[0]), child = Watch(pids[1]);
  kill(starter, SIGKILL);
  waitpid(starter, nullptr, 0);
  EXPECT_TRUE(Ends(leader));
  EXPECT_TRUE(Ends(child));
  close(fds[0]);
  close(fds[1]);
}

}  // namespace
}  // namespace stillheld
