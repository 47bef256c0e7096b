#include "load/load_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "base/error.h"

namespace stillheld {
namespace {

uint64_t Answers(const EndpointReport& endpoint) {
  uint64_t answers = 0;
  for (const auto& [status, count] : endpoint.count_by_status) answers += count;
  return answers;
}

uint64_t PermanentRedirects(const EndpointReport& endpoint) {
  uint64_t redirects = 0;
  for (const auto& [status, count] : endpoint.count_by_status) redirects += status == 301 || status == 308 ? count : 0;
  return redirects;
}

std::string Statuses(const EndpointReport& endpoint) {
  std::string text;
  for (const auto& [status, count] : endpoint.count_by_status) {
    text += fmt::format("{}{}", text.empty() ? "" : ", ", status);
    if (endpoint.count_by_status.size() > 1) text += fmt::format(" ({} times)", count);
  }
  return text;
}

std::string Faults(const LoadReport& report) {
  std::string text;
  for (const auto& [fault, count] : report.count_by_fault) {
    text += fmt::format("{}{} ({} times)", text.empty() ? "" : ", ", fault, count);
  }
  return text;
}

std::string WithOutput(std::string message, const std::string& server_output) {
  if (!server_output.empty()) message += "; the server's last output was:\n" + server_output;
  return message;
}

}  // namespace

uint64_t LoadReport::asked() const {
  return std::accumulate(endpoints.begin(), endpoints.end(), uint64_t{0},
                         [](uint64_t n, auto& e) { return n + e.asked; });
}
uint64_t LoadReport::sent() const {
  return std::accumulate(endpoints.begin(), endpoints.end(), uint64_t{0},
                         [](uint64_t n, auto& e) { return n + e.sent; });
}
uint64_t LoadReport::failed() const {
  return std::accumulate(endpoints.begin(), endpoints.end(), uint64_t{0},
                         [](uint64_t n, auto& e) { return n + e.failed; });
}

void RequireAnswers(const LoadReport& report, const std::string& server_output) {
  if (report.interrupted) {
    throw Error(ErrorCode::kInterrupted, "interrupted while sending requests",
                "start it again when you like; the target was left running");
  }
  if (report.gave_up) {
    throw Error(ErrorCode::kServer,
                WithOutput(fmt::format("the server stopped answering: {}: {}", Faults(report), report.last_fault),
                           server_output),
                "check that the server runs and listens at the address that was given, then hunt again");
  }
  for (const EndpointReport& endpoint : report.endpoints) {
    if (endpoint.asked == 0) continue;
    if (Answers(endpoint) == 0) {
      throw Error(ErrorCode::kServer,
                  WithOutput(fmt::format("none of the {} requests to {} was answered: {}", endpoint.asked,
                                         endpoint.label, Faults(report)),
                             server_output),
                  "ask for it once by hand (curl -v) and see what the server says");
    }
    if (!endpoint.expected_status && PermanentRedirects(endpoint) == endpoint.asked) {
      throw Error(
          ErrorCode::kServer,
          fmt::format("{} only redirects, to {}, so the code behind it never runs", endpoint.label, endpoint.location),
          "ask for that address instead; if the redirect is what you mean, add --expect 301 (or 308) to its --request");
    }
  }
  const std::vector<std::string> refused = RefusedEndpoints(report);
  const auto asked = std::ranges::count_if(report.endpoints, [](const auto& endpoint) { return endpoint.asked > 0; });
  if (!refused.empty() && refused.size() == static_cast<size_t>(asked)) {
    throw Error(ErrorCode::kServer, WithOutput(refused.front(), server_output),
                "check the path, the method and what the endpoint needs (a login, a body); if this answer is what you "
                "mean, give it as --request '… --expect 404'");
  }
}

std::vector<std::string> RefusedEndpoints(const LoadReport& report) {
  std::vector<std::string> refused;
  for (const EndpointReport& endpoint : report.endpoints) {
    if (endpoint.asked == 0 || endpoint.failed < endpoint.asked || Answers(endpoint) == 0) continue;
    refused.push_back(
        fmt::format("all {} requests to {} were answered with {}", endpoint.asked, endpoint.label, Statuses(endpoint)));
  }
  return refused;
}

}  // namespace stillheld
