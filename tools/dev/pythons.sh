# ./dev pythons: interpreters for the tests that are newer than the distribution's own, below build/pythons.
need_packages tests
get_new_pythons
