"""Flask: a worker thread's loop remembers in a local what it has done; another loop's local is emptied in each turn."""

import queue
import threading

from flask import Flask

app = Flask(__name__)
mails, reports = queue.Queue(), queue.Queue()


def send_mails():
    sent = []
    while True:
        address, done = mails.get()
        sent.append({"to": address})
        done.set()


def write_reports():
    rows = []
    while True:
        number, done = reports.get()
        rows.append({"report": number})
        rows.clear()
        done.set()


def hand_to(work, item):
    done = threading.Event()
    work.put((item, done))
    done.wait()
    return "done"


for loop in (send_mails, write_reports):
    threading.Thread(target=loop, daemon=True).start()


@app.route("/mail/<int:number>")
def mail(number):
    return hand_to(mails, f"user{number}@example.org")


@app.route("/report/<int:number>")
def report(number):
    return hand_to(reports, number)
