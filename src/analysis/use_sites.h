// Which places in code store into a container, remove from it or compare its length, judged by its owners' names?
//
// Code is matched by the name it uses. `_cache` means many things in a large program, so code counts only if it stands
// where code about the owner stands: in the file of the module that holds it or its owner, of the owner's class or of a
// base class. The program's own code comes before that of installed packages. Code elsewhere counts only for names that
// hardly any file uses. A subclass of dict calls itself `self`; a variable of a closure has a name in the code of its
// function only.
#ifndef STILLHELD_ANALYSIS_USE_SITES_H_
#define STILLHELD_ANALYSIS_USE_SITES_H_

#include <set>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "analysis/owners.h"
#include "heap/heap_graph.h"

namespace stillheld {

struct ContainerUses {
  std::vector<UseSite> stores;  // best candidate first
  std::vector<UseSite> removals;
  std::vector<UseSite> compares;  // of the length
  std::vector<UseSite> rebinds;
  std::vector<UseSite> expiries;  // where it loses what is old
};

class UseFinder {
 public:
  // The graph must outlive this.
  explicit UseFinder(const HeapGraph& graph);

  // `owners` are those of the container.
  ContainerUses Find(NodeId container, const std::vector<Owner>& owners) const;

  // The file in which the module of this name stands; empty if it is not known.
  std::string_view FileOfModule(std::string_view module) const;
  // The file in which the code stands; empty if it is not known.
  std::string_view FileOfCode(NodeId code) const;

 private:
  // Where code about an owner stands.
  struct Home {
    std::set<std::string_view> files;
    std::set<std::string_view> classes;  // qualified names
  };
  struct Candidates;

  Home HomeOf(const Owner& owner) const;
  void AddClass(NodeId type, Home& home) const;
  void AddOwner(const Owner& owner, std::string_view container_type, Candidates& candidates) const;
  void AddCallsOnOwner(const Owner& owner, std::string_view container_type, Candidates& candidates) const;
  void AddSelf(NodeId container, Candidates& candidates) const;
  std::set<StringId> VariablesOf(NodeId container) const;
  void AddTimerCalls(NodeId container, Candidates& candidates) const;
  void AddClosure(const Owner& owner, NodeId container, Candidates& candidates) const;
  void AddKeysAsAttributes(NodeId container, std::string_view container_type, Candidates& candidates) const;
  std::string_view QualnameOfCode(NodeId code) const;

  const HeapGraph& graph_;
  std::unordered_map<std::string_view, std::string_view> file_by_module_;
};

}  // namespace stillheld

#endif  // STILLHELD_ANALYSIS_USE_SITES_H_
