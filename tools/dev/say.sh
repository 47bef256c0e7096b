# How ./dev speaks: one line for each step, and one paragraph when it cannot go on.

say() { printf '\033[1m==>\033[0m %s\n' "$*"; }

stop_with() {
  printf 'stopped: %s\n' "$*" >&2
  exit 2
}

# quietly LOG COMMAND…: shows the command's output only if it fails.
quietly() {
  local log=$1
  shift
  mkdir -p "$(dirname "$log")"
  if ! "$@" >"$log" 2>&1; then
    tail -n 60 "$log" >&2
    printf 'stopped: this failed: %s (all of its output: %s)\n' "$*" "$log" >&2
    return 1
  fi
}

# within SECONDS COMMAND…: so that nothing can hang a machine of continuous integration.
within() { timeout --kill-after=30 "$@"; }
