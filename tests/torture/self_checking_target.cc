// A program that checks all the time that nothing has changed behind its back: registers, red zone, floating point,
// signal masks and stacks, timers, blocked calls. For each line on its input it answers with one line of JSON: what it
// counted. "rounds" must grow; "wrong" must stay empty.
//
// self_checking_target all        many threads, one for each check
//                      computing  one thread that never waits: whoever wants to make calls in it must take it as it is
//                      waiting    threads that do nothing but wait for a time to pass
//
// epoll_wait ends with EINTR whenever its thread is stopped, by anybody: that is the kernel's way, and only counted.
#include <fcntl.h>
#include <linux/futex.h>
#include <poll.h>
#include <sys/epoll.h>
#include <sys/select.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace {

struct Counter {
  std::string name;
  std::atomic<uint64_t> rounds = 0;
  std::atomic<uint64_t> wrong = 0;
};

using Counters = std::vector<std::unique_ptr<Counter>>;

std::atomic<uint64_t> interrupted_epolls = 0, children_ended = 0, alarms = 0;
std::atomic<uint64_t> latest_us = 0;

uint64_t NowNs() {
  timespec now{};
  clock_gettime(CLOCK_MONOTONIC, &now);
  return static_cast<uint64_t>(now.tv_sec) * 1'000'000'000 + static_cast<uint64_t>(now.tv_nsec);
}

constexpr uint64_t kWaitNs = 3'000'000;

// Whether a wait that began at `begin` has lasted long enough; notes how much longer it has.
bool LastedLongEnough(uint64_t begin) {
  uint64_t took = NowNs() - begin;
  uint64_t late_us = took > kWaitNs ? (took - kWaitNs) / 1000 : 0;
  for (uint64_t seen = latest_us; late_us > seen && !latest_us.compare_exchange_weak(seen, late_us);) {
  }
  return took >= kWaitNs;
}

// The general registers and the red zone hold known values while a loop runs.
bool RegistersHold() {
  uint64_t wrong = 0;
  asm volatile(
      "push %%rbp\n\t"
      "mov $0x1111111111111111, %%rax\n\t"
      "mov $0x2222222222222222, %%rbx\n\t"
      "mov $0x4444444444444444, %%rdx\n\t"
      "mov $0x5555555555555555, %%rsi\n\t"
      "mov $0x6666666666666666, %%rdi\n\t"
      "mov $0x7777777777777777, %%rbp\n\t"
      "mov $0x0888888888888888, %%r8\n\t"
      "mov $0x0999999999999999, %%r9\n\t"
      "mov $0x0aaaaaaaaaaaaaaa, %%r10\n\t"
      "mov $0x0bbbbbbbbbbbbbbb, %%r11\n\t"
      "mov $0x0ccccccccccccccc, %%r12\n\t"
      "mov $0x0ddddddddddddddd, %%r13\n\t"
      "mov $0x0eeeeeeeeeeeeeee, %%r14\n\t"
      "mov $0x0fffffffffffffff, %%r15\n\t"
      "mov %%rax, -8(%%rsp)\n\t"
      "mov %%rbx, -64(%%rsp)\n\t"
      "mov %%rdx, -120(%%rsp)\n\t"
      "mov %%r15, -128(%%rsp)\n\t"
      "mov $400000, %%rcx\n\t"
      "1: dec %%rcx\n\t"
      "jnz 1b\n\t"
      "cmp %%rax, -8(%%rsp)\n\t"
      "jne 2f\n\t"
      "cmp %%rbx, -64(%%rsp)\n\t"
      "jne 2f\n\t"
      "cmp %%rdx, -120(%%rsp)\n\t"
      "jne 2f\n\t"
      "cmp %%r15, -128(%%rsp)\n\t"
      "jne 2f\n\t"
      "mov $0x1111111111111111, %%rcx\n\t"
      "cmp %%rcx, %%rax\n\t"
      "jne 2f\n\t"
      "lea (%%rcx,%%rcx), %%rcx\n\t"
      "cmp %%rcx, %%rbx\n\t"
      "jne 2f\n\t"
      "lea (%%rcx,%%rcx), %%rcx\n\t"
      "cmp %%rcx, %%rdx\n\t"
      "jne 2f\n\t"
      "add %%rax, %%rcx\n\t"
      "cmp %%rcx, %%rsi\n\t"
      "jne 2f\n\t"
      "add %%rax, %%rcx\n\t"
      "cmp %%rcx, %%rdi\n\t"
      "jne 2f\n\t"
      "add %%rax, %%rcx\n\t"
      "cmp %%rcx, %%rbp\n\t"
      "jne 2f\n\t"
      "mov $0x0888888888888888, %%rcx\n\t"
      "cmp %%rcx, %%r8\n\t"
      "jne 2f\n\t"
      "mov $0x0111111111111111, %%rax\n\t"
      "add %%rax, %%rcx\n\t"
      "cmp %%rcx, %%r9\n\t"
      "jne 2f\n\t"
      "add %%rax, %%rcx\n\t"
      "cmp %%rcx, %%r10\n\t"
      "jne 2f\n\t"
      "add %%rax, %%rcx\n\t"
      "cmp %%rcx, %%r11\n\t"
      "jne 2f\n\t"
      "add %%rax, %%rcx\n\t"
      "cmp %%rcx, %%r12\n\t"
      "jne 2f\n\t"
      "add %%rax, %%rcx\n\t"
      "cmp %%rcx, %%r13\n\t"
      "jne 2f\n\t"
      "add %%rax, %%rcx\n\t"
      "cmp %%rcx, %%r14\n\t"
      "jne 2f\n\t"
      "add %%rax, %%rcx\n\t"
      "cmp %%rcx, %%r15\n\t"
      "jne 2f\n\t"
      "xor %%rax, %%rax\n\t"
      "jmp 3f\n\t"
      "2: mov $1, %%rax\n\t"
      "3: pop %%rbp"
      : "=a"(wrong)
      :
      : "rbx", "rcx", "rdx", "rsi", "rdi", "r8", "r9", "r10", "r11", "r12", "r13", "r14", "r15", "cc", "memory");
  return wrong == 0;
}

