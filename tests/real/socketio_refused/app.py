"""python-socketio 1.8.1 keeps the environment of every connection that the connect handler refuses (Flask-SocketIO#574)."""

import socketio
from flask import Flask

flask_app = Flask(__name__)
server = socketio.Server(async_mode="threading")


@server.on("connect")
def connect(sid, environ):
    return False


@flask_app.route("/plain")
def plain():
    return "plain"


app = flask_app
app.wsgi_app = socketio.Middleware(server, flask_app.wsgi_app)
