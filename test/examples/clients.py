"""HTTP clients, each called as people call it to follow redirects."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

SECONDS = 20  # No single request takes longer, unless something hangs.

# Debian's Python has the packages of packages.txt, another one may not.
DEBIAN_PYTHON = Path("/usr/bin/python3")
PYTHON = str(DEBIAN_PYTHON) if DEBIAN_PYTHON.exists() else sys.executable


class Client(NamedTuple):
    """A client. In its words stand METHOD, URL and FILE, which is the body."""

    name: str
    version: list  # The command that prints it.
    command: list  # The words that every request begins with.
    by_method: dict  # The words to add for each method. Empty: it knows all.
    call: str = ""  # What a script does, if the client is one.

    def request(self, method, url, file):
        """The command that sends a request; file is its body, or empty."""
        values = {"METHOD": method, "URL": url, "FILE": str(file)}
        return [
            re.sub("METHOD|URL|FILE", lambda found: values[found[0]], word)
            for word in self.command + self.by_method.get(method, [])
        ]

    def send(self, method, url, file):
        """Send a request; return whether the client calls it a success."""
        return run(self.request(method, url, file)).returncode == 0

    def installed_version(self):
        done = run(self.version)
        found = re.search(r"\d+(\.\w+)+", done.stdout)
        if done.returncode != 0 or not found:
            raise RuntimeError(f"{self.name} isn't there:\n{done.stdout}")
        return found[0]


def run(command):
    """Run a command without proxies."""
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.lower().endswith("_proxy")
    }
    return subprocess.run(
        command,
        env=environment,
        timeout=SECONDS,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def script(name, interpreter, version, source, call):
    """A client that is some lines of a language, around one call."""
    return Client(
        name,
        version=[*interpreter, version],
        command=[*interpreter, source % call, "METHOD", "URL", "FILE"],
        by_method={},
        call=call,
    )


# A method that curl is given by name, it keeps whatever the status is. So it's
# named only where curl has no other way to send it.
CURL = Client(
    "curl",
    version=["curl", "--version"],
    command="curl --silent --fail --output /dev/null".split()
    + "--expect100-timeout 0.1".split(),
    by_method={
        "GET": "--location URL".split(),
        "POST": "--location --data @FILE URL".split(),
        "PUT": "--location --upload-file FILE URL".split(),
        "PATCH": "--location --request PATCH --data @FILE URL".split(),
        "DELETE": "--location --request DELETE URL".split(),
    },
)

WGET = Client(
    "wget",
    version=["wget", "--version"],
    command="wget --quiet --tries=1 --output-document=/dev/null".split(),
    by_method={
        "GET": ["URL"],
        "POST": "--post-file=FILE URL".split(),
        "PUT": "--method=PUT --body-file=FILE URL".split(),
        "PATCH": "--method=PATCH --body-file=FILE URL".split(),
        "DELETE": "--method=DELETE URL".split(),
    },
)

URLLIB = script(
    "Python urllib",
    [PYTHON, "-c"],
    "import sys; print(sys.version)",
    """
import sys
from urllib.request import Request, urlopen
method, url, file = sys.argv[1:]
body = open(file, "rb").read() if file else None
%s
""",
    "urlopen(Request(url, body, method=method))",
)

REQUESTS = script(
    "Python requests",
    [PYTHON, "-c"],
    "import requests; print(requests.__version__)",
    """
import sys, requests
method, url, file = sys.argv[1:]
body = open(file, "rb").read() if file else None
response = %s
response.raise_for_status()
""",
    "requests.request(method, url, data=body)",
)

FETCH = script(
    "Node fetch",
    ["node", "-e"],
    "console.log(process.version)",
    """
const [method, url, file] = process.argv.slice(1);
const body = file ? require("fs").readFileSync(file, "utf8") : undefined;
%s.then(response => process.exit(response.ok ? 0 : 1));
""",
    "fetch(url, {method, body})",
)

STREAM = script(
    "PHP stream",
    ["php", "-n", "-r"],
    "echo PHP_VERSION;",
    """
[, $method, $url, $file] = $argv;
$http = ['method' => $method];
if ($file)
  $http += ['content' => file_get_contents($file),
            'header' => 'Content-Type: text/plain'];
$context = stream_context_create(['http' => $http]);
exit(%s === false ? 1 : 0);
""",
    "file_get_contents($url, false, $context)",
)


def httplib(compiler, directory):
    """The client of cpp-httplib; its program is built in the directory."""
    program = Path(directory) / "httplib_client"
    object_file = program.with_suffix(".o")
    source = Path(__file__).with_name("httplib_client.cpp")
    compiler = shlex.split(compiler)
    package = ["pkg-config", "--cflags", "--libs", "cpp-httplib"]
    flags = shlex.split(subprocess.check_output(package, text=True))
    macros = [flag for flag in flags if flag.startswith("-D")]
    cached = ["ccache"] if shutil.which("ccache") else []
    for step in [
        [*cached, *compiler, *macros, "-std=c++17", "-c", source],
        [*compiler, "-pthread", object_file, *flags],
    ]:
        output = object_file if "-c" in step else program
        subprocess.run([*step, "-o", output], check=True)
    return Client(
        "cpp-httplib",
        version=[str(program)],
        command=[str(program), "METHOD", "URL", "FILE"],
        by_method={},
        call="client.set_follow_location(true); client.send(request)",
    )


def all_clients(compiler, directory):
    return [
        CURL,
        WGET,
        URLLIB,
        REQUESTS,
        FETCH,
        STREAM,
        httplib(compiler, directory),
    ]
