"""The server that clients and caches are measured with."""

import contextlib
import http.server
import ssl
import threading
from collections import defaultdict

SECONDS = 20  # No single request takes longer, unless something hangs.

METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"]
STATUSES = [301, 302, 303, 307, 308]

# A page that goes on to the next step; clients that aren't browsers ignore it.
GO_ON = """<!doctype html><script>
location = "/next/" + (1 + Number(sessionStorage.step));
</script>"""
DONE = "<!doctype html>done"


class Handler(http.server.BaseHTTPRequestHandler):
    """Sends /from/STATUS/REST to /to/STATUS/REST and notes both.

    200 is a page instead of a redirect. The first part of REST names the
    headers that the server was told to answer with. /next/N is a browser's
    N-th step.
    """

    protocol_version = "HTTP/1.1"  # Tells clients that wait to send the body.
    timeout = SECONDS

    def answer(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        place, *parts = self.path.strip("/").split("/", 2)
        if place == "from" and len(parts) == 2:
            self.send_from(*parts)
        elif place == "to" and len(parts) == 2:
            self.server.arrivals["/".join(parts)].append((self.command, body))
            self.send(200, GO_ON, [("Cache-Control", "no-store")])
        elif place == "next":
            page = self.server.step(int(parts[0]))
            self.send(200, page, [("Cache-Control", "no-store")])
        else:
            self.send(404, "", [])

    def send_from(self, status, rest):
        language = self.headers.get("Accept-Language")
        self.server.asked[f"{status}/{rest}"].append(language)
        headers = self.server.headers_of.get(rest.split("/")[0], [])
        if status == "200":
            self.send(200, GO_ON, headers)
        else:
            location = ("Location", f"/to/{status}/{rest}")
            self.send(int(status), "<!doctype html>moved", [location, *headers])

    def send(self, status, page, headers):
        content = page.encode()
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(content)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = answer

    def log_message(self, *_):
        pass


class Server(http.server.ThreadingHTTPServer):
    """On a free port. What arrived is listed by STATUS/REST."""

    def __init__(self, certificate):
        super().__init__(("127.0.0.1", 0), Handler)
        self.scheme = "http"
        if certificate:
            self.scheme = "https"
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            # The handshake is left to the thread that answers.
            self.socket = context.wrap_socket(
                self.socket, server_side=True, do_handshake_on_connect=False
            )
        self.arrivals = defaultdict(list)  # At /to: methods and bodies.
        self.asked = defaultdict(list)  # At /from: for which languages.
        self.headers_of = {}
        self.pages = []  # A browser's steps.
        self.reached = 0
        self.finished = threading.Event()  # The browser is past the last one.

    @property
    def url(self):
        return f"{self.scheme}://127.0.0.1:{self.server_port}"

    def step(self, number):
        """A page that knows its number. It may be asked for more than once."""
        if number >= len(self.pages):
            self.finished.set()
            return DONE
        self.reached = number
        page = self.pages[number]
        begin = "<!doctype html>"
        script = f"<script>sessionStorage.step = {number}</script>"
        return begin + script + page.removeprefix(begin)

    def handle_error(self, request, client_address):
        pass  # A client that is ended closes its connections.


@contextlib.contextmanager
def running_server(certificate=None):
    """A server; with a certificate, a file with its key, it speaks TLS."""
    with Server(certificate) as server:
        threading.Thread(target=server.serve_forever).start()
        try:
            yield server
        finally:
            server.shutdown()
