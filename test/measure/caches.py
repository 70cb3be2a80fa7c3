"""Caches between a client and the server, each with a configuration of its own.

Each runs in the foreground, as an unprivileged user, on loopback, and keeps all
of its files in a folder that goes with it.
"""

import contextlib
import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from processes import running

SECONDS = 30  # To start.

# Debian puts servers where only root's PATH looks.
PATH = os.environ["PATH"] + ":/usr/sbin:/usr/local/sbin"

NOBODY = 65534


class Cache(NamedTuple):
    """In its words and files stand FOLDER, PORT and SERVER, which is a port."""

    name: str
    version: list  # The command that prints it.
    command: list
    files: dict
    setting: str  # What makes it a cache, for the page.

    def installed_version(self):
        done = subprocess.run(
            self.version,
            env={**os.environ, "PATH": PATH},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        found = re.search(r"\d+(\.\w+)+", done.stdout)
        if done.returncode != 0 or not found:
            raise RuntimeError(f"{self.name} isn't there:\n{done.stdout}")
        return found[0]

    @contextlib.contextmanager
    def running(self, server_port):
        """Starts it before the server; yields its port."""
        with tempfile.TemporaryDirectory() as folder:
            port = free_port()
            values = {
                "FOLDER": folder,
                "PORT": str(port),
                "SERVER": str(server_port),
            }
            self.write_files(Path(folder), values)
            log = Path(folder, "output.txt")
            with (
                open(log, "w") as output,
                running(
                    unprivileged([filled(w, values) for w in self.command]),
                    cwd=folder,
                    env=environment(folder),
                    stdout=output,
                    stderr=subprocess.STDOUT,
                ) as process,
            ):
                wait_for(port, process, log)
                yield port

    def write_files(self, folder, values):
        for path, content in self.files.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(filled(content, values))
        if os.geteuid() == 0:
            for path in [folder, *folder.rglob("*")]:
                shutil.chown(path, NOBODY, NOBODY)


def filled(text, values):
    return re.sub("|".join(values), lambda found: values[found[0]], text)


def environment(folder):
    return {**os.environ, "PATH": PATH, "HOME": folder, "TMPDIR": folder}


def unprivileged(command):
    """Root runs it as nobody."""
    if os.geteuid() != 0:
        return command
    ids = [f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
    return ["setpriv", *ids, *command]


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


def wait_for(port, process, log):
    """Until somebody listens at the port."""
    for _ in range(SECONDS * 10):
        if process.poll() is not None:
            break
        with contextlib.suppress(OSError):
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        time.sleep(0.1)
    raise RuntimeError(f"{process.args} doesn't start:\n{log.read_text()}")


# --- The caches --------------------------------------------------------------


def nginx(name, setting, more):
    return Cache(
        name,
        ["nginx", "-v"],
        ["nginx", "-p", "FOLDER", "-c", "FOLDER/nginx.conf"],
        {
            "nginx.conf": """
daemon off;
pid FOLDER/pid;
error_log FOLDER/error.log;
events {}
http {
  access_log off;
  client_body_temp_path FOLDER/body;
  proxy_temp_path FOLDER/proxy;
  fastcgi_temp_path FOLDER/fastcgi;
  uwsgi_temp_path FOLDER/uwsgi;
  scgi_temp_path FOLDER/scgi;
  proxy_cache_path FOLDER/cache keys_zone=kept:1m;
  server {
    listen 127.0.0.1:PORT;
    proxy_cache kept;
    MORE
    location / { proxy_pass http://127.0.0.1:SERVER; }
  }
}
""".replace("MORE", more)
        },
        setting,
    )


VARNISH = Cache(
    "Varnish",
    ["varnishd", "-V"],
    ["varnishd", "-F", "-j", "none", "-n", "FOLDER/work"]
    + ["-a", "127.0.0.1:PORT", "-b", "127.0.0.1:SERVER", "-s", "malloc,16m"]
    + ["-T", "none"],
    {},
    "no configuration",
)

SQUID = Cache(
    "Squid",
    ["squid", "-v"],
    ["squid", "-N", "-f", "FOLDER/squid.conf"],
    {
        "squid.conf": """
http_port 127.0.0.1:PORT accel defaultsite=127.0.0.1
cache_peer 127.0.0.1 parent SERVER 0 no-query no-digest originserver
http_access allow all
pid_filename FOLDER/pid
cache_log FOLDER/cache.log
access_log none
coredump_dir FOLDER
refresh_pattern . 0 20% 4320
"""
    },
    "`refresh_pattern . 0 20% 4320`, as Debian ships it",
)

HTTPD = Cache(
    "Apache httpd",
    ["apache2", "-v"],
    ["apache2", "-X", "-d", "FOLDER", "-f", "FOLDER/httpd.conf"],
    {
        "httpd.conf": """
LoadModule mpm_event_module MODULES/mod_mpm_event.so
LoadModule authz_core_module MODULES/mod_authz_core.so
LoadModule proxy_module MODULES/mod_proxy.so
LoadModule proxy_http_module MODULES/mod_proxy_http.so
LoadModule cache_module MODULES/mod_cache.so
LoadModule cache_disk_module MODULES/mod_cache_disk.so
ServerName 127.0.0.1
Listen 127.0.0.1:PORT
PidFile FOLDER/pid
DefaultRuntimeDir FOLDER
ErrorLog FOLDER/error.log
CacheRoot FOLDER/cache
CacheEnable disk /
ProxyPass / http://127.0.0.1:SERVER/
""".replace("MODULES", "/usr/lib/apache2/modules"),
        "cache/empty": "",
    },
    "`CacheEnable disk /`",
)

TRAFFIC_SERVER = Cache(
    "Apache Traffic Server",
    ["traffic_server", "--version"],
    ["traffic_server", "--run-root=FOLDER/runroot.yaml"],
    {
        "runroot.yaml": """
prefix: FOLDER
exec_prefix: FOLDER
bindir: /usr/bin
sbindir: /usr/bin
sysconfdir: FOLDER/etc
datadir: FOLDER/data
includedir: FOLDER
libdir: /usr/lib
libexecdir: /usr/lib/trafficserver/modules
localstatedir: FOLDER
runtimedir: FOLDER/run
logdir: FOLDER/log
cachedir: FOLDER/cache
""",
        "etc/records.config": """
CONFIG proxy.config.http.server_ports STRING PORT:ip-in=127.0.0.1
CONFIG proxy.config.exec_thread.autoconfig INT 0
CONFIG proxy.config.exec_thread.limit INT 1
""",
        "etc/remap.config": "map / http://127.0.0.1:SERVER/\n",
        "etc/storage.config": "FOLDER/cache 64M\n",
        "etc/ip_allow.yaml": """
ip_allow:
  - apply: in
    ip_addrs: 127.0.0.1
    action: allow
    methods: ALL
""",
        "etc/plugin.config": "",
        "cache/empty": "",
        "data/empty": "",
        "log/empty": "",
        "run/empty": "",
    },
    "`map / SERVER`",
)

HAPROXY = Cache(
    "HAProxy",
    ["haproxy", "-v"],
    ["haproxy", "-f", "FOLDER/haproxy.cfg"],
    {
        "haproxy.cfg": """
defaults
  mode http
  timeout connect 10s
  timeout client 10s
  timeout server 10s
cache kept
  total-max-size 4
  max-age 600
frontend all
  bind 127.0.0.1:PORT
  http-request cache-use kept
  http-response cache-store kept
  default_backend server
backend server
  server one 127.0.0.1:SERVER
"""
    },
    "`cache-use`, `cache-store`, `max-age 600`",
)

CACHES = [
    nginx("nginx", "`proxy_cache`", ""),
    nginx(
        "nginx with proxy_cache_valid",
        "`proxy_cache`, `proxy_cache_valid 10m`",
        "proxy_cache_valid 10m;",
    ),
    VARNISH,
    SQUID,
    HTTPD,
    TRAFFIC_SERVER,
    HAPROXY,
]
