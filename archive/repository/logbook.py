"""The log of a store: what each audit found and each healing did, in a folder beside the store, never in it.

    STORE.log/20261122T093000Z/begun.json                the terms of an audit, or of a healing
                              /0001.jsonl                what was found of some hundred objects, a JSON line for each
                              /0001.premis.xml           the same as PREMIS 3.0, for others
                              /ended.json                there once it is complete

Every file is written once, whole, so what is there can be trusted after a crash, in a bucket as on a disk. An audit without its
last file was interrupted and is gone on with. What earlier audits saw is how a later one knows that an object is gone.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from archive.buckets.bucket import Bucket, is_bucket
from archive.errors import UsageError
from archive.markup import safejson
from archive.markup.display import visible
from archive.premis import terms, writing
from archive.premis.record import Agent, Entity, Event, Identifier, Link, Record
from archive.premis.terms import Term
from archive.product import NAME, URN, VERSION
from archive.repository.bucketplace import BucketPlace
from archive.repository.diskplace import DiskPlace
from archive.repository.places import Place

_BESIDE: Final = ".log"
_BEGUN: Final = "begun.json"
_ENDED: Final = "ended.json"
_LINES: Final = ".jsonl"
_OUTCOMES: Final = {term.label: term for term in (terms.SUCCESS, terms.FAILURE)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What became of one object.

    Attributes:
        home: Its folder in the store.
        id: Its identifier, "" when that could not be read.
        head: Its newest version, "" when that could not be read.
        mark: The SHA-256 of the inventory of that version.
        outcome: "success" or "fail".
        notes: What was found, or done.
    """

    home: str
    id: str
    head: str
    mark: str
    outcome: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """One audit or healing in a log.

    Attributes:
        log: Where the log lies.
        name: Its folder in the log.
        store: The store, as the log calls it.
        kind: What happened to each object: FIXITY_CHECK or RECOVERY.
        parts: Number of parts that are written.
    """

    log: Place
    name: str
    store: str
    kind: Term
    parts: int = 0

    def entries(self) -> Iterator[Entry]:
        """Yield what is written.

        Raises:
            StoreError: It cannot be read.
        """
        for path in sorted(path for path, _ in self.log.files(self.name) if path.endswith(_LINES)):
            for line in self.log.read(path).splitlines():
                yield _entry(line, f"{self.log}/{path}")

    def write(self, entries: Iterable[Entry], at: str) -> "Chapter":
        """Write one more part, and return the chapter with it.

        Raises:
            StoreError: It cannot be written.
        """
        told, number = list(entries), self.parts + 1
        record = Record(
            entity=Entity(identifier=Identifier("storage root", visible(self.store))),
            files=(),
            events=tuple(self._event(entry, at) for entry in told),
            agents=(Agent(identifier=_WE, name=NAME, type=terms.SOFTWARE, version=VERSION),),
        )
        lines = "".join(f"{json.dumps(asdict(entry))}\n" for entry in told)
        self.log.replace(f"{self.name}/{number:04}.premis.xml", writing.write(record))
        self.log.replace(f"{self.name}/{number:04}{_LINES}", lines.encode())  # the last: what is read again is complete
        return Chapter(log=self.log, name=self.name, store=self.store, kind=self.kind, parts=number)

    def end(self, totals: Mapping[str, object]) -> None:
        """Write that it is complete.

        Raises:
            StoreError: It cannot be written.
        """
        self.log.replace(f"{self.name}/{_ENDED}", _json(totals))

    def _event(self, entry: Entry, at: str) -> Event:
        """Return what became of an object as an event; identifiers are made of what they name."""
        return Event(
            identifier=Identifier.made_of(self.kind.label, self.store, self.name, at, entry.home),
            type=self.kind,
            at=at,
            outcome=_OUTCOMES[entry.outcome],
            detail=visible(f"{entry.head or 'unknown version'} of the object in {entry.home}"),
            notes=tuple(map(visible, entry.notes)),
            agents=(Link(_WE, terms.PROGRAM),),
            objects=(Link(Identifier("OCFL object", visible(entry.id or entry.home)), terms.SOURCE),),
        )


