"""The web archive importer: every article by itself, captures as captures, digests, damage."""

from pathlib import Path

import pytest

from archive import registry
from archive.errors import ArchiveError, SourceError
from archive.files.digests import sealed
from archive.findings import Severity
from archive.formats import Imported, Reading
from archive.importers.warc import IMPORTER, read
from archive.judging import check_tree
from archive.model.source import Source
from archive.pipeline import Ingested, Wishes, ingest, ingest_each, pack, render
from tests.support import drawings
from tests.support.broken_pages import BROKEN, NO_DIGEST, SOURCES, TEXT, compressed, page, record, response
from tests.support.stories import AT

SAMPLES = Path(__file__).parents[2] / "samples"
CRAWL = SOURCES["warc/small-crawl.warc.gz"]


def members(data: bytes) -> list[Imported]:
    found = list(read(Source(name="x.warc", data=data), Reading(at=AT)).members)
    assert all(isinstance(one, Imported) for one in found), found
    return [one for one in found if isinstance(one, Imported)]


def codes(found: list[Imported]) -> list[str]:
    return [finding.rule.code for one in found for finding in one.findings]


def test_the_samples_are_what_the_script_makes() -> None:
    for folder, made in (("sources", SOURCES), ("broken", BROKEN)):
        for name, data in made.items():
            assert (SAMPLES / folder / name).read_bytes() == data, name


def test_every_article_and_nothing_else() -> None:
    found = members(CRAWL)
    assert [one.article.headline[:8] for one in found] == ["The Last", "A Keeper"]
    (told,) = [f for one in found for f in one.findings if f.rule.code == "WARC-002"]
    assert told.facts["kinds"] == "page without an article (1), response with status 301 (1), warcinfo (1)"


def test_a_capture_is_no_publication() -> None:
    article = members(CRAWL)[1].article
    assert not article.published
    assert any(
        "Captured from https://news.example/town/lighthouse-keeper at 2024-11-01T12:00:00Z." in n for n in article.ed_notes
    )
    assert {alt.type for alt in article.alt_ids} == {"url", "warc-record-id"}
    assert ("WARC record/warc-date", "2024-11-01T12:00:00Z") in {(u.path, u.value) for u in article.provenance.unmapped}


def test_the_original_says_the_same_by_itself() -> None:
    for one in members(CRAWL):
        assert one.original is not None
        (again,) = members(one.original.data)
        assert again.article == one.article


def test_a_picture_of_the_archive_goes_with_its_page(tmp_path: Path) -> None:
    path = SAMPLES / "sources" / "warc" / "small-crawl.warc.gz"
    depot, keeper = (one for one in ingest_each(path, Wishes(reading=Reading(at=AT))) if isinstance(one, Ingested))
    assert [(file.name, file.content.read()) for file in depot.media] == [("renditions/tram-depot.jpg.png", drawings.quay())]
    (stated,) = depot.article.renditions
    assert (stated.origin, stated.media_type) == ("https://news.example/img/tram-depot.jpg", "image/png")
    assert drawings.quay() in depot.source.data
    assert keeper.media == ()
    tree = sealed(pack(depot, render(depot)))
    report = check_tree(tree, "it")
    assert [f for f in report.findings if f.rule.severity is Severity.ERROR] == []
    (tmp_path / "capture.warc").write_bytes(depot.source.data)
    again = ingest(tmp_path / "capture.warc", Wishes(reading=Reading(at=AT)))
    assert again.article == depot.article


def test_the_digest_of_a_picture_is_checked() -> None:
    shown = page(
        body=f'<article><h1>Depot opens</h1><p>{TEXT}</p><figure><img src="/a.png" alt="a"></figure><p>{TEXT}</p></article>'
    )
    image = record(response(drawings.quay(), "image/png"), uri="https://news.example/a.png", digest=NO_DIGEST)
    (found,) = members(image + record(response(shown)))
    assert [(f.rule.code, f.facts["url"]) for f in found.findings] == [("WARC-001", "https://news.example/a.png")]
    assert list(found.media) == ["https://news.example/a.png"]


def test_wacz_is_the_same() -> None:
    (found,) = members(SOURCES["warc/small-crawl-package.wacz"])
    assert found.article == members(CRAWL)[0].article


@pytest.mark.parametrize("rule", IMPORTER.rules, ids=lambda rule: rule.code)
def test_each_rule_is_broken_by_its_sample(rule: object) -> None:
    code = rule.code  # type: ignore[attr-defined]
    (path,) = (SAMPLES / "broken" / "warc").glob(f"{code}-*")
    assert codes(members(path.read_bytes())) == [code]


def test_damage_after_an_article_spoils_only_what_comes_after() -> None:
    good = record(response(page()))
    found = list(read(Source(name="x.warc", data=good + b"nonsense\n"), Reading(at=AT)).members)
    assert [type(one) for one in found] == [Imported, SourceError]


def test_a_bomb_is_an_error_with_code_3() -> None:
    head = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 400000000\r\n\r\n"
    (found,) = read(Source(name="x", data=compressed([head + bytes(300_000_000)])), Reading(at=AT)).members
    assert isinstance(found, ArchiveError)
    assert found.exit_code == 3


@pytest.mark.parametrize("name", [name for name in SOURCES if name.startswith("warc/")])
def test_only_this_importer_claims_it(name: str) -> None:
    source = Source(name=name, data=SOURCES[name])
    assert [plug for plug in registry.names("importers") if registry.importer(plug).sniff(source)] == ["warc"]
