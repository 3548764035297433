"""The documents say what is so: links and paths lead somewhere; tree, layers and commands are real."""

import fnmatch
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import bootstrap
import desktop
from desktop import commands, paths, settings
from desktop.services import entrance
from desktop.vault import creation, folder, instance_lock, key_file
from tests.support import new_desk

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
DATA = ROOT / "docs" / "data.md"
DECISIONS = ROOT / "docs" / "decisions"
RECORDS = sorted(DECISIONS.glob("[0-9]*.md"))
BLOCK = re.MULTILINE | re.DOTALL
PARTS = ["Context", "Decision", "Consequence"]
DOCUMENTS = [
    README,
    ROOT / "CHANGELOG.md",
    *sorted((ROOT / "docs").rglob("*.md")),
    *sorted((ROOT / "installer").glob("*.md")),
    *sorted((ROOT / "resources").rglob("*.md")),
]

# Where a format or a face comes from. Nothing is fetched from there.
HOSTS = {"toml.io", "github.com"}
HOST = re.compile(r"(?<![\w@.-])(?:[a-z0-9-]+\.)+(?:com|org|net|io|dev|dk|eu|cloud)\b")
MACHINE_PATH = re.compile(r"(?<![\w~.%$}/])/(?:work|tmp|home|root|usr|opt|mnt|var|etc|Users)\b|\b[A-Z]:\\")
UNFINISHED = re.compile(r"\b(?:TODO|FIXME|XXX|TBD)\b")
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
FILE_NAME = re.compile(r"[\w./*-]+\.(?:py|toml|md|txt|svg|ttf|png|mako)")

each_document = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))


def read(document: Path) -> str:
    return document.read_text("utf-8")


def section(heading: str, document: Path = README) -> str:
    """What stands under a heading of the second degree; fails where there is none."""
    found = re.search(rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", read(document), BLOCK)
    assert found, f"{document.name} has no “{heading}”"
    return found[1]


def fenced(heading: str) -> list[str]:
    """The lines of the fenced block under a heading of the README."""
    found = re.search(r"^```\n(.*?)^```", section(heading), BLOCK)
    assert found, heading
    return found[1].splitlines()


def ticked(document: Path) -> list[str]:
    """What stands in backticks, code blocks apart."""
    text = re.sub(r"^```.*?^```", "", read(document), flags=BLOCK)
    return re.findall(r"`([^`\n]+)`", text)


def anchors(document: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", read(document), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def dangling(document: Path) -> list[str]:
    """Links of a document that lead to no file, or to no heading in it."""
    found = []
    for link in LINK.findall(read(document)):
        if "://" in link:
            continue
        path, _, anchor = link.partition("#")
        target = (document.parent / path).resolve() if path else document
        if not target.exists() or (anchor and anchor not in anchors(target)):
            found.append(link)
    return found


@each_document
def test_every_link_leads_somewhere(document: Path) -> None:
    assert dangling(document) == []


def test_a_link_to_nothing_is_seen(tmp_path: Path) -> None:
    document = tmp_path / "some.md"
    document.write_text("# Here\n[a](some.md#here) [b](some.md#there) ![c](none.png)\n", encoding="utf-8")
    assert dangling(document) == ["some.md#there", "none.png"]


def named_paths(document: Path) -> Iterator[str]:
    """Backticked words that name a file or folder of the checkout."""
    tops = {f"{path.name}/" for path in ROOT.iterdir() if path.is_dir()}
    for tick in ticked(document):
        for word in tick.split():
            if FILE_NAME.fullmatch(word) or any(word.startswith(top) for top in tops):
                yield word


def exists(word: str, document: Path) -> bool:
    """Whether a path is there, seen from the document, the top, `desktop/` or `resources/`."""
    starts = (document.parent, ROOT, ROOT / "desktop", ROOT / "resources")
    return any(any(start.glob(word.rstrip("/"))) for start in starts)


# What the reader brings, and where the resources lie in a wheel.
NOT_OURS = {"LEAFLET.txt", ".toml", "desktop/resources"}


@each_document
def test_every_path_that_is_named_is_there(document: Path) -> None:
    words = [word for word in named_paths(document) if word not in NOT_OURS]
    assert [word for word in words if not exists(word, document)] == []


def test_paths_are_named_at_all_and_a_missing_one_is_seen() -> None:
    assert len(list(named_paths(README))) > 8
    assert not exists("desktop/nothing.py", README)


@each_document
def test_no_document_names_a_registry_or_a_machine_or_what_is_left_to_do(document: Path) -> None:
    text = read(document)
    assert set(HOST.findall(text)) <= HOSTS
    assert MACHINE_PATH.findall(text) == []
    assert UNFINISHED.findall(text) == []


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (HOST, "from https://packages.example.org/simple"),
        (HOST, "see example.com"),
        (MACHINE_PATH, "in /tmp/x"),
        (MACHINE_PATH, "`/home/me`"),
        (MACHINE_PATH, "C:\\Users"),
        (UNFINISHED, "TODO: more"),
    ],
    ids=["in an address", "a host", "a file", "a home", "a drive", "left to do"],
)
def test_what_may_not_be_named_is_seen(pattern: re.Pattern[str], text: str) -> None:
    assert pattern.search(text)


