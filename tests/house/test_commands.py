"""Every command has help with examples, and the list that answers `archive --help` is true."""

import importlib

import click
import pytest

from archive.cli import COMMANDS
from tests.support.command import archive


@pytest.mark.parametrize("name", COMMANDS)
class TestCommand:
    def test_is_what_the_list_says(self, name: str) -> None:
        command = importlib.import_module(f"archive.cli.{name}").command
        assert isinstance(command, click.Command)
        assert command.name == name
        assert command.short_help == COMMANDS[name]

    def test_has_help_that_fits_80_columns(self, name: str) -> None:
        done = archive(name, "--help")
        assert done.returncode == 0, done.stderr
        assert max(map(len, done.stdout.splitlines())) <= 80
        assert "Examples:" in done.stdout or not importlib.import_module(f"archive.cli.{name}").command.params


def test_the_first_help_lists_every_command() -> None:
    done = archive("--help")
    assert done.returncode == 0
    for name, summary in COMMANDS.items():
        assert name in done.stdout
        assert summary in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 80
