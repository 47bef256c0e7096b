#include "report/garbage_report.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "report/cycle_text.h"
#include "report/numbers.h"
#include "report/printable.h"

namespace stillheld {
namespace {

std::string Field(std::string_view label, std::string_view text) {
  return text.empty() ? "" : fmt::format("    {:<12}{}\n", label, text);
}

std::string Count(uint64_t count, std::string_view noun) {
  return fmt::format("{} {}{}", FormatCount(count), noun, count == 1 ? "" : "s");
}

std::string_view PlaceName(GarbagePlace place) {
  switch (place) {
    case GarbagePlace::kUncollected:
      return "uncollected";
    case GarbagePlace::kGarbageList:
      return "gc.garbage";
    case GarbagePlace::kUnseeable:
      return "unseeable";
    case GarbagePlace::kAlive:
      return "alive";
  }
  return "";
}

// "off; thresholds 700, 10, 10; counts 312, 4, 2; …"
std::string CollectorText(const CollectorState& state, const TextStyle& style) {
  std::string text = fmt::format("Collector: {}; thresholds {}; counts {}", state.runs() ? "on" : style.Red("off"),
                                 fmt::join(state.thresholds, ", "), fmt::join(state.counts, ", "));
  text += fmt::format("; objects by generation {}, {}, {}", FormatCount(state.tracked[0]),
                      FormatCount(state.tracked[1]), FormatCount(state.tracked[2]));
  if (state.collections[0] + state.collections[1] + state.collections[2] > 0) {
    text += fmt::format("; collections so far {}", fmt::join(state.collections, ", "));
  }
  if (state.frozen > 0) text += fmt::format("; {} frozen", FormatCount(state.frozen));
  if (state.garbage_length > 0) text += fmt::format("; gc.garbage has {}", Count(state.garbage_length, "object"));
  if (!state.debug_flags.empty()) text += fmt::format("; debug flags {}", fmt::join(state.debug_flags, " | "));
  if (!state.callbacks.empty()) {
    text += fmt::format("; callbacks {}", Printable(fmt::format("{}", fmt::join(state.callbacks, ", "))));
  }
  text += "\n";
  for (const std::string& warning : state.warnings) text += style.Yellow("Note: " + Printable(warning, 1000)) + "\n";
  return text;
}

// Until when uncollected garbage waits.
std::string WaitingText(const CycleGroup& group, const CollectorState& collector) {
  if (group.generation == 3) return " frozen by gc.freeze(): no collection takes them";
  const std::string_view kept = collector.saves_all() ? ", and kept in gc.garbage from then on" : "";
  if (group.is_uncollectable) {
    return fmt::format(" that no collection frees: {} of generation {} moves what has __del__ to gc.garbage",
                       collector.runs() ? "the next one" : "one", group.generation);
  }
  if (collector.runs()) return fmt::format(" until generation {} is collected{}", group.generation, kept);
  const std::string_view start = collector.enabled ? "gc.set_threshold()" : "gc.enable()";
  return fmt::format(" that nothing collects until {} or gc.collect() is called{}", start, kept);
}

std::string Heading(const CycleGroup& group, const CollectorState& collector, const TextStyle& style) {
  const std::string what = fmt::format("{}, {} ({})", Count(group.count, "cycle"), Count(group.objects, "object"),
                                       FormatBytes(static_cast<double>(group.bytes)));
  switch (group.place) {
    case GarbagePlace::kUncollected:
      return style.Bold(what) + WaitingText(group, collector);
    case GarbagePlace::kGarbageList:
      return style.Bold(what) + " found by a collection, and kept in gc.garbage";
    case GarbagePlace::kUnseeable:
      return style.Bold(what) + " that the collector cannot see (a guess)";
    case GarbagePlace::kAlive:
      return style.Bold(what) + " alive";
  }
  return what;
}

std::string GroupText(const CycleGroup& group, const CollectorState& collector, const TextStyle& style,
                      bool all_cycles) {
  std::string text = Heading(group, collector, style) + "\n";
  for (const std::vector<CycleStep>& cycle : group.cycles) {
    text += CycleDrawing(cycle, style, all_cycles);
    if (!all_cycles && &cycle - group.cycles.data() == 1) break;
  }
  if (!all_cycles && group.cycles.size() > 2) {
    text += fmt::format("    … and {} (stillheld cycles shows them)\n", Count(group.cycles.size() - 2, "more cycle"));
  }
  if (group.cycles.empty())
    text += fmt::format("    {} that are too tangled to draw\n", Count(group.members, "object"));
  if (!group.lacking_type.empty()) {
    text += Field("blind spot", Printable(group.lacking_type) + " has no Py_TPFLAGS_HAVE_GC");
    text += Field("remedy", Printable(group.remedy, kLongestSentence));
  }
  if (group.finalizers > 0)
    text +=
        Field("finalizers", fmt::format("{} with __del__: {}", Count(group.finalizers, "object"),
                                        group.is_uncollectable
                                            ? "never called, as this version's collector frees no cycle that has one"
                                            : "called when the collector takes the cycle, not before"));
  if (group.callbacks > 0) text += Field("callbacks", Count(group.callbacks, "weak reference") + " with a callback");
  if (group.break_proposal) {
    const BreakProposal& proposal = *group.break_proposal;
    text += Field("break", fmt::format("{}   {} {} at once", style.Bold(Printable(proposal.edge, kLongestSentence)),
                                       group.place == GarbagePlace::kAlive ? "once it is let go, frees" : "frees",
                                       FormatBytes(static_cast<double>(proposal.bytes_freed))));
    text += Field("how", Printable(proposal.how));
    text += Field("", Printable(proposal.advice, kLongestSentence));
    if (!proposal.rest.empty()) {
      text += Field("remains", Printable(fmt::format("{}", fmt::join(proposal.rest, ", ")), kLongestSentence));
    }
  }
  return text;
}

std::string Summary(const Garbage& garbage) {
  if (!garbage.groups.empty() && garbage.groups.front().place == GarbagePlace::kAlive) {
    return fmt::format("{}, alive; classes and modules are left out\n",
                       Count(garbage.groups.size(), "shape") + " of cycles");
  }
  if (garbage.groups.empty() && garbage.unreachable == 0) return "No cyclic garbage.\n";
  const uint64_t waiting = garbage.bytes - std::min(garbage.bytes, garbage.bytes_in_gc_garbage);
  std::string text = fmt::format("{} unreachable, {} with the text and bytes that only they hold",
                                 Count(garbage.unreachable, "object"), FormatBytes(static_cast<double>(waiting)));
  if (garbage.in_gc_garbage > 0) {
    text += fmt::format("; besides {} ({}) that gc.garbage alone keeps", Count(garbage.in_gc_garbage, "object"),
                        FormatBytes(static_cast<double>(garbage.bytes_in_gc_garbage)));
  }
  return text + fmt::format("; {}\n", Count(garbage.groups.size(), "shape") + " of cycles");
}

std::string ReportText(const GarbageReport& report, const TextStyle& style, bool all_cycles) {
  std::string text = SnapshotText(report.snapshot) + CollectorText(report.garbage.collector, style) + "\n";
  text += Summary(report.garbage);
  const std::vector<CycleGroup>& groups = report.garbage.groups;
  const size_t shown = std::min(report.shown, groups.size());
  for (size_t i = 0; i < shown; ++i) text += "\n" + GroupText(groups[i], report.garbage.collector, style, all_cycles);
  if (shown < groups.size()) text += fmt::format("\n… and {} more shapes\n", FormatCount(groups.size() - shown));
  const std::string sentences = Field("why", Printable(report.garbage.why, kLongestSentence)) +
                                Field("returned", Printable(report.garbage.returned, kLongestSentence)) +
                                Field("collector", Printable(report.garbage.recommendation, kLongestSentence));
  if (!sentences.empty()) text += "\n" + sentences;
  return text;
}

Json GroupJson(const CycleGroup& group) {
  Json json = {{"count", group.count},
               {"objects", group.objects},
               {"bytes", group.bytes},
               {"generation", group.generation},
               {"count_by_generation", group.count_by_generation},
               {"where", PlaceName(group.place)},
               {"guess", group.place == GarbagePlace::kUnseeable},
               {"shape", group.shape},
               {"members", group.members},
               {"finalizers", group.finalizers},
               {"uncollectable", group.is_uncollectable},
               {"callbacks", group.callbacks},
               {"cycle", group.cycles.empty() ? Json::array() : CycleJson(group.cycles.front())},
               {"cycles", Json::array()},
               {"break", BreakJson(group.break_proposal)},
               {"lacks_gc", group.lacking_type.empty() ? Json() : Json(group.lacking_type)},
               {"remedy", group.remedy.empty() ? Json() : Json(group.remedy)}};
  for (const std::vector<CycleStep>& cycle : group.cycles) json["cycles"].push_back(CycleJson(cycle));
  return json;
}

Json CollectorJson(const CollectorState& state) {
  return {{"enabled", state.enabled},         {"runs", state.runs()},         {"thresholds", state.thresholds},
          {"counts", state.counts},           {"objects", state.tracked},     {"collections", state.collections},
          {"collected", state.collected},     {"frozen", state.frozen},       {"garbage_length", state.garbage_length},
          {"debug_flags", state.debug_flags}, {"callbacks", state.callbacks}, {"warnings", state.warnings}};
}

}  // namespace

std::string GarbageText(const GarbageReport& report, const TextStyle& style) {
  return ReportText(report, style, false);
}
std::string CyclesText(const GarbageReport& report, const TextStyle& style) { return ReportText(report, style, true); }

std::string GarbageJson(const GarbageReport& report) {
  const Garbage& garbage = report.garbage;
  Json json = {{"schema", 1},
               {"snapshot", SnapshotFacts(report.snapshot)},
               {"collector", CollectorJson(garbage.collector)},
               {"unreachable", garbage.unreachable},
               {"in_gc_garbage", garbage.in_gc_garbage},
               {"bytes", garbage.bytes},
               {"why", garbage.why},
               {"returned", garbage.returned},
               {"recommendation", garbage.recommendation},
               {"groups", Json::array()}};
  for (const CycleGroup& group : garbage.groups) json["groups"].push_back(GroupJson(group));
  if (report.with_addresses) json["addresses"] = garbage.addresses;
  return JsonText(json);
}

}  // namespace stillheld
