#include "analysis/what_if.h"

#include <algorithm>
#include <limits>
#include <map>
#include <string_view>
#include <tuple>
#include <utility>

#include "analysis/break_cost.h"

namespace stillheld {
namespace {

constexpr double kNearlyAll = 0.9;
constexpr size_t kMostChoices = 60;          // of which sets are tried
constexpr uint64_t kMostSteps = 50'000'000;  // strands looked at, in all replays together

struct Choice {
  BreakChoice what;
  uint32_t cost = 0;  // of its dearest strand
};

class Replay {
 public:
  explicit Replay(const Knot& knot) : knot_(knot), begin_(knot.members.size() + 1), holders_(knot.members.size()) {
    for (const Knot::Strand& strand : knot.strands) ++begin_[strand.from + 1];
    for (size_t m = 0; m < knot.members.size(); ++m) begin_[m + 1] += begin_[m];
    for (const Knot::Strand& strand : knot.strands) holders_[strand.to] += strand.references;
  }

  // is_cut: by strand.
  uint64_t BytesFreed(const std::vector<uint8_t>& is_cut, std::vector<bool>* freed_members = nullptr) {
    left_ = holders_;
    steps_ += knot_.strands.size();
    for (size_t s = 0; s < knot_.strands.size(); ++s) {
      if (is_cut[s] != 0) left_[knot_.strands[s].to] -= knot_.strands[s].references;
    }
    open_.clear();
    for (uint32_t m = 0; m < left_.size(); ++m) {
      if (left_[m] == 0) open_.push_back(m);
    }
    uint64_t bytes = 0;
    for (size_t i = 0; i < open_.size(); ++i) {
      const uint32_t member = open_[i];
      bytes += knot_.members[member].bytes;
      if (freed_members != nullptr) (*freed_members)[member] = true;
      for (uint32_t s = begin_[member]; s < begin_[member + 1]; ++s) {
        const Knot::Strand& strand = knot_.strands[s];
        if (is_cut[s] == 0 && (left_[strand.to] -= strand.references) == 0) open_.push_back(strand.to);
      }
    }
    return open_.size() == knot_.members.size() ? bytes + knot_.shared_bytes : bytes;
  }

  bool is_tired() const { return steps_ > kMostSteps; }

 private:
  const Knot& knot_;
  std::vector<uint32_t> begin_;    // of the strands, by member
  std::vector<uint32_t> holders_;  // references, by member
  std::vector<uint32_t> left_;
  std::vector<uint32_t> open_;
  uint64_t steps_ = 0;
};

// Whose reference it is: a type's, or that of one function's frames.
using Holder = std::pair<std::string_view, std::string_view>;

Holder HolderOf(const HeapGraph& graph, NodeId node) {
  const ObjectName* name = graph.name(node);
  return {graph.type_name(node), name == nullptr ? std::string_view() : graph.text(name->qualname)};
}

// Many that point to one: children to their parent.
bool AreManyToOne(const Knot& knot, const std::vector<uint32_t>& strands) {
  std::vector<uint32_t> targets;
  for (const uint32_t s : strands) targets.push_back(knot.strands[s].to);
  std::ranges::sort(targets);
  return !std::ranges::unique(targets).empty();
}

bool IsToItself(const Knot& knot, const std::vector<uint32_t>& strands) {
  return std::ranges::all_of(strands, [&knot](uint32_t s) { return knot.strands[s].from == knot.strands[s].to; });
}

// "table['a']" → "table"; empty if it is no entry under a str key.
std::string_view TableOf(std::string_view general_name) {
  return general_name.ends_with("']") ? general_name.substr(0, general_name.rfind("['")) : std::string_view();
}

std::vector<Choice> ChoicesOf(const HeapGraph& graph, const Knot& knot) {
  constexpr uint32_t kWholeTable = 2;
  const BreakCosts costs(graph);
  std::map<std::pair<Holder, std::string>, Choice> choice_by_name;
  std::map<std::pair<Holder, std::string>, std::vector<const Choice*>> entries_by_table;
  for (uint32_t s = 0; s < knot.strands.size(); ++s) {
    const Knot::Strand& strand = knot.strands[s];
    Choice& choice = choice_by_name[{HolderOf(graph, knot.members[strand.from].node), strand.general_name}];
    choice.what.name = strand.general_name;
    choice.what.strands.push_back(s);
    choice.cost = std::max(choice.cost, costs.Cost(knot, strand));
  }
  for (auto& [key, choice] : choice_by_name) {
    const bool has_many = AreManyToOne(knot, choice.what.strands);
    choice.what.points_back = has_many || NamesOwner(choice.what.name) || IsToItself(knot, choice.what.strands);
    if (has_many) choice.cost -= std::min<uint32_t>(choice.cost, 5);
    const std::string_view table = TableOf(choice.what.name);
    if (!table.empty()) entries_by_table[{key.first, std::string(table)}].push_back(&choice);
  }
  std::vector<Choice> choices;
  for (const auto& [key, entries] : entries_by_table) {
    if (entries.size() < 2) continue;
    Choice& whole = choices.emplace_back();
    whole.what.name = key.second + "[*]";
    for (const Choice* entry : entries) {
      whole.what.strands.insert(whole.what.strands.end(), entry->what.strands.begin(), entry->what.strands.end());
      whole.cost = std::max(whole.cost, entry->cost + kWholeTable);
    }
    whole.what.points_back = AreManyToOne(knot, whole.what.strands);
  }
  for (auto& [key, choice] : choice_by_name) choices.push_back(std::move(choice));
  std::ranges::stable_sort(choices, {}, &Choice::cost);
  return choices;
}

// Sets of choices in ascending order of their number, then of their cost.
class Search {
 public:
  Search(const Knot& knot, const std::vector<Choice>& choices)
      : knot_(knot),
        choices_(choices),
        replay_(knot),
        is_cut_(knot.strands.size()),
        enough_(static_cast<uint64_t>(kNearlyAll * static_cast<double>(knot.bytes()))) {}

