"""What is damaged or lost comes back byte for byte from the other copy; what neither has is said to be beyond healing."""

import shutil
from pathlib import Path

import pytest

from archive.premis import terms
from archive.repository import healing, logbook, objects
from archive.repository.objects import Held
from archive.repository.places import place_of
from archive.repository.root import Root, open_root
from tests.support import repositories
from tests.support.command import files
from tests.support.copies import DAMAGES, OTHER_ID, copies, drop, flip, heal
from tests.support.repositories import FIRST, ID, SECOND, append, stranger_says, we_say
from tests.support.swift import Swift


def codes(healed: list[healing.Healed]) -> list[str]:
    return [finding.rule.code for one in healed for finding in one.report.findings]


def held(root: Root, identifier: str = ID) -> Held:
    found = root.get(identifier)
    assert found is not None
    return found


@pytest.mark.parametrize("name", DAMAGES)
def test_every_damage_is_healed_byte_for_byte(tmp_path: Path, name: str) -> None:
    root, other = copies(tmp_path)
    sound = files(tmp_path / "copy")
    damage, _ = DAMAGES[name]
    damage(tmp_path / "store" / root.home(ID))
    (one,) = heal(root, other, tmp_path)
    assert one.report.ok, one.report.findings
    assert (one.id, one.home) == (ID, root.home(ID))
    assert files(tmp_path / "store") == sound == files(tmp_path / "copy")
    assert we_say(tmp_path / "store") == []
    assert stranger_says(tmp_path / "store") == []


def test_what_is_sound_is_not_touched(tmp_path: Path) -> None:
    root, other = copies(tmp_path)
    append(other, {**SECOND, "data/four.txt": b"four"})
    assert heal(root, other, tmp_path) == []
    assert held(root).head == "v2"


@pytest.mark.parametrize("left", ["", "folder", "no declaration and no inventory"])
def test_a_lost_object_comes_back(tmp_path: Path, left: str) -> None:
    root, other = copies(tmp_path)
    home = tmp_path / "store" / root.home(ID)
    if left.startswith("no"):
        for path in ("0=ocfl_object_1.1", "inventory.json", "v2/inventory.json", "v1/inventory.json"):
            (home / path).unlink()
    else:
        shutil.rmtree(home)
        if left:
            home.mkdir()
    (one,) = heal(root, other, tmp_path)
    assert one.report.ok, one.report.findings
    assert files(tmp_path / "store") == files(tmp_path / "copy")


def test_copies_that_are_damaged_at_different_places_heal_each_other(tmp_path: Path) -> None:
    root, other = copies(tmp_path)
    sound = files(tmp_path / "store")
    homes = tmp_path / "store" / root.home(ID), tmp_path / "copy" / root.home(ID)
    for mine, theirs in (("data/one.txt", "bagit.txt"), ("data/deep/two.txt", "../inventory.json")):
        flip(f"v1/content/{mine}")(homes[0])
        flip(f"v1/content/{theirs}" if theirs[0] != "." else "v1/inventory.json")(homes[1])
    flip("inventory.json")(homes[0])
    assert all(one.report.ok for one in heal(root, other, tmp_path))
    assert all(one.report.ok for one in heal(other, root, tmp_path))
    assert files(tmp_path / "store") == files(tmp_path / "copy") == sound


def test_the_same_damage_in_both_is_beyond_healing_and_the_rest_is_healed(tmp_path: Path) -> None:
    root, other = copies(tmp_path)
    for place in ("store", "copy"):
        flip("v1/content/data/one.txt")(tmp_path / place / root.home(ID))
    flip("v1/content/bagit.txt")(tmp_path / "store" / root.home(ID))
    (one,) = heal(root, other, tmp_path)
    assert not one.report.ok
    assert codes([one]) == ["HEAL-001", "HEAL-004", "E092"]
    assert "damaged or lost here and in" in one.report.failing[0].message
    assert (tmp_path / "store" / root.home(ID) / "v1/content/bagit.txt").read_bytes() == FIRST["bagit.txt"]


def test_an_object_that_is_lost_here_and_damaged_there_is_beyond_healing(tmp_path: Path) -> None:
    root, other = copies(tmp_path)
    flip("v1/content/bagit.txt")(tmp_path / "copy" / root.home(ID))
    drop(root.home(ID))(tmp_path / "store")
    (one,) = heal(root, other, tmp_path)
    assert "HEAL-004" in codes([one])
    assert root.get(ID) is None


def test_a_rewritten_history_is_not_decided_here(tmp_path: Path) -> None:
    root, other = copies(tmp_path)
    drop(root.home(ID))(tmp_path / "copy")
    append(other, {**FIRST, "data/one.txt": b"another past"}, SECOND)
    flip("v1/content/data/one.txt")(tmp_path / "store" / root.home(ID))
    before = files(tmp_path / "store")
    (one,) = heal(root, other, tmp_path)
    assert "different things of v1" in one.report.failing[0].message
    assert files(tmp_path / "store") == before


