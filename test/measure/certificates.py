"""A certificate that the server has and browsers trust."""

import base64
import hashlib
import subprocess
from pathlib import Path


class Certificate:
    """A certificate for the server, and the authority that has signed it."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.authority = self.folder / "authority.pem"
        self.chain = self.folder / "server.pem"
        curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"]
        new = ["openssl", "req", "-x509", *curve, "-nodes", "-days", "2"]
        call(
            [*new, "-subj", "/CN=measured", "-keyout", self.folder / "ca.key"]
            + ["-out", self.authority]
        )
        call(
            [*new, "-subj", "/CN=127.0.0.1", "-keyout", self.folder / "key"]
            + ["-CA", self.authority, "-CAkey", self.folder / "ca.key"]
            + ["-addext", "subjectAltName=IP:127.0.0.1"]
            + ["-addext", "basicConstraints=critical,CA:FALSE"]
            + ["-addext", "extendedKeyUsage=serverAuth"]
            + ["-out", self.folder / "certificate"]
        )
        parts = [self.folder / name for name in ("key", "certificate")]
        self.chain.write_text("".join(part.read_text() for part in parts))

    def trusted_by(self, browser, profile):
        """Makes a browser trust it; returns what its command needs for that."""
        if browser.is_told_keys:
            return [f"--ignore-certificate-errors-spki-list={self.key_hash()}"]
        base = ["certutil", "-d", f"sql:{profile}"]
        call([*base, "-N", "--empty-password"])
        call([*base, "-A", "-n", "measured", "-t", "C,,", "-i", self.authority])
        return []

    def key_hash(self):
        public = call(
            ["openssl", "pkey", "-in", self.chain, "-pubout", "-outform", "DER"]
        )
        return base64.b64encode(hashlib.sha256(public).digest()).decode()


def call(command):
    return subprocess.run(
        command,
        check=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ).stdout