  // Empty if there is none.
  std::vector<size_t> Run() {
    const auto machinery = std::ranges::lower_bound(choices_, kMachinery, {}, &Choice::cost);
    for (const auto end : {machinery, choices_.end()}) {
      usable_ = static_cast<size_t>(end - choices_.begin());
      if (TrySmallSets() || MendWhatIsCut()) return best_;
    }
    return {};
  }

 private:
  bool TrySmallSets() {
    for (size_t size = 1; size <= 3 && best_.empty() && !replay_.is_tired(); ++size) {
      best_cost_ = std::numeric_limits<uint32_t>::max();
      best_bytes_ = 0;
      Extend(0, size, 0);
    }
    return !best_.empty();
  }

  // The cheapest set of any size: everything is cut, and then, the dearest first, what need not be.
  bool MendWhatIsCut() {
    if (usable_ > kMostChoices * 4) return false;
    std::ranges::fill(is_cut_, uint8_t{0});
    for (size_t c = 0; c < usable_; ++c) Mark(c, 1);
    if (replay_.BytesFreed(is_cut_) < enough_) {
      std::ranges::fill(is_cut_, uint8_t{0});
      return false;
    }
    for (size_t c = usable_; c-- > 0;) {
      Mark(c, 0);
      if (replay_.BytesFreed(is_cut_) < enough_) {
        Mark(c, 1);
        best_.push_back(c);
      }
    }
    std::ranges::reverse(best_);
    return true;
  }

  void Mark(size_t choice, uint8_t value) {
    for (const uint32_t s : choices_[choice].what.strands) is_cut_[s] = value;
  }

  void Extend(size_t first, size_t more, uint32_t cost) {
    if (more == 0) {
      const uint64_t bytes = replay_.BytesFreed(is_cut_);
      if (bytes >= enough_ && std::tuple(cost, ~bytes) < std::tuple(best_cost_, ~best_bytes_)) {
        best_ = chosen_;
        best_cost_ = cost;
        best_bytes_ = bytes;
      }
      return;
    }
    for (size_t c = first; c < std::min(usable_, kMostChoices); ++c) {
      if (choices_[c].cost >= best_cost_ - std::min(cost, best_cost_) || replay_.is_tired()) return;
      chosen_.push_back(c);
      Mark(c, 1);
      Extend(c + 1, more - 1, cost + choices_[c].cost);
      Mark(c, 0);
      chosen_.pop_back();
    }
  }

  const Knot& knot_;
  const std::vector<Choice>& choices_;
  Replay replay_;
  std::vector<uint8_t> is_cut_;
  const uint64_t enough_;
  size_t usable_ = 0;  // of the choices, the cheapest first
  std::vector<size_t> chosen_;
  std::vector<size_t> best_;
  uint32_t best_cost_ = 0;
  uint64_t best_bytes_ = 0;
};

// Of what is left: references among members that are not freed.
std::vector<BreakChoice> RestOf(const Knot& knot, const std::vector<Choice>& choices, std::vector<uint8_t> is_cut) {
  constexpr size_t kMostRest = 4;
  Replay replay(knot);
  std::vector<BreakChoice> rest;
  // What frees nothing at first may do so once another one is broken: from the start again after each.
  for (size_t c = 0; c < choices.size(); ++c) {
    const Choice& choice = choices[c];
    std::vector<bool> freed(knot.members.size());
    const uint64_t before = replay.BytesFreed(is_cut, &freed);
    if (before == knot.bytes() || rest.size() == kMostRest || replay.is_tired()) break;
    bool matters = false;
    for (const uint32_t s : choice.what.strands) matters |= is_cut[s] == 0 && !freed[knot.strands[s].from];
    if (!matters) continue;
    std::vector<uint8_t> with = is_cut;
    for (const uint32_t s : choice.what.strands) with[s] = 1;
    if (replay.BytesFreed(with) <= before) continue;
    is_cut = std::move(with);
    rest.push_back(choice.what);
    c = ~size_t{0};
  }
  return rest;
}

}  // namespace

uint64_t BytesFreedWithout(const Knot& knot, const std::vector<BreakChoice>& choices) {
  std::vector<uint8_t> is_cut(knot.strands.size());
  for (const BreakChoice& choice : choices) {
    for (const uint32_t s : choice.strands) is_cut[s] = 1;
  }
  return Replay(knot).BytesFreed(is_cut);
}

BreakSet FindBreak(const HeapGraph& graph, const Knot& knot) {
  BreakSet set;
  if (!knot.is_whole || knot.strands.empty()) return set;
  const std::vector<Choice> choices = ChoicesOf(graph, knot);
  Search search(knot, choices);
  const std::vector<size_t> best = search.Run();
  if (best.empty()) return set;
  std::vector<uint8_t> is_cut(knot.strands.size());
  for (const size_t c : best) {
    for (const uint32_t s : choices[c].what.strands) is_cut[s] = 1;
    set.choices.push_back(choices[c].what);
  }
  set.bytes_freed = BytesFreedWithout(knot, set.choices);
  set.rest = RestOf(knot, choices, std::move(is_cut));
  return set;
}

}  // namespace stillheld
