# Interpreters that are newer than the distribution's own, for the tests: from a later suite of Debian, unpacked below
# build/pythons, with that suite's C library beside them. Nothing is installed. Where they are not to be had (another
# distribution, no network, no such suite) the tests do without, and say so.

new_python_packages=(python3.14-venv python3.15-venv python3-pip-whl libstdc++6)
new_python_suite=forky

# Where this machine's own apt gets Debian from; nothing on another distribution.
debian_mirror() {
  apt-get indextargets --format '$(ORIGIN)|$(LABEL)|$(COMPONENT)|$(REPO_URI)' 'Created-By: Packages' 2>/dev/null |
    awk -F '|' '$1 == "Debian" && $2 == "Debian" && $3 == "main" { print $4; exit }'
}

# apt with state of its own below FOLDER: what is installed on this machine counts for nothing.
separate_apt() {
  local folder=$1 program=$2
  shift 2
  "$program" -o Dir::Etc::SourceList="$folder/sources.list" -o Dir::Etc::SourceParts=/dev/null \
    -o Dir::State="$folder/state" -o Dir::State::status="$folder/status" -o Dir::Cache="$folder/cache" \
    -o APT::Sandbox::User= -o Acquire::Languages=none "$@"
}

download_new_pythons() {
  local folder=$1 mirror=$2 keys=/usr/share/keyrings/debian-archive-keyring.gpg options=''
  mkdir -p "$folder/state/lists/partial" "$folder/cache/archives/partial"
  : >"$folder/status"
  [ ! -f "$keys" ] || options="[signed-by=$keys] "
  echo "deb $options$mirror $new_python_suite main" >"$folder/sources.list"
  separate_apt "$folder" apt-get -q -o Acquire::Retries=2 update || return 1
  # One that the suite does not have (any more) must not cost the others.
  local package found=()
  for package in "${new_python_packages[@]}"; do
    if separate_apt "$folder" apt-cache show "$package" >/dev/null 2>&1; then found+=("$package"); fi
  done
  [ ${#found[@]} -gt 0 ] || return 1
  separate_apt "$folder" apt-get -q -y --no-install-recommends --download-only install "${found[@]}"
}

# Lets the programs of ROOT find that suite's loader, libraries and wheels there, and nowhere else.
settle_new_pythons() {
  local root=$1 program loader
  loader=$(find "$root" -name 'ld-linux-x86-64.so.2' | head -n 1)
  [ -n "$loader" ] || return 1
  for program in "$root"/usr/bin/python3.*; do
    [ -f "$program" ] && [ ! -L "$program" ] && [[ "$program" =~ /python3\.[0-9]+$ ]] || continue
    patchelf --set-interpreter "$loader" --force-rpath --set-rpath "$(dirname "$loader")" "$program" || return 1
    "$program" -c 'import ssl, sqlite3, ctypes' || rm -f "$program"
  done
  sed -i "s,/usr/share/python-wheels,$root/usr/share/python-wheels," "$root"/usr/lib/python3.*/_sysconfigdata_*.py
}

# Leaves them at build/pythons/SUITE/usr/bin, or nothing and a word.
get_new_pythons() {
  local root=$PWD/build/pythons/$new_python_suite folder=$PWD/build/pythons/apt mirror archive
  [ ! -f "$root/complete" ] || return 0
  [ "${STILLHELD_NO_INSTALL:-}" != 1 ] || return 0
  local program
  for program in apt-get dpkg-deb patchelf; do
    command -v "$program" >/dev/null || { say "no newer interpreters: there is no $program"; return 0; }
  done
  [ "$(uname -m)" = x86_64 ] || return 0
  mirror=$(debian_mirror)
  [ -n "$mirror" ] || { say "no newer interpreters: this is no Debian"; return 0; }
  say "getting interpreters from Debian's suite $new_python_suite"
  rm -rf "$root" "$folder"
  if quietly build/log/new-pythons.txt within 300 bash -c "$(declare -f download_new_pythons separate_apt)
    $(declare -p new_python_packages new_python_suite); download_new_pythons $(printf '%q %q' "$folder" "$mirror")"; then
    mkdir -p "$root"
    for archive in "$folder"/cache/archives/*.deb; do dpkg-deb -x "$archive" "$root"; done
    if quietly build/log/new-pythons-settle.txt settle_new_pythons "$root"; then
      touch "$root/complete"
    fi
  fi
  rm -rf "$folder"
  [ -f "$root/complete" ] || say "no newer interpreters: they could not be had, the tests do without"
}
