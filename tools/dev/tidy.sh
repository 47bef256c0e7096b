# ./dev tidy [FILE…]
need_packages build tests python checks
command -v clang-tidy-19 >/dev/null || stop_with "there is no clang-tidy-19"
quietly build/log/configure-dev.txt cmake --preset dev -G Ninja || exit 2
say "running clang-tidy"
"$(tools_python)" tools/tidy.py build/dev --jobs "$(jobs_at_most)" "$@"
