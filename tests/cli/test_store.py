"""`archive store`: its commands are those that it lists, and what they share says what is wrong with a call."""

import importlib
from pathlib import Path

import click
import pytest

from archive.cli._group import LazyGroup
from archive.cli._store import chosen
from archive.cli.store import COMMANDS, command
from archive.errors import UsageError
from tests.support.command import archive
from tests.support.repositories import FIRST, ID, SECOND, append, store


@pytest.mark.parametrize("name", COMMANDS)
class TestCommand:
    def test_is_what_the_list_says(self, name: str) -> None:
        found = importlib.import_module(f"archive.cli.store_{name}").command
        assert isinstance(found, click.Command)
        assert (found.name, found.short_help) == (name, COMMANDS[name])

    def test_has_help_with_examples_that_fits_80_columns(self, name: str) -> None:
        done = archive("store", name, "--help")
        assert done.returncode == 0, done.stderr
        assert max(map(len, done.stdout.splitlines())) <= 80
        assert "Examples:" in done.stdout

    def test_says_that_there_is_no_store(self, name: str, tmp_path: Path) -> None:
        if name == "init":
            return
        words = {"add": [__file__], "find": ["words"], "show": [ID], "log": [ID], "export": [ID, "-o", tmp_path / "out"]}
        more = words.get(name, ["--from", tmp_path] if name == "heal" else [])
        done = archive("store", name, tmp_path / "none", *more)
        assert done.returncode == 5, done.stderr
        assert "none: there is no store here. Make one with: archive store init" in done.stderr


def test_the_help_of_the_group_lists_them_all() -> None:
    done = archive("store", "--help")
    assert isinstance(command, LazyGroup)
    assert all(summary in done.stdout for summary in COMMANDS.values())
    assert max(map(len, done.stdout.splitlines())) <= 80
    assert archive("store", "nonsense").returncode == 2


def test_a_version_is_chosen_by_its_number(tmp_path: Path) -> None:
    root = store(tmp_path)
    append(root, FIRST, SECOND)
    assert [chosen(root, ID, number)[1] for number in (None, 1, 2)] == ["v2", "v1", "v2"]
    with pytest.raises(UsageError, match=r"there is no version 3 of it\. The newest is 2"):
        chosen(root, ID, 3)
