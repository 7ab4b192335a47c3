"""An article with an image: from the importer through package and PDF and back, lost and found again."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from lxml import etree

from archive import pipeline, registry
from archive.errors import SourceError
from archive.files import retrieval
from archive.findings import Severity
from archive.formats import Imported, Importer, Reading
from archive.judging import check_tree
from archive.model.body import Figure
from archive.model.dates import PartialDate
from archive.model.package import Document
from archive.model.source import Source
from archive.model.tree import Blob
from archive.naming import package_name
from archive.repair import Fate, repair
from tests.support.command import AT, archive, files
from tests.support.images import sample, saved
from tests.support.loopback import serving
from tests.support.standards import official_xsd

SOURCES = Path(__file__).parents[2] / "samples" / "sources"
STORY = SOURCES / "text" / "harbour-library.txt"
WISHES = pipeline.Wishes(reading=Reading(at=PartialDate("2026-11-22T09:30:00Z")))
QUAY = saved(sample(), "PNG")
PLACE = "data/renditions/quay.png"


def with_a_picture(plain: Importer) -> Importer:
    """Return an importer that finds a picture in what the other one reads."""

    def read(source: Source, reading: Reading) -> Imported:
        imported = plain.read(source, reading)
        assert isinstance(imported, Imported)
        first, *rest = imported.article.bodies
        figure = Figure(href="cid:1", alt="A quay at dawn")
        article = replace(imported.article, bodies=(replace(first, blocks=(*first.blocks, figure)), *rest))
        return replace(imported, article=article, media={"cid:1": Document(name="quay.png", content=Blob.of(QUAY))})

    return replace(plain, read=read)


@pytest.fixture
def bundle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make the bundle of a story with a picture."""
    known = registry.importer
    monkeypatch.setattr(registry, "importer", lambda name: with_a_picture(known(name)) if name == "text" else known(name))
    ingested = pipeline.ingest(STORY, WISHES)
    rendered = pipeline.render(ingested)
    assert rendered.findings == ()
    name = package_name(ingested.article)
    return Path(pipeline.keep(tmp_path, "folder", name, pipeline.pack(ingested, rendered)).place)


def packed(path: Path) -> dict[str, bytes]:
    ingested = pipeline.ingest(path, WISHES)
    tree = pipeline.pack(ingested, pipeline.render(ingested))
    return {path: blob.read() for path, blob in tree.entries.items()}


def test_it_lies_in_the_package_and_in_the_pdf_and_the_parts_agree(bundle: Path) -> None:
    kept = files(bundle)
    assert kept[PLACE] == QUAY
    (printed,) = (data for name, data in kept.items() if name.endswith(".pdf"))
    assert b"/Subtype/Image" in printed
    assert b'src="renditions/quay.png"' in next(data for name, data in kept.items() if name.endswith(".newsml.xml"))
    report = check_tree(registry.store("folder").get(bundle), "it")
    assert [finding for finding in report.findings if finding.rule.severity is Severity.ERROR] == []


def test_the_bundle_is_made_again_from_itself_and_from_its_pdf_alone(bundle: Path) -> None:
    kept = files(bundle)
    (printed,) = bundle.glob("data/*.pdf")
    for start in (bundle, printed):
        assert packed(start).items() <= kept.items()
        assert PLACE in packed(start)


@pytest.mark.parametrize("endings", [("quay.png",), ("quay.png", ".pdf"), ("quay.png", "harbour-library.txt")])
def test_a_lost_image_is_taken_from_the_original_wherever_that_is(bundle: Path, endings: tuple[str, ...]) -> None:
    before = files(bundle)
    for path in [path for path in bundle.rglob("*") if path.name.endswith(endings)]:
        path.unlink()
    outcome = repair(bundle)
    assert outcome.fates[PLACE] is Fate.RESTORED
    assert outcome.tree is not None
    assert {path: blob.read() for path, blob in outcome.tree.entries.items()} == before


def test_an_image_that_is_lost_with_every_original_is_beyond_repair(bundle: Path) -> None:
    for ending in ("quay.png", ".pdf", "harbour-library.txt"):
        next(path for path in bundle.rglob("*") if path.name.endswith(ending)).unlink()
    with pytest.raises(SourceError, match="beyond repair"):
        repair(bundle)


def test_a_stray_file_among_the_images_is_left_out(bundle: Path) -> None:
    (bundle / "data" / "renditions" / "stray.png").write_bytes(QUAY)
    outcome = repair(bundle)
    assert outcome.fates["data/renditions/stray.png"] is Fate.LEFT_OUT
    assert outcome.tree is not None


