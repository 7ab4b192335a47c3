"""Adds articles: what a source or a bundle brings becomes the next version of the object of its article, or is held already.

    source --prepare, in any process--> Prepared --commit, in the order of the sources--> Addition

Preparing reads, asks the store, and renders; committing writes. A bundle is stored as it is, byte for byte. Any other source is
made into one, which states the version before it (see `succession.py`). If the store has moved on between the two, the source is
prepared again.
"""

from collections.abc import Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, Final

from archive import agreement, pipeline
from archive.errors import ArchiveError, ConflictError, SourceError, UsageError
from archive.files.digests import sealed
from archive.files.walking import Aside
from archive.findings import Finding
from archive.ingesting import Ingested, Wishes, ingest, ingest_each
from archive.judging import open_tree
from archive.model.article import Article
from archive.model.tree import Blob, Tree
from archive.model.values import PubStatus
from archive.ocfl.inventory import User
from archive.repository import articles, succession, versions
from archive.repository.objects import Held
from archive.repository.root import Root
from archive.repository.versions import Note, Overtaken
from archive.runners import Runner, batched

_TOGETHER: Final = 4  # sources of a batch: their bundles are held until they are written
_TRIES: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What is to be done with every source.

    Attributes:
        root: The store.
        wishes: What the user states about the sources.
        rendering: The fields of a Rendering that the user chose.
        created: When the versions are made.
        message: Why they are made; "" to say where they come from.
        user: Who makes them, None when nobody says.
        corrects: The identifier of the article of which the one source is a correction, "" where sources say it themselves.
    """

    root: Root
    wishes: Wishes
    rendering: Mapping[str, Any]
    created: str
    message: str = ""
    user: User | None = None
    corrects: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """An article that is ready to be added; `files` is None for a bundle, which is read where it is.

    Attributes:
        source: The source, as it was found.
        number: Its place among the articles of the source, from 0.
        article: What it states.
        base: The newest version that the store held, "" when it held none.
        held: The version that is this article already, "" when none is.
        files: The files of its bundle.
        findings: What importer and exporters have to say.
    """

    source: str
    number: int
    article: Article
    base: str = ""
    held: str = ""
    files: Mapping[str, bytes] | None = None
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """What became of one article, or of a source that could not be read.

    Attributes:
        source: The source, as it was found.
        article: What it states, None when it could not be read.
        version: The name of the version that holds it, "" when none does.
        new: Whether that version was made now.
        follows: Whether it has a version before it.
        findings: What importer and exporters have to say.
        error: Why it is not in the store, None when it is.
    """

    source: str
    article: Article | None = None
    version: str = ""
    new: bool = False
    follows: bool = False
    findings: tuple[Finding, ...] = ()
    error: ArchiveError | None = None


def run(
    offer: Offer, sources: Iterable[Path | Aside], runner: Runner, window: int
) -> Generator[tuple[Addition, ...], None, None]:
    """Yield what became of the articles of each source, in the order of the sources.

    Args:
        offer: What is to be done with each.
        sources: Where to find them.
        runner: Who prepares them.
        window: The most batches that are under way.

    Raises:
        ArchiveError: The runner cannot go on; the run can be repeated.
    """
    offer.root.place.sweep()
    for outcome in runner.run(partial(prepare, offer), batched(sources, _TOGETHER), window):
        found = (outcome.result,) if isinstance(outcome.result, ArchiveError) else outcome.result
        yield tuple(_concluded(offer, str(outcome.thing), one) for one in found)


def prepare(offer: Offer, source: Path | Aside) -> tuple[Prepared | ArchiveError, ...]:
    """Return what the articles of a source come to.

    Raises:
        StoreError: The source is something that could not be looked at.
        UsageError: The source is something that is not taken.
    """
    if isinstance(source, Aside):
        raise source.error
    return tuple(_prepare_each(offer, source)) or (SourceError("holds no article", where=str(source)),)


def commit(offer: Offer, prepared: Prepared) -> Addition:
    """Write what is prepared, unless it is held.

    Raises:
        ArchiveError: It cannot be written, or cannot follow what is there by now.
    """
    for _ in range(_TRIES):
        held = offer.root.get(prepared.article.id)
        if held is not None:
            held = versions.settle(offer.root, held)
        if (held.head if held else "") == prepared.base:
            try:
                return _commit(offer, prepared, held)
            except Overtaken:
                pass
        prepared = _again(offer, prepared)
    raise ConflictError("others add versions of it all the time", where=prepared.article.id, hint="Add it again")


def _commit(offer: Offer, prepared: Prepared, held: Held | None) -> Addition:
    """Write what is prepared for the object as it is, unless it is held.

    Raises:
        Overtaken: Another writer was faster.
        ArchiveError: It cannot be written, or cannot follow what is there.
    """
    told = Addition(source=prepared.source, article=prepared.article, findings=prepared.findings)
    if prepared.held:
        return replace(told, version=prepared.held)
    tree = _tree(prepared)
    if held is not None:
        if name := versions.holding(held, tree):
            return replace(told, version=name)
        before = articles.article(offer.root, held) if prepared.files is None else None  # what was rendered follows already
        if before is not None:
            succession.demand_newer(prepared.article, before)
    made = versions.append(offer.root, prepared.article.id, held, tree, _note(offer, prepared))
    return replace(told, version=made.head, new=True, follows=held is not None)


def _prepare_each(offer: Offer, source: Path) -> Iterator[Prepared | ArchiveError]:
    """Yield what each article of a source comes to, and what stands in the way of one or of all."""
    try:
        tree = None if offer.wishes.importer else open_tree(source)
        is_bundle = tree is not None and agreement.is_bundle(tree)
        if is_bundle and (offer.wishes.fields or offer.wishes.reading.lang or offer.corrects):
            raise UsageError(
                "a bundle is stored as it is, and says what it says", where=str(source),
                hint="State fields for its original, or make another bundle of it first with `archive bundle`",
            )  # fmt: skip
        found = [ingest(source, offer.wishes)] if offer.corrects else ingest_each(source, offer.wishes)
        for number, one in enumerate(found):
            try:
                yield one if isinstance(one, ArchiveError) else _prepare(offer, str(source), number, one, is_bundle=is_bundle)
            except ArchiveError as error:
                yield error
    except ArchiveError as error:
        yield error


def _prepare(offer: Offer, source: str, number: int, one: Ingested, *, is_bundle: bool) -> Prepared:
    """Return what an article comes to.

    Raises:
        ArchiveError: It cannot be rendered, or not follow what the store holds.
    """
    if offer.corrects:
        one = replace(one, article=succession.identify(one.article, offer.corrects))
    held = offer.root.get(one.article.id)
    ready = Prepared(source=source, number=number, article=one.article, base=held.head if held else "", findings=one.findings)
    if is_bundle:
        return ready
    before = articles.article(offer.root, held) if held else None
    if held is not None and before is not None:
        if name := articles.version_of(offer.root, held, one.article, one.source):
            return replace(ready, held=name)
        one = replace(one, article=succession.follow(one.article, before))
    rendered = pipeline.render(one, wishes=replace(one.rendering, **offer.rendering))
    tree = sealed(pipeline.pack(one, rendered))
    files = {path: blob.read() for path, blob in tree.entries.items()}
    return replace(ready, article=one.article, files=files, findings=(*one.findings, *rendered.findings))


def _again(offer: Offer, prepared: Prepared) -> Prepared:
    """Return what an article comes to by now.

    Raises:
        ArchiveError: It cannot be rendered, or not follow what the store holds.
    """
    found = prepare(offer, Path(prepared.source))
    one = found[prepared.number] if prepared.number < len(found) else SourceError("has changed", where=prepared.source)
    if isinstance(one, ArchiveError):
        raise one
    return one


def _concluded(offer: Offer, source: str, found: Prepared | ArchiveError) -> Addition:
    """Return what became of an article."""
    try:
        return commit(offer, found) if isinstance(found, Prepared) else Addition(source=source, error=found)
    except ArchiveError as error:
        return Addition(source=source, error=error)


def _tree(prepared: Prepared) -> Tree:
    """Return the files of a bundle.

    Raises:
        SourceError: The bundle is gone.
        StoreError: It cannot be read.
    """
    if prepared.files is not None:
        return Tree(entries={path: Blob.of(data) for path, data in prepared.files.items()})
    tree = open_tree(Path(prepared.source))
    if tree is None:
        raise SourceError("is no bundle any more", where=prepared.source)
    return tree


def _note(offer: Offer, prepared: Prepared) -> Note:
    """Return what a version says of itself."""
    name, status = Path(prepared.source).name, prepared.article.pub_status
    what = f"the bundle {name}" if prepared.files is None else name
    state = "" if status is PubStatus.USABLE else f"; the article is {status.value}"
    return Note(created=offer.created, message=offer.message or f"Received {what}{state}", user=offer.user)
