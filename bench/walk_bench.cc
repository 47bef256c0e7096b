// walk_bench PID: captures a process once, builds its graph, and answers with one line of JSON: objects, edges, bytes
// of the image, the time from attaching to the graph, the processor time of that and of the graph alone, how long the
// target was stopped, and the most memory that this program had.
#include <sys/resource.h>
#include <time.h>

#include <chrono>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <nlohmann/json.hpp>

#include "cpython/build_graph.h"
#include "memory/capture.h"

namespace {

// Other programs on the machine do not count.
double ProcessorMs() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  try {
    const auto begin_all = std::chrono::steady_clock::now();
    const double begin_attach = ProcessorMs();
    const auto capture = stillheld::CaptureProcess(std::atoi(argv[1]), stillheld::CaptureMode::kCopy);
    const double begin = ProcessorMs();
    const auto graph = stillheld::BuildGraph(*capture.space);
    const double end = ProcessorMs();
    const std::chrono::duration<double, std::milli> all = std::chrono::steady_clock::now() - begin_all;
    if (!graph) {
      std::cerr << "a collection was under way\n";
      return 1;
    }
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    std::cout << nlohmann::json{{"objects", graph->node_count()},
                                {"edges", graph->edge_count()},
                                {"image_bytes", capture.space->image_bytes()},
                                {"wall_ms", all.count()},
                                {"attach_to_graph_ms", end - begin_attach},
                                {"stop_ms", static_cast<double>(capture.stop.stop_ns) / 1e6},
                                {"processor_ms", end - begin},
                                {"peak_bytes", usage.ru_maxrss * 1024},
                                {"faults", graph->faults().total()}}
                     .dump()
              << std::endl;
    return 0;
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