struct alignas(32) Vector {
  uint64_t words[4];
  bool operator==(const Vector&) const = default;
};

// All sixteen vector registers in full width hold known values, and so do the control words.
__attribute__((target("avx"))) bool VectorsHold(uint64_t seed) {
  alignas(32) std::array<Vector, 16> before, after;
  for (size_t i = 0; i < before.size(); ++i) {
    for (uint64_t& word : before[i].words) word = seed = seed * 6364136223846793005u + 1442695040888963407u;
  }
  uint32_t control = 0x1f80 | 0x6000;  // round towards zero
  uint32_t control_after = 0;
  uint16_t x87 = 0x0f7f, x87_after = 0;  // round towards zero
  uint32_t standard = 0x1f80;
  asm volatile(
      "ldmxcsr %[control]\n\t"
      "fldcw %[x87]\n\t"
      "vmovdqa 0(%[from]), %%ymm0\n\tvmovdqa 32(%[from]), %%ymm1\n\tvmovdqa 64(%[from]), %%ymm2\n\t"
      "vmovdqa 96(%[from]), %%ymm3\n\tvmovdqa 128(%[from]), %%ymm4\n\tvmovdqa 160(%[from]), %%ymm5\n\t"
      "vmovdqa 192(%[from]), %%ymm6\n\tvmovdqa 224(%[from]), %%ymm7\n\tvmovdqa 256(%[from]), %%ymm8\n\t"
      "vmovdqa 288(%[from]), %%ymm9\n\tvmovdqa 320(%[from]), %%ymm10\n\tvmovdqa 352(%[from]), %%ymm11\n\t"
      "vmovdqa 384(%[from]), %%ymm12\n\tvmovdqa 416(%[from]), %%ymm13\n\tvmovdqa 448(%[from]), %%ymm14\n\t"
      "vmovdqa 480(%[from]), %%ymm15\n\t"
      "mov $400000, %%rcx\n\t"
      "1: dec %%rcx\n\t"
      "jnz 1b\n\t"
      "vmovdqa %%ymm0, 0(%[to])\n\tvmovdqa %%ymm1, 32(%[to])\n\tvmovdqa %%ymm2, 64(%[to])\n\t"
      "vmovdqa %%ymm3, 96(%[to])\n\tvmovdqa %%ymm4, 128(%[to])\n\tvmovdqa %%ymm5, 160(%[to])\n\t"
      "vmovdqa %%ymm6, 192(%[to])\n\tvmovdqa %%ymm7, 224(%[to])\n\tvmovdqa %%ymm8, 256(%[to])\n\t"
      "vmovdqa %%ymm9, 288(%[to])\n\tvmovdqa %%ymm10, 320(%[to])\n\tvmovdqa %%ymm11, 352(%[to])\n\t"
      "vmovdqa %%ymm12, 384(%[to])\n\tvmovdqa %%ymm13, 416(%[to])\n\tvmovdqa %%ymm14, 448(%[to])\n\t"
      "vmovdqa %%ymm15, 480(%[to])\n\t"
      "vzeroupper\n\t"
      "stmxcsr %[control_after]\n\t"
      "fnstcw %[x87_after]\n\t"
      "ldmxcsr %[standard]\n\t"
      "fninit"
      : [control_after] "=m"(control_after), [x87_after] "=m"(x87_after), "=m"(after)
      : [control] "m"(control), [x87] "m"(x87), [standard] "m"(standard), [from] "r"(before.data()),
        [to] "r"(after.data()), "m"(before)
      : "rcx", "cc", "xmm0", "xmm1", "xmm2", "xmm3", "xmm4", "xmm5", "xmm6", "xmm7", "xmm8", "xmm9", "xmm10", "xmm11",
        "xmm12", "xmm13", "xmm14", "xmm15");
  return before == after && control_after == control && x87_after == x87;
}

