// truth_compare PID FILE: looks at the process, compares it with what it has told in FILE (teller.py), prints the
// comparison as JSON and writes FILE.claims.
#include <sys/types.h>

#include <cstdio>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "claims.h"
#include "cpython/build_graph.h"
#include "memory/capture.h"

namespace stillheld::truth {
namespace {

nlohmann::json ToJson(const Score& score) {
  const auto standing = [&score](Standing which) {
    const auto found = score.standings.find(which);
    return found == score.standings.end() ? uint64_t{0} : found->second;
  };
  return {{"decoded", score.is_decoded},
          {"objects", score.objects},
          {"missing_objects", score.missing_objects},
          {"invented_objects", score.invented_objects},
          {"unlisted_objects", score.unlisted_objects},
          {"unproved_objects", score.unproved_objects},
          {"edges", score.edges},
          {"missing_edges", score.missing_edges},
          {"guessed_edges", score.guessed_edges},
          {"counted_guesses", score.counted_guesses},
          {"open_guesses", score.open_guesses},
          {"wrong_guesses", score.wrong_guesses},
          {"visited", standing(Standing::kVisited)},
          {"counted", standing(Standing::kCounted)},
          {"open", standing(Standing::kOpen)},
          {"surplus", standing(Standing::kSurplus)},
          {"sizes", score.sizes},
          {"smaller_sizes", score.wrong_sizes},
          {"larger_sizes", score.larger_sizes},
          {"lengths", score.lengths},
          {"wrong_lengths", score.wrong_lengths},
          {"unexplained", score.unexplained},
          {"unproved", score.unproved},
          {"examples", score.examples}};
}

int Main(pid_t pid, const std::string& path) {
  const ToldTruth truth = ReadToldTruth(path);
  const Capture capture = CaptureProcess(pid, CaptureMode::kCopy);
  const auto graph = BuildGraph(*capture.space);
  if (!graph) throw Error(ErrorCode::kInconsistent, "the target is collecting", "it should have been told to wait");
  const Comparison comparison(*graph, truth);
  WriteClaims(*graph, comparison, path);
  nlohmann::json types = nlohmann::json::object();
  for (const auto& [name, score] : comparison.scores()) types[name] = ToJson(score);
  nlohmann::json addresses = nlohmann::json::object();
  for (const auto& [address, name] : truth.type_names) addresses[std::to_string(address.value())] = name;
  const ReadFaults& faults = graph->faults();
  const nlohmann::json all = {{"python", graph->python_version()},
                              {"nodes", graph->node_count()},
                              {"edges", graph->edge_count()},
                              {"faults",
                               {{"unmapped", faults.unmapped},
                                {"torn", faults.torn},
                                {"unknown", faults.unknown},
                                {"too_large", faults.too_large}}},
                              {"coverage", graph->python_memory().coverage()},
                              {"orphan_blocks", graph->python_memory().orphan_blocks},
                              {"types", types},
                              {"type_names", addresses}};
  std::puts(all.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace).c_str());
  return 0;
}

}  // namespace
}  // namespace stillheld::truth

int main(int argc, char** argv) {
  if (argc != 3) return std::fputs("usage: truth_compare PID FILE\n", stderr), 2;
  try {
    return stillheld::truth::Main(static_cast<pid_t>(std::atol(argv[1])), argv[2]);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "truth_compare: %s\n", error.what());
    return 1;
  }
}
