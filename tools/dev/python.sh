# The Python that runs the tools, the tests and the demo (not the interpreters that are tested: tests/interpreters.py).

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

# make_venv NAME REQUIREMENTS: an environment that is made anew only when the file changes. Sets `venv`.
make_venv() {
  local name=$1 requirements=$2 base key
  base=$(tools_python)
  key=$( (cat "$requirements" && "$base" --version) | sha256sum | cut -c1-12)
  venv=$PWD/build/venvs/$name-$key
  [ -f "$venv/complete" ] && return
  say "setting up Python packages ($requirements)"
  rm -rf "$venv"
  quietly "build/log/venv-$name.txt" "$base" -m venv "$venv" || exit 2
  quietly "build/log/venv-$name.txt" "$venv/bin/python" -m pip install --disable-pip-version-check -r "$requirements" ||
    stop_with "the packages of $requirements could not be installed: is there a network?"
  touch "$venv/complete"
}

# Sets `python` to one that has pytest.
make_tools_venv() {
  local venv
  make_venv tools tools/requirements.txt
  python=$venv/bin/python
}
