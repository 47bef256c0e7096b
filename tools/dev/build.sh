# ./dev build: the program alone, from the release preset, at build/stillheld.
need_packages build
say "building the program ($(jobs_at_most) at a time)"
compile release stillheld
install -m 755 build/release/stillheld build/stillheld
say "done: build/stillheld"
