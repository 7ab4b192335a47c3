"""Heals a store from another one: puts back what is damaged or lost, each file proven by a digest before and after.

    object --judge--> sound: not touched
                      lost: copied as a whole, if the other copy is sound
                      damaged: truth (see `witnesses.py`) --> each file that is not so, from the other copy --> judge again

Content is put back before inventories, and those of versions before that of the object, each file in one step, so that a healing
that is killed is gone on with by another. What a damaged file held, and what does not belong into an object, is kept aside in the
log before it is replaced or removed. What neither copy has is said to be beyond healing; the rest is healed all the same.
"""

from collections.abc import Collection, Generator, Iterator
from dataclasses import dataclass
from typing import Final

from archive import judging
from archive.errors import ArchiveError, StoreError
from archive.files import digests
from archive.findings import Finding, Report, Rule, Severity
from archive.findings import Place as Where
from archive.model.tree import Blob, Tree
from archive.ocfl import versionnames
from archive.ocfl.declaration import EXTENSIONS, INVENTORY, LOGS, OBJECT, declaration
from archive.premis import terms
from archive.repository.logbook import Chapter, Entry
from archive.repository.parts import Part
from archive.repository.root import Root
from archive.repository.witnesses import Truth, truth, witnesses

_ASIDE: Final = "aside"  # the folder for what was damaged, in the chapter of the log
_BESIDE: Final = (LOGS, EXTENSIONS)
_LOST: Final = Tree(entries={})


def _rule(number: int, severity: Severity, title: str, message: str) -> Rule:
    """Return the rule HEAL-`number`."""
    return Rule(code=f"HEAL-{number:03}", severity=severity, title=title, message=message, spec="newsarchive")


RESTORED: Final = _rule(
    1, Severity.NOTE, "What was damaged or lost is restored.",
    "The file was {what}, and is restored from {other}, proven by {proof}.",
)  # fmt: skip
REMOVED: Final = _rule(
    2, Severity.NOTE, "What does not belong into an object is moved away.",
    "{what} did not belong into the object, and is removed. A file is kept in the log of the store.",
)  # fmt: skip
COPIED: Final = _rule(
    3, Severity.NOTE, "An object that was lost is restored.",
    "The object {identifier} was gone, and is restored from {other} with its {count} files, each proven by its digest.",
)  # fmt: skip
BEYOND: Final = _rule(
    4, Severity.ERROR, "What is damaged here is sound in the other store.",
    "It is beyond healing: {reason}. Look for a third copy.",
)  # fmt: skip
RULES: Final = (RESTORED, REMOVED, COPIED, BEYOND)


@dataclass(frozen=True, slots=True, kw_only=True)
class Healed:
    """What became of an object; `report` holds what was done and what is still wrong, `head` is its newest version."""

    home: str
    report: Report
    id: str = ""
    head: str = ""

    def entry(self) -> Entry:
        """Return what the log says of it."""
        notes = tuple(f"{one.rule.code} {one.where}: {one.message}" for one in self.report.findings)
        outcome = terms.SUCCESS if self.report.ok else terms.FAILURE
        return Entry(home=self.home, id=self.id, head=self.head, mark="", outcome=outcome.label, notes=notes)


def run(root: Root, other: Root, chapter: Chapter, at: str) -> Generator[Healed, None, None]:
    """Yield what became of each object that was not sound, or not there; each is entered in the log when it is done.

    Raises:
        StoreError: A store or the log cannot be used; the run can be repeated.
    """
    root.place.sweep()
    homes = dict.fromkeys(root.homes())
    for home in other.homes():
        identifier = _identifier(other, home)
        if identifier:
            homes.setdefault(root.home(identifier))
    count = 0
    for home in homes:
        healed = heal(root, other, chapter, home)
        count += 1
        if healed is not None:
            chapter = chapter.write((healed.entry(),), at)
            yield healed
    chapter.end({"at": at, "objects": count, "treated": chapter.parts})


def heal(root: Root, other: Root, chapter: Chapter, home: str) -> Healed | None:
    """Heal one object, and return what was done; None when it is sound.

    Raises:
        StoreError: A store or the log cannot be used.
    """
    mine = _tree(root, home)
    subject = f"{root.place}/{home}"
    if mine.entries and judging.check_tree(mine, subject).ok:
        return None
    there = _there(root, other, home, mine)
    theirs = _tree(other, there) if there else _LOST
    known = truth(mine, theirs)
    identifier, head = ("", "") if isinstance(known, str) else (known.newest.inventory.id, known.newest.inventory.head)
    try:
        case = _Case(root=root, other=other, chapter=chapter, home=home, there=there, mine=mine, theirs=theirs)
        done = list(_treat(case, known) if mine.entries else _copy(case, known))
    except FileExistsError:
        done = [BEYOND.at(Where(), reason="somebody else writes the object at this moment")]
    left = judging.check_tree(_tree(root, home), subject)
    report = Report(subject=subject, findings=(*done, *left.failing), checked=left.checked)
    return Healed(home=home, report=report, id=identifier, head=head)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    """An object that is not sound, and its other copy; `there` is its folder in the other store."""

    root: Root
    other: Root
    chapter: Chapter
    home: str
    there: str
    mine: Tree
    theirs: Tree


