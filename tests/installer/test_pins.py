"""The pinned packages: hashes and no addresses, and everything that `pyproject.toml` asks for."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent.parent
INSTALLER = ROOT / "installer"
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")
PIN = re.compile(r"[a-z0-9-]+==[0-9][\w.]*( ; [^\\]+)?")
MACHINES = [
    ("linux", "Linux", "posix", "x86_64"),
    ("linux", "Linux", "posix", "aarch64"),
    ("win32", "Windows", "nt", "AMD64"),
    ("win32", "Windows", "nt", "ARM64"),
    ("darwin", "Darwin", "posix", "arm64"),
    ("darwin", "Darwin", "posix", "x86_64"),
]


def pins(kind: str) -> list[Requirement]:
    """The pins of one file; fails on a line that is no pin, has no hash or holds anything else."""
    text = (INSTALLER / f"pins-{kind}.txt").read_text("utf-8")
    lines = [line for line in text.replace("\\\n", " ").splitlines() if not line.lstrip().startswith("#")]
    found = []
    for line in lines:
        pin, *hashes = re.split(r"\s+(?=--hash)", line.strip())
        assert PIN.fullmatch(pin), line[:80]
        assert hashes, pin
        assert all(HASH.fullmatch(each.strip()) for each in hashes), pin
        found.append(Requirement(pin))
    return found


def asked(kind: str) -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = project["dependencies"] + (project["optional-dependencies"]["test"] if kind == "test" else [])
    return [Requirement(line) for line in wanted]


@pytest.mark.parametrize("kind", ["run", "test"])
@pytest.mark.parametrize("version", ["3.11", "3.12", "3.13"])
@pytest.mark.parametrize(("platform", "system", "name", "machine"), MACHINES)
def test_every_dependency_is_pinned_once_within_its_range(
    kind: str, version: str, platform: str, system: str, name: str, machine: str
) -> None:
    there = {
        **default_environment(),
        **{"python_version": version, "python_full_version": f"{version}.0", "sys_platform": platform},
        **{"platform_system": system, "os_name": name, "platform_machine": machine},
    }
    chosen = [pin for pin in pins(kind) if pin.marker is None or pin.marker.evaluate(there)]
    versions = {canonicalize_name(pin.name): str(pin.specifier).removeprefix("==") for pin in chosen}
    assert len(versions) == len(chosen)
    for wanted in asked(kind):
        assert versions[canonicalize_name(wanted.name)] in wanted.specifier, wanted


def test_what_is_tested_is_what_is_run() -> None:
    assert {str(pin) for pin in pins("run")} <= {str(pin) for pin in pins("test")}


def test_no_file_of_the_set_up_holds_an_address_or_a_path_of_one_machine() -> None:
    files = [path for path in INSTALLER.iterdir() if path.is_file()]
    files += [ROOT / "pyproject.toml", ROOT / ".ci" / "run"]
    assert len(files) > 8
    for path in files:
        text = path.read_text("utf-8")
        assert "://" not in text, path
        assert not re.search(r"((?<!emit-)index-url|find-links|trusted-host)", text), path
        assert not re.search(r"(?<!\w)/(home|root|tmp|opt|work)/", text), path
