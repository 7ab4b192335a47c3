# ruff: noqa: E501  pages have long lines
"""The web page importer: stated fields, nothing invented, rich bodies, hostile pages, the way back."""

import base64
import contextlib
import time
from pathlib import Path

import pytest

from archive import Wishes, extras, ingest, registry
from archive.errors import SourceError
from archive.formats import Imported, Reading, Rendering
from archive.importers.html import IMPORTER, read, sniff
from archive.markup.pictures import PIXEL
from archive.model.body import Anchor, Figure, Heading, ItemList
from archive.model.source import Source
from archive.model.values import Origin
from tests.support import drawings
from tests.support.pages import SAMPLED, sample
from tests.support.stories import AT

SAMPLES = Path(__file__).parents[2] / "samples"
PAGES = sorted((SAMPLES / "sources" / "html").glob("*.html"))
P = "The old ferry came back on Saturday with new engines and the same captain, who had waited. "


def imported(data: bytes, lang: str = "") -> Imported:
    return read(Source(name="page.html", data=data), Reading(at=AT, lang=lang))


def codes(found: Imported) -> list[str]:
    return [finding.rule.code for finding in found.findings]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
class TestSample:
    def test_is_what_the_script_makes(self, path: Path) -> None:
        assert path.read_bytes() == sample(path.stem)[0]

    def test_invents_nothing(self, path: Path) -> None:
        data, truth = sample(path.stem)
        article = imported(data).article
        stated = {
            "published": article.published[0].date.value if article.published else None,
            "modified": article.content_modified.value if article.content_modified else None,
            "headline": article.headline or None,
            "byline": article.bylines[0].value if article.bylines else None,
            "rights": article.rights[0].notices[0].value if article.rights else None,
        }
        assert stated == {name: getattr(truth, name) for name in stated}
        assert article.content_created is None
        assert not article.datelines
        assert not article.located

    def test_every_field_has_its_ground(self, path: Path) -> None:
        article = imported(path.read_bytes()).article
        told = {origin.field.partition(".")[0] for origin in article.provenance.origins}
        filled = {"headlines", "published", "bylines", "bodies", "languages", "rights", "provider", "keywords", "descriptions"}
        assert {name for name in filled if getattr(article, name)} <= told

    def test_comes_back_from_every_representation(self, path: Path) -> None:
        article = imported(path.read_bytes()).article
        for name in ("html", "ninjs", "newsml-g2"):
            data = registry.exporter(name).write(article, Rendering()).data
            found = registry.importer(name).read(Source(name="x", data=data), Reading(at=AT))
            assert isinstance(found, Imported)
            assert found.article == article

    def test_only_this_importer_claims_it(self, path: Path) -> None:
        source = Source(name=path.name, data=path.read_bytes())
        assert [name for name in registry.names("importers") if registry.importer(name).sniff(source)] == ["html"]


def test_where_the_library_invents_a_date_there_is_none() -> None:
    stem = next(stem for stem, shape in SAMPLED.items() if shape == "undated")
    data = sample(stem)[0]
    invented = extras.load("trafilatura").extract_metadata(data.decode()).date
    assert invented, "the page no longer shows what it is for"
    found = imported(data)
    assert not found.article.published
    assert "WEB-003" in codes(found)


def test_the_body_is_rich() -> None:
    found = imported(sample("tram-depot")[0]).article
    kinds = [type(block) for block in found.bodies[0].blocks]
    assert {Figure, Heading, ItemList} <= set(kinds)
    figure = next(block for block in found.bodies[0].blocks if isinstance(block, Figure))
    assert (figure.alt, figure.caption, figure.credit) == (
        "The place in the story",
        ("The place on the day.",),
        "Photo: Milo Brandt",
    )
    assert not [part for block in found.bodies[0].blocks for part in getattr(block, "content", ()) if isinstance(part, Anchor)]


@pytest.mark.parametrize("rule", IMPORTER.rules, ids=lambda rule: rule.code)
def test_each_rule_is_broken_by_its_sample(rule: object) -> None:
    code = rule.code  # type: ignore[attr-defined]
    (path,) = (SAMPLES / "broken" / "html").glob(f"{code}-*")
    found = codes(imported(path.read_bytes()))
    assert code in found
    assert set(found) - {code} <= {"WEB-003"}


def test_the_caller_is_believed_about_language() -> None:
    article = imported(sample("tram-depot")[0], lang="fr").article
    assert article.languages == ("fr",)
    assert {o.origin for o in article.provenance.origins if o.field == "languages"} == {Origin.GIVEN}


