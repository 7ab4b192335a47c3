"""The e-mail importer: fields as the message states them, structure of its text, attachments by name."""

import base64
import hashlib
from pathlib import Path

import pytest

from archive import Wishes, ingest, render
from archive.errors import SourceError
from archive.formats import Imported, Reading
from archive.importers.email import read, sniff
from archive.model.body import Figure, Heading, ItemList, Table
from archive.model.dates import PartialDate
from archive.model.source import Source
from archive.model.values import Origin, Party, Text
from archive.pipeline import ingest_source
from tests.support import drawings
from tests.support.stories import AT

SAMPLES = Path(__file__).parents[2] / "samples" / "sources" / "email"
HEAD = b"From: a@b.example\nDate: Tue, 12 May 2026 08:15:00 +0200\nSubject: S\n"


def read_mail(data: bytes, lang: str = "en", encoding: str = "") -> Imported:
    return read(Source(name="story.eml", data=data), Reading(at=AT, lang=lang, encoding=encoding))


def codes(found: Imported) -> list[str]:
    return [finding.rule.code for finding in found.findings]


@pytest.fixture(scope="module")
def season() -> Imported:
    path = SAMPLES / "swimming-season.eml"
    return read(Source(name=path.name, data=path.read_bytes()), Reading(at=AT))


def test_fields_are_those_of_the_header(season: Imported) -> None:
    article = season.article
    assert article.headlines == (Text(value="Stadtbad öffnet am ersten Juni wieder"),)
    assert article.creators == (Party(name="Bäderbetrieb Ostufer", uri="mailto:presse@stadtbad.example"),)
    assert article.content_created == PartialDate("2026-05-20T11:02:03+02:00")
    assert [entry.path for entry in article.provenance.unmapped] == ["header/Return-Path", "header/Received", "header/To"]


def test_html_keeps_its_structure_and_loses_its_tracker(season: Imported) -> None:
    kinds = [type(block) for block in season.article.bodies[0].blocks]
    assert kinds[0] is Heading
    assert {ItemList, Table} <= set(kinds)
    assert "1 tracking or empty picture dropped" in season.article.provenance.notes


def test_attachments_are_named_measured_and_hashed(season: Imported) -> None:
    chart, calendar = season.article.renditions
    assert (chart.href, chart.size) == ("Gäste.png", len(drawings.chart()))
    assert (calendar.href, calendar.media_type, calendar.size) == ("saison.ics", "text/calendar", 29)
    assert len(calendar.sha256) == len(hashlib.sha256().hexdigest())


def test_pictures_become_renditions_and_the_others_stay() -> None:
    ingested = ingest(SAMPLES / "swimming-season.eml", Wishes(reading=Reading(at=AT)))
    assert [(file.name, file.content.read()) for file in ingested.media] == [
        ("renditions/Gaste.png", drawings.chart()), ("renditions/Bad-am-Morgen.png", drawings.quay())
    ]  # fmt: skip
    chart, calendar, pool = ingested.article.renditions
    assert (chart.origin, chart.media_type, chart.title) == ("Gäste.png", "image/png", "Gäste.png")
    assert (calendar.href, calendar.origin) == ("saison.ics", "")
    assert pool.origin == "cid:morgen%40stadtbad.example"
    (figure,) = (block for block in ingested.article.bodies[0].blocks if isinstance(block, Figure))
    assert (figure.href, figure.alt) == ("renditions/Bad-am-Morgen.png", "Das Becken am Morgen, noch ohne Gäste")
    assert [f.facts["count"] for f in ingested.findings if f.rule.code == "MAIL-008"] == [1]
    assert not [f for f in ingested.findings if f.rule.code == "REND-004"]  # octets are any type (RFC 2046, 4.5.1)


