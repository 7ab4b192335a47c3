"""Several items in one document: one is the article, several are members, and an error stops no other."""

import pytest

from archive.errors import SourceError
from archive.findings import Place
from archive.foreign import rules
from archive.foreign.items import read_items
from archive.formats import Imported, Several
from tests.support.articles import story

FINDING = rules.LEFT_ASIDE.at(Place(), what="A picture")
OWN = rules.NO_TEXT.at(Place())


def read(item: str, number: int) -> Imported:
    if item == "bad":
        raise SourceError(f"{item} {number}")
    return Imported(article=story(), findings=(OWN,))


def test_one_is_the_article_with_what_there_is_to_say_first() -> None:
    imported = read_items(["good"], read, [FINDING])
    assert isinstance(imported, Imported)
    assert imported.findings == (FINDING, OWN)


def test_the_only_one_may_be_bad() -> None:
    with pytest.raises(SourceError, match="bad 0"):
        read_items(["bad"], read, [])


def test_of_several_each_is_read_or_says_why_not() -> None:
    several = read_items(["good", "bad", "good"], read, [FINDING])
    assert isinstance(several, Several)
    assert several.findings == (FINDING,)
    assert [getattr(member, "message", "good") for member in several.members] == ["good", "bad 2", "good"]
