"""Real servers for the tests: started on a free port, known to answer before a test goes on, ended by their pid."""

import os
import re
import signal
import subprocess
import threading
import urllib.error
import urllib.request
from collections import deque
from pathlib import Path

READY_WITHIN_SECONDS = 60
URL = re.compile(r"http://(?:127\.0\.0\.1|localhost|\[?::1\]?):(\d+)")


class Server:
    """A running server. `pid` is the process that was started; a supervisor's workers are its children."""

    def __init__(self, command, folder, python):
        environment = dict(os.environ, PATH=f"{Path(python).parent}:{os.environ['PATH']}", PYTHONUNBUFFERED="1",
                           PYTHONDONTWRITEBYTECODE="1")
        self.said = deque(maxlen=200)
        self._url_known = threading.Event()
        self.url = None
        self.process = subprocess.Popen(command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, text=True,
                                        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True)
        self.pid = self.process.pid
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self):
        for line in self.process.stdout:
            self.said.append(line)
            found = URL.search(line)
            if found and int(found.group(1)) and not self.url:
                self.url = f"http://127.0.0.1:{found.group(1)}"
                self._url_known.set()
        self._url_known.set()  # it has ended

    def wait_until_ready(self, path):
        """Until it has named its address and has answered one request, with whatever status."""
        self._url_known.wait(READY_WITHIN_SECONDS)
        assert self.url, f"the server did not say where it listens:\n{''.join(self.said)}"
        try:
            urllib.request.urlopen(self.url + path, timeout=READY_WITHIN_SECONDS).read()
        except urllib.error.HTTPError:
            pass
        return self

    def get(self, path, method="GET"):
        request = urllib.request.Request(self.url + path, method=method, data=b"" if method == "POST" else None)
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.read()

    def is_running(self):
        return self.process.poll() is None

    def stop(self):
        """Asks it to end, and after ten seconds ends it with everything that it started."""
        if self.is_running():
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                os.killpg(self.pid, signal.SIGKILL)
                self.process.wait()