def tree() -> dict[str, str]:
    """The README's tree as paths, folders ending in `/`, with what is said of each."""
    found: dict[str, str] = {}
    above: list[str] = []
    for line in fenced("The tree"):
        name, said = line.split(maxsplit=1)
        depth = (len(line) - len(line.lstrip())) // 2
        above[depth:] = [name]
        path = "".join(above)
        assert path not in found, f"twice: {path}"
        found[path] = said
    return found


def here(parent: Path) -> set[str]:
    """What lies in a folder and is kept: folders, ending in `/`, and modules."""
    ignored = {pattern.strip("/") for pattern in read(ROOT / ".gitignore").split()} | {".git"}
    kept = [p for p in parent.iterdir() if not any(fnmatch.fnmatch(p.name, pattern) for pattern in ignored)]
    folders = {f"{path.name}/" for path in kept if path.is_dir()}
    return folders | {path.name for path in kept if path.suffix == ".py" and path.name != "__init__.py"}


def children(shown: dict[str, str], parent: str) -> set[str]:
    inside = [path.removeprefix(parent) for path in shown if path.startswith(parent) and path != parent]
    return {path for path in inside if "/" not in path.rstrip("/")}


def test_the_tree_shows_every_folder_of_the_top() -> None:
    assert children(tree(), "") == here(ROOT)


def test_the_tree_shows_every_module_and_package_of_the_program() -> None:
    assert children(tree(), "desktop/") == here(ROOT / "desktop")


def test_a_folder_that_is_opened_in_the_tree_is_shown_whole() -> None:
    shown = tree()
    opened = {path for path in shown if path.endswith("/") and children(shown, path)} - {"desktop/"}
    assert {"desktop/ui/", "docs/", "resources/"} <= opened
    for path in opened:
        assert children(shown, path) == {name for name in here(ROOT / path) if name.endswith("/")}, path


def test_the_layers_are_those_that_are_checked() -> None:
    contracts = tomllib.loads(read(ROOT / "pyproject.toml"))["tool"]["importlinter"]["contracts"]
    assert fenced("Layers") == contracts[0]["layers"]


def options_of_pejl(capsys: pytest.CaptureFixture[str]) -> set[str]:
    with pytest.raises(SystemExit):
        commands.main(["--help"])
    return set(re.findall(r"--[a-z-]+", capsys.readouterr().out)) - {"--help"}


def test_the_options_in_the_readme_are_those_of_the_program(capsys: pytest.CaptureFixture[str]) -> None:
    rows = re.findall(r"^\| `(--[a-z-]+)", section("Start"), re.MULTILINE)
    assert len(rows) == len(set(rows))
    known = options_of_pejl(capsys)
    assert set(rows) == known
    for document in (README, DATA, ROOT / "CHANGELOG.md"):
        named = {option for tick in ticked(document) for option in re.findall(r"(?<!\S)--[a-z-]+", tick)}
        assert named <= known, document


@each_document
def test_commands_named_are_commands_of_the_bootstrap(document: Path) -> None:
    named = set(re.findall(r"bootstrap\.py (\w+)", read(document)))
    assert named <= set(bootstrap.COMMANDS)
    assert document != README or named == {"run", "test", "benchmarks"}


