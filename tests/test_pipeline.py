"""The verbs on material at hand: choosing an importer, given fields, the undated note, nothing invalid let out."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from archive import pipeline, registry
from archive.basis import BASIS
from archive.errors import ArchiveError, RenderError, SourceError, UnknownFormatError, UsageError
from archive.findings import Place, Rule, Severity
from archive.formats import Enclosed, Exported, Imported, Importer, Reading, Rendering, Several
from archive.model.article import Article
from archive.model.dates import PartialDate
from archive.model.source import Source
from archive.model.values import Origin

AT = PartialDate("2026-11-22T09:30:00Z")
WISHES = pipeline.Wishes(reading=Reading(at=AT, lang="en"))
STORY = Source(
    name="story.txt",
    data=b"Ferry returns to the harbour\n\nThe old ferry is back after two years of repair.\n\n"
    + b"It sails at noon. " * 20
    + b"\n",
)


def ingest(**wishes: Any) -> pipeline.Ingested:
    return pipeline.ingest_source(STORY, replace(WISHES, **wishes))


def test_text_is_chosen_by_content() -> None:
    assert ingest().importer == "text"


def test_nobody_claims_a_picture() -> None:
    picture = Source(name="x.png", data=b"\x89PNG\r\n\x1a\n" + bytes(200), origin="pictures/x.png")
    with pytest.raises((UnknownFormatError, SourceError), match=r"pictures/x\.png"):
        pipeline.ingest_source(picture, WISHES)


def test_two_claims_are_an_error_that_names_both(monkeypatch: pytest.MonkeyPatch) -> None:
    text = registry.importer("text")

    def twins(_name: str) -> Importer:
        return replace(text, name=_name)

    monkeypatch.setattr(registry, "importer", twins)
    monkeypatch.setattr(registry, "names", lambda _folder: ("one", "two"))
    with pytest.raises(UnknownFormatError, match=r"one and two both claim it.*--from"):
        pipeline.choose_importer(STORY)


def test_given_fields_replace_and_are_marked() -> None:
    article = ingest(fields={"headline": ["Given"], "byline": ["By A", "By B"]}).article
    assert article.headline == "Given"
    assert [byline.value for byline in article.bylines] == ["By A", "By B"]
    origins = {entry.field: entry.origin for entry in article.provenance.origins}
    assert origins["headlines"] is origins["bylines"] is Origin.GIVEN


def test_a_given_language_wins() -> None:
    article = ingest(reading=Reading(at=AT, lang="nl")).article
    assert article.languages == ("nl",)


def test_undated_content_says_so_once_and_dated_content_does_not() -> None:
    assert ingest().article.ed_notes == (pipeline.UNDATED,)
    assert ingest(fields={"content-created": ["2024"]}).article.ed_notes == ()
    assert ingest(fields={"ed-note": [pipeline.UNDATED]}).article.ed_notes == (pipeline.UNDATED,)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("urgency", "12"),
        ("urgency", "high"),
        ("content-created", "last week"),
        ("pub-status", "gone"),
        ("version", "0"),
        ("id", ""),
    ],
)
def test_values_that_do_not_fit_are_a_wrong_call(name: str, value: str) -> None:
    with pytest.raises(UsageError, match=name):
        ingest(fields={name: [value]})


def test_documents_are_named_by_the_article_and_see_the_earlier_ones() -> None:
    rendered = pipeline.render(ingest(), ("newsml-g2", "ninjs"))
    first, second = (document.name for document in rendered.documents)
    assert first.startswith("ferry-returns-to-the-harbour-")
    assert first.removesuffix(".newsml.xml") == second.removesuffix(".ninjs.json")


def test_what_does_not_validate_is_not_let_out(monkeypatch: pytest.MonkeyPatch) -> None:
    good = registry.exporter("newsml-g2")

    def without_provider(article: Article, rendering: Rendering) -> Exported:
        data = good.write(article, rendering).data
        return Exported(data=re.sub(rb"<provider.*?</provider>", b"", data, flags=re.DOTALL))

    monkeypatch.setattr(registry, "exporter", lambda _name: replace(good, write=without_provider))
    with pytest.raises(RenderError, match=r"does not validate.*G2-"):
        pipeline.render(ingest(), ("newsml-g2",))


def test_a_bundle_of_a_stranger_is_no_article() -> None:
    bag = Path(__file__).parents[1] / "samples" / "packages" / "bagit" / "stranger"
    with pytest.raises(SourceError, match="original"):
        pipeline.ingest(bag, WISHES)


def test_a_document_enclosed_in_a_source_is_read_by_its_own_importer(monkeypatch: pytest.MonkeyPatch) -> None:
    wrapped = Source(name="wrapped.bin", data=b"WRAP" + STORY.data)
    original = Source(name="original.txt", data=b"as received")
    wrapper = Importer(
        name="wrap",
        title="",
        media_types=(),
        sniff=lambda source: source.data.startswith(b"WRAP"),
        read=lambda source, _: Enclosed(importer="text", document=STORY, original=original if b"!" not in source.data else None),
    )
    headline = ingest().article.headline
    real = registry.importer
    monkeypatch.setattr(registry, "importer", lambda name: wrapper if name == "wrap" else real(name))
    monkeypatch.setattr(registry, "names", lambda _folder: ("wrap",))
    read = pipeline.ingest_source(wrapped, WISHES)
    assert read.source is original
    assert read.importer == "text"
    assert read.article.headline == headline
    alone = Source(name="wrapped.bin", data=b"WRAP!")
    assert pipeline.ingest_source(alone, WISHES).source is alone, "without the original, what was received is the source"


def _feed(*members: Imported | ArchiveError) -> Importer:
    return Importer(
        name="feed",
        title="A feed",
        media_types=(),
        sniff=lambda _: True,
        read=lambda _source, _reading: Several(members=iter(members), findings=(UNDECIDED.at(Place()),)),
    )


UNDECIDED = Rule(code="FEED-001", severity=Severity.NOTE, title="A feed.", message="A feed.", spec="test")


def test_every_article_of_a_source_is_ingested_and_an_error_stops_no_other(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    article = ingest().article
    others = replace(article, id="urn:example:2"), SourceError("torn", where="entry 2"), replace(article, id="urn:example:3")
    feed = _feed(*(one if isinstance(one, SourceError) else Imported(article=one) for one in others))
    monkeypatch.setattr(registry, "importer", lambda _name: feed)
    (tmp_path / "feed").write_bytes(b"feed")
    found = list(pipeline.ingest_each(tmp_path / "feed", replace(WISHES, importer="feed")))
    first, error, third = found
    assert isinstance(first, pipeline.Ingested)
    assert isinstance(third, pipeline.Ingested)
    assert (first.article.id, str(error), third.article.id) == ("urn:example:2", "entry 2: torn", "urn:example:3")
    assert [finding.rule.code for finding in first.findings] == ["FEED-001"]
    assert third.findings == ()
    assert first.source.data == b"feed"


@pytest.mark.parametrize(("count", "says"), [(0, "no article"), (2, "several articles")])
def test_one_article_is_demanded_where_one_is_needed(monkeypatch: pytest.MonkeyPatch, count: int, says: str) -> None:
    article = ingest().article
    monkeypatch.setattr(registry, "importer", lambda _name: _feed(*[Imported(article=article)] * count))
    with pytest.raises(SourceError, match=says):
        pipeline.ingest_source(STORY, replace(WISHES, importer="feed"))


def test_the_basis_is_known_before_anything_is_rendered() -> None:
    ingested = ingest()
    rendering = Rendering(paper="letter")
    tree = pipeline.pack(ingested, pipeline.render(ingested, ("newsml-g2",), rendering))
    assert f"{BASIS}: {pipeline.basis_of(ingested, rendering)}\n".encode() in tree.entries["bag-info.txt"].read()
    assert pipeline.basis_of(ingested, rendering) != pipeline.basis_of(ingested, Rendering())
