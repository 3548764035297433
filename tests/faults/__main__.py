"""`python -m tests.faults [--long] [--minutes N] [names…]`: puts the faults in, prints what was counted."""

import argparse
import os
import tempfile
import time
from importlib import import_module
from pathlib import Path

from tests.faults import lasting

NAMES = (
    "kills",
    "program_kills",
    "power_cuts",
    "disk_errors",
    "protected",
    "flips",
    "migrations",
    "passwords",
    "clocks",
    "replays",
    "canaries",
    "texts",
    "plan_texts",
    "typed",
    "outlets",
    "names",
    "imports",
    "handover_files",
    "life",
    "glance",
)


def main(arguments: list[str] | None = None) -> int:
    """Run the named faults, or all of them; 1 where one was not stood, or a control did not bite."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="name", help=f"of {', '.join(NAMES)}; all without one")
    parser.add_argument("--long", action="store_true", help="many more of each; some take an hour")
    parser.add_argument("--minutes", type=float, help="for each; what was tried until then is counted")
    options = parser.parse_args(arguments)
    unknown = [name for name in options.names if name not in NAMES]
    if unknown:
        parser.error(f"no fault is called {', '.join(unknown)}")
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    failed = False
    for name in options.names or NAMES:
        module = import_module(f"tests.faults.{name}")
        if module.WANTING:
            print(f"{name}: {module.WANTING}", flush=True)
            continue
        with tempfile.TemporaryDirectory(prefix="pejl-faults-") as work:
            for folder in ("run", "control"):
                (Path(work) / folder).mkdir()
            begun = time.monotonic()
            lasting.allow(options.minutes)
            counts = module.run(Path(work) / "run", long=options.long)
            print(f"{name}: {counts} ({time.monotonic() - begun:.0f} s)", flush=True)
            lasting.allow(None)
            control = module.control(Path(work) / "control")
            print(f"{name}, control: {control}", flush=True)
            failed = failed or control.sound or not counts.sound
    return int(failed)


if __name__ == "__main__":
    raise SystemExit(main())
