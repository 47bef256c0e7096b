#include "report/finding_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "report/cycle_text.h"
#include "report/numbers.h"
#include "report/path_text.h"
#include "report/printable.h"

namespace stillheld {
namespace {

constexpr size_t kHeaderGap = 8;  // between what is kept and how it was measured
constexpr size_t kMostNames = 5;

bool IsSequence(const std::string& type) { return type == "list" || type == "tuple" || type.ends_with("deque"); }

// "1 list", "3 lists", "2 bytes objects", "0.25 app.Order"
std::string Amount(double objects, const std::string& type) {
  const std::string rate = FormatRate(objects);
  const std::string noun = type.empty() ? "object" : Printable(type);
  const bool plural = rate != "1" && objects > 1 && noun.find('.') == std::string::npos;
  const bool ends_like_plural = noun.ends_with('s');  // bytes
  return fmt::format("{} {}{}", rate, noun, !plural ? "" : ends_like_plural ? " objects" : "s");
}

std::string Keeps(const Finding& finding, const EndpointRate* rate) {
  const double objects = rate == nullptr ? finding.slope : rate->objects_per_request;
  const double bytes = rate == nullptr ? finding.slope * finding.kept_size_bytes : rate->bytes_per_request;
  // Memory that nobody counts in pieces has no number.
  const bool is_memory = finding.kind == FindingKind::kNative && finding.type == "native memory";
  const std::string what = is_memory ? fmt::format("keeps {} of native memory", FormatBytes(bytes))
                                     : fmt::format("keeps {} ({})", Amount(objects, finding.type), FormatBytes(bytes));
  return rate == nullptr ? fmt::format("something {} per request", what)
                         : fmt::format("{} {} per request", Printable(rate->endpoint), what);
}

std::string Measured(const Finding& finding) {
  return fmt::format("{} requests, {} phases, slope {:.3f} ± {:.3f}", FormatCount(finding.requests), finding.phases,
                     finding.slope, finding.slope_error);
}

bool NeverShrinks(const Finding& finding) { return std::ranges::is_sorted(finding.lengths); }

std::string Lengths(const Finding& finding) {
  if (finding.lengths.empty()) return "";
  return fmt::format("{} → {} items{}", FormatCount(finding.lengths.front()), FormatCount(finding.lengths.back()),
                     NeverShrinks(finding) ? ", never shrinks" : "");
}

std::string KeptSize(const Finding& finding) {
  const std::string size = FormatBytes(finding.kept_size_bytes);
  if (finding.kept_length == 0) return fmt::format("({} each)", size);
  return fmt::format("({} {}{}, {} each)", FormatCount(finding.kept_length), IsSequence(finding.type) ? "slot" : "item",
                     finding.kept_length == 1 ? "" : "s", size);
}

std::string Field(std::string_view label, std::string_view text) {
  return text.empty() ? "" : fmt::format("    {:<12}{}\n", label, text);
}

std::string Names(const std::vector<std::string>& names) {
  std::string text;
  for (size_t i = 0; i < names.size() && i < kMostNames; ++i) text += (i == 0 ? "" : ", ") + Printable(names[i]);
  if (names.size() > kMostNames) text += fmt::format(" and {} more", names.size() - kMostNames);
  return text;
}

std::string Lines(const Finding& finding, const TextStyle& style) {
  std::string text;
  std::string_view last_label;
  for (const SourceLine& line : finding.lines) {
    const std::string place = FileAndLine(style, line.file, line.line);
    const std::string function = line.function.empty() ? "" : fmt::format(" in {}", Printable(line.function));
    const std::string_view label = line.how == "allocates" ? "allocated" : line.how == "calls" ? "called" : "stored";
    text += Field(label == last_label ? "   or" : label, place + function);
    last_label = label;
  }
  return text;
}

// Cycles have no root above them: drawn as they are.
std::string CycleFindingText(const Finding& finding, const std::string& label, const TextStyle& style) {
  const EndpointRate* first = finding.endpoints.empty() ? nullptr : &finding.endpoints.front();
  std::string heading =
      first == nullptr
          ? fmt::format("{} of cyclic garbage", FormatBytes(static_cast<double>(finding.retained_bytes)))
          : fmt::format("{} leaves {} of cyclic garbage ({} cycle{}) per request", Printable(first->endpoint),
                        FormatBytes(first->bytes_per_request), FormatRate(first->objects_per_request),
                        FormatRate(first->objects_per_request) == "1" ? "" : "s");
  std::string text =
      fmt::format("{}  {}{:{}}{} requests, at most {} at a time\n", style.Red(label), style.Bold(heading), "",
                  kHeaderGap, FormatCount(finding.requests), FormatBytes(static_cast<double>(finding.retained_bytes)));
  for (size_t i = 1; i < finding.endpoints.size(); ++i) {
    const EndpointRate& rate = finding.endpoints[i];
    text += fmt::format("{:{}}  {} leaves {} per request\n", "", label.size(), Printable(rate.endpoint),
                        FormatBytes(rate.bytes_per_request));
  }
  const size_t drawn = std::max<size_t>(1, finding.break_proposal ? finding.break_proposal->edges.size() : 1);
  for (size_t i = 0; i < finding.cycles.size() && i < drawn; ++i) text += CycleDrawing(finding.cycles[i], style, true);
  if (finding.break_proposal) {
    const BreakProposal& proposal = *finding.break_proposal;
    text += Field("break", fmt::format("{}   frees {} at once", Printable(proposal.edge, kLongestSentence),
                                       FormatBytes(static_cast<double>(proposal.bytes_freed))));
    text += Field("how", Printable(proposal.how));
  }
  return text;
}

}  // namespace

std::string FindingText(const Finding& finding, size_t number, const std::string& check, const TextStyle& style) {
  const bool is_leak = finding.verdict == Verdict::kLeak;
  const std::string label = fmt::format("{} {}", is_leak ? "LEAK" : "GROWS", number);
  if (finding.kind == FindingKind::kGarbage) {
    return CycleFindingText(finding, label, style) + Field("why", Printable(finding.why, 2 * kLongestSentence)) +
           Field("fix", Printable(finding.fix, kLongestSentence)) + Field("check", check);
  }
  const EndpointRate* first = finding.endpoints.empty() ? nullptr : &finding.endpoints.front();
  const std::string keeps = Keeps(finding, first) + (is_leak ? "" : ", bound not yet seen");
  std::string text = fmt::format("{}  {}{:{}}{}\n", is_leak ? style.Red(label) : style.Yellow(label), style.Bold(keeps),
                                 "", kHeaderGap, Measured(finding));
  for (size_t i = 1; i < finding.endpoints.size(); ++i) {
    text += fmt::format("{:{}}  {}\n", "", label.size(), Keeps(finding, &finding.endpoints[i]));
  }
  PathNotes notes{.suspect = Lengths(finding), .after_last = KeptSize(finding)};
  if (finding.retained_bytes > 0) {
    notes.last = fmt::format("{} retained", FormatBytes(static_cast<double>(finding.retained_bytes)));
  }
  text += PathDrawing(finding.path, notes, style);
  text += Lines(finding, style);
  text += Field("with it", Names(finding.grows_with));
  text += Field("same rate", Names(finding.same_rate_as));
  text += Field("why", Printable(finding.why, kLongestSentence));
  text += Field("fix", Printable(finding.fix, kLongestSentence));
  text += Field("check", check);
  return text;
}

}  // namespace stillheld
