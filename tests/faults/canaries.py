"""Canary strings in everything a person can type: none is in any file that the program wrote.

The program plays a whole conversation as a process of its own, with folders of its own for everything that
a desktop program may write: home, temporary files, settings, caches. They are searched while it runs,
after it was closed and after it was killed. Where `strace` is there, every byte that it hands to the
system is searched as well, so that a file which was deleted again counts too. The one file that may hold
them is the paper that the user saved, and there they must be found.
"""

import base64
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from tests.faults import forks
from tests.faults.counts import Counts

WANTING = forks.WANTING
CANARIES = 200
_KILLED, _CLOSED = "killed", "closed"
_ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "latin-1")
_OWN = {"HOME": "home", "TMPDIR": "tmp", "XDG_CONFIG_HOME": "home/.config", "XDG_CACHE_HOME": "home/.cache"}
_OWN |= {"XDG_DATA_HOME": "home/.local/share", "XDG_STATE_HOME": "home/.local/state"}
_OWN |= {"XDG_RUNTIME_DIR": "run", "APPDATA": "home/app", "LOCALAPPDATA": "home/local", "TEMP": "tmp"}
_CALLS = "open,openat,creat,rename,renameat,renameat2,write,pwrite64,writev,pwritev,sendto,sendmsg"
_LINE = re.compile(r"(?:write|pwrite64|writev|pwritev|sendto|sendmsg)\(\d+<([^>]*)>")
_MADE = re.compile(r"(?:open|openat|creat)\(.*?(?:O_WRONLY|O_RDWR|O_CREAT).*= \d+<([^>]*)>")
_HEX = re.compile(r'"((?:\\x[0-9a-f]{2})+)"')


def run(folder: Path, *, long: bool = False) -> Counts:
    """One conversation ended by a kill, and one by closing; `detected` are finds in the saved paper."""
    counts = Counts()
    for end in (_KILLED, _CLOSED):
        place = folder / end
        canaries = planted(len(end))
        wrote = _play(place, canaries, end, counts)
        counts.more[f"files ({end})"] = len(wrote)
        counts.notes += [f"{end}: {line}" for line in _summary(place, wrote)]
    return counts


def control(folder: Path) -> Counts:
    """The same strings in a plain database, a log and a text: each is found."""
    canaries = planted(1)
    with sqlite3.connect(folder / "plain.db") as plain:
        plain.execute("CREATE TABLE note (text TEXT)")
        plain.executemany("INSERT INTO note VALUES (?)", [(each,) for each in canaries[:50]])
    plain.close()
    (folder / "note.log").write_text("\n".join(canaries[50:100]), "utf-16")
    (folder / "settings.ini").write_bytes(base64.b64encode("~".join(canaries[100:150]).encode()))
    (folder / "old.txt").write_text("\n".join(canaries[150:]), "latin-1")
    counts = Counts(tried=len(canaries))
    found = set().union(*(found_in(path.read_bytes(), canaries) for path in folder.iterdir()))
    counts.wrong = len(found)
    counts.notes = [f"not found: {each}" for each in canaries if each not in found]
    return counts


def planted(seed: int) -> list[str]:
    """Two hundred strings that occur nowhere else; the one used as a CPR number looks like one."""
    made = [
        f"kanarie{zlib.crc32(f'{seed}-{number}'.encode()):08x}ø{number:03d}" for number in range(CANARIES)
    ]
    made[_CPR] = f"0101{20 + seed}{4000 + seed * 113}"
    return made


_CPR = 3 + 5 + 12 * 4
"""Which of them the talk uses as a CPR number: behind the office's and twelve other citizens'."""


def needles(canary: str) -> list[bytes]:
    """A canary as it may stand in a file."""
    made = [canary.encode(encoding) for encoding in _ENCODINGS]
    for start in range(3):
        # Whatever stands before it, one of three base64 texts is inside.
        coded = base64.b64encode(b"\0" * start + canary.encode())
        made.append(coded[(0, 2, 3)[start] : -4])
    return made


def found_in(content: bytes, canaries: list[str]) -> set[str]:
    """Which canaries a content holds, in any spelling."""
    return {canary for canary in canaries if any(needle in content for needle in needles(canary))}


