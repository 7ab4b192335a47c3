"""Bundles with other manifests than the usual ones: made, judged by us and by a stranger, found again, and made whole."""

import csv
import hashlib
import json
from pathlib import Path

import bagit
import pytest

from archive.basis import BASIS
from archive.repair import Fate, repair
from tests.support.command import archive, files

STORY = Path(__file__).parents[2] / "samples" / "sources" / "text" / "harbour-library.txt"
AT = ("--at", "2026-11-22T09:30:00Z")
CHOICES = [("sha256",), ("sha512", "sha256")]
LAYOUTS = ["bagit", "csip"]


def made(folder: Path, *names: str, source: Path = STORY, layout: str = "bagit", more: tuple[str, ...] = AT) -> Path:
    """Bundle a source with manifests of these algorithms; return the bundle."""
    asked = [word for name in names for word in ("--algorithm", name)]
    done = archive("bundle", str(source), "-o", str(folder), "--layout", layout, *asked, *more)
    assert done.returncode == 0, done.stderr
    (place,) = folder.iterdir()
    return place


def manifests(bundle: Path) -> set[str]:
    return {path.name for path in bundle.glob("*manifest-*.txt")}


def wanted(names: tuple[str, ...]) -> set[str]:
    return {f"{kind}-{name}.txt" for name in names for kind in ("manifest", "tagmanifest")}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("names", CHOICES)
def test_a_bundle_has_the_manifests_that_are_asked_for_and_is_valid_here_and_elsewhere(
    names: tuple[str, ...], layout: str, tmp_path: Path
) -> None:
    bundle = made(tmp_path / "out", *names, layout=layout)
    assert manifests(bundle) == wanted(names)
    assert bagit.Bag(str(bundle)).validate(processes=1)
    done = archive("validate", str(bundle), "--deep", "--report", "jsonl")
    assert done.returncode == 0, done.stdout
    assert {one["severity"] for one in json.loads(done.stdout.splitlines()[0])["findings"]} <= {"note"}


def test_the_order_in_which_they_are_asked_for_and_asking_for_the_usual_one_change_nothing(tmp_path: Path) -> None:
    assert files(made(tmp_path / "a", "sha256", "sha512", "sha256")) == files(made(tmp_path / "b", "sha512", "sha256"))
    assert files(made(tmp_path / "c", "sha512")) == files(made(tmp_path / "d"))


def test_documents_and_history_are_the_same_whatever_the_manifests_state(tmp_path: Path) -> None:
    usual, other = files(made(tmp_path / "a")), files(made(tmp_path / "b", "sha256"))
    differing = {name for name in usual.keys() & other.keys() if usual[name] != other[name]}
    assert differing == {"bag-info.txt"}
    lines = set(usual["bag-info.txt"].splitlines()) ^ set(other["bag-info.txt"].splitlines())
    assert {line.partition(b":")[0].decode() for line in lines} == {BASIS}


@pytest.mark.parametrize("name", ["md5", "sha1", "sha384"])
def test_what_is_weak_or_rare_is_not_written(name: str, tmp_path: Path) -> None:
    done = archive("bundle", str(STORY), "-o", str(tmp_path / "out"), "--algorithm", name)
    assert done.returncode == 2
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("names", CHOICES)
def test_the_same_again_is_identical_and_another_choice_is_a_conflict(names: tuple[str, ...], tmp_path: Path) -> None:
    bundle = made(tmp_path / "out", *names)
    before = files(bundle)
    asked = [word for name in names for word in ("--algorithm", name)]
    again = archive("bundle", str(STORY), "-o", str(tmp_path / "out"), *asked)
    assert (again.returncode, "identical" in again.stdout) == (0, True)
    assert archive("bundle", str(STORY), "-o", str(tmp_path / "out"), *AT).returncode == 4
    assert files(bundle) == before


@pytest.mark.parametrize("lost", ["manifest-sha256.txt", "tagmanifest-sha256.txt"])
def test_a_bundle_that_has_lost_one_of_its_manifests_is_not_called_identical(lost: str, tmp_path: Path) -> None:
    (made(tmp_path / "out", "sha512", "sha256") / lost).unlink()
    asked = ("--algorithm", "sha512", "--algorithm", "sha256")
    assert archive("bundle", str(STORY), "-o", str(tmp_path / "out"), *asked, *AT).returncode == 4


