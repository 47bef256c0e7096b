#include "load/http_client.h"

#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <boost/asio/connect.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <optional>
#include <thread>

namespace stillheld {
namespace {

namespace beast = boost::beast;
namespace http = boost::beast::http;
using boost::asio::ip::tcp;
using ErrorCodeOfBoost = boost::system::error_code;

constexpr std::chrono::milliseconds kLookForInterrupt{50};
constexpr std::chrono::microseconds kAskAgain{300};
// Workers take connections as the kernel wakes them: the wanted one may be busy, and others favoured, for a while.
constexpr std::chrono::microseconds kBreath{250}, kLongestBreath{10'000};
constexpr uint32_t kMaxHeaderBytes = 64 << 10;

TransportFault FaultOf(const ErrorCodeOfBoost& error) {
  if (!error) return TransportFault::kNone;
  if (error == boost::asio::error::connection_refused) return TransportFault::kRefused;
  if (error == beast::error::timeout) return TransportFault::kTimeout;
  if (error == http::error::end_of_stream || error == http::error::partial_message ||
      error == boost::asio::error::eof) {
    return TransportFault::kClosed;
  }
  if (std::string_view(error.category().name()) == "beast.http") return TransportFault::kBadAnswer;
  return TransportFault::kClosed;
}

// Anything but kNotYet; kHopeless if it was interrupted.
Admission Decide(const ConnectionFilter& filter, int socket, const std::atomic<bool>* interrupted) {
  if (!filter) return Admission::kAdmitted;
  const auto begin = std::chrono::steady_clock::now();
  while (interrupted == nullptr || !interrupted->load()) {
    const auto waited = std::chrono::steady_clock::now() - begin;
    const Admission admission = filter(socket, std::chrono::duration_cast<std::chrono::milliseconds>(waited));
    if (admission != Admission::kNotYet) return admission;
    std::this_thread::sleep_for(kAskAgain);
  }
  return Admission::kHopeless;
}

bool IsIdempotent(const std::string& method) {
  for (const char* name : {"GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE"}) {
    if (method == name) return true;
  }
  return false;
}

http::request<http::string_body> ToBeast(const HttpRequest& request) {
  http::request<http::string_body> message;
  message.version(11);
  message.method_string(request.method);
  message.target(request.target);
  message.set(http::field::host, request.host_header);
  message.set(http::field::user_agent, "stillheld");
  message.set(http::field::accept, "*/*");
  for (const auto& [name, value] : request.headers) message.erase(name);
  for (const auto& [name, value] : request.headers) message.insert(name, value);
  message.body() = request.body;
  message.prepare_payload();
  return message;
}

}  // namespace

class HttpClient::Impl {
 public:
  Impl(std::chrono::milliseconds timeout, const std::atomic<bool>* interrupted, ConnectionFilter filter)
      : timeout_(timeout), interrupted_(interrupted), filter_(std::move(filter)) {}

  HttpExchange Send(const HttpRequest& request) {
    const std::string place = request.host + "|" + std::to_string(request.port);
    if (place != place_ || !IsUsable()) Close();
    const bool kept = stream_.has_value();
    HttpExchange exchange;
    const http::request<http::string_body> message = ToBeast(request);
    bool got_answer = false;
    if (kept || Connect(request, place, exchange)) Exchange(message, exchange, got_answer);
    if (exchange.fault == TransportFault::kClosed && kept && !got_answer && IsIdempotent(request.method)) {
      exchange = HttpExchange();
      exchange.resent = true;
      if (Connect(request, place, exchange)) Exchange(message, exchange, got_answer);
    }
    if (exchange.fault != TransportFault::kNone) Close();
    return exchange;
  }

  void Close() {
    if (!stream_) return;
    ErrorCodeOfBoost ignored;
    stream_->socket().shutdown(tcp::socket::shutdown_both, ignored);
    stream_.reset();
    buffer_.clear();
    place_.clear();
  }

  uint64_t connections() const { return connections_; }

 private:
  // A connection that the server has closed in the meantime is readable; so is one with an answer nobody asked for.
  bool IsUsable() {
    if (!stream_) return false;
    char byte;
    const ssize_t got = ::recv(stream_->socket().native_handle(), &byte, 1, MSG_PEEK | MSG_DONTWAIT);
    return got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK);
  }

  bool Connect(const HttpRequest& request, const std::string& place, HttpExchange& exchange) {
    const auto end = std::chrono::steady_clock::now() + timeout_;
    for (int i = 1; std::chrono::steady_clock::now() < end; ++i) {
      if (!ConnectOnce(request, place, exchange)) return false;
      const Admission admission = Decide(filter_, stream_->socket().native_handle(), interrupted_);
      if (admission == Admission::kAdmitted) return true;
      if (interrupted_ != nullptr && interrupted_->load()) {
        exchange.fault = TransportFault::kInterrupted;
        return false;
      }
      Close();
      if (admission == Admission::kHopeless) break;
      std::this_thread::sleep_for(std::min(i * kBreath, kLongestBreath));
    }
    exchange.fault = TransportFault::kNotAdmitted;
    exchange.fault_text = "other processes than the hunted worker accept the connections made there";
    return false;
  }

