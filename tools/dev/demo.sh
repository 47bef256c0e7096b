# ./dev demo: a Flask server that leaks, a hunt that finds it, and the report as JSON.
need_packages build demo

app=tests/apps/flask_global
report=$PWD/build/demo/hunt.json
program=$PWD/build/stillheld

source tools/dev/build.sh
say "setting up Flask for the demo"
make_venv demo "$app/requirements.txt"
mkdir -p "$(dirname "$report")"
rm -f "$report"

say "hunting in $app/app.py: stillheld hunt -- flask --app app run --port 0"
started=$SECONDS
status=0
(cd "$app" && PATH="$venv/bin:$PATH" "$program" hunt --json "$report" -- flask --app app run --port 0) || status=$?

case "$status" in
  1) say "found in $((SECONDS - started)) s, as exit status 1 says; the same as JSON: ${report#"$PWD"/}" ;;
  0) stop_with "no leak was found, and there is one: this is a fault of Stillheld" ;;
  *) stop_with "the hunt could not be done: the paragraph above says why" ;;
esac
