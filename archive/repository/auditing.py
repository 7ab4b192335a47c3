"""Audits a store: every byte of every version against the digests that its inventories state, object after object.

    homes --choose--> those of the sample --judge, in any process--> Audited --entered in the log, some hundred at a time

An object is judged by the validator of OCFL objects, which reads each file once. Then it is held against what earlier audits saw,
since an object that is gone, or that was put back as it once was, is flawless in itself. What an interrupted audit found good is
not read again when it is gone on with; what it found bad is.

Only errors count: a warning says nothing of fixity, and `archive validate` tells it. Nothing in the store is written. The sample
is chosen by digest: the same instant and the same objects are the same sample.
"""

import hashlib
from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Final

from archive import judging, registry
from archive.errors import ArchiveError, StoreError
from archive.findings import Finding, Place, Report, Rule, Severity, Skipped
from archive.model.dates import PartialDate
from archive.ocfl.declaration import INVENTORY
from archive.premis import terms
from archive.repository import comparing, logbook
from archive.repository.logbook import Chapter, Entry
from archive.repository.objects import Held
from archive.repository.root import MARK, Root
from archive.runners import Outcome, Runner, batched

_PART: Final = 500  # objects of a part of the log
_TOGETHER: Final = 8  # objects of a batch
_SCALE: Final = 1 << 64


def _rule(number: int, title: str, message: str) -> Rule:
    """Return the rule AUDIT-`number`."""
    return Rule(code=f"AUDIT-{number:03}", severity=Severity.ERROR, title=title, message=message, spec="newsarchive")


