#include "load/load_generator.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <random>
#include <thread>

#include "base/check.h"
#include "load/http_client.h"

namespace stillheld {
namespace {

using Clock = std::chrono::steady_clock;

// A server that restarts a worker drops a few connections; one that is gone drops all.
constexpr uint64_t kFaultsInARow = 20;
// Each costs as long as the time limit, so that three are enough.
constexpr uint64_t kWeightOfTimeout = 7;
constexpr std::chrono::milliseconds kProgressInterval{200};

struct Ticket {
  size_t spec;
  uint64_t number;  // for {n}
};

const char* FaultName(TransportFault fault) {
  switch (fault) {
    case TransportFault::kNone:
      return "";
    case TransportFault::kUnknownHost:
      return "unknown host";
    case TransportFault::kRefused:
      return "connection refused";
    case TransportFault::kClosed:
      return "connection closed";
    case TransportFault::kTimeout:
      return "timeout";
    case TransportFault::kNotAdmitted:
      return "accepted by another process";
    case TransportFault::kBadAnswer:
      return "not HTTP";
    case TransportFault::kInterrupted:
      return "interrupted";
  }
  return "";
}

bool IsSlow(TransportFault fault) { return fault == TransportFault::kTimeout || fault == TransportFault::kNotAdmitted; }

bool IsFailure(int status, const std::optional<int>& expected) {
  return expected ? status != *expected : status >= 400;
}

HttpRequest ToHttp(const RequestSpec& spec, uint64_t number, const CookieJar& jar) {
  HttpRequest request;
  request.method = spec.method;
  request.host = spec.url.host;
  request.port = spec.url.port;
  request.host_header = spec.url.host_header();
  request.target = FillPlaceholders(spec.url.target, number);
  for (const auto& [name, value] : spec.headers) request.headers.emplace_back(name, FillPlaceholders(value, number));
  std::string cookies = jar.HeaderFor(spec.url.host, spec.url.path());
  for (const auto& [name, value] : spec.cookies) {
    cookies += (cookies.empty() ? "" : "; ") + name + "=" + FillPlaceholders(value, number);
  }
  if (!cookies.empty()) request.headers.emplace_back("Cookie", std::move(cookies));
  request.body = FillPlaceholders(spec.body, number);
  return request;
}

// std::shuffle may differ between libraries; this order is part of what makes two hunts comparable.
void Shuffle(std::vector<Ticket>& tickets, uint64_t seed) {
  std::mt19937_64 random(seed);
  for (size_t i = tickets.size(); i > 1; --i) std::swap(tickets[i - 1], tickets[random() % i]);
}

double Percentile(const std::vector<double>& sorted, double share) {
  if (sorted.empty()) return 0;
  return sorted[std::min(sorted.size() - 1, static_cast<size_t>(share * static_cast<double>(sorted.size())))];
}

// What the clients of one phase share.
class Phase {
 public:
  Phase(const std::vector<RequestSpec>& specs, const LoadOptions& options, std::vector<Ticket> tickets,
        LoadReport& report)
      : specs_(specs), options_(options), tickets_(std::move(tickets)), report_(report) {}

  void RunClient(CookieJar& jar) {
    HttpClient client(options_.timeout, options_.interrupted, options_.filter);
    while (const Ticket* ticket = Next()) {
      const RequestSpec& spec = specs_[ticket->spec];
      const HttpRequest request = ToHttp(spec, ticket->number, jar);
      const auto begin = Clock::now();
      const HttpExchange exchange = client.Send(request);
      const std::chrono::duration<double, std::milli> took = Clock::now() - begin;
      for (const std::string& cookie : exchange.set_cookies) jar.Take(spec.url.host, spec.url.path(), cookie);
      Record(*ticket, exchange, took.count());
    }
    const std::lock_guard lock(mutex_);
    report_.connections += client.connections();
    ++clients_done_;
    changed_.notify_one();
  }

