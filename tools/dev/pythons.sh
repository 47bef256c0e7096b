# ./dev pythons: interpreters for the tests that are newer than the distribution's own, below build/pythons; with
# --free-threaded, also some without the GIL.
case "${1:-}" in
  '' | --free-threaded) ;;
  *) stop_with "./dev pythons takes --free-threaded or nothing" ;;
esac
need_packages tests
get_new_pythons
[ "${1:-}" != --free-threaded ] || get_free_threaded_pythons
