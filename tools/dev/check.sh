# ./dev check: what can be told without running anything.
need_packages python checks

failed=0
check() {
  local what=$1
  shift
  say "checking $what"
  "$@" || failed=1
}

check_format() {
  if ! command -v clang-format-19 >/dev/null; then
    echo "skipped: there is no clang-format-19, and another version would format otherwise"
    return 0
  fi
  find src bench tests -not -path '*/third_party/*' \( -name '*.cc' -o -name '*.h' \) -print0 2>/dev/null |
    xargs -0 --no-run-if-empty clang-format-19 --dry-run --Werror || {
    echo "run ./dev format"
    return 1
  }
}

tools_python=$(tools_python)
check "layers" "$tools_python" tools/check_layers.py
check "shape" "$tools_python" tools/check_shape.py
check "format" check_format
check "generated files" "$tools_python" tools/generate_layouts.py --check
[ "$failed" = 0 ] || stop_with "a check failed"
