# ./dev format: formats the C++ code in place.
need_packages checks
find src bench tests -name '*.cc' -o -name '*.h' | xargs clang-format-19 -i
say "formatted"
