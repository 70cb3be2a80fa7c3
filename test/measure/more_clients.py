"""The clients that are measured beside those of the examples' tests."""

import shlex
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "examples"))

from clients import CURL, PYTHON, Client, script  # noqa: E402
from servers import METHODS  # noqa: E402

JAVA = Path("/usr/share/java")

# As many call it: the method by name, also where curl has an option for it.
CURL_REQUEST = CURL._replace(
    name="curl with --request",
    by_method={
        "POST": "--location --request POST --data @FILE URL".split(),
        "PUT": "--location --request PUT --data @FILE URL".split(),
        "PATCH": CURL.by_method["PATCH"],
        "DELETE": CURL.by_method["DELETE"],
    },
)

WGET2 = Client(
    "wget2",
    version=["wget2", "--version"],
    command="wget2 --quiet --tries=1 --output-document=/dev/null".split(),
    by_method={
        "GET": ["URL"],
        "POST": "--post-file=FILE URL".split(),
    },
)

HTTPIE = Client(
    "HTTPie",
    version=["http", "--version"],
    command="http --ignore-stdin --check-status".split(),
    by_method={
        "GET": "--follow GET URL".split(),
        "POST": "--follow POST URL @FILE".split(),
        "PUT": "--follow PUT URL @FILE".split(),
        "PATCH": "--follow PATCH URL @FILE".split(),
        "DELETE": "--follow DELETE URL".split(),
    },
)

HTTPX = script(
    "Python httpx",
    [PYTHON, "-c"],
    "import httpx; print(httpx.__version__)",
    """
import sys, httpx
method, url, file = sys.argv[1:]
body = open(file, "rb").read() if file else None
%s.raise_for_status()
""",
    "httpx.request(method, url, content=body, follow_redirects=True)",
)

AIOHTTP = script(
    "Python aiohttp",
    [PYTHON, "-c"],
    "import aiohttp; print(aiohttp.__version__)",
    """
import asyncio, sys, aiohttp
method, url, file = sys.argv[1:]
body = open(file, "rb").read() if file else None
async def main():
    async with aiohttp.ClientSession() as session:
        async with %s as response:
            response.raise_for_status()
            sys.exit(response.status != 200)
asyncio.run(main())
""",
    "session.request(method, url, data=body)",
)

LWP = script(
    "Perl LWP",
    ["perl", "-MLWP::UserAgent", "-e"],
    'print "$LWP::VERSION\\n"',
    """
my ($method, $url, $file) = @ARGV;
my $body = "";
if ($file) { local $/; open my $in, "<", $file; $body = <$in>; }
my $request = HTTP::Request->new($method, $url, [], $body);
my $response = %s;
exit($response->is_success ? 0 : 1);
""",
    "LWP::UserAgent->new->request($request)",
)

GUZZLE = script(
    "PHP Guzzle",
    ["php", "-r"],
    "echo array_values(preg_grep('/^Version/', explode(\"\\n\","
    " `dpkg-query -s php-guzzlehttp-guzzle`)))[0];",
    """
require 'GuzzleHttp/autoload.php';
[, $method, $url, $file] = $argv;
$body = $file ? file_get_contents($file) : null;
$client = new GuzzleHttp\\Client;
exit(%s->getStatusCode() == 200 ? 0 : 1);
""",
    "$client->request($method, $url, ['body' => $body])",
)


OPEN_URI = script(
    "Ruby open-uri",
    ["ruby", "-e"],
    "puts RUBY_VERSION",
    """
require "open-uri"
method, url, file = ARGV
exit(%s.status[0] == "200")
""",
    "URI.open(url)",
)._replace(by_method={"GET": []})


def aria2(directory):
    """aria2 sends GET alone; what it fetches lands in the directory."""
    return Client(
        "aria2",
        version=["aria2c", "--version"],
        command=["aria2c", "--quiet", "--max-tries=1", f"--dir={directory}"]
        + ["--allow-overwrite=true", "--out=fetched"],
        by_method={"GET": ["URL"]},
    )


def npm_clients(npm):
    """Packages in npm's folder, with the Node.js that lies there, too."""
    modules = Path(npm, "node_modules")
    node = str(modules / "node" / "bin" / "node")

    def client(name, lines, call):
        package = modules / name / "package.json"
        version = f'console.log(require("{package}").version)'
        source = """
const [method, url, file] = process.argv.slice(1);
const body = file ? require("fs").readFileSync(file, "utf8") : undefined;
(async () => {
  LINES
  const response = await %s;
  process.exit((response.status ?? response.statusCode) === 200 ? 0 : 1);
})().catch(() => process.exit(1));
"""
        lines = lines.replace("MODULES", str(modules))
        source = source.replace("LINES", lines)
        return script(name, [node, "-e"], version, source, call)

    return [
        script(
            "Node fetch",
            [node, "-e"],
            "console.log(process.version)",
            """
const [method, url, file] = process.argv.slice(1);
const body = file ? require("fs").readFileSync(file, "utf8") : undefined;
%s.then(response => process.exit(response.ok ? 0 : 1),
  () => process.exit(1));
""",
            "fetch(url, {method, body})",
        ),
        client(
            "axios",
            'const axios = require("MODULES/axios");',
            "axios.request({method, url, data: body})",
        ),
        client(
            "undici",
            'const {Agent, interceptors, request} = require("MODULES/undici");'
            "const dispatcher = new Agent().compose("
            "interceptors.redirect({maxRedirections: 5}));",
            "request(url, {method, body, dispatcher})",
        ),
        client(
            "got",
            "const {default: got} = "
            'await import("MODULES/got/dist/source/index.js");',
            "got(url, {method, body, retry: {limit: 0}})",
        ),
    ]