bool MaskAndStackHold(const sigset_t& mask, const stack_t& stack) {
  sigset_t mask_now;
  pthread_sigmask(SIG_SETMASK, nullptr, &mask_now);
  stack_t stack_now{};
  sigaltstack(nullptr, &stack_now);
  bool same_mask = true;
  for (int signal = 1; signal < 32; ++signal) {
    same_mask &= sigismember(&mask, signal) == sigismember(&mask_now, signal);
  }
  return same_mask && stack.ss_sp == stack_now.ss_sp && stack.ss_size == stack_now.ss_size && stack_now.ss_flags == 0;
}

bool SleepHolds() {
  uint64_t begin = NowNs();
  timespec time{0, kWaitNs};
  return nanosleep(&time, nullptr) == 0 && LastedLongEnough(begin);
}

bool ClockSleepHolds() {
  uint64_t begin = NowNs(), end = begin + kWaitNs;
  timespec until{static_cast<time_t>(end / 1'000'000'000), static_cast<long>(end % 1'000'000'000)};
  bool absolute = clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until, nullptr) == 0 && LastedLongEnough(begin);
  begin = NowNs();
  timespec time{0, kWaitNs};
  return absolute && clock_nanosleep(CLOCK_MONOTONIC, 0, &time, nullptr) == 0 && LastedLongEnough(begin);
}

bool PollHolds() {
  uint64_t begin = NowNs();
  return poll(nullptr, 0, kWaitNs / 1'000'000) == 0 && LastedLongEnough(begin);
}

bool SelectHolds() {
  uint64_t begin = NowNs();
  timeval time{0, kWaitNs / 1000};
  return select(0, nullptr, nullptr, nullptr, &time) == 0 && LastedLongEnough(begin);
}

bool FutexHolds() {
  uint32_t word = 0;
  uint64_t begin = NowNs();
  timespec time{0, kWaitNs};
  long result = syscall(SYS_futex, &word, FUTEX_WAIT_PRIVATE, 0, &time, nullptr, 0);
  return result == -1 && errno == ETIMEDOUT && LastedLongEnough(begin);
}

bool EpollHolds(int epoll) {
  uint64_t begin = NowNs();
  epoll_event event;
  int result = epoll_wait(epoll, &event, 1, kWaitNs / 1'000'000);
  if (result == -1 && errno == EINTR) {
    ++interrupted_epolls;
    return true;
  }
  return result == 0 && LastedLongEnough(begin);
}

template <class Check>
void Start(Counters& counters, std::string name, Check check) {
  counters.push_back(std::make_unique<Counter>());
  Counter& counter = *counters.back();
  counter.name = std::move(name);
  std::thread([&counter, check]() mutable {
    while (true) {
      if (!check()) ++counter.wrong;
      ++counter.rounds;
    }
  }).detach();
}

// Checks the mask and the alternate stack that it gives to its thread at first.
auto MaskCheck() {
  return [first = true, room = std::vector<char>(65536), mask = sigset_t{}, stack = stack_t{}]() mutable {
    if (first) {
      pthread_sigmask(SIG_SETMASK, nullptr, &mask);
      sigaddset(&mask, SIGUSR2);
      pthread_sigmask(SIG_SETMASK, &mask, nullptr);
      stack = {.ss_sp = room.data(), .ss_flags = 0, .ss_size = room.size()};
      sigaltstack(&stack, nullptr);
      first = false;
    }
    for (int i = 0; i < 100; ++i) {
      if (!MaskAndStackHold(mask, stack)) return false;
    }
    return true;
  };
}

void StartWaits(Counters& counters) {
  Start(counters, "nanosleep", SleepHolds);
  Start(counters, "clock_nanosleep", ClockSleepHolds);
  Start(counters, "poll", PollHolds);
}

