"""A web server on the loopback interface that serves a folder, for tests of what goes to the network."""

import functools
import http.server
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class _Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files and keeps no log."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """Serve a file, or send whoever asks for /away somewhere else."""
        if self.path.startswith("/away/"):
            self.send_response(302)
            self.send_header("Location", self.path.removeprefix("/away/"))
            self.end_headers()
        else:
            super().do_GET()


@contextmanager
def answering(answer: bytes, *, hold: bool = False) -> Iterator[str]:
    """Give the URL of a server that answers every request with these very bytes and hangs up; with `hold`, only at the end."""
    over = threading.Event()

    class Raw(socketserver.StreamRequestHandler):
        """Sends the bytes."""

        def handle(self) -> None:
            """Answer one request."""
            while self.rfile.readline().strip():
                pass
            self.wfile.write(answer)
            if hold:
                over.wait(30)

    server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Raw)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        over.set()
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve `folder` and give its URL."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
