// HttpServerForTest: a server of plain sockets on loopback that counts what it gets and answers what the test says.
#ifndef STILLHELD_LOAD_HTTP_SERVER_FOR_TEST_H_
#define STILLHELD_LOAD_HTTP_SERVER_FOR_TEST_H_

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <cstdlib>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "base/check.h"
#include "base/fd.h"

namespace stillheld {

class HttpServerForTest {
 public:
  struct Request {
    std::string line;    // "GET /foo HTTP/1.1"
    std::string target;  // "/foo"
    std::string head;    // all header lines
    std::string body;
    int connection = 0;            // from 1
    int number_on_connection = 0;  // from 1
    int number = 0;                // from 1, over all connections
  };
  // Bytes to send, whether to end the connection after them, and whether to stop listening altogether.
  struct Reply {
    std::string bytes;
    bool close = false;
    bool die = false;
  };
  using Handler = std::function<Reply(const Request&)>;

  explicit HttpServerForTest(Handler handler) : handler_(std::move(handler)) {
    listener_.reset(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof(address);
    CHECK(bind(listener_.get(), reinterpret_cast<sockaddr*>(&address), size) == 0);
    CHECK(listen(listener_.get(), 64) == 0);
    CHECK(getsockname(listener_.get(), reinterpret_cast<sockaddr*>(&address), &size) == 0);
    port_ = ntohs(address.sin_port);
    acceptor_ = std::jthread([this] { Accept(); });
  }

  ~HttpServerForTest() {
    Die();
    acceptor_.join();
    for (std::jthread& thread : connections_) thread.join();
  }

  static Reply Ok(const std::string& body = "ok") {
    return {"HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body};
  }
  static Reply Status(int status) { return {"HTTP/1.1 " + std::to_string(status) + " X\r\nContent-Length: 0\r\n\r\n"}; }

  uint16_t port() const { return port_; }
  std::string url(const std::string& target) const { return "http://127.0.0.1:" + std::to_string(port_) + target; }

  std::map<std::string, int> count_by_target() {
    const std::lock_guard lock(mutex_);
    return count_by_target_;
  }
  std::vector<Request> requests() {
    const std::lock_guard lock(mutex_);
    return requests_;
  }
  int connection_count() {
    const std::lock_guard lock(mutex_);
    return connection_count_;
  }

 private:
  void Accept() {
    for (;;) {
      const int fd = accept4(listener_.get(), nullptr, nullptr, SOCK_CLOEXEC);
      if (fd < 0) return;
      const std::lock_guard lock(mutex_);
      if (dead_) {
        close(fd);
        return;
      }
      const int connection = ++connection_count_;
      open_.push_back(fd);
      connections_.emplace_back([this, fd, connection] { Serve(fd, connection); });
    }
  }

  // Ends every connection and listens no more.
  void Die() {
    const std::lock_guard lock(mutex_);
    dead_ = true;
    shutdown(listener_.get(), SHUT_RDWR);
    for (int fd : open_) shutdown(fd, SHUT_RDWR);
  }

  void Serve(int fd, int connection) {
    std::string input;
    for (int number = 1;; ++number) {
      Request request;
      if (!Read(fd, input, request)) break;
      request.connection = connection;
      request.number_on_connection = number;
      {
        const std::lock_guard lock(mutex_);
        requests_.push_back(request);
        request.number = static_cast<int>(requests_.size());
        ++count_by_target_[request.target];
      }
      const Reply reply = handler_(request);
      // With MSG_MORE the last bytes and the end of the connection travel in one segment, so that the client sees both.
      send(fd, reply.bytes.data(), reply.bytes.size(), MSG_NOSIGNAL | (reply.close ? MSG_MORE : 0));
      if (reply.die) Die();
      if (reply.close || reply.die) break;
    }
    const std::lock_guard lock(mutex_);
    std::erase(open_, fd);
    close(fd);
  }

  static bool Read(int fd, std::string& input, Request& request) {
    char buffer[4096];
    size_t end;
    while ((end = input.find("\r\n\r\n")) == std::string::npos) {
      const ssize_t got = recv(fd, buffer, sizeof(buffer), 0);
      if (got <= 0) return false;
      input.append(buffer, static_cast<size_t>(got));
    }
    request.head = input.substr(0, end + 2);
    request.line = request.head.substr(0, request.head.find("\r\n"));
    const size_t blank = request.line.find(' ') + 1;
    request.target = request.line.substr(blank, request.line.find(' ', blank) - blank);
    const size_t length_at = request.head.find("Content-Length: ");
    const size_t length = length_at == std::string::npos ? 0 : std::strtoul(&request.head[length_at + 16], nullptr, 10);
    while (input.size() < end + 4 + length) {
      const ssize_t got = recv(fd, buffer, sizeof(buffer), 0);
      if (got <= 0) return false;
      input.append(buffer, static_cast<size_t>(got));
    }
    request.body = input.substr(end + 4, length);
    input.erase(0, end + 4 + length);
    return true;
  }

  Handler handler_;
  UniqueFd listener_;
  uint16_t port_ = 0;
  std::mutex mutex_;  // guards everything below
  bool dead_ = false;
  int connection_count_ = 0;
  std::vector<int> open_;
  std::vector<Request> requests_;
  std::map<std::string, int> count_by_target_;
  std::vector<std::jthread> connections_;
  std::jthread acceptor_;
};

}  // namespace stillheld

#endif  // STILLHELD_LOAD_HTTP_SERVER_FOR_TEST_H_
