// What calling something does to a container, judged by the name of what is called.
#ifndef STILLHELD_CPYTHON_CODE_METHODS_H_
#define STILLHELD_CPYTHON_CODE_METHODS_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace stillheld {

enum class CallEffect : uint8_t {
  kStores,         // into the receiver, or for a function into its first argument
  kStoresElement,  // the same, and it gives one of the receiver's elements: setdefault
  kElement,        // gives an element, or elements to loop over: get, values
  kRemoves,
  kLength,
};

struct CallName {
  CallEffect effect;
  std::string name;
  std::string on_element;  // how a call on an element of a container is written: "[…].append"
};

// Of a method; nullptr if nothing is known about it. The result lives as long as the program.
const CallName* FindMethod(std::string_view name);
// Of a function that takes the container as its first argument: len, heapq.heappush, bisect.insort.
const CallName* FindFunction(std::string_view name);

}  // namespace stillheld

#endif  // STILLHELD_CPYTHON_CODE_METHODS_H_
