"""prometheus_client 0.4.2 keeps the finished thread of every scrape (prometheus/client_python#340)."""

import socket
import threading

from prometheus_client import Counter, start_http_server

Counter("starts", "how often this was started").inc()

if __name__ == "__main__":
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    start_http_server(port, "127.0.0.1")
    print(f"listening on http://127.0.0.1:{port}", flush=True)
    threading.Event().wait()
