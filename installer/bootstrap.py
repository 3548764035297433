"""Set Pejl up on a machine with Python and pip and nothing else, then start it or test it.

    python3 installer/bootstrap.py run [arguments for pejl]
    python3 installer/bootstrap.py test [arguments for pytest]
    python3 installer/bootstrap.py benchmarks [names of benchmarks]
    python3 installer/bootstrap.py setup

`setup` prepares for all of them and starts none. Everything goes into `.venv` beside this folder; on Debian
and Ubuntu missing system libraries are installed where that is allowed. What it does is said on standard
error.

A Python that is too old must be able to read this file far enough to say so: it keeps to the syntax of 3.6,
and what needs more lies in the neighbouring files. Windows and macOS have their seams here and in
`environment.py`, and have not been tried.
"""

import os
import subprocess
import sys

OLDEST = (3, 11)
FIRST_TOO_NEW = (3, 14)
COMMANDS = ("run", "test", "benchmarks", "setup")
USAGE = """usage: python3 installer/bootstrap.py run [arguments for pejl]
       python3 installer/bootstrap.py test [arguments for pytest]
       python3 installer/bootstrap.py benchmarks [names of benchmarks]
       python3 installer/bootstrap.py setup"""


def version_problem(version: "tuple[int, ...]") -> str:
    """What is wrong with this Python version, `(major, minor, …)`, in a sentence; "" where nothing is."""
    if OLDEST <= tuple(version[:2]) < FIRST_TOO_NEW:
        return ""
    return (
        "Pejl needs Python 3.11, 3.12 or 3.13, and this is Python {}.{}. Install one of them and run, "
        "for instance: python3.11 installer/bootstrap.py run".format(*version[:2])
    )


def main(arguments: "list[str]") -> int:
    """Run one command; returns the exit code of what it started, 1 where set-up failed, 2 on wrong use."""
    problem = version_problem(sys.version_info[:2])
    if problem:
        print(problem, file=sys.stderr)
        return 1
    if not arguments or arguments[0] not in COMMANDS:
        print(USAGE, file=sys.stderr)
        return 0 if arguments and arguments[0] in ("-h", "--help") else 2
    # Only now: these use what the oldest Python that may read this file does not know.
    import environment
    import steps

    try:
        python = steps.set_up(environment.ROOT, for_tests=arguments[0] != "run")
        return start(arguments[0], python, arguments[1:])
    except environment.SetupFailed as failure:
        print(failure, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped. Run this again to finish.", file=sys.stderr)
        return 130


def start(command: str, python: str, arguments: "list[str]") -> int:
    """Start what `command` names with the environment's `python`.

    Takes this process's place where the system can do that, so that signals and exit code need no carrying.
    """
    import environment

    if command == "setup":
        return 0
    if command in ("test", "benchmarks"):
        os.chdir(str(environment.ROOT))
    if command == "benchmarks":
        program = [python, "-m", "tests.benchmarks", *arguments]
    elif command == "test":
        # A worker that crashed is a failure at once: replaced by another, the run would never end.
        parallel = ["-n", "2", "--dist", "loadgroup", "--max-worker-restart", "0"]
        program = [python, "-m", "pytest", *parallel, *arguments]
    else:
        # -P: a folder called “desktop” where the person happens to stand is not Pejl.
        program = [python, "-P", "-m", "desktop", *arguments]
    if os.name == "nt":
        return subprocess.call(program)
    sys.stderr.flush()
    os.execv(python, program)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
