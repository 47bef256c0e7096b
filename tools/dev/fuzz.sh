# ./dev fuzz [--short]: every *_fuzz.cc of src/, built with clang's libFuzzer; --short is 20 seconds for each.
seconds=600
[ "${1:-}" = --short ] && seconds=20
need_packages build fuzz

if ! command -v clang++-19 >/dev/null; then
  say "skipped: the fuzzers need clang-19"
  exit 0
fi
mapfile -t fuzzers < <(find src -name '*_fuzz.cc' -printf '%f\n' | sed 's/\.cc$//' | sort)
if [ ${#fuzzers[@]} -eq 0 ]; then
  say "there are no fuzzers"
  exit 0
fi
compile fuzz "${fuzzers[@]}"
for name in "${fuzzers[@]}"; do
  fuzzer=build/fuzz/fuzzers/$name
  corpus=build/fuzz/corpus/$name
  mkdir -p "$corpus" build/fuzz/found
  case "$name" in  # something real to begin with
    elf_image_fuzz) cp /bin/true "$corpus/" ;;
    maps_fuzz) cp /proc/self/maps "$corpus/" ;;
  esac
  limits=()
  case "$name" in  # 8 bytes are a change: more of them hide what each does
    decode_fuzz) limits=(-max_len=256) ;;
    heap_fuzz) limits=(-max_len=512) ;;
  esac
  say "fuzzing $name for $seconds seconds"
  quietly "build/log/$name.txt" within $((seconds + 120)) "$fuzzer" -max_total_time="$seconds" -rss_limit_mb=4096 "${limits[@]}" \
    -artifact_prefix=build/fuzz/found/ "$corpus" $(find tests/fuzz -maxdepth 1 -name "$name" -type d 2>/dev/null) ||
    stop_with "$name found a fault; the input is in build/fuzz/found/"
done
