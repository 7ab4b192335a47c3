"""Collections of feeds and files: strangers judge them good, every article comes out again as it went in, in any container."""

from pathlib import Path

import bagit
import pytest
from lxml import etree

from archive import judging, pipeline
from archive.errors import ArchiveError
from archive.formats import Reading
from archive.ingesting import Ingested, ingest_each
from archive.model.dates import PartialDate
from archive.naming import package_name
from tests.support.command import AT, archive, files
from tests.support.judges import eark
from tests.support.standards import official_xsd, official_xsds

SAMPLES = Path(__file__).parents[2] / "samples" / "sources"
SOURCES = (SAMPLES / "feed" / "town-desk.rss", SAMPLES / "docx" / "reading-room.docx", SAMPLES / "newsml-g2" / "band-stand.xml")
READING = pipeline.Wishes(reading=Reading(at=PartialDate(AT)))


def collected(folder: Path, *words: str) -> Path:
    """Make a collection of the sources, and return its place."""
    done = archive("bundle", *SOURCES, "-o", folder, "--at", AT, "--collection", "Autumn 2026", *words)
    assert done.returncode == 0, done.stderr
    return Path(done.stdout.splitlines()[-2].split(maxsplit=1)[1])


@pytest.fixture(scope="module")
def bag(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return collected(tmp_path_factory.mktemp("bag"))


@pytest.fixture(scope="module")
def aic(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return collected(tmp_path_factory.mktemp("aic"), "--layout", "csip")


def test_bagit_python_and_we_accept_the_bag_and_each_bundle_in_it(bag: Path) -> None:
    members = sorted((bag / "data" / "articles").iterdir())
    assert len(members) > len(SOURCES)
    for place in (bag, *members):
        assert bagit.Bag(str(place)).is_valid()
        assert judging.check(place).ok


def test_each_bundle_is_the_very_one_that_is_made_without_a_collection(bag: Path, tmp_path: Path) -> None:
    assert archive("bundle", *SOURCES, "-o", tmp_path, "--at", AT).returncode == 0
    assert files(tmp_path) == files(bag / "data" / "articles")


def test_the_eark_validator_finds_nothing_wrong_with_the_aic(aic: Path) -> None:
    (folder,) = (aic / "data").iterdir()
    verdict = eark([folder])[folder]
    assert (verdict.structure, verdict.found) == ("WellFormed", [])


def test_we_and_the_official_schemas_accept_the_aic_and_what_lies_beside_it(aic: Path) -> None:
    assert all(judging.check(place).ok for place in aic.parent.iterdir())
    schemas = {
        "METS.xml": official_xsds(("mets", "1.12.1", "mets.xsd"), ("e-ark-csip", "DILCISExtensionMETS.xsd")),
        "premis.xml": official_xsd("premis", "3.0", "premis.xsd"),
        "dc.xml": official_xsd("dublin-core", "simpledc.xsd"),
        f"{aic.name}.newsml.xml": official_xsd("newsml-g2", "2.35", "NewsML-G2_2.35-spec-All-Power.xsd"),
    }
    seen = {path.name for path in aic.rglob("*.xml") if path.name in schemas}
    assert seen == schemas.keys()
    for path in aic.rglob("*.xml"):
        if schema := schemas.get(path.name):
            assert schema.validate(etree.parse(path)), (path, schema.error_log)


@pytest.mark.parametrize("container", ["folder", "zip", "tar"])
def test_every_article_comes_out_as_it_went_in(tmp_path: Path, container: str) -> None:
    place = collected(tmp_path, "--container", container)
    again = {package_name(one.article): one for one in ingest_each(place, READING) if isinstance(one, Ingested)}
    first = [one for source in SOURCES for one in ingest_each(source, READING) if isinstance(one, Ingested)]
    assert len(again) == len(first)
    for one in first:
        other = again[package_name(one.article)]
        assert (other.article, other.source.data) == (one.article, one.source.data)


def test_bundles_and_a_collection_made_of_a_collection_are_the_same(bag: Path, tmp_path: Path) -> None:
    assert archive("bundle", bag, "-o", tmp_path / "out", "--at", AT).returncode == 0
    assert files(tmp_path / "out") == files(bag / "data" / "articles")
    done = archive("bundle", bag, "-o", tmp_path / "again", "--at", AT, "--collection", "Autumn 2026")
    assert done.returncode == 0, done.stderr
    assert files(tmp_path / "again" / bag.name) == files(bag)


def test_a_damaged_bundle_stops_no_other_and_one_that_is_gone_is_told(tmp_path: Path) -> None:
    place = collected(tmp_path)
    first, second, *rest = sorted((place / "data" / "articles").iterdir())
    next(first.glob("data/original/*")).write_bytes(b"changed")
    for path in sorted(second.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    second.rmdir()
    found = list(ingest_each(place, READING))
    errors = [str(one) for one in found if isinstance(one, ArchiveError)]
    assert len(found) - len(errors) == len(rest)
    assert "COLL-001" in errors[0]
    assert first.name in errors[1]


def test_each_bundle_in_a_folder_is_a_subject_of_its_own(bag: Path) -> None:
    inside = judging.members(bag)
    assert inside == sorted((bag / "data" / "articles").iterdir())
    alone = judging.check(bag, alone=True)
    assert alone.ok
    assert not [name for name in alone.checked if "articles" in name]
    assert f"{len(inside)} bundles" in {skip.check for skip in alone.skipped}
    done = archive("validate", bag)
    assert done.returncode == 0, done.stdout
    assert f"{len(inside) + 1} subjects: {len(inside) + 1} ok" in done.stdout


def test_an_aic_and_a_collection_where_one_bundle_is_wanted_say_what_to_give(bag: Path, aic: Path, tmp_path: Path) -> None:
    done = archive("bundle", aic, "-o", tmp_path / "out")
    assert done.returncode == 3
    assert "it lists the articles of a collection and holds none" in done.stderr
    done = archive("repair", bag, "-o", tmp_path / "out")
    assert done.returncode == 3
    assert "archive repair" in done.stderr
    one = next((bag / "data" / "articles").iterdir())
    assert archive("convert", one, "--to", "ninjs").returncode == 0
