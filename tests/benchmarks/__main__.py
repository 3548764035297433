"""`python -m tests.benchmarks [--quick] [names…]`: runs the benchmarks and prints one table."""

import argparse
import os
import tempfile
from importlib import import_module
from pathlib import Path

from tests.benchmarks.harness import Row, print_table, progress

NAMES = ("start", "unlock", "answer", "search", "citizen", "summary", "memory")


def main(arguments: list[str] | None = None) -> int:
    """Run the named benchmarks, or all of them."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="name", help=f"of {', '.join(NAMES)}; all without one")
    parser.add_argument("--quick", action="store_true", help="few runs, for a first look")
    options = parser.parse_args(arguments)
    unknown = [name for name in options.names if name not in NAMES]
    if unknown:
        parser.error(f"no benchmark is called {', '.join(unknown)}")
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    rows: list[Row] = []
    with tempfile.TemporaryDirectory(prefix="pejl-benchmarks-") as work:
        for name in options.names or NAMES:
            progress(f"{name} …")
            module = import_module(f"tests.benchmarks.{name}")
            folder = Path(work) / name
            folder.mkdir()
            rows += module.rows(folder, quick=options.quick)
    print_table(rows)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
