"""The files that an Article names become its renditions; what is not taken stays named, and a finding says why."""

import base64
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from archive import ingesting
from archive.errors import StoreError
from archive.files.safepaths import unportable
from archive.findings import Finding, Rule
from archive.formats import Imported, Reading
from archive.illustrating import MAX_FILES, RULES, Illustrated, illustrate, kept
from archive.markup.pictures import PIXEL
from archive.model.body import Body, Figure, Paragraph, Quote
from archive.model.dates import PartialDate
from archive.model.package import Document
from archive.model.tree import Blob
from archive.model.values import Rendition
from tests.support.articles import story
from tests.support.images import sample, saved

BROKEN = Path(__file__).parents[1] / "samples" / "broken" / "renditions"
QUAY = saved(sample(size=(24, 16)), "JPEG")
LAMP = saved(sample(size=(8, 6)), "PNG")
WORDS = Paragraph(content=("The quay is open again.",))


def named(*figures: Figure | Rendition, media: Mapping[str, Document] | None = None) -> Imported:
    """Return an article that names files, in figures and as renditions."""
    blocks = (WORDS, *(one for one in figures if isinstance(one, Figure)))
    renditions = tuple(one for one in figures if isinstance(one, Rendition))
    return Imported(article=replace(story(), bodies=(Body(blocks=blocks),), renditions=renditions), media=media or {})


def beside(**files: bytes) -> Mapping[str, Blob]:
    return {name.replace("__", "/").replace("_", "."): Blob.of(data) for name, data in files.items()}


def shown(made: Illustrated) -> list[str]:
    return [block.href for body in made.article.bodies for block in body.blocks if isinstance(block, Figure)]


def same(one: Illustrated, other: Illustrated) -> bool:
    files = ([(file.name, file.media_type, file.content.read()) for file in made.media] for made in (one, other))
    return one.article == other.article and one.findings == other.findings and next(files) == next(files)


def said(findings: tuple[Finding, ...]) -> list[tuple[str, str]]:
    return [(finding.rule.code, str(finding.facts["reason"])) for finding in findings]


def test_an_article_that_names_nothing_is_the_same() -> None:
    imported = named()
    assert illustrate(imported, {}.get) == Illustrated(article=imported.article)


def test_a_file_is_put_in_place_and_stated_as_found() -> None:
    made = illustrate(named(Figure(href="img/quay.jpg", alt="The quay")), beside(img__quay_jpg=QUAY).get)
    (file,) = made.media
    assert (file.name, file.media_type, file.content.read()) == ("renditions/quay.jpg", "image/jpeg", QUAY)
    assert made.article.bodies[0].blocks[1] == Figure(href="renditions/quay.jpg", alt="The quay")
    (stated,) = made.article.renditions
    assert (stated.href, stated.origin, stated.media_type) == ("renditions/quay.jpg", "img/quay.jpg", "image/jpeg")
    assert (stated.size, stated.width, stated.height, len(stated.sha256)) == (len(QUAY), 24, 16, 64)
    assert made.findings == ()
    assert [origin.field for origin in made.article.provenance.origins if origin.field == "renditions"] == ["renditions"]


def test_once_more_changes_nothing() -> None:
    made = illustrate(
        named(Figure(href="img/quay.jpg"), Figure(href="b/quay.jpg")), beside(img__quay_jpg=QUAY, b__quay_jpg=LAMP).get
    )
    assert shown(made) == ["renditions/quay.jpg", "renditions/quay.jpg.png"]
    again = illustrate(Imported(article=made.article), {file.name: file.content for file in made.media}.get)
    assert same(again, made)


def test_what_the_source_states_of_a_file_is_kept() -> None:
    rendition = Rendition(href="quay.jpg", role="web", title="The quay", size=len(QUAY), pages=1)
    made = illustrate(named(rendition, Figure(href="quay.jpg")), beside(quay_jpg=QUAY).get)
    (stated,) = made.article.renditions
    assert (stated.role, stated.title, stated.pages, stated.width) == ("web", "The quay", 1, 24)
    assert shown(made) == [stated.href]


@pytest.mark.parametrize(
    ("stated", "reason"),
    [
        (Rendition(href="quay.jpg", size=7), f"it has {len(QUAY)} bytes, not 7"),
        (Rendition(href="quay.jpg", sha256="0" * 64), f"its SHA-256 is not {'0' * 64}"),
    ],
)
def test_a_file_that_is_not_the_one_meant_stays_out(stated: Rendition, reason: str) -> None:
    made = illustrate(named(stated), beside(quay_jpg=QUAY).get)
    assert made.media == ()
    assert made.article.renditions == (stated,)
    assert said(made.findings) == [("REND-003", reason)]


def test_content_counts_and_not_name_or_statement() -> None:
    made = illustrate(named(Rendition(href="quay.png", media_type="image/png")), beside(quay_png=QUAY).get)
    assert made.article.renditions[0].media_type == "image/jpeg"
    assert made.media[0].name == "renditions/quay.png.jpg"
    assert said(made.findings) == [("REND-004", "it is image/jpeg, not image/png")]


def test_files_of_one_name_get_different_ones_and_one_file_lies_there_once() -> None:
    files = beside(a__x_png=LAMP, b__X_PNG=saved(sample(size=(9, 9)), "PNG"), c__x_png=LAMP)
    made = illustrate(named(*(Figure(href=href) for href in files)), files.get)
    assert [file.name for file in made.media] == ["renditions/x.png", "renditions/X-2.PNG"]
    assert shown(made) == ["renditions/x.png", "renditions/X-2.PNG", "renditions/x.png"]
    assert [one.origin for one in made.article.renditions] == list(files)


