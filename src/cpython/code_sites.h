// CodeSites: writes into the graph what the code objects of a target do to the names that they use.
#ifndef STILLHELD_CPYTHON_CODE_SITES_H_
#define STILLHELD_CPYTHON_CODE_SITES_H_

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "cpython/code_object.h"
#include "cpython/code_uses.h"
#include "heap/heap_builder.h"

namespace stillheld {

class CodeSites {
 public:
  // All must outlive it.
  CodeSites(const MemoryReader& memory, const Layout& layout, HeapBuilder& builder);

  // Of the code object at this address, which is `node`. Cost: a few microseconds.
  void Add(NodeId node, Address code);

 private:
  std::vector<std::string_view> Texts(const std::vector<Address>& names);

  const MemoryReader& memory_;
  const Layout& layout_;
  HeapBuilder& builder_;
  CodeReader reader_;
  // Names of variables and attributes are interned: most code objects share theirs with others.
  std::unordered_map<Address, std::string> text_by_address_;
};

}  // namespace stillheld

#endif  // STILLHELD_CPYTHON_CODE_SITES_H_