def test_a_file_beside_a_message_is_not_its_attachment(tmp_path: Path) -> None:
    (tmp_path / "story.eml").write_bytes((SAMPLES / "swimming-season.eml").read_bytes())
    (tmp_path / "saison.ics").write_bytes(drawings.room())
    ingested = ingest(tmp_path / "story.eml", Wishes(reading=Reading(at=AT)))
    assert len(ingested.media) == 2


def test_attachments_of_one_name_are_told_apart() -> None:
    part = 'Content-Type: image/png\nContent-Disposition: attachment; filename="a.png"\nContent-Transfer-Encoding: base64\n\n'
    bodies = (base64.b64encode(data).decode() for data in (drawings.quay(), drawings.room()))
    text = "Subject: x\nFrom: a@b.example\nDate: Wed, 20 May 2026 11:02:03 +0200\nContent-Type: multipart/mixed; boundary=b\n\n"
    data = (text + "".join(f"--b\n{part}{body}\n" for body in bodies) + "--b--\n").encode()
    ingested = ingest_source(Source(name="x.eml", data=data), Wishes(reading=Reading(at=AT, lang="en")))
    assert [one.origin for one in ingested.article.renditions] == ["a.png", "part-2/a.png"]
    assert [file.name for file in ingested.media] == ["renditions/a.png", "renditions/a-2.png"]


def test_nothing_is_invented() -> None:
    article = read_mail(HEAD + b"\nEmbargo: not before Monday.\n\nBy Ilse Farrow\n\nText.\n").article
    empty = ("published", "embargoed", "bylines", "datelines", "rights", "provider", "content_modified", "keywords", "title")
    assert [name for name in empty if getattr(article, name)] == []
    assert len(article.bodies[0].blocks) == 3
    assert all(entry.origin is not Origin.HEURISTIC for entry in article.provenance.origins)


def test_a_date_without_a_zone_dates_nothing_and_is_kept() -> None:
    found = read_mail(HEAD.replace(b" +0200", b"") + b"\nText.\n")
    assert found.article.content_created is None
    assert codes(found) == ["MAIL-002"]
    assert [entry.path for entry in found.article.provenance.unmapped] == ["header/Date"]


@pytest.mark.parametrize("charset", ["utf-8", "no-such-charset", "us-ascii", "", "utf-16"])
def test_an_encoding_that_cannot_be_true_is_not_believed(charset: str) -> None:
    head = HEAD + f"Content-Type: text/plain; charset={charset}\n\n".encode()
    found = read_mail(head + "Le café du bac a été rouvert à midi.\n".encode())
    assert "café" in found.article.text
    assert codes(found) == ([] if charset in ("utf-8", "us-ascii", "") else ["MAIL-007"])


def test_the_caller_wins() -> None:
    found = read_mail(HEAD + b"Content-Language: de\n\ncaf\xe9\n", lang="fr", encoding="cp1252")
    assert found.article.languages == ("fr",)
    assert found.article.text == "café"


def test_scripts_in_html_do_not_survive() -> None:
    page = b"<p onclick='x()'>a<script>evil()</script><a href='javascript:evil()'>b</a></p>"
    found = read_mail(HEAD + b"Content-Type: text/html\n\n" + page)
    assert "evil" not in repr(found.article.bodies)
    assert found.article.text == "ab"


def test_what_cannot_be_read_is_refused() -> None:
    with pytest.raises(SourceError):
        read_mail(HEAD + b"\n" + b"\x00\x01\x02" * 50)


def test_sniffing() -> None:
    assert sniff(Source(name="a", data=HEAD + b"\nText"))
    assert not sniff(Source(name="a.eml", data=b"A headline\n\nText"))


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.eml")), ids=lambda path: path.stem)
def test_samples_come_back_from_their_documents(path: Path) -> None:
    ingested = ingest(path, Wishes(reading=Reading(at=AT)))
    assert ingested.importer == "email"
    for document in render(ingested, ("newsml-g2", "ninjs")).documents:
        again = ingest_source(Source(name=document.name, data=document.content.read()), Wishes(reading=Reading(at=AT)))
        assert again.article == ingested.article
