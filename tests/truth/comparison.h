// What the graph of a process says against what its interpreter says.
#ifndef STILLHELD_TESTS_TRUTH_COMPARISON_H_
#define STILLHELD_TESTS_TRUTH_COMPARISON_H_

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "analysis/reference_accounts.h"
#include "heap/heap_graph.h"
#include "told_truth.h"

namespace stillheld::truth {

// How an edge of the graph stands before Python was asked about its name.
enum class Standing : uint8_t {
  kVisited,   // gc.get_referents names it
  kCounted,   // not visited, but the target's reference count is exactly the references found: each of them is real
  kOpen,      // neither: Python has to confirm it under its name
  kSurplus,   // more references were found than the target has: one of them is invented
  kNotOwned,  // a weak reference
  kGuess,     // of a type without a decoder: a pointer that the object contains, which nothing proves or refutes
};

// Counts of one type.
struct Score {
  bool is_decoded = true;  // of all its instances
  uint64_t objects = 0, missing_objects = 0, invented_objects = 0;
  uint64_t edges = 0, missing_edges = 0;  // that gc.get_referents says; of those, not in the graph, not even as a guess
  uint64_t guessed_edges = 0;             // of those, found as a guess only
  uint64_t counted_guesses = 0, open_guesses = 0;  // guesses that only the target's count proves, or that nothing does
  uint64_t wrong_guesses = 0;                      // the target has no reference left for them
  uint64_t unexplained = 0;                        // objects with a reference that nothing in the process shows
  std::map<std::string, uint64_t> unproved;        // guesses that nothing proves, by where they are
  uint64_t sizes = 0, wrong_sizes = 0, larger_sizes = 0;  // larger: more than sys.getsizeof, for what is owned outside
  uint64_t lengths = 0, wrong_lengths = 0;
  uint64_t unlisted_objects = 0, unproved_objects = 0;  // nodes that no gc.get_referents leads to; of those, not proved
  std::map<Standing, uint64_t> standings;
  std::vector<std::string> examples;

  void AddExample(std::string text) {
    if (examples.size() < 8) examples.push_back(std::move(text));
  }
};

class Comparison {
 public:
  // Both must outlive this.
  Comparison(const HeapGraph& graph, const ToldTruth& truth);

  const std::map<std::string, Score>& scores() const { return scores_; }
  // Objects with a reference that nothing in the process shows.
  const std::vector<NodeId>& unexplained() const { return unexplained_; }
  ReferenceAccount AccountOf(NodeId node) const { return accounts_.Of(node); }

  // The name that the interpreter gives to the node's type.
  std::string TypeNameOf(NodeId node) const;

  // Calls visit(NodeId source, const Edge&, Standing) for each edge whose source the interpreter told of.
  template <class Visit>
  void ForEachEdge(Visit visit) const {
    for (uint64_t edge = 0; edge < standings_.size(); ++edge) {
      if (is_told_[edge]) visit(graph_.source(edge), graph_.edge(edge), standings_[edge]);
    }
  }

 private:
  void CompareObject(const ToldObject& told);
  void CompareEdges(const ToldObject& told, NodeId node, Score& score);
  NodeId InstanceWithValuesOf(NodeId dict) const;
  void CompareFacts(const ToldObject& told, NodeId node, Score& score);
  void LookForInvented();
  void CountOwners();
  uint64_t OwnedInEdges(NodeId node) const { return owners_[node.index()]; }
  Standing StandingByCount(NodeId target) const;
  Standing StandingOfGuess(NodeId target) const;
  uint64_t GuessedSurplus(NodeId target) const;
  bool IsCountExact(NodeId target) const;
  void ListUnproved(const Edge& edge, Score& score) const;
  std::string Describe(NodeId node) const;

  const HeapGraph& graph_;
  const ToldTruth& truth_;
  const ReferenceAccounts accounts_;
  std::map<std::string, Score> scores_;
  std::vector<NodeId> unexplained_;
  std::vector<Standing> standings_;  // by edge
  std::vector<bool> is_told_;        // by edge
  std::vector<uint64_t> owners_;     // by node: the owned references to it that the graph has
  std::vector<uint64_t> in_memory_;  // by node: words of memory of C code that some object leads to
  std::vector<uint64_t> surplus_;    // by node: guesses that its count has no room for, not yet counted
};

}  // namespace stillheld::truth

#endif  // STILLHELD_TESTS_TRUTH_COMPARISON_H_
