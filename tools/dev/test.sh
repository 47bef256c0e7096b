# ./dev test [PYTEST ARGUMENTS…]: everything that continuous integration runs. All steps run, also after a failure.
need_packages python build tests checks

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

python_tests() {
  STILLHELD=$PWD/build/dev/stillheld within 3000 "$python" -m pytest tests --junitxml="$results/pytest.xml" "$@"
}

make_tools_venv
get_new_pythons
step "build: the program and the unit tests, warnings are errors" compile dev
step "checks: layers, shape, format, generated files" bash -c './dev check'
step "unit tests: one program for each room" unit_tests dev
step "python tests: real servers and real interpreters" python_tests "$@"

if [ ${#failed_steps[@]} -gt 0 ]; then
  printf 'failed: %s\n' "${failed_steps[@]}"
fi
"$python" tools/sum_tests.py "$results" || exit 1
[ ${#failed_steps[@]} -eq 0 ]
