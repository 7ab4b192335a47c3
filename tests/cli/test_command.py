"""The help of a command ends with its examples, unwrapped, below a heading of their own."""

import click
from click.testing import CliRunner

from archive.cli._command import Command

LONG = "archive bundle " + "story.txt " * 12 + "\\"


@click.command(cls=Command, examples=("archive bundle a.txt", LONG, "  -o out"), epilog="The end.")
def good() -> None:
    """Do something."""


@click.command(cls=Command)
def bare() -> None:
    """Do nothing."""


def test_examples_stand_at_the_end_one_a_line() -> None:
    shown = CliRunner().invoke(good, ["--help"]).output.splitlines()
    start = shown.index("Examples:")
    assert shown[start + 1 :] == ["  archive bundle a.txt", f"  {LONG}", "    -o out"]
    assert start > shown.index("  The end.")


def test_without_examples_there_is_no_section() -> None:
    assert "Examples" not in CliRunner().invoke(bare, ["--help"]).output