  bool ConnectOnce(const HttpRequest& request, const std::string& place, HttpExchange& exchange) {
    Close();
    ErrorCodeOfBoost error;
    tcp::resolver resolver(context_);
    const auto addresses = resolver.resolve(request.host, std::to_string(request.port), error);
    if (error) {
      exchange.fault = TransportFault::kUnknownHost;
      exchange.fault_text = error.message();
      return false;
    }
    stream_.emplace(context_);
    stream_->expires_after(timeout_);
    if (!Wait(
            [&](auto done) {
              stream_->async_connect(addresses, [done](ErrorCodeOfBoost e, const tcp::endpoint&) { done(e); });
            },
            exchange)) {
      return false;
    }
    stream_->socket().set_option(tcp::no_delay(true), error);
    place_ = place;
    ++connections_;
    return true;
  }

  void Exchange(const http::request<http::string_body>& message, HttpExchange& exchange, bool& got_answer) {
    stream_->expires_after(timeout_);
    // A server may answer and close before it has read the whole request: what it says counts, not the broken write.
    HttpExchange write;
    exchange.sent =
        Wait([&](auto done) { http::async_write(*stream_, message, [done](ErrorCodeOfBoost e, size_t) { done(e); }); },
             write);
    if (write.fault == TransportFault::kInterrupted || write.fault == TransportFault::kTimeout) {
      exchange.fault = write.fault;
      exchange.fault_text = write.fault_text;
      return;
    }
    int status = 100;
    while (status / 100 == 1 && status != 101) {
      if (!ReadAnswer(message.method() == http::verb::head, exchange, got_answer)) return;
      status = exchange.status;
    }
  }

  bool ReadAnswer(bool is_head, HttpExchange& exchange, bool& got_answer) {
    http::response_parser<http::buffer_body> parser;
    parser.header_limit(kMaxHeaderBytes);
    parser.body_limit(boost::none);
    parser.skip(is_head);
    bool ok = Wait(
        [&](auto done) {
          http::async_read_header(*stream_, buffer_, parser, [done](ErrorCodeOfBoost e, size_t) { done(e); });
        },
        exchange);
    got_answer = got_answer || parser.got_some();
    std::array<char, 16384> dropped;
    while (ok && !parser.is_done()) {
      parser.get().body().data = dropped.data();
      parser.get().body().size = dropped.size();
      ok = Wait(
          [&](auto done) {
            http::async_read(*stream_, buffer_, parser, [done](ErrorCodeOfBoost e, size_t) {
              done(e == http::error::need_buffer ? ErrorCodeOfBoost() : e);
            });
          },
          exchange);
    }
    if (!ok) return false;
    const auto& answer = parser.get();
    exchange.status = static_cast<int>(answer.result_int());
    exchange.location = std::string(answer[http::field::location]);
    for (const auto& field : answer) {
      if (field.name() == http::field::set_cookie) exchange.set_cookies.emplace_back(field.value());
    }
    if (!answer.keep_alive() || parser.need_eof()) Close();
    return true;
  }

  // Runs one asynchronous operation to its end, looking for an interruption meanwhile. False, and says why, on a fault.
  template <class Start>
  bool Wait(Start start, HttpExchange& exchange) {
    std::optional<ErrorCodeOfBoost> result;
    start([&result](ErrorCodeOfBoost error) { result = error; });
    context_.restart();
    while (!result && !context_.stopped()) {
      context_.run_for(kLookForInterrupt);
      if (!result && interrupted_ != nullptr && interrupted_->load()) {
        exchange.fault = TransportFault::kInterrupted;
        stream_->close();
        context_.run();
        return false;
      }
    }
    const ErrorCodeOfBoost error = result.value_or(boost::asio::error::operation_aborted);
    if (!error) return true;
    exchange.fault = FaultOf(error);
    exchange.fault_text = error.message();
    return false;
  }

  std::chrono::milliseconds timeout_;
  const std::atomic<bool>* interrupted_;
  const ConnectionFilter filter_;
  boost::asio::io_context context_{1};
  std::optional<beast::tcp_stream> stream_;
  beast::flat_buffer buffer_;
  std::string place_;  // host and port of the connection
  uint64_t connections_ = 0;
};

HttpClient::HttpClient(std::chrono::milliseconds timeout, const std::atomic<bool>* interrupted, ConnectionFilter filter)
    : impl_(std::make_unique<Impl>(timeout, interrupted, std::move(filter))) {}
HttpClient::~HttpClient() { Close(); }
HttpExchange HttpClient::Send(const HttpRequest& request) { return impl_->Send(request); }
void HttpClient::Close() { impl_->Close(); }
uint64_t HttpClient::connections() const { return impl_->connections(); }

bool AcceptsConnections(const std::string& host, uint16_t port, const ConnectionFilter& filter) {
  boost::asio::io_context context;
  ErrorCodeOfBoost error;
  tcp::resolver resolver(context);
  const auto addresses = resolver.resolve(host, std::to_string(port), error);
  if (error) return false;
  tcp::socket socket(context);
  boost::asio::connect(socket, addresses, error);
  return !error && Decide(filter, socket.native_handle(), nullptr) == Admission::kAdmitted;
}

}  // namespace stillheld
