#include "memory/live_space.h"

#include "memory/image_space.h"
#include "memory/maps.h"
#include "memory/target_memory.h"

namespace stillheld {

std::unique_ptr<AddressSpace> OpenLiveSpace(pid_t pid) {
  UniqueFd memory = OpenTargetMemory(pid);
  std::vector<Mapping> mappings = ReadMaps(pid);
  PageImage image(mappings);
  return std::make_unique<ImageSpace>(std::move(mappings), std::move(image), std::move(memory));
}

}  // namespace stillheld
