"""The virtual environment `.venv`: made, filled with the pinned packages, and known to be complete.

Standard library only. A stamp inside the environment holds what it was made from; while that is unchanged,
nothing is asked of pip. The stamp is taken away before every change and written back after it, so that a
set-up that was cut off is seen by the next one and done again.

Untried seams: Windows (`Scripts/python.exe`) and macOS.
"""

import hashlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
MADE_FROM = ("bootstrap.py", "environment.py")
MARKER = "pejl-setup.json"
LOG = "pejl-setup.log"

NETWORK_TROUBLE = re.compile(
    r"new connection|name resolution|Name or service not known|getaddrinfo failed|timed? ?out|"
    r"Connection (refused|reset|broken|aborted)|ProxyError|Network is unreachable|SSLError|"
    r"CERTIFICATE_VERIFY",
    re.IGNORECASE,
)


class SetupFailed(Exception):
    """Set-up cannot go on; the text is a sentence for the person who ran it."""


class Environment:
    """The environment of the checkout at `root`."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folder = root / ".venv"
        self.marker = self.folder / MARKER
        scripts = "Scripts/python.exe" if os.name == "nt" else "bin/python"
        self.python = self.folder / scripts

    def pins(self, kind: str) -> Path:
        """The file of pinned packages for `kind`: "run" or "test" (which holds those of "run" too)."""
        return self.root / "installer" / f"pins-{kind}.txt"

    def is_made(self) -> bool:
        """Whether the environment is whole and was made from this Python, this place and these files."""
        whole = self.python.exists() and (self.folder / "pyvenv.cfg").exists()
        return whole and self._state().get("made_from") == self._made_from()

    def has(self, kind: str) -> bool:
        """Whether the packages pinned for `kind` are installed, in the versions pinned now."""
        return self.is_made() and self._state().get("pins", {}).get(kind) == self._digest(kind)

    def make(self) -> None:
        """Make the environment anew, empty. Raises `SetupFailed`."""
        if (self.folder / "pyvenv.cfg").exists() and not self.marker.exists():
            raise SetupFailed(
                f"{self.folder} is an environment that somebody else made. "
                "Move it away or delete it, and run this again."
            )
        try:
            if self.folder.is_dir() and not self.folder.is_symlink():
                shutil.rmtree(self.folder)
            self.folder.mkdir()
            self.marker.write_text("{}", encoding="utf-8")
        except OSError as error:
            raise SetupFailed(
                f"Pejl keeps its packages in {self.folder}, and that cannot be written: {error.strerror}. "
                "Copy the checkout to a folder of your own, and run this there."
            ) from error
        # Without pip: Debian's Python has none to put in before python3-venv is installed.
        self._run([sys.executable, "-m", "venv", "--without-pip", str(self.folder)])
        self._point_at_checkout()
        self._write_state({"made_from": self._made_from(), "pins": {}})

    def install(self, kind: str) -> None:
        """Install the packages pinned for `kind`, each checked against its hash. Raises `SetupFailed`."""
        self._write_state({})
        self._run(
            [
                *self._pip(),
                "install",
                "--disable-pip-version-check",
                "--no-input",
                "--no-deps",
                "--require-hashes",
                "--only-binary=:all:",
                "--requirement",
                str(self.pins(kind)),
            ]
        )
        kinds = ("run", "test") if kind == "test" else ("run",)
        pins = {each: self._digest(each) for each in kinds}
        self._write_state({"made_from": self._made_from(), "pins": pins})

    def _pip(self) -> list[str]:
        if importlib.util.find_spec("pip") is None:
            raise SetupFailed(
                f"{sys.executable} has no pip. Install it (on Debian and Ubuntu: "
                "sudo apt-get install python3-pip), and run this again."
            )
        return [sys.executable, "-m", "pip", "--python", str(self.python)]

    def _run(self, command: list[str]) -> None:
        try:
            done = subprocess.run(
                command,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
                check=False,
            )
        except OSError as error:
            raise SetupFailed(f"{command[0]} cannot be started: {error.strerror}.") from error
        if done.returncode:
            said = done.stdout.decode("utf-8", "replace")
            log = self.folder / LOG
            log.write_text(said, encoding="utf-8")
            raise SetupFailed(f"{explain(said)} (All that was said: {log})")

    def _point_at_checkout(self) -> None:
        """Let the environment import `desktop` from the checkout, wherever it is started."""
        base = {"base": str(self.folder), "platbase": str(self.folder)}
        packages = Path(sysconfig.get_path("purelib", "venv", vars=base))
        # Relative, hence plain ASCII: Python reads this file in whatever encoding the machine is set to.
        way = os.path.relpath(self.root, packages)
        (packages / "pejl-checkout.pth").write_text(f"{way}\n", encoding="ascii")

    def _state(self) -> dict[str, Any]:
        try:
            state = json.loads(self.marker.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return state if isinstance(state, dict) else {}

    def _write_state(self, state: dict[str, Any]) -> None:
        part = self.marker.with_suffix(".part")
        part.write_text(json.dumps(state), encoding="utf-8")
        os.replace(part, self.marker)

    def _made_from(self) -> str:
        parts = [sys.version, sys.base_prefix, str(self.root)]
        files = [(self.root / "installer" / name).read_bytes() for name in MADE_FROM]
        return hashlib.sha256("\n".join(parts).encode() + b"".join(files)).hexdigest()

    def _digest(self, kind: str) -> str:
        return hashlib.sha256(self.pins(kind).read_bytes()).hexdigest()


def explain(said: str) -> str:
    """One or two sentences on why pip or venv stopped, and what to do, from all that it `said`."""
    if "DO NOT MATCH THE HASHES" in said:
        named = re.search(r"^\s+(\S+?)(==\S+)? from .*\n\s+Expected", said, re.MULTILINE)
        return (
            f"The package {named[1] if named else 'that came'} is not the one that was pinned: "
            "its hash is wrong. It was not installed. Run this again; if it stays so, do not use "
            "that source of packages."
        )
    if "No space left on device" in said:
        return "The disk is full. Make room (Pejl needs about 500 MB), and run this again."
    named = re.search(r"No matching distribution found for (\S+?)(==| |$)", said, re.MULTILINE)
    if NETWORK_TROUBLE.search(said):
        return (
            f"The package {named[1] if named else 'needed'} could not be fetched. "
            "Check the network, and pip's settings if you are behind a proxy; then run this again."
        )
    if named:
        return (
            f"The package {named[1]} is not to be had for this machine in the pinned version: "
            "either the network or pip's settings are in the way, or nobody has built it for this "
            "system and this Python."
        )
    errors = [line for line in said.splitlines() if line.startswith("ERROR") or "Error:" in line]
    last = (errors or said.strip().splitlines() or ["nothing"])[-1].strip()
    return f"A step of the set-up failed; the last it said was: {last}"
