#include "load/output_tail.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <cerrno>

#include "base/check.h"

namespace stillheld {
namespace {

// Control characters but tab and line feed, and the escape sequences of terminals: nothing of a server's output may
// steer the terminal of whoever reads our message.
std::string WithoutControls(const std::string& text) {
  std::string plain;
  for (size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c == 0x1b && i + 1 < text.size() && text[i + 1] == '[') {
      i += 2;
      while (i < text.size() && (text[i] < '@' || text[i] > '~')) ++i;
    } else if (c == '\n' || c == '\t' || (c >= 0x20 && c != 0x7f)) {
      plain += text[i];
    }
  }
  return plain;
}

}  // namespace

OutputTail::OutputTail(UniqueFd pipe, bool pass_on)
    : pipe_(std::move(pipe)), stop_(eventfd(0, EFD_CLOEXEC)), pass_on_(pass_on) {
  CHECK(stop_.valid());
  thread_ = std::jthread([this] { Read(); });
}

OutputTail::~OutputTail() {
  const uint64_t one = 1;
  CHECK(write(stop_.get(), &one, sizeof(one)) == sizeof(one));
}

void OutputTail::Read() {
  char buffer[16384];
  for (;;) {
    pollfd ready[2] = {{pipe_.get(), POLLIN, 0}, {stop_.get(), POLLIN, 0}};
    if (poll(ready, 2, -1) < 0 && errno != EINTR) break;
    if (ready[1].revents != 0) break;
    if (ready[0].revents == 0) continue;
    const ssize_t got = read(pipe_.get(), buffer, sizeof(buffer));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) break;
    const auto size = static_cast<size_t>(got);
    if (pass_on_ && write(STDERR_FILENO, buffer, size) < 0) pass_on_ = false;
    const std::lock_guard lock(mutex_);
    kept_.append(buffer, size);
    if (kept_.size() > kKeptBytes) kept_.erase(0, kept_.size() - kKeptBytes);
  }
  const std::lock_guard lock(mutex_);
  ended_ = true;
  changed_.notify_all();
}

std::string OutputTail::Text() const {
  const std::lock_guard lock(mutex_);
  return kept_;
}

std::string OutputTail::LastLines(size_t lines) const {
  std::string text = WithoutControls(Text());
  while (text.ends_with('\n')) text.pop_back();
  size_t begin = text.size();
  for (size_t found = 0; found < lines && begin > 0; ++found) {
    begin = text.rfind('\n', begin - 1);
    if (begin == std::string::npos) return text;
  }
  return begin < text.size() ? text.substr(begin + 1) : "";
}

bool OutputTail::WaitForEnd(std::chrono::milliseconds timeout) const {
  std::unique_lock lock(mutex_);
  return changed_.wait_for(lock, timeout, [&] { return ended_; });
}

}  // namespace stillheld