def test_the_test_command_is_the_one_that_runs_on_every_change() -> None:
    lines = read(ROOT / ".ci" / "run").splitlines()
    does = [line for line in lines if line and not line.startswith(("#", "set ", "cd "))]
    assert does == ["python3 installer/bootstrap.py test"]
    for heading in ("Start", "Tests"):
        assert re.search(rf"^    {re.escape(does[0])} +#", section(heading), re.MULTILINE), heading


def test_the_changelog_begins_with_this_version() -> None:
    versions = re.findall(r"^## \[([\d.]+)\]", read(ROOT / "CHANGELOG.md"), re.MULTILINE)
    assert versions[0] == desktop.__version__
    assert len(versions) == len(set(versions))


@pytest.mark.parametrize("record", RECORDS, ids=lambda path: path.stem)
def test_a_record_is_short_and_has_its_parts(record: Path) -> None:
    lines = read(record).splitlines()
    assert 10 <= len(lines) <= 25
    assert lines[0].startswith(f"# {record.name[:4]} ")
    assert re.findall(r"^## (.+)$", read(record), re.MULTILINE) == PARTS
    assert all(section(part, record).strip() for part in PARTS)


def test_records_are_numbered_without_a_gap_and_listed_by_title() -> None:
    assert [int(record.name[:4]) for record in RECORDS] == list(range(1, len(RECORDS) + 1))
    rows = re.findall(r"^\| \[(\d+)\]\(([^)]+)\) \| (.+) \|$", read(DECISIONS / "README.md"), re.MULTILINE)
    titles = [read(record).splitlines()[0].removeprefix("# ").split(" ", 1) for record in RECORDS]
    assert rows == [(number, r.name, title) for r, (number, title) in zip(RECORDS, titles, strict=True)]


def test_every_dependency_has_its_line_and_no_other_has() -> None:
    project = tomllib.loads(read(ROOT / "pyproject.toml"))["project"]
    names = {re.split(r"[<>=]", line)[0].casefold() for line in project["dependencies"]}
    record = next(record for record in RECORDS if record.stem.endswith("dependencies"))
    rows = re.findall(r"^\| ([\w-]+) \|", section("Decision", record), re.MULTILINE)
    assert {row.casefold() for row in rows} - {"package", "---"} == names
    for line in project["optional-dependencies"]["test"]:
        assert re.split(r"[<>=]", line)[0] in section("Decision", record), line


def test_every_file_of_a_vault_is_in_the_table_of_data(tmp_path: Path) -> None:
    desk = new_desk(tmp_path)
    desk.citizen()
    vault = desk.unlocked.folder
    while_open = {path.name + "/" * path.is_dir() for path in vault.iterdir()}
    desk.unlocked.close()
    afterwards = {path.name + "/" * path.is_dir() for path in vault.iterdir()}
    named = set(ticked(DATA))
    assert while_open - afterwards == {"pejl.db-wal", "pejl.db-shm"}
    assert while_open <= named
    assert f"{vault.relative_to(tmp_path).as_posix()}/" in named


def test_the_other_names_in_the_data_folder_are_those_of_the_program() -> None:
    named = set(ticked(DATA))
    names = {folder.DATABASE, key_file.KEYS, key_file.PREVIOUS_KEYS, key_file.DAMAGED_KEYS}
    names |= {instance_lock.LOCK_FILE, settings.FILE, settings.DAMAGED_FILE, folder.UNFINISHED}
    assert names | {f"{entrance.QUESTIONS}/", creation.VAULTS} <= named


PLACES = {
    "linux": "~/.local/share/pejl",
    "darwin": "~/Library/Application Support/pejl",
    "win32": "%LOCALAPPDATA%\\pejl",
}


@pytest.mark.parametrize(("platform", "written"), PLACES.items())
def test_the_data_folder_is_where_it_is_said_to_be(
    platform: str, written: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths.sys, "platform", platform)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "local"))
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    expected = written.replace("~", str(tmp_path)).replace("%LOCALAPPDATA%\\", f"{tmp_path / 'local'}/")
    assert f"`{written}`" in read(DATA)
    assert paths.default_data_folder() == Path(expected)