_WE: Final = Identifier.uri(f"{URN}software:{NAME}:{VERSION}")


def log_of(word: str) -> Place:
    """Return the place beside the store that a word of a call names.

    Raises:
        UsageError: It is a whole bucket, which has nothing beside it.
    """
    if not is_bucket(word):
        folder = Path(word).resolve()
        return DiskPlace(root=folder.with_name(folder.name + _BESIDE), staging="")
    if "/" not in word.removeprefix("s3://").strip("/"):
        raise UsageError("a whole bucket has no place beside it for the log", where=word, hint="Name one with --log")
    return BucketPlace(bucket=Bucket.at(word.rstrip("/") + _BESIDE))


def place_of(word: str) -> Place:
    """Return the place for a log that a word of a call names.

    Raises:
        UsageError: It is no place in an object store.
    """
    return BucketPlace(bucket=Bucket.at(word)) if is_bucket(word) else DiskPlace(root=Path(word).resolve(), staging="")


def begin(log: Place, store: str, kind: Term, at: str, stated: Mapping[str, object]) -> Chapter:
    """Begin a chapter of a log.

    Raises:
        StoreError: The log cannot be written.
    """
    log.sweep()
    first = "".join(sign for sign in at if sign.isalnum())
    taken, name, number = _chapters(log), first, 1
    while name in taken:
        number += 1
        name = f"{first}-{number:04}"
    log.replace(f"{name}/{_BEGUN}", _json({"store": store, "event": kind.label, "at": at, **stated}))
    return Chapter(log=log, name=name, store=store, kind=kind)


def unfinished(log: Place, store: str, kind: Term, stated: Mapping[str, object]) -> tuple[Chapter, str] | None:
    """Return the newest chapter of that kind and its instant if it was interrupted and has these terms, else None.

    Raises:
        StoreError: The log cannot be read.
    """
    for name, files in reversed(_chapters(log).items()):
        begun = _object(log, f"{name}/{_BEGUN}") if _BEGUN in files else {}
        if begun.get("event") == kind.label:
            parts = sum(file.endswith(_LINES) for file in files)
            same = _ENDED not in files and all(begun.get(key) == value for key, value in stated.items())
            chapter = Chapter(log=log, name=name, store=store, kind=kind, parts=parts)
            return (chapter, str(begun.get("at", ""))) if same else None
    return None


def seen(log: Place) -> dict[str, Entry]:
    """Return home -> what the newest audit says that could read the object.

    Raises:
        StoreError: The log cannot be read.
    """
    known: dict[str, Entry] = {}
    for name in _chapters(log):
        chapter = Chapter(log=log, name=name, store="", kind=terms.FIXITY_CHECK)
        known |= {entry.home: entry for entry in chapter.entries() if entry.mark and entry.outcome == terms.SUCCESS.label}
    return known


def _chapters(log: Place) -> dict[str, list[str]]:
    """Return chapter -> names of its files, the oldest first."""
    found: dict[str, list[str]] = {}
    for path, _ in () if log.is_empty() else log.files(""):
        name, slash, file = path.partition("/")
        if slash:
            found.setdefault(name, []).append(file)
    return dict(sorted(found.items()))


def _entry(line: bytes, where: str) -> Entry:
    """Return what a line says."""
    value = safejson.parse(line, where)
    return Entry(**{**value, "notes": tuple(value["notes"])})


def _object(log: Place, path: str) -> dict[str, object]:
    """Return the JSON object in a file."""
    value = safejson.parse(log.read(path), f"{log}/{path}")
    return value if isinstance(value, dict) else {}


def _json(value: Mapping[str, object]) -> bytes:
    return f"{json.dumps(value, indent=2)}\n".encode()