def _copy(case: _Case, known: Truth | str) -> Iterator[Finding]:
    """Yield that an object that was lost is restored, or why not.

    Raises:
        FileExistsError: Somebody else has made it.
        StoreError: A store cannot be used.
    """
    if isinstance(known, str) or not judging.check_tree(case.theirs, case.there).ok:
        yield BEYOND.at(Where(), reason=f"it is lost here, and damaged in {case.other.place}")
        return
    for folder in (*case.mine.folders, ""):
        case.root.place.remove(f"{case.home}/{folder}".rstrip("/"))
    content, described = known.content(), _described(known)
    algorithm = known.newest.inventory.digest_algorithm
    parts = [Part(path=path, content=case.theirs.entries[path], algorithm=algorithm, digest=content[path]) for path in content]
    parts += [Part(path=path, content=Blob.of(described[path])) for path in sorted(described, key=_rank)]
    case.root.place.publish(case.home, parts, f"{known.newest.inventory.head}/{INVENTORY}")
    yield COPIED.at(Where(), identifier=known.newest.inventory.id, other=str(case.other.place), count=len(parts))


def _treat(case: _Case, known: Truth | str) -> Iterator[Finding]:
    """Yield what is done to each file of a damaged object, and what is beyond healing.

    Raises:
        StoreError: A store or the log cannot be used.
    """
    if isinstance(known, str):
        yield BEYOND.at(Where(), reason=known)
        return
    content, algorithm = known.content(), known.newest.inventory.digest_algorithm
    for path in sorted(content):
        yield from _content(case, path, algorithm, content[path])
    described = _described(known)
    for path in sorted(described, key=_rank):
        yield from _put(case, path, described[path], "two copies of the inventory that agree")
    versions = known.newest.inventory.versions
    for path in (f"{version}/{INVENTORY}" for version in versions if version not in known.versions):
        if path in case.mine.entries or path in case.theirs.entries:
            yield BEYOND.at(Where(path=path), reason=f"neither here nor in {case.other.place} it has its own digest beside it")
    for path, what in _strays(case, {*content, *described}, versions):
        _keep_aside(case, path)
        case.root.place.remove(f"{case.home}/{path}")
        yield REMOVED.at(Where(path=path), what=what)


def _content(case: _Case, path: str, algorithm: str, digest: str) -> Iterator[Finding]:
    """Yield what is done to a content file; nothing when it is sound."""
    if _is(case.mine, path, algorithm, digest):
        return
    if not _is(case.theirs, path, algorithm, digest):
        yield BEYOND.at(Where(path=path), reason=f"it is damaged or lost here and in {case.other.place}")
        return
    yield from _put(case, path, case.theirs.entries[path].read(), f"its {algorithm}")


def _put(case: _Case, path: str, data: bytes, proof: str) -> Iterator[Finding]:
    """Yield that a file has these bytes now; nothing when it had them before."""
    before = case.mine.entries.get(path)
    if before is not None and _bytes(case.mine, path) == data:
        return
    _keep_aside(case, path)
    case.root.place.replace(f"{case.home}/{path}", data)
    what = "lost" if before is None else "damaged"
    yield RESTORED.at(Where(path=path), what=what, other=str(case.other.place), proof=proof)


def _described(known: Truth) -> dict[str, bytes]:
    """Return the files of an object that are no content and what they should hold, as far as that is known."""
    name, data = declaration(OBJECT, known.newest.inventory.spec)
    files = {name: data, **known.newest.files("")}
    for version in known.newest.inventory.versions:
        if version in known.versions:
            files |= known.versions[version].files(version)
    return files


def _strays(case: _Case, wanted: Collection[str], versions: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield what does not belong into the object, and what it is: files that nobody lists, links and the like, empty folders.

    A version that no inventory proves is left where it is, and so is the inventory of one.
    """
    found = dict.fromkeys(case.mine.entries, "The file") | dict.fromkeys(case.mine.folders, "The empty folder")
    found |= {odd.path: f"The {odd.kind.value}{f' to {odd.detail}' if odd.detail else ''}" for odd in case.mine.oddities}
    for path, what in found.items():
        top, _, rest = path.partition("/")
        unproven = versionnames.number(top) is not None and (top not in versions or rest.startswith(INVENTORY))
        if path not in wanted and top not in _BESIDE and not unproven:
            yield path, what


def _keep_aside(case: _Case, path: str) -> None:
    """Keep what a file holds in the log, before it is replaced or removed."""
    data = _bytes(case.mine, path)
    if data is not None:
        case.chapter.log.replace(f"{case.chapter.name}/{_ASIDE}/{case.home}/{path}", data)


def _bytes(tree: Tree, path: str) -> bytes | None:
    """Return what a file holds, None when there is no such file or it cannot be read."""
    try:
        return tree.entries[path].read()
    except (KeyError, OSError, StoreError):
        return None


def _is(tree: Tree, path: str, algorithm: str, digest: str) -> bool:
    """Tell whether a file is there and has a digest."""
    blob = tree.entries.get(path)
    try:
        return blob is not None and digests.digest(blob, (algorithm,), path)[algorithm] == digest
    except StoreError:
        return False


def _tree(root: Root, home: str) -> Tree:
    """Return what is in the folder of an object, an empty tree when there is none."""
    try:
        return root.place.tree(home)
    except StoreError:
        return _LOST


def _there(root: Root, other: Root, home: str, mine: Tree) -> str:
    """Return the folder of the other copy, "" when there is none: where its identifier puts it, else the same folder."""
    for one in witnesses(mine):
        if other.layout is not None:
            there: str = other.home(one.inventory.id)
            return there
    for there in (home, *(() if root.layout == other.layout else other.homes())):
        identifier = _identifier(other, there)
        if identifier and root.home(identifier) == home:
            return there
    return home if root.layout == other.layout else ""


def _identifier(root: Root, home: str) -> str:
    """Return the identifier of an object, "" when it cannot be read."""
    try:
        held = root.at(home)
    except ArchiveError:
        held = None
    return held.inventory.id if held else next((one.inventory.id for one in witnesses(_tree(root, home))), "")


def _rank(path: str) -> tuple[bool, str]:
    """Return the place of a file that is no content in the order of writing: those of versions come before the object's own."""
    return "/" not in path, path
