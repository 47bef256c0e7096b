"""Flask: each export has its folder removed when the process ends, which a server does not do; the other view removes it itself."""

import atexit
import shutil
import tempfile

from flask import Flask

app = Flask(__name__)


@app.route("/export")
def export():
    folder = tempfile.mkdtemp()
    shutil.rmtree(folder)
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return "exported"


@app.route("/preview")
def preview():
    with tempfile.TemporaryDirectory() as folder:
        return str(len(folder))
