# ./dev clean [--all]
if [ "${1:-}" = --all ]; then
  say "removing build/"
  rm -rf build
elif [ -d build ]; then
  say "removing build/, but for the virtual environments"
  find build -mindepth 1 -maxdepth 1 ! -name venvs -exec rm -rf {} +
fi
