# ./dev test [PYTEST ARGUMENTS…]: everything that continuous integration runs. All steps run, also after a failure.
need_packages python build tests checks fuzz

results=build/log/results
rm -rf "$results"
mkdir -p "$results"
failed_steps=()

step() {
  local what=$1 started=$SECONDS
  shift
  say "$what"
  if ("$@"); then
    printf '    %s: %d s\n' "${what%%:*}" $((SECONDS - started))
  else
    printf '    %s: FAILED after %d s\n' "${what%%:*}" $((SECONDS - started))
    failed_steps+=("${what%%:*}")
  fi
}

# unit_tests PRESET: a program for each room; how many tests passed is read from their own reports.
unit_tests() {
  GTEST_OUTPUT="xml:$PWD/$results/$1/" ctest --test-dir "build/$1" --output-on-failure --timeout 300 \
    --parallel "$(jobs_at_most)"
}

sanitized_tests() {
  compile asan
  unit_tests asan
}

python_tests() {
  STILLHELD=$PWD/build/dev/stillheld within 2400 "$python" -m pytest tests --junitxml="$results/pytest.xml" "$@"
}

make_tools_venv
step "build: the program and the unit tests, warnings are errors" compile dev
step "checks: layers, shape, format, generated files" bash -c './dev check'
step "unit tests: one program for each room" unit_tests dev
step "sanitizers: the unit tests again under address and undefined-behaviour sanitizers" sanitized_tests
step "fuzzers: each for a short time" bash -c './dev fuzz --short'
if command -v clang-tidy-19 >/dev/null; then
  step "clang-tidy: bugprone and performance" "$python" tools/tidy.py build/dev --jobs "$(jobs_at_most)" --budget 480
fi
step "python tests: real servers and real interpreters" python_tests "$@"

if [ ${#failed_steps[@]} -gt 0 ]; then
  printf 'failed: %s\n' "${failed_steps[@]}"
fi
"$python" tools/sum_tests.py "$results" || exit 1
[ ${#failed_steps[@]} -eq 0 ]
