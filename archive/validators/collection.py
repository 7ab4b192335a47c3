"""Judges collections of ours: what the package item, the index and bag-info.txt say of the articles, against the articles.

In a bag that holds the bundles, what is said is compared with what each bundle states. An AIC holds none, so its package item is
compared with its index. The bundles themselves are judged like any other (see `archive/judging.py`). What another version of this
program has written is not compared byte by byte.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from lxml import etree

from archive.bagit import algorithms, bag, tags
from archive.errors import SourceError
from archive.files.splitting import split
from archive.findings import Finding, Place, Rule, Severity, Skipped
from archive.formats import Validator
from archive.markup import safexml
from archive.model.collection import Collection, Member
from archive.model.tree import Tree
from archive.newsml.names import tag
from archive.packing import bagfiles, index, packageitem
from archive.packing.members import member_of
from archive.packing.places import ARTICLES, COLLECTION, INDEX, PAYLOAD, TABLE, homes, places_of
from archive.product import NAME, VERSION

_INFO: Final = "bag-info.txt"


def _rule(number: int, title: str, message: str) -> Rule:
    """Return the rule COLL-`number`; a list that is wrong hides an article or invents one, so each is an error."""
    spec = "newsarchive, docs/scale.md, Collections"
    return Rule(code=f"COLL-{number:03}", severity=Severity.ERROR, title=title, message=message, spec=spec)


NOT_THERE: Final = _rule(
    1, "Every article that the package item of a collection refers to is in the collection.",
    "It refers to {id}, which is not in the collection. Restore the bundle, or the package item.",
)  # fmt: skip
NOT_LISTED: Final = _rule(
    2, "The package item of a collection refers to every article in it.",
    "{item} does not refer to this article ({id}). It was added, or the reference was taken away.",
)  # fmt: skip
REFERENCE: Final = _rule(
    3, "What the package item of a collection says of an article is what the article says.",
    "It says that the {field} of {id} is {stated}, but it is {found}. One of the two was changed.",
)  # fmt: skip
INDEX_ROW: Final = _rule(
    4, "The index of a collection lists its articles, as they are.",
    "{problem}. The index, or a bundle, was changed after the collection was made.",
)  # fmt: skip
UNREADABLE: Final = _rule(
    5, "Every bundle in a collection can be read.",
    "What is in this folder is no bundle that can be read: {reason}. Restore it.",
)  # fmt: skip
AS_WRITTEN: Final = _rule(
    6, "The package item and bag-info.txt of a collection are what its articles lead to.",
    "It is not what this program writes for these articles. It was changed after the collection was made.",
)  # fmt: skip
RULES: Final = (NOT_THERE, NOT_LISTED, REFERENCE, INDEX_ROW, UNREADABLE, AS_WRITTEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Files:
    """Where the files of a collection are, and where its bundles lie as seen from the package item, "" when elsewhere."""

    item: str
    index: str
    table: str
    folder: str


def _applies(tree: Tree) -> bool:
    """Tell whether this is a bag with an index and a package item where ours have them."""
    return bag.is_bag(tree) and _files(tree) is not None


def _files(tree: Tree) -> _Files | None:
    """Return the files of a collection, None when the tree is none."""
    places = places_of(tree.entries)
    if PAYLOAD + INDEX in tree.entries:
        items = [path for path in tree.entries if path.startswith(PAYLOAD) and path.count("/") == 1]
        folder = ARTICLES
    else:
        head = places.path("", COLLECTION)
        items = [path for path in tree.entries if places.root and path.startswith(head)]
        folder = ""
    item = next((path for path in items if path.endswith(packageitem.SUFFIX)), "")
    there = places.path(INDEX, COLLECTION)
    if not item or there not in tree.entries:
        return None
    return _Files(item=item, index=there, table=places.path(TABLE, COLLECTION), folder=folder)


def _check(tree: Tree) -> Iterator[Finding | Skipped]:
    """Yield what is wrong with what a collection says of its articles."""
    files = _files(tree)
    if files is None:
        return
    try:
        yield from _Judge(tree, files).check()
    except OSError as error:  # a damaged entry of a zip or tar, which is the bag's finding
        yield Skipped(check="collection", reason=f"a file cannot be read: {error}")


class _Judge:
    """Judges one collection.

    Args:
        tree: Its bag.
        files: Where its files are.
    """

    def __init__(self, tree: Tree, files: _Files) -> None:
        self._tree = tree
        self._files = files

    def check(self) -> Iterator[Finding | Skipped]:
        """Yield all that is wrong.

        Raises:
            OSError: A file cannot be read.
        """
        rows = list(self._rows())
        members = [row for row in rows if row is not None]
        wrong: list[Finding] = []
        if self._files.folder:
            members = []
            for place, bundle in split(self._tree, homes(self._tree.entries)):
                try:
                    members.append(member_of(place.rpartition("/")[2], bundle))
                except SourceError as error:
                    wrong.append(UNREADABLE.at(Place(path=place), reason=error.message))
        yield from wrong
        if wrong:
            yield Skipped(check="collection", reason="of bundles that cannot be read nobody knows what has to be said")
            return
        data = self._tree.entries[self._files.item].read()
        try:
            item = safexml.parse(data, self._files.item)
        except SourceError:
            yield Skipped(check=self._files.item, reason="it cannot be read")
            return
        found = [*self._compare_references(item, members), *self._compare_index(rows, members)]
        yield from found
        if not found:
            yield from self._compare_form(item, data, members)

    def _rows(self) -> Iterator[Member | None]:
        """Yield what each line of the index says, None where it says nothing that can be understood."""
        for line in self._tree.entries[self._files.index].read().split(b"\n")[:-1]:
            try:
                yield index.member_of(json.loads(line))
            except (ValueError, RecursionError):
                yield None

    def _compare_references(self, item: etree._Element, members: Sequence[Member]) -> Iterator[Finding]:
        """Hold the references against the articles; several versions of one article are told apart by their numbers."""
        times = Counter(member.id for member in members)

        def key(identifier: str, version: str) -> tuple[str, str]:
            return identifier, version if times[identifier] > 1 else ""

        expected = {key(member.id, str(member.version)): member for member in members}
        for element in item.iter(tag("itemRef")):
            identifier = element.get("residref", "")
            where = Place(path=self._files.item, line=element.sourceline)
            member = expected.pop(key(identifier, element.get("version", "")), None)
            if member is None:
                yield NOT_THERE.at(where, id=identifier)
                continue
            wanted = _said(packageitem.reference(member, self._files.folder))
            stated = _said(element)
            for field in sorted(wanted.keys() | stated.keys()):
                if wanted.get(field) != stated.get(field):
                    told = {"stated": _shown(stated.get(field)), "found": _shown(wanted.get(field))}
                    yield REFERENCE.at(where, field=field, id=identifier, **told)
        for member in expected.values():
            place = f"{PAYLOAD}{self._files.folder}{member.name}" if self._files.folder else self._files.index
            yield NOT_LISTED.at(Place(path=place), item=self._files.item, id=member.id)

    def _compare_index(self, rows: Sequence[Member | None], members: Sequence[Member]) -> Iterator[Finding]:
        """Hold both forms of the index against the articles."""
        lines, wanted = Counter(map(_row, rows)), Counter(map(_row, members))
        place = Place(path=self._files.index)
        for number, row in enumerate(rows, 1):
            if row is None or _row(row) not in wanted:
                named = f" ({row.id})" if row is not None else ""
                yield INDEX_ROW.at(Place(path=place.path, line=number), problem=f"This row{named} is that of no article here")
        for member in members:
            if _row(member) not in lines:
                yield INDEX_ROW.at(place, problem=f"It has no row that is right for {member.id}")
        if self._tree.entries[self._files.index].read() == index.json_lines(members):
            table = self._tree.entries.get(self._files.table)
            if table is not None and table.read() != index.table(members):
                yield INDEX_ROW.at(Place(path=self._files.table), problem="It does not hold the rows that the articles lead to")
        elif lines == wanted:
            yield INDEX_ROW.at(place, problem="Its rows are not in the form, or the order, in which they were written")

    def _compare_form(self, item: etree._Element, data: bytes, members: Sequence[Member]) -> Iterator[Finding | Skipped]:
        """Make the package item again, and of a bag that holds the bundles bag-info.txt, too, and compare."""
        info = self._tree.entries.get(_INFO)
        if info is None or info.size > bag.MOST_INFO or not members:
            return
        with info.open() as stream:
            agent = tags.values(stream).get("Bag-Software-Agent", "")
        if agent != f"{NAME} {VERSION}":
            yield Skipped(check="form of the collection", reason=f"it was made by {agent or 'another program'}")
            return
        collection = Collection(
            name=self._files.item.rpartition("/")[2].removesuffix(packageitem.SUFFIX),
            id=item.get("guid", ""),
            title=item.findtext(f"{tag('itemMeta')}/{tag('title')}", ""),
            members=members,
            folder=self._files.folder,
            algorithms=algorithms.written(self._tree.entries),
        )
        if packageitem.write(collection) != data:
            yield AS_WRITTEN.at(Place(path=self._files.item))
        payload = {path: blob.size for path, blob in self._tree.entries.items() if path.startswith(PAYLOAD)}
        if self._files.folder and bagfiles.collection_info(collection, payload) != info.read():
            yield AS_WRITTEN.at(Place(path=_INFO))


def _row(member: Member | None) -> Any:
    """Return what can be compared of a row."""
    return member and tuple(index.row(member).values())


def _said(reference: etree._Element) -> Mapping[str, str]:
    """Return all that a reference says, by the names of its attributes and hints."""
    hints = {str(child.tag).rpartition("}")[2]: child.text or "" for child in reference}
    return {str(name).rpartition("}")[2]: str(value) for name, value in reference.attrib.items()} | hints


def _shown(value: str | None) -> str:
    """Return a value for a message."""
    return "not stated" if value is None else f"“{value[:80]}”"


VALIDATOR = Validator(
    name="collection",
    title="Collections: package item, index and bag-info.txt against the articles",
    reads=Tree,
    applies=_applies,
    check=_check,
    rules=RULES,
)
