#include "report/hunt_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string_view>

#include "report/comparison_text.h"
#include "report/finding_text.h"
#include "report/numbers.h"
#include "report/printable.h"

namespace stillheld {
namespace {

constexpr size_t kMostInnocents = 8;

std::string Count(uint64_t count, std::string_view noun) {
  return fmt::format("{} {}{}", FormatCount(count), noun, count == 1 ? "" : "s");
}

struct Sent {
  std::map<std::string, uint64_t> requests;
  uint64_t total = 0, failed = 0, phases = 0;
};

Sent CountRequests(const HuntResult& result) {
  Sent sent;
  for (const PhaseRecord& phase : result.phases) {
    sent.phases += !phase.idle;
    sent.failed += phase.failed;
    for (const auto& [endpoint, count] : phase.requests) {
      sent.requests[endpoint] += count;
      sent.total += count;
    }
  }
  return sent;
}

// "GET /foo 200, GET /bar 200"
std::string Exercised(const Sent& sent) {
  std::string text;
  for (const auto& [endpoint, count] : sent.requests) {
    text += fmt::format("{}{} {}", text.empty() ? "" : ", ", Printable(endpoint), FormatCount(count));
  }
  return text;
}

std::string Section(std::string_view label, const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += fmt::format("    {:<12}{}\n", text.empty() ? label : "", line);
  return text;
}

std::vector<std::string> Innocents(const HuntResult& result) {
  std::vector<std::string> lines;
  for (const Finding& innocent : result.innocents) {
    if (lines.size() == kMostInnocents) {
      lines.push_back(fmt::format("and {} more", result.innocents.size() - kMostInnocents));
      break;
    }
    lines.push_back(fmt::format("{}: {}", Printable(innocent.holder), Printable(innocent.why, kLongestSentence)));
  }
  return lines;
}

std::string Target(const HuntResult& result) {
  std::string text = fmt::format("pid {}", result.target.pid);
  if (result.target.workers.size() > 1) {
    text += fmt::format(" (of {} workers: all requests went to this one)", result.target.workers.size());
  }
  if (!result.target.python.empty()) text += ", Python " + Printable(result.target.python);
  for (const std::string* name : {&result.target.framework, &result.target.server}) {
    if (!name->empty()) text += ", " + Printable(*name);
  }
  return text;
}

// How the heap was looked at, and what that cost the target.
std::string Looked(const HuntResult& result) {
  if (result.snapshots.empty()) return "";
  double longest = 0;
  for (const SnapshotRecord& snapshot : result.snapshots) longest = std::max(longest, snapshot.stop_ms);
  const SnapshotRecord& last = result.snapshots.back();
  std::string text = fmt::format("{} ({}), stopped {:.1f} ms at most, {}", Count(result.snapshots.size(), "snapshot"),
                                 Printable(last.mode), longest, Count(last.objects, "object"));
  if (last.coverage > 0) text += fmt::format(", {:.1f} % explained", 100 * last.coverage);
  return text;
}

}  // namespace

std::string HuntText(const HuntResult& result, const TextStyle& style) {
  const Sent sent = CountRequests(result);
  std::string text;
  size_t leaks = 0, growing = 0;
  for (const Finding& finding : result.findings) {
    const size_t number = finding.verdict == Verdict::kLeak ? ++leaks : ++growing;
    text += FindingText(finding, number, Printable(result.check_command, kLongestSentence), style) + "\n";
  }
  if (leaks == 0) {
    const std::string verdict = growing == 0 ? style.Green("NO LEAK") : style.Yellow("NO LEAK PROVEN");
    text += fmt::format("{}  {} in {}\n", verdict, Count(sent.total, "request"), Count(sent.phases, "phase"));
  } else {
    text += fmt::format("{}  {} in {}\n", style.Bold(Count(leaks, "leak")), Count(sent.total, "request"),
                        Count(sent.phases, "phase"));
  }
  text += Section("target", {Target(result)});
  text += Section("exercised", {Exercised(sent)});
  if (sent.failed > 0) text += Section("failed", {Count(sent.failed, "request")});
  if (const std::string looked = Looked(result); !looked.empty()) text += Section("looked at", {looked});
  text += Section("innocent", Innocents(result));
  if (result.comparison) text += "\n" + ComparisonText(*result.comparison, style);
  if (!result.next_command.empty())
    text += fmt::format("\nNext: {}\n", Printable(result.next_command, kLongestSentence));
  return text;
}

}  // namespace stillheld
