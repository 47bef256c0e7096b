# Installs what a command needs from the distribution's packages, and only what is missing.

# The lines of tools/packages.txt under [SECTION].
package_lines() {
  sed -e 's/#.*//' tools/packages.txt |
    awk -v wanted="[$1]" '/^\[/ { inside = ($1 == wanted); next } inside && NF { print }'
}

is_installed() {
  [ "$(dpkg-query --show --showformat='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

can_be_installed() {
  apt-cache policy "$1" 2>/dev/null | awk '/Candidate:/ { found = ($2 != "(none)") } END { exit !found }'
}

# Of a line "a | b": nothing if either is there, else the first that the distribution offers, else "!a | b".
# Of "?a": "?a" if it is not to be had.
missing_of_line() {
  local line=$1 name names=()
  IFS='|' read -ra names <<<"${line//[ ?]/}"
  for name in "${names[@]}"; do
    if is_installed "$name"; then return; fi
  done
  for name in "${names[@]}"; do
    if can_be_installed "$name"; then
      echo "$name"
      return
    fi
  done
  case "$line" in
    \?*) echo "$line" ;;
    *) echo "!$line" ;;
  esac
}

# Sets `missing` (to be installed), `unknown` (needed, and no package by this name) and `forgone` (not to be had, optional).
look_for_missing() {
  local section line found
  missing=() unknown=() forgone=()
  for section in "$@"; do
    while IFS= read -r line; do
      found=$(missing_of_line "$line")
      case "$found" in
        '') ;;
        !*) unknown+=("${found#!}") ;;
        \?*) forgone+=("${found#\?}") ;;
        *) missing+=("$found") ;;
      esac
    done < <(package_lines "$section")
  done
}

# need_packages SECTION…
need_packages() {
  [ "${STILLHELD_NO_INSTALL:-}" = 1 ] && return
  if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    say "no Debian or Ubuntu here: taking the tools that are installed (tools/packages.txt lists what is needed)"
    return
  fi
  local missing unknown forgone as_root=()
  look_for_missing "$@"
  [ ${#missing[@]} -gt 0 ] || [ ${#unknown[@]} -gt 0 ] || [ ${#forgone[@]} -gt 0 ] || return 0

  if [ "$(id -u)" != 0 ]; then
    if command -v sudo >/dev/null; then
      as_root=(sudo)
    elif [ ${#missing[@]} -gt 0 ] || [ ${#unknown[@]} -gt 0 ]; then
      stop_with "these packages are missing, and neither root nor sudo is at hand to install them. As root, run:
  apt-get update && apt-get install --no-install-recommends ${missing[*]} ${unknown[*]}"
    fi
  fi
  if [ ${#unknown[@]} -gt 0 ] || ! ls /var/lib/apt/lists/*Packages* >/dev/null 2>&1; then
    say "asking the distribution which packages there are"
    quietly build/log/apt-update.txt "${as_root[@]}" apt-get update || say "no answer: is there a network?"
    look_for_missing "$@"
  fi
  [ ${#unknown[@]} -eq 0 ] || stop_with "this distribution has no package for: ${unknown[*]} (tools/packages.txt)"
  [ ${#forgone[@]} -eq 0 ] || say "not to be had here, and left out: ${forgone[*]}"
  [ ${#missing[@]} -gt 0 ] || return 0

  say "installing ${missing[*]}"
  local install=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends)
  if ! quietly build/log/apt-install.txt "${install[@]}" "${missing[@]}"; then
    say "trying again with a fresh list of packages"
    quietly build/log/apt-update.txt "${as_root[@]}" apt-get update || stop_with "is there a network?"
    quietly build/log/apt-install.txt "${install[@]}" "${missing[@]}" ||
      stop_with "install by hand: ${missing[*]}"
  fi
}