@pytest.mark.parametrize("names", CHOICES)
def test_a_bundle_of_a_bundle_has_its_algorithms_unless_others_are_named(names: tuple[str, ...], tmp_path: Path) -> None:
    bundle = made(tmp_path / "out", *names)
    assert files(made(tmp_path / "copy", source=bundle, more=())) == files(bundle)
    assert manifests(made(tmp_path / "usual", "sha512", source=bundle, more=())) == wanted(("sha512",))


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("names", CHOICES)
def test_each_manifest_that_is_lost_is_made_again(names: tuple[str, ...], layout: str, tmp_path: Path) -> None:
    bundle = made(tmp_path / "out", *names, layout=layout)
    before = files(bundle)
    for lost in sorted(wanted(names)):
        (bundle / lost).unlink()
        outcome = repair(bundle)
        assert outcome.tree is not None
        assert {path: blob.read() for path, blob in outcome.tree.entries.items()} == before
        assert outcome.fates[lost] is (Fate.REBUILT if lost.startswith("tag") else Fate.RESTORED)
        (bundle / lost).write_bytes(before[lost])


@pytest.mark.parametrize("names", CHOICES)
def test_a_document_and_a_manifest_lost_together_are_made_again(names: tuple[str, ...], tmp_path: Path) -> None:
    bundle = made(tmp_path / "out", *names)
    before = files(bundle)
    next(bundle.glob("data/*.newsml.xml")).unlink()
    (bundle / "manifest-sha256.txt").unlink()
    outcome = repair(bundle)
    assert outcome.tree is not None
    assert {path: blob.read() for path, blob in outcome.tree.entries.items()} == before


def test_a_history_that_was_changed_under_right_manifests_is_found_without_a_sha512_manifest(tmp_path: Path) -> None:
    bundle = made(tmp_path / "out", "sha256")
    original = next(bundle.glob("data/original/*"))
    history, seal = bundle / "metadata/premis.xml", bundle / "tagmanifest-sha256.txt"
    true = history.read_bytes()
    false = true.replace(hashlib.sha512(original.read_bytes()).hexdigest().encode(), b"0" * 128)
    assert false != true
    history.write_bytes(false)
    sums = [hashlib.sha256(data).hexdigest().encode() for data in (true, false)]
    seal.write_bytes(seal.read_bytes().replace(*sums))
    done = archive("validate", str(bundle))
    assert done.returncode == 1
    assert "BUNDLE-007" in done.stdout


def test_taking_one_of_two_kinds_of_manifests_away_is_found(tmp_path: Path) -> None:
    bundle = made(tmp_path / "out", "sha512", "sha256")
    for name in wanted(("sha256",)):
        (bundle / name).unlink()
    lines = (bundle / "tagmanifest-sha512.txt").read_bytes().splitlines(keepends=True)
    (bundle / "tagmanifest-sha512.txt").write_bytes(b"".join(line for line in lines if b"manifest-sha256" not in line))
    done = archive("validate", str(bundle))
    assert done.returncode == 1
    assert "bag-info.txt" in done.stdout
    assert "BUNDLE-007" in done.stdout


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_collection_and_its_bundles_have_the_algorithms(layout: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    command = ("bundle", str(STORY), "-o", str(out), "--layout", layout, "--collection", "Harbour", "--algorithm", "sha256")
    first = archive(*command)
    assert first.returncode == 0, first.stderr
    (place,) = out.glob("harbour-????????")
    assert manifests(place) == wanted(("sha256",))
    inner = next(path.parent for path in out.rglob("tagmanifest-sha256.txt") if path.parent != place)
    assert manifests(inner) == wanted(("sha256",))
    table = next(place.rglob("index.csv")).read_text(encoding="utf-8").splitlines()
    (row,) = csv.DictReader(table)
    assert row["sha512"] == hashlib.sha512((inner / "tagmanifest-sha256.txt").read_bytes()).hexdigest()
    if layout == "csip":
        assert "tagmanifest-sha256.txt" in next(place.rglob("about.txt")).read_text(encoding="utf-8")
    done = archive("validate", str(place))
    assert done.returncode == 0, done.stdout
    before = files(out)
    again = archive(*command)
    assert (again.returncode, "identical" in again.stdout) == (0, True)
    assert archive(*command[:-2]).returncode in (3, 4)
    assert files(out) == before
