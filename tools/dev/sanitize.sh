# ./dev sanitize: the unit tests under the address and undefined-behaviour sanitizers, which make them several times slower.
need_packages python build tests

compile asan
GTEST_OUTPUT="" ctest --test-dir build/asan --output-on-failure --timeout 1800 --parallel "$(jobs_at_most)"
