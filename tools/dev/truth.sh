# ./dev truth [--short] [OPTIONS of tests/truth/run]: the graph against what the interpreters say of themselves.
need_packages python build tests
make_tools_venv
compile dev truth_compare
"$python" tests/truth/run --results bench/EXACTNESS.md "$@"
