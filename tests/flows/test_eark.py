"""E-ARK packages of every sample: strangers judge them good, and what goes in comes out, whatever is lost on the way."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import bagit
import pytest
from lxml import etree

from archive import judging, layout, pipeline
from archive.files.digests import sealed
from archive.findings import Finding
from archive.model.tree import Blob, Tree
from archive.naming import package_name
from archive.repair import repair
from tests.support.command import archive, files
from tests.support.histories import DOCUMENTS, SOURCES, WISHES
from tests.support.judges import eark
from tests.support.standards import official_xsd, official_xsds

TYPES = ("aip", "sip", "dip", "aiu")
KNOWN_FAULTS = {"sip": ["SIP14"]}  # asks for an attribute in no namespace that the schema has in one: no package can pass
STORY = SOURCES / "docx" / "reading-room.docx"
AT = "2026-11-22T09:30:00Z"


def made(folder: Path, source: Path, names: tuple[str, ...] = DOCUMENTS, kind: str = "") -> Iterator[Path]:
    """Bundle a source as E-ARK packages, one folder each."""
    found = (one for one in pipeline.ingest_each(source, WISHES) if isinstance(one, pipeline.Ingested))
    for number, one in enumerate(found):
        tree = pipeline.pack(one, pipeline.render(one, names), "csip", kind)
        place = folder / source.parent.name / source.name / str(number)
        yield Path(pipeline.keep(place, "folder", package_name(one.article), tree).place)


def inner(bag: Path) -> Path:
    """Return the information package in a bag."""
    (found,) = (bag / "data").iterdir()
    return found


@pytest.fixture(scope="module")
def bags(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Return a bag of every sample, as an AIP; the PDF of a few."""
    folder = tmp_path_factory.mktemp("eark")
    sources = sorted(path for path in SOURCES.glob("*/*") if path.is_file())
    return [
        bag
        for source in sources
        for bag in made(folder, source, (*DOCUMENTS, "pdf") if source.parent.name == "docx" else DOCUMENTS)
    ]


def test_the_e_ark_validator_finds_neither_errors_nor_warnings_in_any_sample(bags: list[Path]) -> None:
    verdicts = eark(map(inner, bags))
    assert len(verdicts) == len(bags) > 40
    assert {verdict.structure for verdict in verdicts.values()} == {"WellFormed"}
    assert {str(path): verdict.found for path, verdict in verdicts.items() if verdict.found} == {}


@pytest.mark.parametrize("kind", TYPES)
def test_every_type_passes_as_far_as_any_package_can(kind: str, tmp_path: Path) -> None:
    (bag,) = made(tmp_path, STORY, kind=kind)
    (verdict,) = eark([inner(bag)]).values()
    assert verdict.rules == KNOWN_FAULTS.get(kind, [])
    assert f'OAISPACKAGETYPE="{kind.upper()}"' in (inner(bag) / "METS.xml").read_text()


def test_official_schemas_accept_every_mets_premis_and_dublin_core(bags: list[Path]) -> None:
    schemas = {
        "METS.xml": official_xsds(("mets", "1.12.1", "mets.xsd"), ("e-ark-csip", "DILCISExtensionMETS.xsd")),
        "premis.xml": official_xsd("premis", "3.0", "premis.xsd"),
        "dc.xml": official_xsd("dublin-core", "simpledc.xsd"),
    }
    for bag in bags:
        for path in bag.rglob("*.xml"):
            if schema := schemas.get(path.name):
                assert schema.validate(etree.parse(path)), (path, schema.error_log)


def test_the_schemas_of_mets_and_e_ark_judge_attributes_of_e_ark(bags: list[Path]) -> None:
    schema = official_xsds(("mets", "1.12.1", "mets.xsd"), ("e-ark-csip", "DILCISExtensionMETS.xsd"))
    data = (inner(bags[0]) / "METS.xml").read_bytes()
    assert not schema.validate(etree.fromstring(data.replace(b'OAISPACKAGETYPE="AIP"', b'OAISPACKAGETYPE="BAG"')))


def test_bagit_python_and_we_accept_every_bag(bags: list[Path]) -> None:
    for bag in bags:
        assert bagit.Bag(str(bag)).is_valid(), bag
        report = judging.check(bag)
        assert report.ok, report.failing
        assert {"bagit", "premis", "agreement"} <= set(report.checked)