@pytest.fixture
def page(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """Make a story whose picture is on the network; yield it, and the address of the picture."""
    (tmp_path / "served").mkdir()
    (tmp_path / "served" / "quay.png").write_bytes(QUAY)
    with serving(tmp_path / "served") as url:
        path = tmp_path / "story.md"
        path.write_text(
            f"---\ntitle: Quay open\nlanguage: en\n---\nThe quay is open.\n\n![A quay]({url}/quay.png)\n\n![B]({url}/none.png)\n"
        )
        yield path, f"{url}/quay.png"


def test_a_picture_that_is_only_a_url_is_named_and_not_fetched(page: tuple[Path, str], tmp_path: Path) -> None:
    path, address = page
    done = archive("bundle", path, "-o", tmp_path / "out", "--at", AT)
    assert done.returncode == 0, done.stderr
    (made,) = (tmp_path / "out").iterdir()
    assert not any("renditions" in name for name in files(made))
    assert address.encode() in next(data for name, data in files(made).items() if name.endswith(".newsml.xml"))


def test_a_picture_of_ones_own_network_is_never_fetched(page: tuple[Path, str], tmp_path: Path) -> None:
    done = archive("bundle", page[0], "-o", tmp_path / "out", "--at", AT, "--fetch")
    assert done.returncode == 0, done.stderr
    assert "not in the public network" in " ".join(done.stdout.split())
    assert not any("renditions" in name for name in files(next((tmp_path / "out").iterdir())))


def test_a_picture_is_fetched_on_request_and_the_bundle_says_so(
    page: tuple[Path, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, address = page
    monkeypatch.setattr(retrieval, "Retrieval", partial(retrieval.Retrieval, allow=lambda _: True))
    done = archive("bundle", path, "-o", tmp_path / "out", "--at", AT, "--fetch")
    assert done.returncode == 0, done.stderr
    said = " ".join(done.stdout.split())
    assert "1 file retrieved from the address given" in said
    assert "404" in said
    (made,) = (tmp_path / "out").iterdir()
    assert files(made)[PLACE] == QUAY
    stated = next(data for name, data in files(made).items() if name.endswith(".newsml.xml")).decode()
    assert f"<altLoc>{address}</altLoc>" in stated
    assert archive("validate", made).returncode == 0
    for path in [path for path in made.rglob("*") if path.name in ("quay.png", "story.md")]:
        path.unlink()
    outcome = repair(made)
    assert outcome.fates[PLACE] is Fate.RESTORED


def test_convert_fetches_too(page: tuple[Path, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retrieval, "Retrieval", partial(retrieval.Retrieval, allow=lambda _: True))
    done = archive("convert", page[0], "--to", "newsml-g2", "--at", AT, "--fetch")
    assert done.returncode == 0, done.stderr
    assert 'href="renditions/quay.png"' in done.stdout


@pytest.mark.parametrize(
    "source",
    [
        "docx/reading-room.docx", "email/swimming-season.eml", "html/lighthouse-keeper.html", "markdown/river-ferry.md",
        "newsml-g2/ferry-timetable.xml", "nitf/harbour-bridge.xml", "warc/small-crawl-package.wacz",
    ],
)  # fmt: skip
def test_every_format_gives_its_pictures_and_the_bundle_gives_itself(source: str, tmp_path: Path) -> None:
    ingested = pipeline.ingest(SOURCES / source, WISHES)
    rendered = pipeline.render(ingested)
    taken = {one.href: one for one in ingested.article.renditions if one.href.startswith("renditions/")}
    assert [file.name for file in ingested.media] == list(taken) != []
    for file in ingested.media:
        data = file.content.read()
        stated = taken[file.name]
        assert (stated.size, stated.sha256, stated.media_type) == (len(data), hashlib.sha256(data).hexdigest(), file.media_type)
        assert stated.width
    assert not [f for f in rendered.findings if f.rule.code in ("PDFOUT-003", "PDFOUT-004")]
    made = Path(pipeline.keep(tmp_path, "folder", "it", pipeline.pack(ingested, rendered)).place)
    kept = files(made)
    report = check_tree(registry.store("folder").get(made), "it")
    assert [finding for finding in report.findings if finding.rule.severity is Severity.ERROR] == []
    official = official_xsd("newsml-g2", "2.35", "NewsML-G2_2.35-spec-All-Power.xsd")
    official.assertValid(etree.fromstring(next(data for name, data in kept.items() if name.endswith(".newsml.xml"))))
    (printed,) = made.glob("data/*.pdf")
    for start in (made, printed):
        assert packed(start).items() <= kept.items()


HOSTILE = (
    "../secret.png",
    "/etc/passwd",
    "out.png",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "%2e%2e/secret.png",
    "x\\\\y.png",
)
NAMING = {
    "a.md": "---\ntitle: Quay\nlanguage: en\n---\nThe quay is open.\n\n![A]({})\n",
    "nitf.xml": """<nitf><head><title>Quay</title></head><body><body.content><p>The quay is open.</p><media media-type="image">
        <media-reference source="{}" mime-type="image/png"/></media></body.content></body></nitf>""",
    "newsml.xml": """<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x:1" version="1" standard="NewsML-G2"
        standardversion="2.35" conformance="power" xml:lang="en"><itemMeta><itemClass qcode="ninat:text"/></itemMeta><contentSet>
        <inlineData contenttype="text/plain">The quay is open.</inlineData><remoteContent href="{}"/></contentSet></newsItem>""",
    "a.json": """{{"uri": "urn:x:1", "standard": {{"name": "ninjs", "version": "3.2"}}, "headlines": [{{"value": "Quay"}}],
        "renditions": [{{"name": "main", "href": "{}"}}]}}""",
}


@pytest.mark.parametrize("address", HOSTILE)
@pytest.mark.parametrize("name", NAMING)
def test_no_source_reaches_a_file_outside_its_folder(name: str, address: str, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (tmp_path / "secret.png").write_bytes(saved(sample(size=(9, 9)), "PNG"))
    (folder / "out.png").symlink_to(tmp_path / "secret.png")
    (folder / "here.png").write_bytes(QUAY)
    (folder / name).write_text(NAMING[name].format(address))
    assert pipeline.ingest(folder / name, WISHES).media == ()
    (folder / name).write_text(NAMING[name].format("here.png"))
    assert [file.name for file in pipeline.ingest(folder / name, WISHES).media] == ["renditions/here.png"]