@pytest.mark.parametrize(
    "page",
    ["<div>" * 20_000 + "x", "<html><body>" + "<div>" * 240 + P * 5, "<p>" + "<b><i>" * 120 + P, "<p>" + "a " * 5_500_000,
     "<article>" + "".join(f"<p>{P}{n}</p>" for n in range(5000)), "<article>" + "".join(f"word {n}<br>" for n in range(8000)),
     "<p>" + "".join(f'<a href="javascript:{n}">{n}</a> ' for n in range(5000)), "<html>" + "<" * 50_000, "<html>" + "<!--" * 50_000,
     "<p " + " ".join(f"a{n}=1" for n in range(100_000)) + ">x", "<html><p>" + "&amp" * 200_000,
     '<html><script type="application/ld+json">' + "[" * 100_000 + "</script><p>" + P * 5],
    ids=["depth", "deep", "marks", "text", "paragraphs", "breaks", "programs", "lt", "comments", "attributes", "entities", "json"],
)  # fmt: skip
def test_hostile_pages_end_in_time(page: str) -> None:
    began = time.perf_counter()
    with contextlib.suppress(SourceError):
        imported(page.encode(), lang="en")
    assert time.perf_counter() - began < 15


def test_sniffing_a_megabyte_takes_no_time() -> None:
    for data in (
        b"<!--" + b"-" * 1_000_000,
        b"<html>" + b"x" * 1_000_000,
        b" " * 1_000_000,
        b"<!DOCTYPE html" + b" " * 1_000_000,
    ):
        source = Source(name="x", data=data)
        began = time.process_time()
        sniff(source)
        assert time.process_time() - began < 1  # a bound on runaway patterns; it takes a millisecond


def test_pictures_beside_a_page_go_with_it() -> None:
    ingested = ingest(SAMPLES / "sources" / "html" / "lighthouse-keeper.html", Wishes(reading=Reading(at=AT)))
    assert [(file.name, file.content.read()) for file in ingested.media] == [("renditions/lamp.png", drawings.room())]
    assert ingested.article.renditions[0].origin == "lighthouse-keeper_files/lamp.png"
    assert [f for f in ingested.findings if f.rule.code.startswith("REND")] == []


@pytest.mark.parametrize(
    ("markup", "taken"),
    [
        ('<img src="a.png">', ["renditions/a.png"]),
        ('<img src="none.png" srcset="a.png 1x, b.png 2x">', ["renditions/b.png"]),
        ('<picture><source srcset="b.png"><img src="none.png"></picture>', ["renditions/b.png"]),
        (f'<img src="data:image/png;base64,{base64.b64encode(drawings.quay()).decode()}">', ["renditions/image.png"]),
        ('<img src="../secret.png">', []), ('<img src="%2e%2e/secret.png">', []), ('<img src="/etc/passwd">', []),
        ('<img src="file:///etc/passwd">', []), ('<img src="javascript:alert(1)">', []), ('<img src="out.png">', []),
        ('<img src="tracker.gif">', []), ('<img src="page.html">', []), ('<img src="https://127.0.0.1/a.png">', []),
    ],
)  # fmt: skip
def test_only_pictures_in_the_folder_of_the_page_are_taken(markup: str, taken: list[str], tmp_path: Path) -> None:
    folder = tmp_path / "story"
    folder.mkdir()
    (tmp_path / "secret.png").write_bytes(drawings.room())
    for name, data in (("a.png", drawings.quay()), ("b.png", drawings.chart()), ("tracker.gif", PIXEL)):
        (folder / name).write_bytes(data)
    (folder / "out.png").symlink_to(tmp_path / "secret.png")
    page = f"<html lang='en'><body><article><h1>Ferry back</h1><p>{P * 5}</p><figure>{markup}</figure><p>{P * 5}</p></article></body></html>"
    (folder / "page.html").write_text(page)
    ingested = ingest(folder / "page.html", Wishes(reading=Reading(at=AT)))
    assert [file.name for file in ingested.media] == taken
    assert drawings.room() not in [file.content.read() for file in ingested.media]


def test_ten_thousand_pictures_are_bounded(tmp_path: Path) -> None:
    figures = "".join(f"<figure><img src='{n}.png'></figure>" for n in range(10_000))
    (tmp_path / "page.html").write_text(f"<body><article><h1>Ferry</h1><p>{P * 5}</p>{figures}<p>{P * 5}</p></article></body>")
    began = time.process_time()
    ingested = ingest(tmp_path / "page.html", Wishes(reading=Reading(at=AT, lang="en")))
    assert time.process_time() - began < 20
    assert [f.facts["count"] for f in ingested.findings if f.rule.code == "REND-001"] == [10_000]
