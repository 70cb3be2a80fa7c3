"""Browsers without a window, led from page to page by the server."""

import contextlib
import json
import re
import subprocess
import tempfile
from pathlib import Path
from typing import NamedTuple

from processes import running

SECONDS = 180  # For all steps together.

FIREFOX_SETTINGS = {
    # Nothing but what is measured is asked of any server.
    "app.normandy.enabled": False,
    "browser.safebrowsing.downloads.remote.enabled": False,
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.aboutwelcome.enabled": False,
    "datareporting.healthreport.uploadEnabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "extensions.update.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "network.dns.disabled": True,
    "network.proxy.type": 0,
    "services.settings.server": "data:,",
    "toolkit.telemetry.unified": False,
}


class Browser(NamedTuple):
    """A browser; in its words stands PROFILE, a folder of its own."""

    name: str
    command: list
    settings: dict = {}
    is_told_keys: bool = False  # Which to trust; else it looks in its folder.

    def version(self):
        said = subprocess.check_output(
            [self.command[0], "--version"], text=True, stderr=subprocess.DEVNULL
        )
        return re.search(r"\d+(\.\w+)+", said)[0]

    @contextlib.contextmanager
    def profile(self, certificate=None):
        """A new user's folder; yields the command that uses it."""
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            lines = [
                f"user_pref({json.dumps(name)}, {json.dumps(value)});\n"
                for name, value in self.settings.items()
            ]
            Path(folder, "user.js").write_text("".join(lines))
            command = [word.replace("PROFILE", folder) for word in self.command]
            if certificate:
                command += certificate.trusted_by(self, folder)
            yield ["env", f"HOME={folder}", *command]

    def visit(self, command, server, pages):
        """Opens the pages one by one; each must lead to the next in the end."""
        server.finished.clear()
        server.pages = pages
        with running([*command, server.url + "/next/0"]):
            if not server.finished.wait(SECONDS):
                stop = server.pages[server.reached]
                raise RuntimeError(f"{self.name} stops at {stop}")


CHROMIUM = Browser(
    "Chromium",
    [
        "chromium",
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--no-first-run",
        "--no-proxy-server",
        "--disable-background-networking",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
        "--user-data-dir=PROFILE",
    ],
    is_told_keys=True,
)

FIREFOX = Browser(
    "Firefox",
    ["firefox-esr", "--headless", "--no-remote", "--profile", "PROFILE"],
    FIREFOX_SETTINGS,
)

BROWSERS = [CHROMIUM, FIREFOX]


# --- Pages -------------------------------------------------------------------


def link(path):
    """A page whose link is clicked."""
    return (
        f'<!doctype html><a id=link href="{path}">go</a>'
        "<script>document.getElementById('link').click()</script>"
    )


def form(path, fields):
    """A page whose form is sent with POST; fields are name=value&..."""
    inputs = "".join(
        '<input type=hidden name="{}" value="{}">'.format(*field.split("="))
        for field in fields.split("&")
    )
    return (
        f'<!doctype html><form id=form method=post action="{path}">{inputs}'
        "</form><script>document.getElementById('form').submit()</script>"
    )


def script(lines):
    """A page that runs lines of a script, which may wait, and goes on."""
    return (
        "<!doctype html><script>(async () => {"
        + lines
        + "})().catch(() => 0).then(() => {"
        ' location = "/next/" + (1 + Number(sessionStorage.step)); })</script>'
    )
