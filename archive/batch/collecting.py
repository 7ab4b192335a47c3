"""A run of which all articles become one collection: each is bundled as always, and then the bundles are gathered.

Where the layout holds the bundles in the package, they are made in a folder beside it, from which they are copied into it: their
bytes are written twice and read once more, and never held in memory. Where they lie beside the package, they are made there, and
stay.

Nothing is published of which a part is missing: when an article fails there is no collection, unless the caller takes it without
that article. A collection that is there is compared by what it was made of, and nothing is rendered for that (see `resuming.py`).
Bundles that a killed run has made for a collection are swept, since only those beside it have names of their own.
"""

import os
from collections.abc import Generator, Iterable, Mapping
from contextlib import closing, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from archive import pipeline, registry
from archive.basis import BASIS, basis_of_all, same
from archive.batch.records import Order, Record
from archive.batch.resuming import is_whole, stated_by
from archive.batch.running import run
from archive.errors import ArchiveError, ConflictError, SourceError, StoreError, UsageError
from archive.files import folders, staging
from archive.files.splitting import split
from archive.files.walking import Aside
from archive.model.collection import Collection
from archive.model.package import USUAL, Document
from archive.model.tree import Tree
from archive.naming import collection_name, collection_urn
from archive.packing.members import member_of
from archive.packing.places import ARTICLES, PAYLOAD, home, homes
from archive.runners import Runner

