"""Flask: a view adds a handler to a logger each time it is called; another one takes its handler off again."""

import logging

from flask import Flask

app = Flask(__name__)


@app.route("/export")
def export():
    logger = logging.getLogger("export")
    logger.addHandler(logging.NullHandler())
    logger.warning("exported")
    return "exported"


@app.route("/import")
def do_import():
    logger = logging.getLogger("import")
    handler = logging.NullHandler()
    logger.addHandler(handler)
    try:
        logger.warning("imported")
    finally:
        logger.removeHandler(handler)
    return "imported"