@pytest.mark.parametrize(
    "address", ["../../etc/passwd", "con.png", "a:b.png", "Frühling 1.png", "x" * 900, "..", "a/", "?", "\u202e.png"]
)
def test_names_in_the_package_are_safe_whatever_the_source_calls_them(address: str) -> None:
    made = illustrate(named(Figure(href=address)), {address: Blob.of(LAMP)}.get)
    (file,) = made.media
    assert file.name.startswith("renditions/")
    assert file.name.isascii()
    assert unportable(file.name) == ""
    assert made.article.renditions[0].origin == address
    again = illustrate(Imported(article=made.article), {file.name: file.content}.get)
    assert same(again, made)


def test_files_inside_the_source_come_first_and_are_called_as_it_calls_them() -> None:
    media = {"cid:7@x": Document(name="Quay at dawn.jpg", content=Blob.of(QUAY))}
    made = illustrate(named(Figure(href="cid:7@x"), media=media), {}.get)
    assert [file.name for file in made.media] == ["renditions/Quay-at-dawn.jpg"]


def test_a_data_address_holds_its_file() -> None:
    href = f"data:image/png;base64,{base64.b64encode(LAMP).decode()}"
    made = illustrate(named(Figure(href=href, alt="A lamp")), {}.get)
    assert shown(made) == ["renditions/image.png"]
    assert made.article.renditions[0].origin == ""


@pytest.mark.parametrize(
    ("href", "code"),
    [("data:text/csv,a%2Cb", "REND-002"), ("data:image/png;base64,%%%", "REND-002"), ("data:image/png,", "REND-002")],
)
def test_a_data_address_that_holds_no_picture_goes(href: str, code: str) -> None:
    made = illustrate(named(Figure(href=href)), {}.get)
    assert shown(made) == []
    assert [finding.rule.code for finding in made.findings] == [code]


def test_a_tracker_goes_is_counted_and_goes_again() -> None:
    imported = named(Figure(href="t.gif"), Figure(href="t.gif"), Figure(href="quay.jpg"))
    imported = replace(
        imported,
        article=replace(
            imported.article, bodies=(*imported.article.bodies, Body(blocks=(Quote(blocks=(Figure(href="t.gif"),)),)))
        ),
    )
    made = illustrate(imported, beside(t_gif=PIXEL, quay_jpg=QUAY).get)
    assert shown(made) == ["renditions/quay.jpg"]
    assert len(made.article.bodies) == 1
    assert made.article.provenance.notes[-1] == "3 one-pixel pictures dropped"
    assert [(entry.path, entry.value) for entry in made.article.provenance.unmapped][-1] == ("picture of one pixel", "t.gif")
    assert same(illustrate(imported, kept(made.article, {file.name: file.content for file in made.media})), made)


def test_another_address_of_the_same_image_will_do() -> None:
    imported = replace(
        named(Figure(href="https://example.org/a.jpg")), others={"https://example.org/a.jpg": ("big.jpg", "quay.jpg")}
    )
    made = illustrate(imported, beside(quay_jpg=QUAY).get)
    assert made.article.renditions[0].origin == "quay.jpg"
    assert same(illustrate(imported, kept(made.article, {file.name: file.content for file in made.media})), made)


def test_what_cannot_be_had_is_said_once_for_each_reason() -> None:
    def look(address: str) -> Blob:
        raise StoreError("it is not beside the source", where=address)

    made = illustrate(named(*(Figure(href=f"{n}.png") for n in range(50_000))), look)
    assert len(made.media) == 0
    assert len(shown(made)) == 50_000
    assert said(made.findings) == [("REND-001", "it is not beside the source")]
    assert made.findings[0].facts["count"] == 50_000


def test_there_is_an_end_of_files_and_of_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    files = {f"{n}.png": Blob.of(LAMP + bytes([n % 256, n // 256])) for n in range(MAX_FILES + 5)}
    made = illustrate(named(*(Figure(href=href) for href in files)), files.get)
    assert len(made.media) == MAX_FILES
    assert said(made.findings) == [("REND-001", f"the source names more than {MAX_FILES} files")]
    monkeypatch.setattr("archive.illustrating.MAX_FILE", len(LAMP) - 1)
    made = illustrate(named(Figure(href="a.png")), beside(a_png=LAMP).get)
    assert made.findings[0].rule.code == "REND-001"
    growing = Blob(open=lambda: Blob.of(LAMP).open(), size=3)
    assert illustrate(named(Figure(href="a.png")), {"a.png": growing}.get).media == ()


def test_a_file_from_elsewhere_is_noted() -> None:
    made = illustrate(named(Figure(href="https://example.org/a.jpg")), {"https://example.org/a.jpg": Blob.of(QUAY)}.get)
    assert made.article.provenance.notes[-1] == "1 file retrieved from the address given"
    assert made.article.renditions[0].origin == "https://example.org/a.jpg"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_each_rule_is_broken_by_its_sample(rule: Rule) -> None:
    (path,) = BROKEN.glob(f"{rule.code}-*")
    ingested = ingesting.ingest(path, ingesting.Wishes(reading=Reading(at=PartialDate("2026-11-22T09:30:00Z"))))
    assert [finding.rule.code for finding in ingested.findings if finding.rule in RULES] == [rule.code]
    assert "/etc/passwd" not in {blob.content.read() for blob in ingested.media}
