#include "findings/rules/wording.h"

#include <fmt/format.h>

#include <cmath>

namespace stillheld {

std::string PerRequest(double objects_per_request, std::string_view singular, std::string_view plural) {
  const double rate = objects_per_request;
  auto close_to = [](double value, double whole) { return whole >= 1 && std::abs(value - whole) <= 0.02 * whole; };
  if (close_to(rate, 1)) return fmt::format("one {} in every request", singular);
  if (rate > 1 && close_to(rate, std::round(rate))) {
    return fmt::format("{} {} in every request", std::llround(rate), plural);
  }
  if (rate > 0 && rate < 0.7 && close_to(1 / rate, std::round(1 / rate))) {
    return fmt::format("one {} in every {} requests", singular, std::llround(1 / rate));
  }
  return fmt::format("{:.2f} {} per request", rate, plural);
}

std::string ItemsPerRequest(const GrowthFacts& facts) {
  const bool has_keys = !facts.key_type.empty();
  return PerRequest(facts.objects_per_request, has_keys ? "entry" : "item", has_keys ? "entries" : "items");
}

std::string NobodyRemoves(const GrowthFacts& facts) {
  if (facts.bound_is_ahead) return "";
  if (facts.removal_is_known) return " and the code that removes some does not keep up";
  return facts.store_is_known ? " and nothing removes it" : " and none is removed";
}

std::string AndNobodyRemoves(const GrowthFacts& facts) {
  const std::string text = NobodyRemoves(facts);
  return text.empty() ? text : "," + text;
}

std::string WithArticle(std::string_view noun) {
  const bool vowel = !noun.empty() && std::string_view("aeiouAEIOU").contains(noun.front());
  return fmt::format("{} {}", vowel ? "an" : "a", noun);
}

std::string_view ShortType(std::string_view type) {
  const size_t dot = type.rfind('.');
  return dot == std::string_view::npos ? type : type.substr(dot + 1);
}

std::string HowToBound(const GrowthFacts& facts) {
  if (facts.container_type == "list" || facts.container_type == "tuple") return "collections.deque(maxlen=…)";
  if (facts.container_type == "collections.deque") return "maxlen=…";
  if (facts.key_type.empty()) return "a size at which the oldest are dropped";
  return "a cache with a maximum size, for example functools.lru_cache(maxsize=…)";
}

bool Mentions(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

}  // namespace stillheld
