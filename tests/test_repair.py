"""Repair makes each derived file again, alone and together, and proves it; what it cannot prove it does not write."""

from collections.abc import Callable
from pathlib import Path

import pytest

from archive import pipeline
from archive.errors import SourceError
from archive.formats import Reading, Rendering
from archive.model.dates import PartialDate
from archive.naming import package_name
from archive.repair import Fate, repair
from tests.support.command import files

STORY = Path(__file__).parents[1] / "samples" / "sources" / "text" / "harbour-library.txt"
WISHES = pipeline.Wishes(reading=Reading(at=PartialDate("2026-11-22T09:30:00Z")))
Made = Callable[..., Path]


@pytest.fixture
def made(tmp_path: Path) -> Made:
    """Make a bundle in a folder of its own; keyword arguments are the rendering's."""

    def make(**rendering: str) -> Path:
        ingested = pipeline.ingest(STORY, WISHES)
        tree = pipeline.pack(ingested, pipeline.render(ingested, wishes=Rendering(**rendering)))  # type: ignore[arg-type]
        return Path(pipeline.keep(tmp_path / "made", "folder", package_name(ingested.article), tree).place)

    return make


def lost(bundle: Path, *endings: str) -> dict[str, bytes]:
    """Delete the files with these endings; return what the bundle held before."""
    before = files(bundle)
    gone = [name for name in before if name.endswith(endings)]
    assert len(gone) == len(endings)
    for name in gone:
        (bundle / name).unlink()
    return before


def contents(outcome: object) -> dict[str, bytes]:
    tree = getattr(outcome, "tree")  # noqa: B009  the attribute may be None, which fails below
    return {path: blob.read() for path, blob in tree.entries.items()}


@pytest.mark.parametrize(
    "ending",
    [".newsml.xml", ".ninjs.json", ".pdf", "bagit.txt", "bag-info.txt", "premis.xml", "/manifest-sha512.txt"],
)
def test_each_file_lost_alone_is_restored_and_proven(ending: str, made: Made) -> None:
    bundle = made()
    before = lost(bundle, ending.lstrip("/")) if ending != "/manifest-sha512.txt" else files(bundle)
    if ending == "/manifest-sha512.txt":
        (bundle / "manifest-sha512.txt").unlink()
    outcome = repair(bundle)
    assert contents(outcome) == before
    assert list(outcome.fates.values()).count(Fate.RESTORED) == 1


def test_the_last_manifest_is_rebuilt_from_proven_files(made: Made) -> None:
    bundle = made()
    before = files(bundle)
    (bundle / "tagmanifest-sha512.txt").unlink()
    outcome = repair(bundle)
    assert contents(outcome) == before
    assert outcome.fates["tagmanifest-sha512.txt"] is Fate.REBUILT


def test_the_history_and_the_last_manifest_lost_together_are_rebuilt_from_proven_files(made: Made) -> None:
    bundle = made()
    before = lost(bundle, "premis.xml", "tagmanifest-sha512.txt")
    outcome = repair(bundle)
    assert contents(outcome) == before
    assert outcome.fates["metadata/premis.xml"] is outcome.fates["tagmanifest-sha512.txt"] is Fate.REBUILT


def test_a_bundle_made_before_bundles_had_a_history_is_made_whole_without_one(made: Made) -> None:
    bundle = made()
    (bundle / "metadata/premis.xml").unlink()
    listing = bundle / "tagmanifest-sha512.txt"
    listing.write_bytes(b"".join(line for line in listing.read_bytes().splitlines(keepends=True) if b"premis" not in line))
    before = lost(bundle, ".newsml.xml", "bagit.txt")
    outcome = repair(bundle)
    assert contents(outcome) == before
    assert "metadata/premis.xml" not in outcome.fates


def test_xml_and_pdf_lost_together_are_restored(made: Made) -> None:
    bundle = made()
    before = lost(bundle, ".newsml.xml", ".pdf")
    outcome = repair(bundle)
    assert contents(outcome) == before
    assert sorted(outcome.fates.values(), key=str).count(Fate.RESTORED) == 2


def test_the_pdf_alone_restores_everything(made: Made) -> None:
    bundle = made()
    before = lost(bundle, ".newsml.xml", ".ninjs.json", STORY.name)
    outcome = repair(bundle)
    assert contents(outcome) == before


def test_a_document_and_the_manifest_lost_together_are_proven_by_the_tag_manifest(made: Made) -> None:
    bundle = made()
    before = lost(bundle, ".newsml.xml")
    (bundle / "manifest-sha512.txt").unlink()
    outcome = repair(bundle)
    assert contents(outcome) == before


@pytest.mark.parametrize("rendering", [{"theme": "reader"}, {"paper": "a5"}, {"pdf_level": "4f+ua2"}, {"ninjs_version": "1.7"}])
def test_documents_made_with_other_wishes_are_restored(rendering: dict[str, str], made: Made) -> None:
    bundle = made(**rendering)
    before = lost(bundle, ".pdf")
    assert contents(repair(bundle)) == before


@pytest.mark.parametrize("ending", [".newsml.xml", ".ninjs.json", ".pdf", "bag-info.txt", "bagit.txt", "premis.xml"])
def test_damage_is_mended_as_loss_is(ending: str, made: Made) -> None:
    bundle = made()
    before = files(bundle)
    (name,) = (name for name in before if name.endswith(ending))
    data = before[name]
    (bundle / name).write_bytes(data[: len(data) // 2] + b"\x00\xff" + data[len(data) // 2 :])
    outcome = repair(bundle)
    assert contents(outcome) == before
    assert outcome.fates[name] is Fate.RESTORED


def test_a_lost_original_without_a_pdf_is_beyond_repair(made: Made) -> None:
    bundle = made()
    lost(bundle, STORY.name, ".pdf")
    with pytest.raises(SourceError, match="beyond repair"):
        repair(bundle)


def test_a_changed_original_is_taken_from_the_pdf(made: Made) -> None:
    bundle = made()
    before = files(bundle)
    (bundle / "data/original" / STORY.name).write_bytes(b"something else")
    outcome = repair(bundle)
    assert contents(outcome) == before


def test_an_alien_file_is_left_out_and_said(made: Made) -> None:
    bundle = made()
    before = files(bundle)
    (bundle / "data" / "virus.exe").write_bytes(b"MZ")
    outcome = repair(bundle)
    assert contents(outcome) == before
    assert outcome.fates["data/virus.exe"] is Fate.LEFT_OUT


def test_a_sound_bundle_stays_as_it_is_and_the_damaged_one_is_never_touched(made: Made) -> None:
    bundle = made()
    outcome = repair(bundle)
    assert set(outcome.fates.values()) == {Fate.SOUND}
    lost(bundle, ".pdf")
    before = {path: path.stat().st_mtime_ns for path in bundle.rglob("*")}
    repair(bundle)
    assert {path: path.stat().st_mtime_ns for path in bundle.rglob("*")} == before


def test_what_is_no_bundle_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no bundle"):
        repair(tmp_path)
