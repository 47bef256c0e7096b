#include "report/hunt_json.h"

#include <string_view>

#include "report/cycle_text.h"
#include "report/record_json.h"

namespace stillheld {
namespace {

std::string_view KindName(FindingKind kind) {
  switch (kind) {
    case FindingKind::kGrowth:
      return "growth";
    case FindingKind::kGarbage:
      return "garbage";
    case FindingKind::kNative:
      return "native";
    case FindingKind::kDescriptor:
      return "descriptor";
    case FindingKind::kThread:
      return "thread";
    case FindingKind::kTask:
      return "task";
    case FindingKind::kFragmentation:
      return "fragmentation";
  }
  return "growth";
}

std::string_view VerdictName(Verdict verdict) {
  switch (verdict) {
    case Verdict::kLeak:
      return "leak";
    case Verdict::kUnboundedYet:
      return "grows";
    case Verdict::kBounded:
      return "bounded";
    case Verdict::kSaturated:
      return "saturated";
    case Verdict::kNotPerRequest:
      return "not-per-request";
    case Verdict::kFollower:
      return "follower";
  }
  return "grows";
}

Json RateJson(const EndpointRate& rate) {
  return {{"endpoint", rate.endpoint},
          {"objects_per_request", Rounded(rate.objects_per_request)},
          {"bytes_per_request", Rounded(rate.bytes_per_request)},
          {"interval", {Rounded(rate.low), Rounded(rate.high)}}};
}

Json LineJson(const SourceLine& line) {
  return {{"file", line.file}, {"line", line.line}, {"function", line.function}, {"how", line.how}};
}

// The numbers on top are those of the endpoint that keeps most; "endpoints" has all of them.
Json FindingJson(const Finding& finding) {
  const EndpointRate* most = finding.endpoints.empty() ? nullptr : &finding.endpoints.front();
  const double objects = most == nullptr ? finding.slope : most->objects_per_request;
  const double bytes = most == nullptr ? finding.slope * finding.kept_size_bytes : most->bytes_per_request;
  const double low = most == nullptr ? finding.slope - finding.slope_error : most->low;
  const double high = most == nullptr ? finding.slope + finding.slope_error : most->high;
  return {{"id", finding.id},
          {"kind", KindName(finding.kind)},
          {"verdict", VerdictName(finding.verdict)},
          {"endpoint", most == nullptr ? Json() : Json(most->endpoint)},
          {"objects_per_request", Rounded(objects)},
          {"bytes_per_request", Rounded(bytes)},
          {"interval", {Rounded(low), Rounded(high)}},
          {"endpoints", ArrayOf(finding.endpoints, RateJson)},
          {"type", finding.type},
          {"kept_size_bytes", Rounded(finding.kept_size_bytes)},
          {"kept_length", finding.kept_length},
          {"holder", finding.holder},
          {"container_type", finding.container_type},
          {"path", ArrayOf(finding.path, StepJson)},
          {"lines", ArrayOf(finding.lines, LineJson)},
          {"lengths", finding.lengths},
          {"slope", Rounded(finding.slope)},
          {"slope_error", Rounded(finding.slope_error)},
          {"requests", finding.requests},
          {"phases", finding.phases},
          {"cycle", CycleJson(finding.cycle)},
          {"cycles", ArrayOf(finding.cycles, CycleJson)},
          {"break", BreakJson(finding.break_proposal)},
          {"rule", finding.rule},
          {"why", finding.why},
          {"fix", finding.fix},
          {"bound", TextOrNull(finding.bound)},
          {"grows_with", finding.grows_with},
          {"same_rate_as", finding.same_rate_as},
          {"retained_bytes", finding.retained_bytes}};
}

Json InnocentJson(const Finding& innocent) {
  return {{"holder", innocent.holder},
          {"verdict", VerdictName(innocent.verdict)},
          {"why", innocent.why},
          {"container_type", innocent.container_type},
          {"lengths", innocent.lengths},
          {"bound", TextOrNull(innocent.bound)},
          {"rule", TextOrNull(innocent.rule)}};
}

Json PhaseJson(const PhaseRecord& phase) {
  return {{"requests", phase.requests.empty() ? Json::object() : Json(phase.requests)},
          {"failed", phase.failed},
          {"rss_bytes", phase.rss_bytes},
          {"idle", phase.idle},
          {"seconds", Rounded(phase.seconds)}};
}

std::string_view FateName(LeakFate fate) {
  switch (fate) {
    case LeakFate::kGone:
      return "gone";
    case LeakFate::kInnocent:
      return "innocent";
    case LeakFate::kStill:
      return "still there";
    case LeakFate::kNotAsked:
      return "not asked";
  }
  return "not asked";
}

Json ComparedJson(const ComparedLeak& leak) {
  return {{"id", leak.earlier.id},
          {"holder", leak.earlier.holder},
          {"endpoint", TextOrNull(leak.earlier.endpoint)},
          {"fate", FateName(leak.fate)},
          {"before", Rounded(leak.earlier.objects_per_request)},
          {"objects_per_request", Rounded(leak.objects_per_request)},
          {"error", Rounded(leak.error)},
          {"why", TextOrNull(leak.why)}};
}

Json ComparisonJson(const HuntComparison& comparison) {
  return {{"file", comparison.file},
          {"proof", comparison.is_proof()},
          {"leaks", ArrayOf(comparison.leaks, ComparedJson)},
          {"new", comparison.new_holders}};
}

std::string_view OverallVerdict(const HuntResult& result) {
  std::string_view verdict = "no leak";
  for (const Finding& finding : result.findings) {
    if (finding.verdict == Verdict::kLeak) return "leak";
    verdict = VerdictName(finding.verdict);
  }
  return verdict;
}

}  // namespace

std::string HuntJson(const HuntResult& result, const std::string& tool) {
  Json json = {{"schema", 1},
               {"tool", tool},
               {"target", TargetJson(result.target)},
               {"phases", ArrayOf(result.phases, PhaseJson)},
               {"snapshots", ArrayOf(result.snapshots, SnapshotJson)},
               {"verdict", OverallVerdict(result)},
               {"findings", ArrayOf(result.findings, FindingJson)},
               {"innocent", ArrayOf(result.innocents, InnocentJson)}};
  if (result.comparison) json["against"] = ComparisonJson(*result.comparison);
  return JsonText(json);
}

}  // namespace stillheld
