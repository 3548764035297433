"""The plain settings: read from anything, written only right."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as profile
from hypothesis import strategies as st

from desktop import i18n, settings
from desktop.errors import InvalidInput, StorageFailed, StorageReadOnly
from desktop.settings import DAMAGED_FILE, FILE, Settings, load, store
from desktop.ui import theme

OTHERS = Settings(language="en", look="contrast", idle_minutes=12, curtain_minutes=35)


def write(folder: Path, text: str) -> None:
    (folder / FILE).write_text(text, encoding="utf-8")


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert load(tmp_path / "nowhere") == Settings()


def test_what_is_stored_is_read_back(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "pejl"
    store(folder, OTHERS)
    assert load(folder) == OTHERS
    assert [path.name for path in folder.iterdir()] == [FILE]


def test_storing_replaces_what_stood_there(tmp_path: Path) -> None:
    store(tmp_path, OTHERS)
    store(tmp_path, Settings())
    assert load(tmp_path) == Settings()


def test_unknown_keys_are_ignored(tmp_path: Path) -> None:
    write(tmp_path, '{"language": "en", "colour": "green", "window": {"x": 1}}')
    assert load(tmp_path) == Settings(language="en")


@pytest.mark.parametrize(
    "wrong", ['"xx"', "null", "3", '["en"]', '{"en": 1}', "true"], ids=lambda text: text.strip('"')
)
@pytest.mark.parametrize("name", ["language", "look"])
def test_a_value_that_is_none_leaves_the_others_alone(tmp_path: Path, name: str, wrong: str) -> None:
    write(tmp_path, f'{{"idle_minutes": 9, "{name}": {wrong}}}')
    assert load(tmp_path) == Settings(idle_minutes=9)


@pytest.mark.parametrize("wrong", ["0", "61", "-1", "1.5", "true", '"5"', "null", "1e400"])
def test_minutes_are_whole_and_sensible(tmp_path: Path, wrong: str) -> None:
    write(tmp_path, f'{{"language": "en", "idle_minutes": {wrong}}}')
    assert load(tmp_path) == Settings(language="en")


@pytest.mark.parametrize(
    "broken",
    [
        b"",
        b"{",
        b"[]",
        b'"da"',
        b"\xff\xfe\x00",
        b"[" * 50_000,
        b" " * 200_000 + b"{}",
        b'{"idle_minutes": ' + b"9" * 5_000 + b"}",
    ],
    ids=["empty", "half", "list", "text", "bytes", "nested", "large", "number"],
)
def test_a_broken_file_gives_the_defaults_and_is_kept(tmp_path: Path, broken: bytes) -> None:
    (tmp_path / FILE).write_bytes(broken)
    assert load(tmp_path) == Settings()
    assert (tmp_path / DAMAGED_FILE).read_bytes() == broken
    assert not (tmp_path / FILE).exists()
    store(tmp_path, OTHERS)
    assert load(tmp_path) == OTHERS


@given(st.binary(max_size=200))
@profile(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_file_lets_the_program_start(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    read = load(tmp_path)
    store(tmp_path, read)
    assert load(tmp_path) == read


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("language", "xx"),
        ("look", "sepia"),
        ("idle_minutes", 0),
        ("curtain_minutes", 61),
        ("idle_minutes", True),
        ("look", None),
    ],
)
def test_only_settings_are_stored(tmp_path: Path, name: str, value: object) -> None:
    store(tmp_path, OTHERS)
    with pytest.raises(InvalidInput) as refused:
        store(tmp_path, OTHERS._replace(**{name: value}))  # type: ignore[arg-type]
    assert refused.value.field == name
    assert load(tmp_path) == OTHERS


def test_the_file_holds_the_settings_and_nothing_else(tmp_path: Path) -> None:
    store(tmp_path, OTHERS)
    stored = json.loads((tmp_path / FILE).read_text("utf-8"))
    assert list(stored) == list(Settings._fields)


def test_a_folder_that_is_none_is_said_by_its_kind(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageFailed):
        store(tmp_path / "file" / "pejl", Settings())


@pytest.mark.skipif(os.geteuid() == 0, reason="an administrator may write everywhere")
def test_a_read_only_folder_is_said_by_its_kind(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(StorageReadOnly):
        store(tmp_path, Settings())


def test_a_cut_while_writing_leaves_the_old_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store(tmp_path, OTHERS)

    def full(descriptor: int) -> None:
        raise OSError(28, "no space")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(settings.StorageFull):
        store(tmp_path, Settings())
    assert load(tmp_path) == OTHERS
    assert [path.name for path in tmp_path.iterdir()] == [FILE]


def test_languages_and_looks_are_those_of_the_program() -> None:
    assert settings.LANGUAGES == i18n.INTERFACE_LANGUAGES
    assert set(settings.LOOKS) == set(theme.PALETTES)
