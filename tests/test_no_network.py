"""Pejl talks to no network: no module of it names one, and importing all of it opens none."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "desktop"

TALKATIVE = {
    *("socket", "ssl", "socketserver", "select", "selectors", "asyncio"),
    *("http", "urllib.request", "urllib.error", "xmlrpc", "ftplib", "smtplib", "poplib", "imaplib"),
    *("telnetlib", "nntplib", "webbrowser", "multiprocessing.connection", "multiprocessing.managers"),
    *("requests", "httpx", "aiohttp", "urllib3", "websockets", "paramiko", "grpc"),
    *("PySide6.QtNetwork", "PySide6.QtNetworkAuth", "PySide6.QtWebSockets", "PySide6.QtHttpServer"),
    *("PySide6.QtWebEngineCore", "PySide6.QtWebEngineWidgets", "PySide6.QtWebEngineQuick"),
    *("PySide6.QtWebView", "PySide6.QtWebChannel", "PySide6.QtRemoteObjects", "PySide6.QtBluetooth"),
}
# The one door: a second start tells the first, on this machine, to come to the front.
LOCAL_SOCKET_FILE = PACKAGE / "ui" / "single_instance.py"
LOCAL_SOCKET_NAMES = {"PySide6.QtNetwork", "PySide6.QtNetwork.QLocalServer", "PySide6.QtNetwork.QLocalSocket"}


def names_imported(source: str) -> set[str]:
    """Dotted names that `source` imports, by statement or by a call with a constant name."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            module = node.module or ""
            found |= {module, *(f"{module}.{alias.name}" for alias in node.names)}
        elif isinstance(node, ast.Call) and node.args:
            called = ast.unparse(node.func).rsplit(".", 1)[-1]
            first = node.args[0]
            if called in {"import_module", "__import__"} and isinstance(first, ast.Constant):
                found.add(str(first.value))
    return found


def talkative_names(source: str) -> set[str]:
    """Those imported names that are, or lie in, a module that can talk to a network."""
    return {
        name
        for name in names_imported(source)
        if any(name == module or name.startswith(f"{module}.") for module in TALKATIVE)
    }


def test_no_module_names_a_network() -> None:
    modules = sorted(PACKAGE.rglob("*.py"))
    assert len(modules) > 10
    found = {path: talkative_names(path.read_text("utf-8")) for path in modules}
    assert found[LOCAL_SOCKET_FILE], "the door is where it is thought to be"
    found[LOCAL_SOCKET_FILE] -= LOCAL_SOCKET_NAMES
    assert {path.relative_to(ROOT): names for path, names in found.items() if names} == {}


@pytest.mark.parametrize(
    "source",
    [
        "import socket",
        "import urllib.request as fetch",
        "from urllib import request",
        "from http.client import HTTPConnection",
        "def f():\n    from PySide6 import QtCore, QtNetwork",
        "from PySide6.QtNetwork import QNetworkAccessManager",
        "import importlib\nimportlib.import_module('requests')",
        "__import__('ftplib')",
    ],
)
def test_a_name_of_a_network_is_seen(source: str) -> None:
    assert talkative_names(source)


@pytest.mark.parametrize(
    "source", ["from urllib.parse import quote", "from PySide6 import QtGui", "socket = 1"]
)
def test_what_only_looks_like_one_is_let_through(source: str) -> None:
    assert not talkative_names(source)


LISTEN = """
import sys

INTERNET = {2, 10, 23, 30}  # AF_INET everywhere; AF_INET6 on Linux, Windows, macOS
LOOK_UPS = {"getaddrinfo", "getnameinfo", "gethostbyname", "gethostbyaddr"}
seen = []

def listen(event, arguments):
    part, _, act = event.partition(".")
    if part != "socket":
        return
    if act == "__new__" and int(arguments[1]) in INTERNET:
        seen.append(event)
    elif act in {"connect", "bind", "sendto", "sendmsg"} and int(arguments[0].family) in INTERNET:
        seen.append(event)
    elif act in LOOK_UPS:
        seen.append(event)

sys.addaudithook(listen)
"""

IMPORT_ALL = """
import importlib, pkgutil
import desktop

modules = [info.name for info in pkgutil.walk_packages(desktop.__path__, "desktop.")]
modules = [name for name in modules if not name.endswith((".__main__", ".migrations.env"))]
for name in modules:
    importlib.import_module(name)
assert len(modules) > 10, modules
"""

TELL = "\nprint('network:', seen)\n"


def run_listening(program: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", LISTEN + program + TELL],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip().splitlines()[-1]


def test_importing_everything_opens_no_network() -> None:
    assert run_listening(IMPORT_ALL) == "network: []"


def test_importing_everything_loads_no_network_part_of_qt() -> None:
    loaded = run_listening(
        IMPORT_ALL + "\nseen += [name for name in sys.modules if name.startswith('PySide6.')]"
    )
    parts = set(re.findall(r"PySide6\.\w+", loaded))
    assert parts & TALKATIVE == set(), "the door too is opened only when a second start may come"


@pytest.mark.parametrize(
    ("program", "heard"),
    [
        ("import socket; socket.socket()", "socket.__new__"),
        ("import socket; socket.socket().connect_ex(('127.0.0.1', 9))", "socket.connect"),
        ("import socket; socket.socket().bind(('127.0.0.1', 0))", "socket.bind"),
        ("import socket; socket.getaddrinfo('127.0.0.1', 9)", "socket.getaddrinfo"),
    ],
    ids=["new", "connect", "bind", "look up"],
)
def test_a_network_is_heard(program: str, heard: str) -> None:
    assert heard in run_listening(program)