_SHOWN: Final = 3
_AGAIN: Final = "Repair or leave out what failed, and repeat; or take the other articles alone with --partial"
_ELSEWHERE: Final = "Move it away, or choose another title or folder; nothing was changed"
Records = Generator[tuple[Record, ...], None, None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """The collection that is wanted.

    Attributes:
        title: What it is called.
        id: Its identifier; "" for that which follows from the title.
        partial: Whether it is made although articles failed.
    """

    title: str
    id: str = ""
    partial: bool = False


class Collecting:
    """One run into one collection.

    Args:
        order: What is to be made of every source; the destination is a folder.
        wanted: The collection.

    Attributes:
        record: What became of the collection, once all Records were taken.

    Raises:
        UsageError: The layout makes no collections.
    """

    def __init__(self, order: Order, wanted: Wanted) -> None:
        gathering = registry.packager(order.layout).gathering
        if gathering is None:
            raise UsageError(f"the layout {order.layout} makes no collections", hint="Choose another with --layout")
        self._gathering = gathering
        self._order = order
        self._title = wanted.title
        self._id = wanted.id or collection_urn(wanted.title)
        self._name = collection_name(wanted.title, self._id)
        self._partial = wanted.partial
        self._folder = Path(order.destination)
        self._place = self._folder / (self._name + registry.store(order.container).suffix)
        self._algorithms = order.algorithms or USUAL
        self._found: dict[str, str] = {}
        self._failed = 0
        self.record = Record(source=wanted.title, error=SourceError("the run was stopped", where=wanted.title))

    @property
    def articles(self) -> int:
        """How many articles there are in it."""
        return len(self._found)

    def run(self, sources: Iterable[Path | Aside], runner: Runner, window: int) -> Records:
        """Yield the Records of each source, as `running.run` does, and gather the bundles when all are taken.

        Raises:
            ArchiveError: The run cannot go on; it can be repeated.
        """
        inside, order = self._gathering.inside, self._order
        if inside and order.trusting and os.path.lexists(self._place):
            yield from self._survey(sources, runner, window)
            return
        with staging.beside(self._place) if inside else nullcontext() as folder:
            if folder is not None:
                order = replace(order, destination=str(folder), container="folder", sharded=False)
            with closing(run(order, sources, runner, window)) as outcomes:
                for records in outcomes:
                    yield tuple(map(self._noted, records))
            self.record = self._concluded(folder)

    def _noted(self, record: Record) -> Record:
        """Remember where a bundle is; return the Record with the place at which it will be."""
        if record.error is not None:
            self._failed += 1
            return record
        name = Path(record.place).name
        self._found[name] = record.place
        return replace(record, place=f"{self._place}/{PAYLOAD}{ARTICLES}{name}") if self._gathering.inside else record

    def _concluded(self, folder: Path | None) -> Record:
        """Gather the bundles, from a folder or from where they stay, and keep the collection."""
        try:
            self._demand_whole()
            tree = self._gathered(folder)
            receipt = pipeline.keep(self._folder, self._order.container, self._name, tree)
        except ArchiveError as error:
            return Record(source=self._title, id=self._id, error=error)
        return Record(source=self._title, place=receipt.place, id=self._id, size=receipt.size, identical=receipt.identical)

    def _demand_whole(self) -> None:
        """Refuse to make a collection of which articles are missing.

        Raises:
            SourceError: Some are, or all.
        """
        if self._failed and not self._partial:
            articles = f"{self._failed:,} article{' or source' if self._failed == 1 else 's or sources'} failed"
            raise SourceError(f"the collection was not made, since {articles}", where=self._title, hint=_AGAIN)
        if not self._found:
            raise SourceError("the collection was not made, since there is no article for it", where=self._title)

    def _gathered(self, folder: Path | None) -> Tree:
        """Lay out the collection.

        Raises:
            ArchiveError: A bundle cannot be read, or what was made does not validate.
        """
        store = registry.store(self._order.container if folder is None else "folder")
        found = sorted((name.removesuffix(store.suffix), place) for name, place in self._found.items())
        try:
            members = tuple(member_of(name, store.get(Path(place))) for name, place in found)
        except OSError as error:
            raise StoreError(f"a bundle that was made cannot be read ({error.strerror})", where=self._title) from error
        collection = Collection(name=self._name, id=self._id, title=self._title, members=members, algorithms=self._algorithms)
        tree = self._gathering.lay_out(collection, folders.read(folder).entries if folder is not None else {})
        for path, blob in tree.entries.items():
            if path.endswith(".newsml.xml") and not home(path):
                pipeline.demand_valid(Document(name=path, format="newsml-g2", content=blob))
        return tree

    def _survey(self, sources: Iterable[Path | Aside], runner: Runner, window: int) -> Records:
        """Find out what the bundles would be made of, and compare it with what the collection that is there was made of."""
        bases: dict[str, str] = {}
        order = replace(self._order, surveying=True)
        with closing(run(order, sources, runner, window)) as outcomes:
            for records in outcomes:
                yield tuple(self._compared(record, bases) for record in records)
        try:
            self._demand_whole()
            self.record = self._there(bases)
        except ArchiveError as error:
            self.record = Record(source=self._title, id=self._id, error=error)

    def _compared(self, record: Record, bases: dict[str, str]) -> Record:
        """Enter what a bundle would be made of; another article of the same name is a conflict, as when it is made."""
        if record.error is None and bases.setdefault(record.place, record.basis) != record.basis:
            error = ConflictError("another article has this name in the collection", where=record.place, hint=_ELSEWHERE)
            record = replace(record, place="", error=error)
        return self._noted(record)

    def _there(self, bases: Mapping[str, str]) -> Record:
        """Say that the collection is there already.

        Raises:
            ConflictError: Something else is.
        """
        store = registry.store(self._order.container)
        where = str(self._place)
        if self._place.is_symlink() or not store.holds(self._place):
            raise ConflictError("there is something else of that name", where=where, hint=_ELSEWHERE)
        tree = store.get(self._place)
        stated = stated_by(tree)
        instant = self._order.at_stated
        wanted = basis_of_all(self._id, self._title, bases, self._algorithms)
        if not same(stated.get(BASIS, ""), wanted, instant=instant):
            differing = _differing(tree, bases, instant=instant)
            raise ConflictError(f"exists and was made of other articles: {differing}", where=where, hint=_ELSEWHERE)
        if not is_whole(tree, stated, self._algorithms):
            raise ConflictError("exists, but is damaged", where=where, hint=f"See: archive validate {where}")
        size = sum(blob.size for blob in tree.entries.values())
        return Record(source=self._title, place=where, id=self._id, size=size, identical=True)


def _differing(tree: Tree, bases: Mapping[str, str], *, instant: bool) -> str:
    """Return which articles differ, the first few by name."""
    there = {place.rpartition("/")[2]: stated_by(member).get(BASIS, "") for place, member in split(tree, homes(tree.entries))}
    said = [f"{name} is new" for name in bases if name not in there]
    said += [f"{name} is no longer among the sources" for name in there if name not in bases]
    said += [f"{name} differs" for name in bases if name in there and not same(there[name], bases[name], instant=instant)]
    shown = "; ".join(sorted(said)[:_SHOWN]) or "its title, its version, its instant or its algorithms differ"
    return f"{shown}; and {len(said) - _SHOWN} more" if len(said) > _SHOWN else shown
