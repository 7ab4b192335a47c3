"""The draft: fields with origins, merging, contradicting dates, bounded remainders."""

import pytest

from archive.errors import SourceError
from archive.findings import Place
from archive.foreign import rules
from archive.foreign.draft import Draft
from archive.foreign.trace import Left
from archive.formats import Imported, Reading
from archive.model.body import Body, Paragraph
from archive.model.dates import PartialDate
from archive.model.source import Source
from archive.model.values import Text

AT = Reading(at=PartialDate("2026-11-22T09:30:00Z"))
BODY = Body(blocks=(Paragraph(content=("Text.",)),))


def finish(draft: Draft, number: int = 0) -> Imported:
    draft.state("bodies", (BODY,))
    return draft.finished(Source(name="a.xml", data=b"a"), AT, importer="x", media_type="text/x", number=number)


def test_empty_values_fill_nothing_and_doubles_are_one() -> None:
    draft = Draft()
    draft.state("title", "")
    draft.add("keywords", "a", "b", basis="k")
    draft.add("keywords", "b", "c")
    assert draft.fields == {"keywords": ("a", "b", "c")}


def test_an_article_without_identifier_gets_one_of_its_bytes_and_place() -> None:
    first, second = finish(Draft(), 1), finish(Draft(), 2)
    assert first.article.id != second.article.id == finish(Draft(), 2).article.id
    assert [finding.rule for finding in first.findings] == [rules.NO_IDENTIFIER]


def test_what_two_drafts_say_differently_is_kept() -> None:
    outer, inner = Draft(), Draft()
    outer.state("headlines", (Text(value="A"),))
    outer.state("title", "T")
    inner.state("headlines", (Text(value="A"), Text(value="B")))
    inner.state("title", "U")
    inner.state("slugline", "S")
    outer.merge(inner, "inside", "/x")
    assert outer.fields["slugline"] == "S"
    assert [(left.path, left.value) for left in outer.unmapped] == [("/x#headlines", "B"), ("/x#title", "U")]


@pytest.mark.parametrize(
    ("created", "modified", "kept"),
    [
        ("2026-11-21", "2026-11-22", {"content_created", "content_modified"}),
        ("2026-11-24", None, set()),
        ("2026-11-22T08:00:00Z", "2026-11-22T08:00:00Z", {"content_created"}),
        ("2026-11-22T08:00:00Z", "2026-12-24", {"content_created"}),
        ("2026", "2026", {"content_created", "content_modified"}),
    ],
)
def test_dates_out_of_order_are_told_and_kept_apart(created: str, modified: str | None, kept: set[str]) -> None:
    draft = Draft()
    draft.state("id", "urn:a")
    draft.state("version_created", AT.at)
    draft.state("content_created", PartialDate(created))
    if modified:
        draft.state("content_modified", PartialDate(modified))
    imported = finish(draft)
    article = imported.article
    assert {name for name in ("content_created", "content_modified") if getattr(article, name)} == kept
    assert {entry.field for entry in article.provenance.origins} >= kept
    assert all(finding.rule is rules.INVALID for finding in imported.findings)


def test_remainders_of_a_kind_are_one_finding() -> None:
    draft = Draft()
    draft.state("id", "urn:a")
    draft.keep(Left(f"/a/b[{n}]/@c", str(n), Place(line=n)) for n in range(1, 300))
    imported = finish(draft)
    (finding,) = imported.findings
    assert finding.facts == {"path": "/a/b/@c", "count": 299}
    assert len(imported.article.provenance.unmapped) == 200


def test_what_no_article_can_say_is_an_error_in_words() -> None:
    draft = Draft()
    draft.fields["title"] = "a\x00"
    with pytest.raises(SourceError, match=r"a\.xml: the document is no article: Article\.title"):
        finish(draft)