void StartAll(Counters& counters) {
  Start(counters, "registers", RegistersHold);
  Start(counters, "vectors", [seed = uint64_t{1}]() mutable { return VectorsHold(++seed); });
  Start(counters, "mask", MaskCheck());
  Start(counters, "select", SelectHolds);
  Start(counters, "futex", FutexHolds);
  Start(counters, "epoll", [epoll = epoll_create1(EPOLL_CLOEXEC)] { return EpollHolds(epoll); });
  std::array<int, 2> ends{};
  if (pipe(ends.data()) != 0) abort();
  Start(counters, "pipe write", [out = ends[1], number = uint64_t{0}]() mutable {
    timespec pause{0, 500'000};
    nanosleep(&pause, nullptr);
    ++number;
    return write(out, &number, sizeof(number)) == sizeof(number);
  });
  Start(counters, "pipe read", [in = ends[0], number = uint64_t{0}]() mutable {
    uint64_t got = 0;
    return read(in, &got, sizeof(got)) == sizeof(got) && got == ++number;
  });
}

void Answer(const Counters& counters) {
  bool has_child = waitpid(-1, nullptr, WNOHANG | __WALL) != -1 || errno != ECHILD;
  std::string rounds, wrong;
  auto note = [](std::string& list, const std::string& name, uint64_t count) {
    list += (list.empty() ? "\"" : ", \"") + name + "\": " + std::to_string(count);
  };
  for (const auto& counter : counters) {
    note(rounds, counter->name, counter->rounds);
    if (counter->wrong > 0) note(wrong, counter->name, counter->wrong);
  }
  if (has_child) note(wrong, "children", 1);
  if (children_ended > 0) note(wrong, "SIGCHLD", children_ended);
  std::printf("{\"rounds\": {%s}, \"wrong\": {%s}, \"interrupted_epolls\": %llu, \"latest_us\": %llu}\n",
              rounds.c_str(), wrong.c_str(), static_cast<unsigned long long>(interrupted_epolls.load()),
              static_cast<unsigned long long>(latest_us.load()));
  std::fflush(stdout);
}

// Reads what is there of the input; whether a line has come. Ends the program at the end of the input.
bool LineHasCome() {
  char byte;
  ssize_t got = read(STDIN_FILENO, &byte, 1);
  if (got == 0) exit(0);
  return got == 1 && byte == '\n';
}

// The first thread checks all by itself, and never waits.
[[noreturn]] void Compute(Counters& counters) {
  fcntl(STDIN_FILENO, F_SETFL, O_NONBLOCK);
  auto check_mask = MaskCheck();
  counters.push_back(std::make_unique<Counter>());
  Counter& counter = *counters.back();
  counter.name = "computing";
  for (uint64_t seed = 1;; ++seed) {
    if (!RegistersHold() || !VectorsHold(seed) || !check_mask()) ++counter.wrong;
    ++counter.rounds;
    if (LineHasCome()) Answer(counters);
  }
}

// The first thread waits for a line, a little at a time.
[[noreturn]] void Wait(const Counters& counters) {
  while (true) {
    pollfd input{STDIN_FILENO, POLLIN, 0};
    uint64_t begin = NowNs();
    int ready = poll(&input, 1, kWaitNs / 1'000'000);
    if (ready < 0 || (ready == 0 && !LastedLongEnough(begin))) ++counters.front()->wrong;
    if (ready > 0 && LineHasCome()) Answer(counters);
  }
}

}  // namespace

int main(int argc, char** argv) {
  std::string mode = argc > 1 ? argv[1] : "all";
  signal(SIGCHLD, [](int) { ++children_ended; });
  // The alarm is the first thread's alone: elsewhere EINTR would be the alarm's fault.
  sigset_t alarm_only;
  sigemptyset(&alarm_only);
  sigaddset(&alarm_only, SIGALRM);
  pthread_sigmask(SIG_BLOCK, &alarm_only, nullptr);
  Counters counters;
  if (mode != "computing") StartWaits(counters);
  if (mode == "all") StartAll(counters);
  if (mode == "waiting") Wait(counters);

  struct sigaction action{};
  action.sa_handler = [](int) { ++alarms; };
  action.sa_flags = SA_RESTART | SA_ONSTACK;
  sigaction(SIGALRM, &action, nullptr);
  pthread_sigmask(SIG_UNBLOCK, &alarm_only, nullptr);
  itimerval every{{0, 5000}, {0, 5000}};
  setitimer(ITIMER_REAL, &every, nullptr);
  if (mode == "computing") Compute(counters);
  while (true) {
    if (LineHasCome()) Answer(counters);
  }
}
