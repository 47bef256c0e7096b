# Interpreters without the GIL, for the tests: built from the sources that a suite of Debian has, below build/pythons. That
# takes minutes, so it is done only when asked for; without them the tests of such builds are skipped with a word.

# suite and source package; the newest that the suite has
free_threaded_sources=('trixie python3.13' 'forky python3.14')

# Leaves the unpacked source in FOLDER/source.
download_python_source() {
  local folder=$1 mirror=$2 suite=$3 package=$4 keys=/usr/share/keyrings/debian-archive-keyring.gpg options=''
  mkdir -p "$folder/state/lists/partial" "$folder/cache/archives/partial" "$folder/source"
  : >"$folder/status"
  [ ! -f "$keys" ] || options="[signed-by=$keys] "
  echo "deb-src $options$mirror $suite main" >"$folder/sources.list"
  separate_apt "$folder" apt-get -q -o Acquire::Retries=2 update || return 1
  (cd "$folder" && separate_apt "$folder" apt-get -q -o Acquire::Retries=2 --download-only source "$package") || return 1
  tar -xJf "$folder"/*.orig.tar.xz --strip-components=1 -C "$folder/source"
}

build_free_threaded_python() {
  local source=$1 prefix=$2
  cd "$source" || return 1
  ./configure --disable-gil --disable-test-modules --prefix="$prefix" && nice make -j"$(nproc)" && nice make install
}

# Leaves each at build/pythons/free-threaded-VERSION/usr/bin, or nothing and a word.
get_free_threaded_pythons() {
  local mirror line suite package root folder program
  for program in apt-get make cc; do
    command -v "$program" >/dev/null || { say "no interpreters without the GIL: there is no $program"; return 0; }
  done
  mirror=$(debian_mirror)
  [ -n "$mirror" ] || { say "no interpreters without the GIL: this is no Debian"; return 0; }
  for line in "${free_threaded_sources[@]}"; do
    read -r suite package <<<"$line"
    root=$PWD/build/pythons/free-threaded-${package#python} folder=$PWD/build/pythons/source
    [ ! -f "$root/complete" ] || continue
    say "building $package without the GIL from Debian's suite $suite: about six minutes on two processors"
    rm -rf "$root" "$folder"
    if quietly build/log/free-threaded-source.txt within 300 bash -c "$(declare -f download_python_source separate_apt)
      download_python_source $(printf '%q ' "$folder" "$mirror" "$suite" "$package")" &&
      quietly build/log/free-threaded-build.txt within 3600 bash -c "$(declare -f build_free_threaded_python)
        build_free_threaded_python $(printf '%q %q' "$folder/source" "$root/usr")"; then
      touch "$root/complete"
    else
      say "no $package without the GIL: it could not be had"
    fi
    rm -rf "$folder"
  done
}
