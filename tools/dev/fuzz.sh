# ./dev fuzz [--short]: every *_fuzz.cc of src/, built with clang's libFuzzer; --short is 20 seconds for each.
seconds=600
[ "${1:-}" = --short ] && seconds=20
need_packages build fuzz

compile fuzz
found=0
for fuzzer in build/fuzz/fuzzers/*_fuzz; do
  [ -x "$fuzzer" ] || continue
  name=$(basename "$fuzzer")
  found=1
  corpus=build/fuzz/corpus/$name
  mkdir -p "$corpus" build/fuzz/found
  say "fuzzing $name for $seconds seconds"
  quietly "build/log/$name.txt" within $((seconds + 120)) "$fuzzer" -max_total_time="$seconds" -rss_limit_mb=4096 \
    -artifact_prefix=build/fuzz/found/ "$corpus" $(find tests/fuzz -maxdepth 1 -name "$name" -type d 2>/dev/null) ||
    stop_with "$name found a fault; the input is in build/fuzz/found/"
done
[ "$found" = 1 ] || say "there are no fuzzers"