  // Returns when `clients` clients are done.
  void Await(size_t clients) {
    std::unique_lock lock(mutex_);
    while (!changed_.wait_for(lock, kProgressInterval, [&] { return clients_done_ == clients; })) {
      const uint64_t done = done_;
      lock.unlock();
      if (options_.progress) options_.progress(done, tickets_.size());
      lock.lock();
    }
    report_.interrupted = Interrupted();
    report_.gave_up = gave_up_;
    std::ranges::sort(latencies_ms_);
    report_.p50_ms = Percentile(latencies_ms_, 0.5);
    report_.p99_ms = Percentile(latencies_ms_, 0.99);
    report_.max_ms = latencies_ms_.empty() ? 0 : latencies_ms_.back();
  }

 private:
  bool Interrupted() const { return options_.interrupted != nullptr && options_.interrupted->load(); }

  const Ticket* Next() {
    const std::lock_guard lock(mutex_);
    if (next_ == tickets_.size() || gave_up_ || Interrupted()) return nullptr;
    return &tickets_[next_++];
  }

  void Record(const Ticket& ticket, const HttpExchange& exchange, double took_ms) {
    const std::lock_guard lock(mutex_);
    EndpointReport& endpoint = report_.endpoints[ticket.spec];
    endpoint.sent += exchange.sent ? 1 : 0;
    report_.resent += exchange.resent ? 1 : 0;
    ++done_;
    if (exchange.fault != TransportFault::kNone) {
      ++endpoint.failed;
      ++report_.count_by_fault[FaultName(exchange.fault)];
      report_.last_fault = exchange.fault_text;
      faults_in_a_row_ += IsSlow(exchange.fault) ? kWeightOfTimeout : 1;
      gave_up_ = gave_up_ || faults_in_a_row_ >= kFaultsInARow;
      return;
    }
    faults_in_a_row_ = 0;
    latencies_ms_.push_back(took_ms);
    ++endpoint.count_by_status[exchange.status];
    if (!exchange.location.empty()) endpoint.location = exchange.location;
    if (IsFailure(exchange.status, specs_[ticket.spec].expected_status)) ++endpoint.failed;
  }

  const std::vector<RequestSpec>& specs_;
  const LoadOptions& options_;
  const std::vector<Ticket> tickets_;
  LoadReport& report_;
  std::mutex mutex_;  // guards everything below, and report_
  std::condition_variable changed_;
  size_t next_ = 0;
  uint64_t done_ = 0;
  size_t clients_done_ = 0;
  uint64_t faults_in_a_row_ = 0;
  bool gave_up_ = false;
  std::vector<double> latencies_ms_;
};

}  // namespace

LoadGenerator::LoadGenerator(std::vector<RequestSpec> specs, LoadOptions options)
    : specs_(std::move(specs)),
      options_(std::move(options)),
      jars_(std::max<size_t>(1, options_.concurrency)),
      next_number_(specs_.size(), 1) {}

LoadReport LoadGenerator::Run(std::span<const uint64_t> counts) {
  CHECK(counts.size() == specs_.size());
  LoadReport report;
  std::vector<Ticket> tickets;
  for (size_t i = 0; i < specs_.size(); ++i) {
    EndpointReport& endpoint = report.endpoints.emplace_back();
    endpoint.label = specs_[i].label;
    endpoint.asked = counts[i];
    endpoint.expected_status = specs_[i].expected_status;
    for (uint64_t n = 0; n < counts[i]; ++n) tickets.push_back({i, 0});
  }
  Shuffle(tickets, ++phase_);
  // Numbers ascend in the order of sending, not of the endpoints.
  for (Ticket& ticket : tickets) ticket.number = next_number_[ticket.spec]++;

  const size_t clients = std::min(jars_.size(), std::max<size_t>(1, tickets.size()));
  const auto begin = Clock::now();
  Phase phase(specs_, options_, std::move(tickets), report);
  {
    std::vector<std::jthread> threads;
    for (size_t c = 0; c < clients; ++c) threads.emplace_back([&phase, &jar = jars_[c]] { phase.RunClient(jar); });
    phase.Await(clients);
  }
  report.seconds = std::chrono::duration<double>(Clock::now() - begin).count();
  return report;
}

}  // namespace stillheld
