"""An audit names all that is damaged or gone, goes on where it stopped, and chooses the same sample again."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from archive.errors import ArchiveError
from archive.model.dates import PartialDate
from archive.premis import terms
from archive.repository import auditing, logbook
from archive.repository.auditing import Audit, Audited
from archive.repository.objects import Held
from archive.repository.root import Root
from archive.runners.local import LocalRunner
from tests.support import repositories
from tests.support.copies import DAMAGES, OTHER_ID, copies, flip
from tests.support.repositories import AT, FIRST, ID, SECOND, append, store
from tests.support.swift import Swift


def audited(root: Root, log: Path | str, **stated: object) -> list[Audited]:
    place = logbook.place_of(str(log))
    plan = replace(Audit(root=root, at=AT, seed=AT), **stated)  # type: ignore[arg-type]
    chapter = logbook.begin(place, "store", terms.FIXITY_CHECK, AT, {})
    with LocalRunner() as runner:
        return list(auditing.run(plan, chapter, runner, 2))


def codes(found: list[Audited]) -> set[str]:
    return {finding.rule.code for one in found for finding in one.report.findings}


def test_a_sound_store_has_no_findings(tmp_path: Path) -> None:
    root, _ = copies(tmp_path)
    top, *found = audited(root, tmp_path / "log")
    assert (top.report.ok, codes([top, *found])) == (True, set())
    assert {(one.id, one.head) for one in found} == {(ID, "v2"), (OTHER_ID, "v1")}
    assert all(one.size > 1500 and one.report.checked == ("ocfl",) for one in found)


@pytest.mark.parametrize("name", DAMAGES)
def test_every_damage_has_its_code(tmp_path: Path, name: str) -> None:
    root, _ = copies(tmp_path)
    damage, code = DAMAGES[name]
    damage(tmp_path / "store" / root.home(ID))
    found = {one.home: one for one in audited(root, tmp_path / "log")}
    assert code in codes([found[root.home(ID)]])
    assert found[root.home(OTHER_ID)].report.ok


def test_an_object_without_declaration_is_found_by_the_root(tmp_path: Path) -> None:
    root, _ = copies(tmp_path)
    (tmp_path / "store" / root.home(ID) / "0=ocfl_object_1.1").unlink()
    top, *_ = audited(root, tmp_path / "log")
    assert "E072" in codes([top])


def test_what_an_earlier_audit_saw_is_missed(tmp_path: Path) -> None:
    root, _ = copies(tmp_path)
    audited(root, tmp_path / "log")
    lost = tmp_path / "store" / root.home(ID)
    shutil.rmtree(lost)
    while not any(lost.parent.iterdir()):
        lost = lost.parent
        lost.rmdir()
    found = audited(root, tmp_path / "log")
    assert codes(found) == {"AUDIT-001"}
    assert f"{ID}, which an earlier audit saw with v2" in found[-1].report.findings[0].message


@pytest.mark.parametrize(("states", "code"), [((FIRST,), "AUDIT-002"), ((FIRST, FIRST | {"data/x.txt": b"x"}), "AUDIT-003")])
def test_a_history_that_was_put_back_or_rewritten_is_noticed(tmp_path: Path, states: tuple[dict[str, bytes]], code: str) -> None:
    root, _ = copies(tmp_path)
    audited(root, tmp_path / "log")
    shutil.rmtree(tmp_path / "store" / root.home(ID))
    append(root, *states)
    assert codes(audited(root, tmp_path / "log")) == {code}


def test_a_new_version_is_no_flaw(tmp_path: Path) -> None:
    root, _ = copies(tmp_path)
    audited(root, tmp_path / "log")
    append(root, {**SECOND, "data/x.txt": b"x"})
    assert codes(audited(root, tmp_path / "log")) == set()


def many(folder: Path) -> Root:
    root = store(folder / "store")
    for number in range(40):
        append(root, {"a.txt": str(number).encode()}, identifier=f"urn:example:{number}")
    return root


def test_the_sample_is_the_same_for_the_same_instant_and_grows_with_its_share(tmp_path: Path) -> None:
    root = many(tmp_path)
    plan = Audit(root=root, at=AT, seed=AT)
    quarter, half = ({home for home in root.homes() if replace(plan, share=share).chooses(home)} for share in (25.0, 50.0))
    assert 3 < len(quarter) < 18
    assert quarter < half
    assert {home for home in root.homes() if replace(plan, share=25.0, seed="2027-01-01T00:00:00Z").chooses(home)} != quarter
    assert all(plan.chooses(home) for home in root.homes())
    found = audited(root, tmp_path / "log", share=25.0)
    assert {one.home for one in found if one.home} == quarter


def test_only_objects_with_a_new_version_are_read(tmp_path: Path) -> None:
    root, _ = copies(tmp_path)
    moments = {"2026-11-22T10:30:00+01:00": 2, "2026-11-22T09:30:01Z": 0}
    for moment, number in moments.items():
        found = audited(root, tmp_path / "log", since=PartialDate(moment))
        assert sum(not one.aside for one in found) == number


def interrupted(root: Root, log: Path, after: int, stop: type[BaseException]) -> None:
    place = logbook.place_of(str(log))
    chapter = logbook.begin(place, "store", terms.FIXITY_CHECK, AT, {})
    with LocalRunner() as runner:
        run = auditing.run(Audit(root=root, at=AT, seed=AT), chapter, runner, 1)
        for number, _ in enumerate(run):
            if number == after:
                with pytest.raises(stop):
                    run.throw(stop())
                return


def test_an_interrupted_audit_goes_on_where_it_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = many(tmp_path)
    bad = next(iter(root.homes()))
    flip("v1/content/a.txt")(tmp_path / "store" / bad)
    interrupted(root, tmp_path / "log", 25, KeyboardInterrupt)
    place = logbook.place_of(str(tmp_path / "log"))
    going_on = logbook.unfinished(place, "store", terms.FIXITY_CHECK, {})
    assert going_on is not None
    chapter, seed = going_on
    read: list[str] = []
    real: Callable[..., Audited] = auditing.check

    def check(home: str, **others: object) -> Audited:
        read.append(home)
        return real(home, **others)

    monkeypatch.setattr(auditing, "check", check)
    with LocalRunner() as runner:
        found = list(auditing.run(Audit(root=root, at=AT, seed=seed), chapter, runner, 1))
    assert 15 <= len(read) <= 17
    assert bad in read  # what was bad is looked at again
    assert sorted(one.home for one in found if one.home) == list(root.homes())
    assert [one.home for one in found if not one.report.ok] == [bad]
    assert logbook.unfinished(place, "store", terms.FIXITY_CHECK, {}) is None


def test_a_bug_or_a_dead_runner_ends_the_audit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root, _ = copies(tmp_path)

    def check(_home: str, **_others: object) -> Audited:
        raise ZeroDivisionError

    monkeypatch.setattr(auditing, "check", check)
    with pytest.raises(ArchiveError, match="this is a bug"):
        audited(root, tmp_path / "log")


def test_another_store_is_compared(tmp_path: Path) -> None:
    root, other = copies(tmp_path)
    assert codes(audited(root, tmp_path / "log", other=other)) == set()
    append(other, {**SECOND, "data/x.txt": b"x"})
    append(other, FIRST, identifier="urn:new")
    assert codes(audited(root, tmp_path / "log", other=other)) == {"COMPARE-002", "COMPARE-003"}


def test_a_store_in_a_bucket_is_audited(store: Swift) -> None:
    root = repositories.store("s3://bundles/audited")
    held: Held = append(root, FIRST, SECOND)
    log = "s3://bundles/audited.log"
    assert codes(audited(root, log)) == set()
    root.place.replace(f"{held.home}/v1/content/bagit.txt" if root.place.is_atomic else content(root, held), b"other bytes\n")
    assert codes(audited(root, log)) == {"E092"}


def content(root: Root, held: Held) -> str:
    return next(path for path, _ in root.place.files(held.home) if path.endswith("bagit.txt"))
