# ./dev torture [--short]: Stillheld is killed at random instants in the middle of captures; the targets must not notice.
need_packages python build tests
make_tools_venv
compile dev
say "setting up the servers that are captured"
target_python=$("$python" tests/venvs.py)
"$python" tests/torture/run --programs build/dev/tests/torture --python "$target_python" "$@"
