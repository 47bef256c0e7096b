// HttpClient: one HTTP/1.1 client with one kept connection. The only part of this room that sees Boost.Beast.
#ifndef STILLHELD_LOAD_HTTP_CLIENT_H_
#define STILLHELD_LOAD_HTTP_CLIENT_H_

#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "load/connection_filter.h"

namespace stillheld {

struct HttpRequest {
  std::string method;
  std::string host;
  uint16_t port = 80;
  std::string host_header;
  std::string target;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
};

enum class TransportFault : uint8_t {
  kNone,
  kUnknownHost,
  kRefused,  // nobody listens
  kClosed,   // the connection was reset or ended before the answer was whole
  kTimeout,
  kNotAdmitted,  // connections were made, and the filter wanted none of them
  kBadAnswer,    // bytes that are not HTTP, or a header above 64 KiB
  kInterrupted,
};

struct HttpExchange {
  TransportFault fault = TransportFault::kNone;
  std::string fault_text;  // the system's words
  bool sent = false;       // the request went out as a whole (it may still have been lost with its connection)
  bool resent = false;     // went out twice, as a kept connection had been closed before the first byte of an answer
  int status = 0;
  std::string location;
  std::vector<std::string> set_cookies;
};

class HttpClient {
 public:
  // `interrupted` may be null; it must outlive the client. When it turns true, Send returns within a tenth of a second.
  HttpClient(std::chrono::milliseconds timeout, const std::atomic<bool>* interrupted, ConnectionFilter filter = {});
  ~HttpClient();
  HttpClient(const HttpClient&) = delete;
  HttpClient& operator=(const HttpClient&) = delete;

  // Sends one request and reads the whole answer, whose body is dropped. Connects first if there is no usable
  // connection to that host. Sends a second time, once, only if the method is idempotent and a kept connection broke
  // without a byte of an answer. Redirects are not followed.
  HttpExchange Send(const HttpRequest& request);

  // Ends the kept connection, if any.
  void Close();

  uint64_t connections() const;  // made so far

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

// Whether someone accepts connections there now; with a filter, whether it admits the one that is made.
bool AcceptsConnections(const std::string& host, uint16_t port, const ConnectionFilter& filter = {});

}  // namespace stillheld

#endif  // STILLHELD_LOAD_HTTP_CLIENT_H_
