"""A Flask server with a thread for each request, an interval timer, and a route that starts a program."""

import logging
import signal
import subprocess
import time

import flask
import werkzeug.serving

app = flask.Flask(__name__)
logging.getLogger("werkzeug").setLevel(logging.ERROR)
ticks = 0


def on_alarm(*_):
    global ticks
    ticks += 1


@app.get("/echo/<text>")
def echo(text):
    return text


@app.get("/spawn/<text>")
def spawn(text):
    return subprocess.run(["echo", "-n", text], stdout=subprocess.PIPE, check=True).stdout


@app.get("/later/<text>")
def later(text):
    time.sleep(0.005)
    return text


signal.signal(signal.SIGALRM, on_alarm)
signal.setitimer(signal.ITIMER_REAL, 0.005, 0.005)
server = werkzeug.serving.make_server("127.0.0.1", 0, app, threaded=True)
print(server.server_port, flush=True)
server.serve_forever()
