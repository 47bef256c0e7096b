# ./dev bench [NAME…]: runs bench/run_NAME for each NAME, or all of them; each writes its section of bench/RESULTS.md.
need_packages python build tests
make_tools_venv
source tools/dev/build.sh
compile bench bench/all stillheld
target_python=$("$python" tests/venvs.py)

[ $# -gt 0 ] || set -- $(find bench -name 'run_*' -printf '%f\n' | sed 's/^run_//' | sort)
for name in "$@"; do
  [ -x "bench/run_$name" ] || stop_with "there is no bench/run_$name"
  say "measuring: $name"
  "$python" "bench/run_$name" --python "$target_python"
done
say "done: bench/RESULTS.md"
