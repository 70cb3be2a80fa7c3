"""A client of a language server, as an editor is one: LSP over its stdin and
stdout. It knows what the tests and the benchmark need, and nothing of clangd
but two extensions: whether a change wants diagnostics, and a server's log."""

import json
import os
import queue
import subprocess
import threading
from pathlib import Path

# Nothing here takes as long, not even on a busy machine: such a server hangs.
PATIENCE = 300

# clangd reads all of the standard library when the first file is opened, and doesn't
# end before it has: nothing here asks for it.
SETTINGS = "Index: {StandardLibrary: false}\n"


class ServerDied(Exception):
    pass


class LanguageServer:
    """A running server; `with` ends it, and fails if it doesn't end well."""

    def __init__(self, command, directory, flags=None):
        """In a directory; flags are for files without a compile command."""
        self.log = open(Path(directory) / "server.log", "w+")
        # Settings of whoever runs this must not matter.
        settings = Path(directory) / "settings"
        (settings / "clangd").mkdir(parents=True, exist_ok=True)
        (settings / "clangd" / "config.yaml").write_text(SETTINGS)
        home = {"XDG_CONFIG_HOME": str(settings)}
        self.process = subprocess.Popen(
            [str(word) for word in command],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self.log,
            cwd=directory,
            env={**os.environ, **home},
        )
        self.messages = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()
        self.requests = 0
        self.versions = {}
        capabilities = {
            "textDocument": {
                "publishDiagnostics": {
                    "relatedInformation": True,
                    "codeDescriptionSupport": True,
                },
                "codeAction": {
                    "codeActionLiteralSupport": {
                        "codeActionKind": {"valueSet": ["quickfix"]}
                    }
                },
                "hover": {"contentFormat": ["markdown"]},
                "completion": {"completionItem": {"snippetSupport": True}},
            },
            "offsetEncoding": ["utf-32"],  # counts as Python does
        }
        self.about = self.request(
            "initialize",
            processId=os.getpid(),
            rootUri=Path(directory).as_uri(),
            capabilities=capabilities,
            initializationOptions={"fallbackFlags": flags or []},
        )
        self.notify("initialized")

    def __enter__(self):
        return self

    def __exit__(self, kind, *_):
        if kind:
            self.process.kill()
        else:
            self.request("shutdown")
            self.notify("exit")
        code = self.process.wait(PATIENCE)
        self.log.close()
        if not kind and code != 0:
            raise ServerDied(f"the server ends with {code}")

    # --- Messages ---

    def _read(self):
        stream = self.process.stdout
        while True:
            length = 0
            while (line := stream.readline().strip()):
                name, _, value = line.partition(b":")
                if name.lower() == b"content-length":
                    length = int(value)
            if not length:
                return self.messages.put(None)
            self.messages.put(json.loads(stream.read(length)))

    def _send(self, **message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        try:
            self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body))
            self.process.stdin.write(body)
            self.process.stdin.flush()
        except BrokenPipeError:
            self._died()

    def _receive(self):
        try:
            message = self.messages.get(timeout=PATIENCE)
        except queue.Empty:
            self._died("is silent")
        if message is None:
            self._died()
        if "id" in message and "method" in message:
            self._send(id=message["id"], result=None)
        return message

    def _died(self, how="has gone"):
        self.log.seek(0)
        raise ServerDied(f"the server {how}:\n{self.log.read()[-4000:]}")

    def notify(self, method, **params):
        self._send(method=method, params=params)

    def request(self, method, **params):
        self.requests += 1
        self._send(id=self.requests, method=method, params=params)
        while True:
            message = self._receive()
            if message.get("id") == self.requests and "method" not in message:
                if "error" in message:
                    raise ServerDied(f"{method}: {message['error']}")
                return message["result"]

    # --- Files ---

    def open(self, file, text):
        self.versions[file] = 1
        document = {
            "uri": file.as_uri(),
            "languageId": "c" if file.suffix == ".c" else "cpp",
            "version": 1,
            "text": text,
        }
        self.notify("textDocument/didOpen", textDocument=document)

    def change(self, file, **change):
        """One change: text=..., and range=... if it isn't all of the file."""
        self.versions[file] += 1
        self.notify(
            "textDocument/didChange",
            textDocument={
                "uri": file.as_uri(),
                "version": self.versions[file],
            },
            contentChanges=[change],
            wantDiagnostics=True,  # also of a version that is soon outdated
        )

    def diagnostics(self, file):
        """What the server says of the file's latest version."""
        while True:
            message = self._receive()
            about = message.get("params") or {}
            if (
                message.get("method") == "textDocument/publishDiagnostics"
                and about["uri"] == file.as_uri()
                and about.get("version") == self.versions[file]
            ):
                return about["diagnostics"]

    def quick_fixes(self, file, diagnostic):
        actions = self.request(
            "textDocument/codeAction",
            textDocument={"uri": file.as_uri()},
            range=diagnostic["range"],
            context={"diagnostics": [diagnostic], "only": ["quickfix"]},
        )
        return [a for a in actions or [] if a.get("edit")]


def applied(text, action, file):
    """The text with a quick fix in it."""
    edits = action["edit"]["changes"][file.as_uri()]
    lines = text.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)

    def offset(position):
        return starts[position["line"]] + position["character"]

    for edit in sorted(
        edits, key=lambda edit: offset(edit["range"]["start"]), reverse=True
    ):
        begin, end = edit["range"]["start"], edit["range"]["end"]
        text = text[: offset(begin)] + edit["newText"] + text[offset(end) :]
    return text
