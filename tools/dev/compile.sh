# Configures and builds a preset of CMakePresets.json.

# As many compilers as there are processors, and none that would not have 1.5 GB for itself.
jobs_at_most() {
  if [ -n "${STILLHELD_JOBS:-}" ]; then
    echo "$STILLHELD_JOBS"
    return
  fi
  local processors by_memory
  processors=$(nproc)
  by_memory=$(awk '/^MemAvailable/ { print int($2 / 1500000) }' /proc/meminfo)
  [ "$by_memory" -ge 1 ] || by_memory=1
  echo $((processors < by_memory ? processors : by_memory))
}

# compile PRESET [TARGET…]
compile() {
  local preset=$1 generator=()
  shift
  command -v ninja >/dev/null && generator=(-G Ninja)
  quietly "build/log/configure-$preset.txt" cmake --preset "$preset" "${generator[@]}" || exit 2
  cmake --build "build/$preset" --parallel "$(jobs_at_most)" ${1:+--target} "$@" || exit 2
}
