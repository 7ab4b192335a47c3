"""What changed is told field by field, paragraph by paragraph, file by file."""

from dataclasses import replace

from archive.model.article import Article
from archive.model.body import Body, Mark, MarkStyle, Paragraph
from archive.model.dates import PartialDate
from archive.model.values import Provenance, SourceRecord, Text
from archive.repository import changes


def body(*paragraphs: str | Mark) -> tuple[Body, ...]:
    return (Body(blocks=tuple(Paragraph(content=(text,)) for text in paragraphs)),)


BEFORE = Article(
    id="urn:x:1", version_created=PartialDate("2026-11-22T09:30:00Z"), headlines=(Text(value="Old"),), slugline="ferry",
    bodies=body("One.", "Two.", "Three."),
)  # fmt: skip


def test_fields_that_differ_are_told_with_both_values() -> None:
    after = replace(BEFORE, headlines=(Text(value="New"),), slugline="", urgency=3)
    assert list(changes.fields(BEFORE, after)) == [
        ("headlines", [{"value": "Old"}], [{"value": "New"}]),
        ("slugline", "ferry", None),
        ("urgency", None, 3),
    ]
    assert list(changes.fields(BEFORE, BEFORE)) == []


def test_another_source_is_told() -> None:
    first, second = (
        replace(BEFORE, provenance=Provenance(source=SourceRecord(name=name, media_type="text/plain", sha256=name * 64, size=4)))
        for name in "ab"
    )
    assert list(changes.fields(first, second)) == [("source", "a, 4 bytes", "b, 4 bytes")]


def test_only_paragraphs_that_differ_are_told() -> None:
    after = replace(BEFORE, bodies=body("One.", "Two, corrected.", "Three.", "Four."))
    assert changes.text(BEFORE, after) == ["-Two.", "+Two, corrected.", "+Four."]


def test_the_same_words_in_other_markup_are_no_other_text() -> None:
    after = replace(BEFORE, bodies=body("One.", Mark(style=MarkStyle.STRONG, content=("Two.",)), "Three."))
    assert changes.text(BEFORE, after) == []
    assert changes.structure(BEFORE, after)
    assert not changes.structure(BEFORE, BEFORE)


def test_files_are_new_changed_or_gone() -> None:
    assert changes.files({"a": "1", "b": "1", "c": "1"}, {"a": "1", "b": "2", "d": "1"}) == (["d"], ["b"], ["c"])
