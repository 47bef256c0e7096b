#include "report/comparison_text.h"

#include <fmt/format.h>

#include <cmath>

#include "report/printable.h"

namespace stillheld {
namespace {

// Rounded up: an error is never said to be smaller than it is.
std::string Rate(const ComparedLeak& leak) {
  return fmt::format("{:.2f} ± {:.2f} objects per request", leak.objects_per_request,
                     std::ceil(leak.error * 100 - 1e-9) / 100);
}

std::string Fate(const ComparedLeak& leak, const TextStyle& style) {
  switch (leak.fate) {
    case LeakFate::kGone:
      return fmt::format("{}  {}", style.Green("GONE"), Rate(leak));
    case LeakFate::kInnocent:
      return fmt::format("{}  no leak any more: {}", style.Green("GONE"), Printable(leak.why, kLongestSentence));
    case LeakFate::kStill:
      return fmt::format("{}  {}", style.Red("STILL THERE"), Rate(leak));
    case LeakFate::kNotAsked:
      return fmt::format("{}  no request went to {} this time", style.Yellow("NOT PROVEN"),
                         Printable(leak.earlier.endpoint));
  }
  return "";
}

}  // namespace

std::string ComparisonText(const HuntComparison& comparison, const TextStyle& style) {
  std::string text = fmt::format("Against {}:\n", Printable(comparison.file));
  for (const ComparedLeak& leak : comparison.leaks) {
    text += fmt::format("    {}\n        {}, was {:.2f}\n", Printable(leak.earlier.holder), Fate(leak, style),
                        leak.earlier.objects_per_request);
  }
  if (comparison.leaks.empty()) text += "    it has no leak\n";
  for (const std::string& holder : comparison.new_holders) {
    text += fmt::format("    {}\n        {}\n", Printable(holder), style.Red("NEW"));
  }
  return text;
}

}  // namespace stillheld
