"""A real HTTP server on loopback that misbehaves as it is told."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit


@dataclass(frozen=True)
class Reply:
    """What the server sends."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    type: str = "application/json"
    delay: float = 0.0
    """Seconds before it answers."""
    drip: float = 0.0
    """Seconds between two bytes of the body."""
    cut: bool = False
    """Whether the connection ends in the middle of the body."""


@dataclass(frozen=True)
class Seen:
    """A request that came."""

    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]


Answering = Callable[[Seen], Reply]


@dataclass
class Server:
    """Where it is, and what was asked of it."""

    url: str
    seen: list[Seen] = field(default_factory=list)
    answer: Answering = lambda _: Reply(status=404)

    def always(self, reply: Reply) -> None:
        """Give one answer to everything."""
        self.answer = lambda _: reply

    def in_turn(self, *replies: Reply) -> None:
        """Give one answer after the other; the last again and again."""
        left = list(replies)
        self.answer = lambda _: left.pop(0) if len(left) > 1 else left[0]


@contextmanager
def serving() -> Iterator[Server]:
    """Run a server for as long as the block."""
    server: Server

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            query = {name: values[0] for name, values in parse_qs(parts.query).items()}
            seen = Seen(parts.path, query, {k.lower(): v for k, v in self.headers.items()})
            server.seen.append(seen)
            self._send(server.answer(seen))

        def _send(self, reply: Reply) -> None:
            time.sleep(reply.delay)
            try:
                self.send_response(reply.status)
                for name, value in {"Content-Type": reply.type, **reply.headers}.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(reply.body) + (100 if reply.cut else 0)))
                self.end_headers()
                if reply.drip:
                    for byte in reply.body:
                        self.wfile.write(bytes([byte]))
                        time.sleep(reply.drip)
                else:
                    self.wfile.write(reply.body)
            except (BrokenPipeError, ConnectionResetError):
                pass
            self.close_connection = True

        def log_message(self, *_: object) -> None:
            pass

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    http.daemon_threads = True
    server = Server(f"http://127.0.0.1:{http.server_address[1]}")
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        http.shutdown()
        http.server_close()
        thread.join()
