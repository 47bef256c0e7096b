"""Just enough of the protocols of PostgreSQL, MySQL, Redis and HTTP for their clients to be content with a connection.

Each class answers one connection: everything that is asked is "done", and no query has rows.
"""

import socketserver
import struct
import threading


class Answering(socketserver.StreamRequestHandler):
    def take(self, count):
        data = self.rfile.read(count)
        if len(data) < count:
            raise EOFError
        return data

    def handle(self):
        try:
            self.greet()
            while True:
                self.answer()
        except (EOFError, ConnectionError):
            pass


class Postgres(Answering):
    """Protocol 3.0: https://www.postgresql.org/docs/current/protocol-message-formats.html"""

    ENCRYPTION = (80877103, 80877104)  # for TLS, for GSS

    def say(self, kind, body=b""):
        self.wfile.write(kind + struct.pack("!I", len(body) + 4) + body)

    def greet(self):
        while True:
            length, code = struct.unpack("!II", self.take(8))
            self.take(length - 8)
            if code not in self.ENCRYPTION:
                break
            self.wfile.write(b"N")
        self.say(b"R", struct.pack("!I", 0))
        for name, value in (("server_version", "15.0"), ("client_encoding", "UTF8"), ("DateStyle", "ISO, MDY"),
                            ("standard_conforming_strings", "on"), ("TimeZone", "UTC")):
            self.say(b"S", f"{name}\0{value}\0".encode())
        self.say(b"K", struct.pack("!II", 1, 2))
        self.say(b"Z", b"I")

    def answer(self):
        kind = self.take(1)
        self.take(struct.unpack("!I", self.take(4))[0] - 4)
        if kind == b"X":
            raise EOFError
        if kind == b"Q":
            self.say(b"C", b"DONE\0")
        if kind in (b"Q", b"S"):
            self.say(b"Z", b"I")
        answers = {b"P": b"1", b"B": b"2", b"D": b"n", b"C": b"3"}
        if kind in answers:
            self.say(answers[kind])
        if kind == b"E":
            self.say(b"C", b"DONE\0")


class MySql(Answering):
    """Protocol 10: https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_connection_phase.html"""

    CAPABILITIES = 0x0008A20D  # protocol 41, transactions, secure connection, authentication by a plugin
    DONE = b"\x00\x00\x00\x02\x00\x00\x00"

    def say(self, number, body):
        self.wfile.write(struct.pack("<I", len(body))[:3] + bytes([number]) + body)

    def packet(self):
        header = self.take(4)
        return header[3], self.take(struct.unpack("<I", header[:3] + b"\0")[0])

    def greet(self):
        low, high = self.CAPABILITIES & 0xFFFF, self.CAPABILITIES >> 16
        self.say(0, b"\x0a8.0.0\0" + struct.pack("<I", 7) + b"saltsalt\0" + struct.pack("<HBHHB", low, 33, 2, high, 21) +
                 bytes(10) + b"saltsaltsalt\0" + b"mysql_native_password\0")
        number, _ = self.packet()
        self.say(number + 1, self.DONE)

    def answer(self):
        number, command = self.packet()
        if command[:1] == b"\x01":
            raise EOFError
        self.say(number + 1, self.DONE)


class Redis(Answering):
    """RESP: https://redis.io/docs/latest/develop/reference/protocol-spec/"""

    def greet(self):
        pass

    def answer(self):
        line = self.rfile.readline()
        if not line:
            raise EOFError
        command = []
        for _ in range(int(line[1:])):
            command.append(self.take(int(self.rfile.readline()[1:]) + 2)[:-2].upper())
        self.wfile.write(b"+PONG\r\n" if command[0] == b"PING" else b"+OK\r\n")


class Http(Answering):
    """HTTP/1.1, connections kept. The answer to /unfinished lacks its end, so that its connection stays in use."""

    def greet(self):
        pass

    def answer(self):
        line = self.rfile.readline()
        if not line:
            raise EOFError
        while self.rfile.readline().strip():
            pass
        length = 2 if b"/unfinished" not in line else 10
        self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\nok" % length)


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


def serve(protocol):
    """The port of a new server on loopback, which lives as long as the process."""
    server = Server(("127.0.0.1", 0), protocol)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server.server_address[1]
