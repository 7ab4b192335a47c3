"""Errors say where, what and what to do, have the documented exit codes, and survive a process boundary."""

import pickle
import re

import pytest

from archive import errors
from archive.errors import ArchiveError, SourceError, UnknownFormatError, UsageError

TREE = {
    match["name"]: int(match["code"])
    for match in re.finditer(r"^ +[|+\- ]*(?P<name>\w+Error) +(?P<code>\d+) ", str(errors.__doc__), re.MULTILINE)
}
CLASSES = {name: kind for name, kind in vars(errors).items() if isinstance(kind, type) and issubclass(kind, ArchiveError)}


def test_the_drawn_tree_is_the_real_one() -> None:
    assert {name: kind.exit_code for name, kind in CLASSES.items()} == TREE


def test_exit_codes_collide_with_nothing() -> None:
    """0 and 1 say whether material is good; 130 and 143 are signals."""
    assert all(2 <= kind.exit_code <= 125 for kind in CLASSES.values())


def test_an_unknown_format_is_a_wrong_word() -> None:
    assert issubclass(UnknownFormatError, UsageError)


@pytest.mark.parametrize(
    ("error", "text"),
    [
        (ArchiveError("it broke"), "it broke"),
        (ArchiveError("it broke", where="a.txt"), "a.txt: it broke"),
        (ArchiveError("it broke", hint="Mend it"), "it broke. Mend it"),
        (ArchiveError("it broke", where="a.txt", hint="Mend it"), "a.txt: it broke. Mend it"),
    ],
)
def test_an_error_reads_as_a_sentence(error: ArchiveError, text: str) -> None:
    assert str(error) == text


@pytest.mark.parametrize("kind", CLASSES.values(), ids=CLASSES.keys())
def test_workers_can_send_errors_home(kind: type[ArchiveError]) -> None:
    error = pickle.loads(pickle.dumps(kind("it broke", where="a.txt", hint="Mend it")))
    assert type(error) is kind
    assert (error.message, error.where, error.hint) == ("it broke", "a.txt", "Mend it")


def test_one_clause_catches_them_all() -> None:
    with pytest.raises(ArchiveError):
        raise SourceError("it broke")
