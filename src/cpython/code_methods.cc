#include "cpython/code_methods.h"

#include <span>
#include <unordered_map>

namespace stillheld {
namespace {

struct Known {
  std::string_view name;
  CallEffect effect;
};

// The methods of the built-in containers, and the names that others give to the same.
constexpr Known kMethods[] = {
    {"append", CallEffect::kStores},
    {"appendleft", CallEffect::kStores},
    {"add", CallEffect::kStores},
    {"extend", CallEffect::kStores},
    {"extendleft", CallEffect::kStores},
    {"insert", CallEffect::kStores},
    {"update", CallEffect::kStores},
    {"__setitem__", CallEffect::kStores},
    {"write", CallEffect::kStores},
    {"writelines", CallEffect::kStores},
    {"set", CallEffect::kStores},
    {"push", CallEffect::kStores},
    {"put", CallEffect::kStores},
    {"put_nowait", CallEffect::kStores},
    {"register", CallEffect::kStores},
    {"connect", CallEffect::kStores},
    {"subscribe", CallEffect::kStores},
    {"add_done_callback", CallEffect::kStores},
    {"add_callback", CallEffect::kStores},
    {"add_listener", CallEffect::kStores},
    {"add_handler", CallEffect::kStores},
    {"addHandler", CallEffect::kStores},
    {"addFilter", CallEffect::kStores},
    {"enter_context", CallEffect::kStores},
    {"setdefault", CallEffect::kStoresElement},
    {"get", CallEffect::kElement},
    {"values", CallEffect::kElement},
    {"items", CallEffect::kElement},
    {"pop", CallEffect::kRemoves},
    {"popitem", CallEffect::kRemoves},
    {"popleft", CallEffect::kRemoves},
    {"remove", CallEffect::kRemoves},
    {"discard", CallEffect::kRemoves},
    {"clear", CallEffect::kRemoves},
    {"__delitem__", CallEffect::kRemoves},
    {"difference_update", CallEffect::kRemoves},
    {"intersection_update", CallEffect::kRemoves},
    {"get_nowait", CallEffect::kRemoves},
    {"unregister", CallEffect::kRemoves},
    {"disconnect", CallEffect::kRemoves},
    {"unsubscribe", CallEffect::kRemoves},
    {"remove_done_callback", CallEffect::kRemoves},
    {"removeHandler", CallEffect::kRemoves},
    {"removeFilter", CallEffect::kRemoves},
    {"__len__", CallEffect::kLength},
    {"qsize", CallEffect::kLength},
};

constexpr Known kFunctions[] = {
    {"heappush", CallEffect::kStores},     {"insort", CallEffect::kStores},   {"insort_left", CallEffect::kStores},
    {"insort_right", CallEffect::kStores}, {"heappop", CallEffect::kRemoves}, {"len", CallEffect::kLength},
};

using Index = std::unordered_map<std::string_view, CallName>;

Index MakeIndex(std::span<const Known> known) {
  Index index;
  for (const auto& [name, effect] : known) {
    index.emplace(name, CallName{effect, std::string(name), "[…]." + std::string(name)});
  }
  return index;
}

const CallName* Find(const Index& index, std::string_view name) {
  const auto found = index.find(name);
  return found == index.end() ? nullptr : &found->second;
}

}  // namespace

const CallName* FindMethod(std::string_view name) {
  static const Index index = MakeIndex(kMethods);
  return Find(index, name);
}

const CallName* FindFunction(std::string_view name) {
  static const Index index = MakeIndex(kFunctions);
  return Find(index, name);
}

}  // namespace stillheld
