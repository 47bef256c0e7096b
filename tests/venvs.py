"""Virtual environments for (interpreter, requirements), made once and kept in build/venvs under a hash of both."""

import fcntl
import hashlib
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENVS = ROOT / "build" / "venvs"
PINS = ROOT / "tests" / "apps" / "pins"


class CannotInstall(Exception):
    """pip could not do it; the message is the end of what it said."""


def pins_for(interpreter):
    """The exact versions of everything that the apps need with this Python, if they were ever written down."""
    path = PINS / "{}.{}.txt".format(*interpreter.minor)
    return path if path.exists() else None


def for_apps(interpreter):
    """The python of an environment for every app of tests/apps."""
    return venv_python(interpreter, ROOT / "tests" / "apps" / "requirements.txt", pins_for(interpreter))


def for_app(app, interpreter):
    """The python of the environment that this app wants: that of all apps, or one for itself."""
    own = app.folder / "requirements.txt"
    return venv_python(interpreter, own) if app.expected.get("own_requirements") else for_apps(interpreter)


def venv_python(interpreter, requirements, pins=None):
    """The python of an environment with what the file `requirements` asks for, in the versions of the file `pins`."""
    text = requirements.read_text() + (pins.read_text() if pins else "")
    key = hashlib.sha256(f"{Path(interpreter.path).resolve()}\n{interpreter.version}\n{text}".encode()).hexdigest()[:12]
    folder = VENVS / f"{interpreter.name}-{key}"
    python = folder / "bin" / "python"
    VENVS.mkdir(parents=True, exist_ok=True)
    with open(VENVS / f"{key}.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if (folder / "complete").exists():
            return python
        shutil.rmtree(folder, ignore_errors=True)
        run([interpreter.path, "-m", "venv", str(folder)])
        install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", str(requirements)]
        run(install + (["-c", str(pins)] if pins else []))
        (folder / "complete").touch()
    return python


def run(command):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode != 0:
        raise CannotInstall(f"{' '.join(command)}\n{done.stdout[-2000:]}")


if __name__ == "__main__":
    import interpreters

    print(for_apps(interpreters.newest()))