GONE: Final = _rule(
    1, "Objects that an earlier audit saw are still there.",
    "The object {identifier}, which an earlier audit saw with {head}, is gone. Heal the store from another copy.",
)  # fmt: skip
SHORTER: Final = _rule(
    2, "Versions that an earlier audit saw are still there.",
    "An earlier audit saw {before}, and the object has no such version now. Heal the store from another copy.",
)  # fmt: skip
REWRITTEN: Final = _rule(
    3, "Versions that an earlier audit saw are what they were.",
    "The inventory of {version} is another one than an earlier audit saw, with its digests made to fit. Find out who changed it.",
)  # fmt: skip
RULES: Final = (GONE, SHORTER, REWRITTEN, *comparing.RULES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """What is to be audited.

    Attributes:
        root: The store.
        at: The instant of this run, which its events have.
        seed: The instant at which the audit was begun, which chooses the sample.
        share: Percentage of the objects, more than 0 and up to 100.
        since: Only objects that had a new version at this instant or later; None for all.
        other: A store to compare with, None for no other.
    """

    root: Root
    at: str
    seed: str
    share: float = 100
    since: PartialDate | None = None
    other: Root | None = None

    def chooses(self, home: str) -> bool:
        """Tell whether an object is in the sample."""
        digest = hashlib.sha256(f"{self.seed}\n{home}".encode("utf-8", "surrogateescape")).digest()
        return int.from_bytes(digest[:8]) < _SCALE * self.share / 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Audited:
    """An object as an audit found it.

    Attributes:
        home: Its folder.
        report: What was found.
        id: Its identifier, "" when that cannot be read.
        head: Its newest version, "" when that cannot be read.
        marks: Version -> SHA-256 of its inventory.
        size: Bytes that were read.
        aside: Whether it is no object that counts: the storage root, or one without a new version in time.
    """

    home: str
    report: Report
    id: str = ""
    head: str = ""
    marks: Mapping[str, str] = field(default_factory=dict)
    size: int = 0
    aside: bool = False

    def entry(self) -> Entry:
        """Return what the log says of it."""
        notes = tuple(f"{one.rule.code} {one.where}: {one.message}" for one in self.report.findings)
        outcome = terms.SUCCESS if self.report.ok else terms.FAILURE
        mark = self.marks.get(self.head, "")
        return Entry(home=self.home, id=self.id, head=self.head, mark=mark, outcome=outcome.label, notes=notes)


def run(audit: Audit, chapter: Chapter, runner: Runner, window: int) -> Generator[Audited, None, None]:
    """Yield the store itself, and then each of its objects; enter them in the log, and that the audit is complete.

    Args:
        audit: What is to be audited.
        chapter: Where it is entered; what it says already is taken for done.
        runner: Who judges the objects.
        window: The most batches that are under way.

    Raises:
        ArchiveError: The store, the log or the runner cannot be used; the run can be repeated.
    """
    before = logbook.seen(chapter.log)
    done = {entry.home: entry for entry in chapter.entries() if entry.outcome == terms.SUCCESS.label}
    waiting: list[Entry] = []
    numbers = dict.fromkeys(_OUTCOMES, 0)
    listed: set[str] = set()
    try:
        top = Audited(home="", report=check_root(audit.root), aside=True)
        yield top
        for found in _found(audit, done, before, listed, runner, window):
            if not found.aside:
                numbers[found.entry().outcome] += 1
            if not found.aside and found.home not in done:
                waiting.append(found.entry())
            if len(waiting) == _PART:
                chapter = chapter.write(waiting, audit.at)
                waiting.clear()
            yield found
    finally:
        if waiting:
            chapter = chapter.write(waiting, audit.at)
    chapter.end({"at": audit.at, "storage root": top.entry().outcome, "objects": len(listed), **numbers})


_OUTCOMES: Final = (terms.SUCCESS.label, terms.FAILURE.label)


def check_root(root: Root) -> Report:
    """Judge what leads to the objects.

    Raises:
        StoreError: It cannot be read.
    """
    plug = registry.validator("ocfl-root")
    verdicts = list(plug.check(root.place.tree("", MARK)))
    findings = tuple(verdict for verdict in verdicts if isinstance(verdict, Finding))
    skipped = tuple(verdict for verdict in verdicts if isinstance(verdict, Skipped))
    return Report(subject=str(root.place), findings=findings, checked=(plug.name,), skipped=skipped)


def check(home: str, root: Root, since: PartialDate | None = None, other: Root | None = None) -> Audited:
    """Judge one object, maybe in another process.

    Raises:
        StoreError: It cannot be read at all.
    """
    subject = f"{root.place}/{home}"
    try:
        held = root.at(home)
    except ArchiveError:
        held = None  # which the validator says in its own words
    if held is not None and since is not None and not _is_new(held, since):
        return Audited(home=home, report=Report(subject=subject), aside=True)
    tree = root.place.tree(home)
    report = judging.check_tree(tree, subject)
    report = replace(report, findings=report.failing)
    size = sum(blob.size for blob in tree.entries.values())
    if held is None:
        return Audited(home=home, report=report, size=size)
    if other is not None:
        report = replace(report, findings=(*report.findings, *comparing.differences(held, other)))
    inventories = ((name, tree.entries.get(f"{name}/{INVENTORY}")) for name in held.inventory.versions)
    marks = {name: _mark(blob.read()) for name, blob in inventories if blob is not None} | {held.head: _mark(held.data)}
    return Audited(home=home, report=report, id=held.inventory.id, head=held.head, marks=marks, size=size)


def _found(
    audit: Audit, done: Mapping[str, Entry], before: Mapping[str, Entry], listed: set[str], runner: Runner, window: int
) -> Iterator[Audited]:
    """Yield the objects, those that are gone at last; fill `listed` with the homes that are there."""

    def chosen() -> Iterator[str]:
        for home in audit.root.homes():
            listed.add(home)
            if home not in done and audit.chooses(home):
                yield home

    for home, entry in done.items():
        reason = "found good before the audit was interrupted, and not read again"
        report = Report(subject=f"{audit.root.place}/{home}", checked=("ocfl",), skipped=(Skipped(check="again", reason=reason),))
        yield Audited(home=home, report=report, id=entry.id, head=entry.head, marks={entry.head: entry.mark})
    call = partial(check, root=audit.root, since=audit.since, other=audit.other)
    for outcome in runner.run(call, batched(chosen(), _TOGETHER), window):
        yield _held_against(_audited(audit, outcome), before.get(outcome.thing))
    for home in sorted(before.keys() - listed):
        entry = before[home]
        finding = GONE.at(Place(), identifier=entry.id, head=entry.head)
        report = Report(subject=f"{audit.root.place}/{home}", findings=(finding,), checked=("ocfl",))
        yield Audited(home=home, report=report, id=entry.id)
    if audit.other is not None:
        for report in comparing.only_there(audit.root, audit.other, listed):
            yield Audited(home="", report=report, aside=True)


def _audited(audit: Audit, outcome: Outcome[str, Audited]) -> Audited:
    """Return what came of an object; one that could not be read gets a report that says so."""
    if isinstance(outcome.result, Audited):
        return outcome.result
    if not isinstance(outcome.result, StoreError):
        raise outcome.result
    finding = judging.UNFINISHED.at(Place(), reason=str(outcome.result))
    return Audited(home=outcome.thing, report=Report(subject=f"{audit.root.place}/{outcome.thing}", findings=(finding,)))


def _held_against(found: Audited, before: Entry | None) -> Audited:
    """Return an object with what speaks against it in the eyes of an earlier audit."""
    if before is None or not found.head or found.marks.get(before.head) == before.mark:
        return found
    rewritten = before.head in found.marks
    finding = REWRITTEN.at(Place(), version=before.head) if rewritten else SHORTER.at(Place(), before=before.head)
    return replace(found, report=replace(found.report, findings=(*found.report.findings, finding)))


def _is_new(held: Held, since: PartialDate) -> bool:
    """Tell whether an object had a new version at an instant or later; when that cannot be read, it may be."""
    try:
        return PartialDate(held.inventory.versions[held.head].created).instant() >= since.instant()
    except ValueError:
        return True


def _mark(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