# Name, program, packages of pkg-config, further words for the compiler, what
# the program does in a line.
COMPILED = [
    (
        "Qt QNetworkAccessManager",
        "qt_client",
        ["Qt6Network"],
        ["-fPIC"],
        "manager.sendCustomRequest(request, method, body)",
    ),
    (
        "C++ REST SDK",
        "cpprest_client",
        [],
        ["-lcpprest", "-lboost_system", "-lssl", "-lcrypto"],
        "client.request(request)",
    ),
    (
        "POCO URIStreamOpener",
        "poco_stream",
        [],
        ["-lPocoNet", "-lPocoFoundation"],
        "URIStreamOpener::defaultOpener().open(uri)",
    ),
    (
        "POCO, a loop",
        "poco_loop",
        [],
        ["-lPocoNet", "-lPocoFoundation"],
        "while (isRedirect(status)) session.sendRequest(request) << body",
    ),
    (
        "Beast, a loop",
        "beast_loop",
        [],
        ["-pthread"],
        "while (status == 301 || status == 302) http::write(stream, request)",
    ),
]


def compiled(compiler, directory):
    found = []
    for name, program, packages, words, call in COMPILED:
        binary = Path(directory, program)
        flags = []
        if packages:
            command = ["pkg-config", "--cflags", "--libs", *packages]
            flags = shlex.split(subprocess.check_output(command, text=True))
        source = HERE / "programs" / f"{program}.cpp"
        subprocess.run(
            [*shlex.split(compiler), "-std=c++17", source, "-o", binary]
            + [*flags, *words],
            check=True,
        )
        run = [str(binary), "METHOD", "URL", "FILE"]
        # POCO's own stream knows GET alone.
        methods = {"GET": []} if program == "poco_stream" else {}
        found.append(Client(name, [str(binary)], run, methods, call))
    return found


def go_client(directory):
    binary = Path(directory, "go_client")
    subprocess.run(
        ["env", f"GOCACHE={directory}/go", "GOPROXY=off", "go", "build"]
        + ["-o", binary, HERE / "programs" / "client.go"],
        check=True,
    )
    run = [str(binary), "METHOD", "URL", "FILE"]
    call = "http.DefaultClient.Do(request)"
    return Client("Go net/http", [str(binary)], run, {}, call)


# Name, as Clients.java calls it, what it does in a line, the methods that it
# can't send.
JAVA_CLIENTS = [
    (
        "Java HttpClient",
        "http-client",
        "HttpClient.newBuilder().followRedirects(NORMAL)",
        [],
    ),
    (
        "Java HttpURLConnection",
        "url-connection",
        "url.openConnection()",
        ["PATCH"],
    ),
    ("OkHttp", "okhttp", "new OkHttpClient().newCall(request).execute()", []),
    (
        "Apache HttpClient",
        "apache",
        "HttpClients.createDefault().execute(request, ...)",
        [],
    ),
]


def java_clients(directory):
    archives = ["okhttp", "okio", "httpclient5", "httpcore5", "httpcore5-h2"]
    archives = [str(JAVA / f"{name}.jar") for name in [*archives, "slf4j-api"]]
    path = ":".join([str(directory), *archives])
    source = HERE / "programs" / "Clients.java"
    subprocess.run(
        ["javac", "-nowarn", "-cp", path, "-d", directory, source],
        check=True,
        stderr=subprocess.DEVNULL,
    )
    java = ["java", "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-cp", path]
    return [
        Client(
            name,
            [*java, "Clients", kind],
            [*java, "Clients", kind, "METHOD", "URL", "FILE"],
            {m: [] for m in METHODS if m not in unknown} if unknown else {},
            call,
        )
        for name, kind, call, unknown in JAVA_CLIENTS
    ]


SOUP = script(
    "libsoup",
    [PYTHON, "-c"],
    "import gi; gi.require_version('Soup', '3.0')\n"
    "from gi.repository import Soup as s\n"
    "print(s.MAJOR_VERSION, s.MINOR_VERSION, s.MICRO_VERSION, sep='.')",
    """
import sys, gi
gi.require_version("Soup", "3.0")
from gi.repository import GLib, Soup
method, url, file = sys.argv[1:]
message = Soup.Message.new(method, url)
if file:
    body = GLib.Bytes.new(open(file, "rb").read())
    message.set_request_body_from_bytes("text/plain", body)
session = Soup.Session()
%s
sys.exit(message.get_status() != 200)
""",
    "session.send_and_read(message)",
)


def all_more(compiler, directory, npm):
    """All of them; programs are built in the directory."""
    return [
        CURL_REQUEST,
        WGET2,
        aria2(directory),
        HTTPIE,
        HTTPX,
        AIOHTTP,
        *npm_clients(npm),
        GUZZLE,
        LWP,
        OPEN_URI,
        go_client(directory),
        *java_clients(directory),
        *compiled(compiler, directory),
        SOUP,
    ]