def test_a_version_that_only_the_damaged_copy_has_stays(tmp_path: Path) -> None:
    root, other = copies(tmp_path)
    append(root, {**SECOND, "data/four.txt": b"four"})
    flip("v1/content/data/one.txt")(tmp_path / "store" / root.home(ID))
    (one,) = heal(root, other, tmp_path)
    assert one.report.ok
    assert held(root).head == "v3"
    assert objects.version_tree(root.place, held(root)).entries["data/four.txt"].read() == b"four"


def test_a_version_whose_inventories_are_lost_is_left_where_it_is(tmp_path: Path) -> None:
    root, other = copies(tmp_path)
    append(root, {**SECOND, "data/four.txt": b"four"})
    home = tmp_path / "store" / root.home(ID)
    for path in ("inventory.json", "v3/inventory.json"):
        flip(path)(home)
    (one,) = heal(root, other, tmp_path)
    assert not one.report.ok
    assert (home / "v3/content/data/four.txt").read_bytes() == b"four"


def test_what_was_damaged_is_kept_and_the_log_says_what_was_done(tmp_path: Path) -> None:
    root, other = copies(tmp_path)
    home = root.home(ID)
    flip("v1/content/data/one.txt")(tmp_path / "store" / home)
    drop(root.home(OTHER_ID))(tmp_path / "store")
    damaged = (tmp_path / "store" / home / "v1/content/data/one.txt").read_bytes()
    heal(root, other, tmp_path)
    (chapter,) = (tmp_path / "log").iterdir()
    assert (chapter / "aside" / home / "v1/content/data/one.txt").read_bytes() == damaged
    log = logbook.place_of(str(tmp_path / "log"))
    entries = list(logbook.Chapter(log=log, name=chapter.name, store="store", kind=terms.RECOVERY).entries())
    assert {(entry.id, entry.outcome) for entry in entries} == {(ID, "success"), (OTHER_ID, "success")}


class Killed(Exception):  # noqa: N818  it is no error of ours
    """The process dies."""


@pytest.mark.parametrize("steps", range(4))
def test_a_healing_that_is_killed_is_gone_on_with(tmp_path: Path, steps: int, monkeypatch: pytest.MonkeyPatch) -> None:
    root, other = copies(tmp_path)
    sound = files(tmp_path / "copy")
    home = tmp_path / "store" / root.home(ID)
    for damage in ("v1/content/data/one.txt", "v1/content/bagit.txt", "v1/inventory.json", "inventory.json"):
        flip(damage)(home)
    left = [steps]
    real = type(root.place).replace

    def replace(self: object, path: str, data: bytes) -> None:
        if path.startswith(root.home(ID)):
            if not left[0]:
                raise Killed
            left[0] -= 1
        real(self, path, data)  # type: ignore[arg-type]

    with monkeypatch.context() as patched:
        patched.setattr(type(root.place), "replace", replace)
        with pytest.raises(Killed):
            heal(root, other, tmp_path)
    assert all(one.report.ok for one in heal(root, other, tmp_path))
    assert files(tmp_path / "store") == sound


def test_several_damages_at_once(tmp_path: Path) -> None:
    root, other = copies(tmp_path)
    for damage in (flip("v1/content/data/one.txt"), drop("v2"), drop("inventory.json"), flip("v1/inventory.json.sha512")):
        damage(tmp_path / "store" / root.home(ID))
    (one,) = heal(root, other, tmp_path)
    assert one.report.ok
    assert files(tmp_path / "store") == files(tmp_path / "copy")


def test_a_store_in_a_bucket_is_healed_and_heals(store: Swift, tmp_path: Path) -> None:
    root = repositories.store("s3://bundles/healed")
    append(root, FIRST, SECOND)
    append(root, SECOND, identifier=OTHER_ID)
    sound = {path: root.place.read(path) for path, _ in root.place.files("")}
    for path, data in sound.items():
        (tmp_path / "copy" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "copy" / path).write_bytes(data)
    other = open_root(place_of(str(tmp_path / "copy")))
    flip("inventory.json")(tmp_path / "copy" / other.home(ID))
    damaged = next(path for path in sound if path.endswith("one.txt"))
    root.place.replace(damaged, b"other bytes")
    root.place.replace(f"{root.home(ID)}/v1/content/more.txt", b"extra")
    for path in sound:
        if path.startswith(root.home(OTHER_ID)):
            root.place.remove(path)
    assert [one.report.ok for one in heal(root, other, tmp_path)] == [True, True]
    assert [one.report.ok for one in heal(other, root, tmp_path)] == [True]
    assert {path: root.place.read(path) for path, _ in root.place.files("")} == sound
    assert files(tmp_path / "copy") == sound