def test_every_mets_names_every_file_that_is_not_named_by_one_below_it(bags: list[Path]) -> None:
    for bag in bags[:8]:
        named: list[Path] = []
        for mets in bag.rglob("METS.xml"):
            for path, size, digest in stated_by(mets):
                data = path.read_bytes()
                assert (len(data), hashlib.sha512(data).hexdigest()) == (size, digest)
                named.append(path)
        there = {path for path in inner(bag).rglob("*") if path.is_file()}
        assert set(named) == there - {inner(bag) / "METS.xml"}
        assert {path.name for path in named if named.count(path) > 1} == {"METS.xml"}, "alone, and with the others (CSIP114)"


def stated_by(mets: Path) -> Iterator[tuple[Path, int, str]]:
    """Yield path, size and digest of every file that a METS names."""
    for node in etree.parse(mets).iter("{*}file", "{*}mdRef"):
        link = node if node.tag.endswith("mdRef") else node[0]
        yield mets.parent / link.get("{http://www.w3.org/1999/xlink}href"), int(node.get("SIZE")), node.get("CHECKSUM")


def test_a_package_gives_itself_again_from_every_container(tmp_path: Path) -> None:
    words = ("--layout", "csip", "--package-type", "dip", "--at", AT)
    assert archive("bundle", STORY, "-o", tmp_path / "folder", *words).returncode == 0
    first = files(tmp_path / "folder")
    (bundle,) = (tmp_path / "folder").iterdir()
    for container in ("zip", "tar"):
        done = archive("bundle", bundle, "-o", tmp_path / container, "--container", container, *words)
        assert done.returncode == 0, done.stderr
        (packed,) = (tmp_path / container).iterdir()
        done = archive("bundle", packed, "-o", tmp_path / f"from-{container}", *words)
        assert done.returncode == 0, done.stderr
        assert files(tmp_path / f"from-{container}") == first


@pytest.mark.parametrize("to", ["newsml-g2", "ninjs"])
def test_a_package_converts_as_its_source_does(to: str, tmp_path: Path) -> None:
    (bag,) = made(tmp_path, STORY)
    read, source = (archive("convert", path, "--to", to, "--at", AT) for path in (bag, STORY))
    assert (read.returncode, read.stdout) == (0, source.stdout)


@pytest.mark.parametrize(
    "lost",
    [
        ["METS.xml"],
        ["premis.xml"],
        ["bag-info.txt", "dc.xml", "about.txt"],
        [".newsml.xml", "newsml-g2.xml", ".xsd"],
        [".ninjs.json", "image1.png"],
        ["manifest-sha512.txt"],
    ],
)
def test_what_is_lost_is_made_again_and_proven(lost: list[str], tmp_path: Path) -> None:
    (bag,) = made(tmp_path, STORY, (*DOCUMENTS, "pdf"), "sip")
    before = files(bag)
    gone = [name for name in before if name.endswith(tuple(lost)) and not name.startswith("tagmanifest")]
    assert len(gone) >= len(lost)
    for name in gone:
        (bag / name).unlink()
    outcome = repair(bag)
    assert outcome.tree is not None, outcome.fates
    assert {path: blob.read() for path, blob in outcome.tree.entries.items()} == before


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("METS.xml", "BAG-040"),
        ("representations/ninjs/METS.xml", "BAG-040"),
        ("metadata/preservation/premis.xml", "BAG-040"),
        ("metadata/descriptive/dc.xml", "BAG-040"),
        ("documentation/about.txt", "BAG-040"),
        ("schemas/premis/1.0/premis.xsd", "BAG-040"),
    ],
)
def test_a_flipped_byte_is_found_in_every_kind_of_file(path: str, code: str, tmp_path: Path) -> None:
    (bag,) = made(tmp_path, STORY)
    place = inner(bag) / path
    data = bytearray(place.read_bytes())
    data[len(data) // 2] ^= 1
    place.write_bytes(data)
    assert code in {finding.rule.code for finding in judging.check(bag).failing}


def test_a_file_beside_the_package_is_stray_though_the_bag_lists_it() -> None:
    one = pipeline.ingest(STORY, WISHES)
    tree = sealed(pipeline.pack(one, pipeline.render(one, DOCUMENTS), "csip"))
    (mets,) = (path for path in tree.entries if path.endswith("-ip/METS.xml"))
    stray = mets.replace("METS.xml", "documentation/more.txt")
    with_stray = Tree(entries={**tree.entries, stray: Blob.of(b"More.\n")})
    found = [item for item in layout.check(with_stray, one.article) if isinstance(item, Finding)]
    assert [(item.rule.code, item.where.path) for item in found] == [("BUNDLE-008", stray)]


def test_a_type_without_its_layout_is_a_wrong_call() -> None:
    done = archive("bundle", STORY, "-o", "out", "--package-type", "sip")
    assert done.returncode == 2
    assert "--layout csip" in done.stderr
