"""Compile the translation catalogues: every `*.po` below `resources/i18n` to an `*.mo` beside it.

Used by `bootstrap.py`, by the tests and by the wheel's build hook. Needs Babel.
"""

import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def sources(root: Path = ROOT) -> list[Path]:
    """The catalogues as written by people: the program's own first, then those of questions."""
    found = (root / "resources" / "i18n").glob("*/LC_MESSAGES/*.po")
    return sorted(found, key=lambda source: (source.name, source))


def stale(root: Path = ROOT) -> list[Path]:
    """The sources that have no compiled catalogue, or one that is older than they are."""
    return [source for source in sources(root) if _is_stale(source)]


def _is_stale(source: Path) -> bool:
    compiled = source.with_suffix(".mo")
    return not compiled.exists() or compiled.stat().st_mtime_ns < source.stat().st_mtime_ns


def compile_catalogue(source: Path) -> Path:
    """Compile one catalogue and return the new file.

    Raises `babel.messages.pofile.PoFileError` where the source is not a catalogue. The result is moved
    into place whole, so that a program that reads it meanwhile sees the old file or the new one.
    """
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    changed = source.stat().st_mtime_ns
    with source.open("rb") as file:
        catalogue = read_po(file, locale=source.parent.parent.name, abort_invalid=True)
    compiled = source.with_suffix(".mo")
    handle, name = tempfile.mkstemp(dir=compiled.parent, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            write_mo(file, catalogue)
        # As old as what was read: an edit that came meanwhile makes it stale again.
        os.utime(name, ns=(changed, changed))
        os.chmod(name, 0o644)
        os.replace(name, compiled)
    except BaseException:
        os.unlink(name)
        raise
    return compiled


def compile_stale(root: Path = ROOT) -> list[Path]:
    """Compile what is stale and return the new files."""
    return [compile_catalogue(source) for source in stale(root)]


def main() -> int:
    """Compile what is stale and say so. Returns 1 where a source is not a catalogue."""
    from babel.messages.pofile import PoFileError

    for source in stale():
        try:
            compile_catalogue(source)
        except (PoFileError, UnicodeDecodeError) as error:
            print(f"{source.relative_to(ROOT)}: {error}", file=sys.stderr)
            return 1
        print(f"compiled {source.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
