# The Python that runs the tools and the tests (not the interpreters that are tested: tests/interpreters.py).

tools_python() {
  local candidate
  for candidate in /usr/bin/python3 python3; do
    if "$candidate" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 8))' 2>/dev/null; then
      echo "$candidate"
      return
    fi
  done
  stop_with "no python3 (3.8 or later, with venv) was found; on Debian and Ubuntu: apt-get install python3 python3-venv"
}

# A virtual environment for tools/requirements.txt, made anew only when that file changes. Sets `python`.
make_tools_venv() {
  local base key
  need_packages python
  base=$(tools_python)
  key=$( (cat tools/requirements.txt && "$base" --version) | sha256sum | cut -c1-12)
  local venv=build/venvs/tools-$key
  python=$PWD/$venv/bin/python
  [ -f "$venv/complete" ] && return
  say "setting up Python packages for the tests (tools/requirements.txt)"
  rm -rf "$venv"
  quietly build/log/tools-venv.txt "$base" -m venv "$venv" || exit 2
  quietly build/log/tools-venv.txt "$python" -m pip install --disable-pip-version-check -r tools/requirements.txt || exit 2
  touch "$venv/complete"
}
