#include "told_truth.h"

#include <fstream>

#include "base/error.h"

namespace stillheld::truth {
namespace {

constexpr uint64_t kTracked = 1;
constexpr uint64_t kScaffold = 2;

}  // namespace

ToldTruth ReadToldTruth(const std::string& path) {
  ToldTruth truth;
  std::ifstream numbers(path, std::ios::binary);
  std::vector<char> buffer(1 << 20);
  numbers.rdbuf()->pubsetbuf(buffer.data(), static_cast<std::streamsize>(buffer.size()));
  const auto number = [&numbers]() {
    uint64_t value = 0;
    numbers.read(reinterpret_cast<char*>(&value), sizeof value);
    return value;
  };
  while (numbers.peek() != EOF) {
    ToldObject object;
    object.address = Address(number());
    object.type = Address(number());
    object.ref_count = number();
    object.size_bytes = number();
    object.length = number();
    const uint64_t flags = number();
    object.is_tracked = (flags & kTracked) != 0;
    object.is_scaffold = (flags & kScaffold) != 0;
    object.referents.resize(number());
    for (Address& referent : object.referents) referent = Address(number());
    truth.objects.push_back(std::move(object));
  }
  std::ifstream others(path + ".others", std::ios::binary);
  for (uint64_t address = 0; others.read(reinterpret_cast<char*>(&address), sizeof address);) {
    truth.others.push_back(Address(address));
  }
  std::ifstream names(path + ".types");
  uint64_t address = 0;
  for (std::string name; names >> address && std::getline(names >> std::ws, name);) {
    truth.type_names[Address(address)] = name;
  }
  if (truth.objects.empty() || truth.type_names.empty()) {
    throw Error(ErrorCode::kCorruptFile, path + " tells of no object", "write it with tests/truth/teller.py");
  }
  return truth;
}

}  // namespace stillheld::truth