def _play(place: Path, canaries: list[str], end: str, counts: Counts) -> set[str]:
    """Play, search at every stop, and end it; the paths that were written."""
    for own in {"data", "out", *_OWN.values()}:
        (place / own).mkdir(parents=True, exist_ok=True)
    (place / "run").chmod(0o700)
    (place / "canaries.json").write_text(json.dumps(canaries), "utf-8")
    process = subprocess.Popen(
        [
            *_strace(place),
            sys.executable,
            "-m",
            "tests.faults.canary_talk",
            str(place),
            f"{place}/canaries.json",
        ],
        cwd=forks.ROOT,
        env={**os.environ, **{name: str(place / own) for name, own in _OWN.items()}}
        | {"QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": "1"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=(place / "run" / "stderr").open("wb"),
        text=True,
    )
    assert process.stdout is not None and process.stdin is not None
    said: list[str] = []
    for line in process.stdout:
        what = json.loads(line)
        said.append(what[0])
        _search(place, canaries, f"{end}, {what[0]}", counts)
        if what[0] == "typing" and what[1] > 0:
            counts.note(f"{what[1]} canaries were not planted")
        if what[0] == "typing" and end == _KILLED:
            _kill(process)
            break
        process.stdin.write("\n")
        process.stdin.flush()
    process.wait(timeout=60)
    process.stdin.close()
    process.stdout.close()
    wanted = ["finished", "typing"] + ["closed"] * (end == _CLOSED)
    if said != wanted:
        counts.note(f"{end}: came as far as {said}: {(place / 'run' / 'stderr').read_text()[-600:]}")
    _search(place, canaries, f"{end}, afterwards", counts)
    return _traced(place, canaries, end, counts) | {str(path) for path in _files(place)}


def _running() -> list[int]:
    return [int(each.name) for each in Path("/proc").iterdir() if each.name.isdecimal()]


def _parent(process: int) -> int | None:
    """Whose child a process is; None for one that has just ended."""
    with suppress(OSError):
        # The name before it may hold spaces and brackets.
        return int(Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[1])
    return None


def _kill(process: "subprocess.Popen[str]") -> None:
    """The program, not the one that watches it."""
    children = [child for child in _running() if _parent(child) == process.pid]
    for child in children:
        os.kill(child, 9)
    if not children:
        process.kill()


def _search(place: Path, canaries: list[str], when: str, counts: Counts) -> None:
    counts.tried += len(canaries)
    for path in _files(place):
        found = found_in(path.read_bytes(), canaries)
        if found:
            counts.note(f"{when}: {len(found)} in {path.relative_to(place)}")
    paper = place / "out" / "samtale.pdf"
    words = subprocess.run(["pdftotext", str(paper), "-"], capture_output=True).stdout
    if not found_in(words, canaries):
        counts.note(f"{when}: the saved paper shows none, so this search sees nothing")
    counts.more["in the saved paper"] = len(found_in(words, canaries))


def _files(place: Path) -> Iterator[Path]:
    """All that the program may have written, but for the paper that the user saved."""
    for path in sorted(place.rglob("*")):
        ours = path.name in ("canaries.json", "trace")
        if path.is_file() and not ours and path.parent.name != "out":
            yield path


def _strace(place: Path) -> list[str]:
    if shutil.which("strace") is None:
        return []
    return ["strace", "-f", "-y", "-xx", "-s", "2000000", "-e", f"trace={_CALLS}", "-o", f"{place}/trace"]


def _traced(place: Path, canaries: list[str], end: str, counts: Counts) -> set[str]:
    """Search every byte handed to the system; the paths that were opened for writing."""
    trace = place / "trace"
    if not trace.exists():
        counts.more["bytes traced"] = 0
        return set()
    paths: set[str] = set()
    streams: dict[str, bytearray] = {}
    for line in trace.open("r", errors="replace"):
        if made := _MADE.search(line):
            paths.add(_plain(made[1]))
        if wrote := _LINE.search(line):
            bytes_ = b"".join(bytes.fromhex(text.replace("\\x", "")) for text in _HEX.findall(line))
            streams.setdefault(_plain(wrote[1]), bytearray()).extend(bytes_)
    for path, content in streams.items():
        counts.more["bytes traced"] = counts.more.get("bytes traced", 0) + len(content)
        found = found_in(bytes(content), canaries)
        if found and Path(path).parent.name != "out":
            counts.note(f"{end}: {len(found)} went to {path}")
    return {path for path in paths if not path.startswith(("/dev/", "/proc/"))}


def _plain(path: str) -> str:
    """A path as strace gives it, with its bytes in hexadecimal."""
    if "\\x" not in path:
        return path
    return re.sub(r"\\x([0-9a-f]{2})", lambda found: chr(int(found[1], 16)), path)


def _summary(place: Path, wrote: set[str]) -> list[str]:
    """The files by where they lie, numbers in names left out."""
    names = {re.sub(r"\d+|[0-9a-f]{8,}", "#", path.replace(str(place), "<own>")) for path in wrote}
    return sorted(names)
