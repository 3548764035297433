"""The steps of a set-up, each said with the time it took; a step with nothing to do says nothing."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import catalogues
import debian
from environment import Environment, SetupFailed

try:
    import fcntl
except ImportError:  # Windows: two set-ups at once are not kept apart there.
    fcntl = None  # type: ignore[assignment]


def say(text: str) -> None:
    """Tell the person, apart from what the started program prints."""
    print(text, file=sys.stderr, flush=True)


def set_up(root: Path, for_tests: bool) -> str:
    """Bring the checkout at `root` to where it can be run or tested; returns the environment's Python.

    Raises `SetupFailed`.
    """
    started = time.monotonic()
    kind = "test" if for_tests else "run"
    environment = Environment(root)
    with one_at_a_time(root):
        did_something = _install_packages(environment, kind)
        did_something |= _install_libraries(environment, for_tests)
        did_something |= _compile_catalogues(environment)
    ending = f"{time.monotonic() - started:.2f} s"
    say(f"Pejl is set up, after {ending}." if did_something else f"Pejl was set up already ({ending}).")
    return str(environment.python)


@contextmanager
def one_at_a_time(root: Path) -> Iterator[None]:
    """Wait until no other process sets up the same checkout."""
    if fcntl is None:
        yield
        return
    with (root / "installer" / "bootstrap.py").open("rb") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Waiting for another set-up of this checkout …")
            fcntl.flock(held, fcntl.LOCK_EX)
        except OSError:  # A network drive without locks: go on as on Windows.
            pass
        yield


@contextmanager
def _step(before: str, after: str) -> Iterator[None]:
    started = time.monotonic()
    say(f"{before} …")
    yield
    say(f"  {after} in {time.monotonic() - started:.1f} s")


def _install_packages(environment: Environment, kind: str) -> bool:
    if environment.has(kind):
        return False
    if not environment.is_made():
        with _step(f"Making the environment {environment.folder}", "made"):
            environment.make()
    pinned = environment.pins(kind).read_text(encoding="utf-8").splitlines()
    count = len({line.split("==")[0] for line in pinned if "==" in line.split(";")[0]})
    with _step(f"Fetching and installing {count} packages; the first time this takes a while", "installed"):
        environment.install(kind)
    return True


def _install_libraries(environment: Environment, for_tests: bool) -> bool:
    missing = debian.missing_packages(for_tests)
    if not missing:
        return False
    tried = environment.folder / "pejl-libraries-tried.txt"
    again = tried.exists() and tried.read_text(encoding="utf-8").split() == missing
    if again or not debian.may_install():
        say(debian.advice(missing))
        return False
    with _step(f"Installing from the system's packages: {' '.join(missing)}", "done"):
        debian.install(missing)
    still = debian.missing_packages(for_tests)
    if still:
        # Once is enough: the next run gives the advice at once, and goes on.
        tried.write_text(" ".join(still), encoding="utf-8")
        say(debian.advice(still))
    return True


def _compile_catalogues(environment: Environment) -> bool:
    if not catalogues.stale(environment.root):
        return False
    script = environment.root / "installer" / "catalogues.py"
    with _step("Compiling the catalogues of words", "compiled"):
        done = subprocess.run(
            [str(environment.python), str(script)],
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["nothing was said"])[-1]
        raise SetupFailed(f"A catalogue of words cannot be compiled: {last}")
    return True
