"""Every field that can be set is set, marked as given, and refuses what does not fit."""

import pytest

from archive.errors import UsageError
from archive.model import given
from archive.model.article import Article
from archive.model.dates import PartialDate
from archive.model.values import FieldOrigin, Origin, Party, Provenance, Rights, Text

ARTICLE = Article(
    id="urn:x:1",
    version_created=PartialDate("2026-11-22T09:30:00Z"),
    headlines=(Text(value="Old"), Text(value="Sub", role="subhead")),
    rights=(Rights(holder=Party(name="Old holder")), Rights(scope="second")),
    provenance=Provenance(origins=(FieldOrigin(field="headlines", origin=Origin.HEURISTIC),)),
)
FITTING = {
    "content-created": "2024-10",
    "content-modified": "2024",
    "embargoed": "2026-12-01T00:00:00Z",
    "expires": "2027",
    "first-created": "2024-10-22T09:00:00Z",
    "pub-status": "withheld",
    "published": "2024-10-22",
    "urgency": "3",
    "version": "2",
    "version-created": "2026-11-23T00:00:00Z",
    "language": "pt-BR",
}


@pytest.mark.parametrize("name", sorted(given.SETTABLE))
def test_every_field_is_set_and_marked(name: str) -> None:
    article = given.apply(ARTICLE, {name: [FITTING.get(name, "some text")]})
    slot = given.SETTABLE[name][0]
    assert getattr(article, slot) != getattr(ARTICLE, slot)
    (entry,) = (entry for entry in article.provenance.origins if entry.field == given._PARTS.get(name, slot))
    assert (entry.origin, entry.basis) == (Origin.GIVEN, f"--set {name}")


def test_the_main_headline_and_the_first_rights_are_replaced_and_the_others_kept() -> None:
    article = given.apply(ARTICLE, {"headline": ["New"], "usage-terms": ["One", "Two"]})
    assert [text.value for text in article.headlines] == ["New", "Sub"]
    assert [text.value for text in article.rights[0].usage_terms] == ["One", "Two"]
    assert article.rights[0].holder == Party(name="Old holder")
    assert article.rights[1] == ARTICLE.rights[1]


def test_an_open_embargo_is_the_empty_string() -> None:
    assert given.apply(ARTICLE, {"embargoed": [""]}).embargoed == ""


def test_one_value_is_one_value() -> None:
    with pytest.raises(UsageError, match="one value"):
        given.apply(ARTICLE, {"headline": ["a", "b"]})


def test_an_unknown_field_lists_the_known_ones() -> None:
    with pytest.raises(UsageError, match="byline"):
        given.apply(ARTICLE, {"colour": ["red"]})


def test_control_characters_are_refused() -> None:
    with pytest.raises(UsageError, match=r"U\+0000"):
        given.apply(ARTICLE, {"headline": ["a\x00b"]})
