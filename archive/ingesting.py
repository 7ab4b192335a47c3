"""The verb ingest: any file that an importer claims, and any bundle of ours in any container, to Articles.

    path --ingest--> Ingested (Article, Source, what the importer had to say)

A bundle's Article comes from its NewsML-G2 or ninjs, its Source is the original inside. What the user states with `--set` and
`--lang` is entered last, and an undated article says that it is one. Nothing is told to anybody: errors go to the caller.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from archive import registry
from archive.bagit import tags
from archive.bagit.algorithms import written
from archive.errors import ArchiveError, SourceError, UnknownFormatError
from archive.files.neighbours import Neighbours
from archive.files.safepaths import safe_name
from archive.files.sources import read_source
from archive.files.splitting import split
from archive.findings import Finding, Severity
from archive.formats import ORIGINAL, RENDERING, Enclosed, Imported, Importer, Reading, Rendering, Several, recorded
from archive.illustrating import Look, illustrate
from archive.judging import check_tree, open_tree
from archive.model import given
from archive.model.article import Article
from archive.model.package import USUAL, Document
from archive.model.source import Source
from archive.model.tree import Blob, Tree
from archive.model.values import Origin
from archive.packing.places import INDEX, homes, places_of

INFO: Final = "bag-info.txt"
UNDATED: Final = (
    "The source does not say when the content was created. The date of this version is the time at which the record was made."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What the caller states about the sources.

    Attributes:
        reading: Instant, language and encoding.
        importer: Name of the importer, "" to find it by content.
        fields: Field -> values, as of `--set`.
        fetch: Begins to open, for one source, what its URLs lead to; None when nothing is to be fetched.
    """

    reading: Reading
    importer: str = ""
    fields: Mapping[str, Sequence[str]] = field(default_factory=dict)
    fetch: Callable[[], Look] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ingested:
    """An Article, the Source it came from, and what the importer had to say.

    Attributes:
        article: The record.
        source: The bytes as received.
        importer: Name of the importer.
        findings: What it had to say.
        media: The files of its renditions, by their names in a package.
        rendering: How the documents of the bundle that this was read from were made; the usual way for other sources.
        algorithms: What the manifests of that bundle state, and those of another will; the usual ones for other sources.
    """

    article: Article
    source: Source
    importer: str
    findings: tuple[Finding, ...] = ()
    media: tuple[Document, ...] = ()
    rendering: Rendering = field(default_factory=Rendering)
    algorithms: tuple[str, ...] = USUAL


def ingest(path: Path, wishes: Wishes) -> Ingested:
    """Read the one article in the file or bundle at `path`.

    Raises:
        StoreError: It cannot be read.
        UnknownFormatError: No importer, or more than one, reads it.
        SourceError: It is damaged, or not what it claims to be.
        UsageError: A given field does not fit.
    """
    return _only(ingest_each(path, wishes), str(path))


def ingest_each(path: Path, wishes: Wishes) -> Iterator[Ingested | ArchiveError]:
    """Yield every article in the file or bundle at `path`; one that cannot be read comes as its error and stops no other.

    Raises:
        StoreError: The path cannot be read.
        UnknownFormatError: No importer, or more than one, reads it.
        SourceError: It is damaged, or not what it claims to be.
        UsageError: A given field does not fit.
    """
    tree = None if wishes.importer else open_tree(path)
    if tree is not None and homes(tree.entries):
        yield from _ingest_collection(tree, str(path), wishes)
    elif tree is not None:
        yield _ingest_bundle(tree, str(path), wishes)
    else:
        yield from _ingest_members(read_source(path), wishes, Neighbours(path.parent))


def _nothing(_: str) -> Blob | None:
    """Look for files where there are none."""
    return None


def ingest_source(source: Source, wishes: Wishes, beside: Look = _nothing) -> Ingested:
    """Read the one article in bytes that are at hand; of bytes that enclose a document of ours (a PDF), that document's.

    Args:
        source: The bytes.
        wishes: What the caller states about them.
        beside: Opens the files that the source names by relative addresses.

    Raises:
        UnknownFormatError: No importer, or more than one, reads them.
        SourceError: They are not what they claim to be, or hold several articles.
        UsageError: A given field does not fit.
    """
    return _only(_ingest_members(source, wishes, beside), source.where)


def _only(found: Iterator[Ingested | ArchiveError], where: str) -> Ingested:
    """Return the one article that was found.

    Raises:
        ArchiveError: It cannot be read, or there are several, or none.
    """
    first, second = next(found, None), next(found, None)
    if isinstance(first, ArchiveError):
        raise first
    if first is None or second is not None:
        raise SourceError(
            f"{'several articles' if first else 'no article'} found where one is needed",
            where=where,
            hint="Make a bundle of each with: archive bundle" if first else "Look at the source",
        )
    return first


def _ingest_members(source: Source, wishes: Wishes, beside: Look) -> Iterator[Ingested | ArchiveError]:
    """Yield each article that an importer finds in the bytes.

    Raises:
        UnknownFormatError: No importer, or more than one, reads them.
        SourceError: They are not what they claim to be.
        UsageError: A given field does not fit.
    """
    plug = choose_importer(source, wishes.importer)
    imported = plug.read(source, wishes.reading)
    if not isinstance(imported, Several):
        yield _ingested(plug, source, imported, wishes, beside)
        return
    findings = imported.findings
    for member in imported.members:
        try:
            one = member if isinstance(member, ArchiveError) else _ingested(plug, source, member, wishes, beside)
        except ArchiveError as error:
            one = error
        if isinstance(one, Ingested):
            one, findings = replace(one, findings=(*findings, *one.findings)), ()
        yield one


def _ingested(plug: Importer, source: Source, imported: Imported | Enclosed, wishes: Wishes, beside: Look) -> Ingested:
    """Complete what an importer has read, or read what it has handed over.

    Raises:
        UnknownFormatError: There is no importer for what is inside.
        SourceError: What is inside is not what it claims to be.
        UsageError: A given field does not fit.
    """
    received = imported.original or source
    name = safe_name(received.name)  # as a bundle gives it back; the record keeps the name it had
    original = received if name == received.name else replace(received, name=name)
    if isinstance(imported, Enclosed):
        inside = {path: document.content for path, document in imported.media.items()}
        inner = ingest_source(imported.document, replace(wishes, importer=imported.importer), inside.get)
        return replace(inner, source=original, findings=(*imported.findings, *inner.findings))

    fetch = wishes.fetch() if wishes.fetch else _nothing

    def look(address: str) -> Blob | None:
        if address.lower().startswith(("http://", "https://")):
            return fetch(address)
        return beside(address) if plug.names_files else None

    illustrated = illustrate(imported, look)
    return Ingested(
        article=_complete(illustrated.article, wishes),
        source=original,
        importer=plug.name,
        findings=(*imported.findings, *illustrated.findings),
        media=illustrated.media,
    )


def choose_importer(source: Source, name: str = "") -> Importer:
    """Return the importer called `name`, or the only one that claims the bytes.

    Raises:
        UnknownFormatError: No importer claims them, or more than one does.
    """
    if name:
        return registry.importer(name)
    claims = [plug for plug in map(registry.importer, registry.names("importers")) if plug.sniff(source)]
    if len(claims) == 1:
        return claims[0]
    known = ", ".join(registry.names("importers"))
    if claims:
        both = " and ".join(plug.name for plug in claims)
        raise UnknownFormatError(f"{both} both claim it", where=source.where, hint="Choose one with --from")
    raise UnknownFormatError("no importer recognises it", where=source.where, hint=f"Choose with --from one of: {known}")


def _damaged(what: str, errors: Sequence[Finding], where: str) -> SourceError:
    """Return the error that says how many findings there are, and the first."""
    number = f"{len(errors)} errors, the first" if len(errors) > 1 else "1 error"
    message = f"the {what} is damaged ({number}: {errors[0].rule.code} {errors[0].message.rstrip('.')})"
    return SourceError(message, where=where, hint=f"See: archive validate {where}")


def _ingest_collection(tree: Tree, where: str, wishes: Wishes) -> Iterator[Ingested | ArchiveError]:
    """Yield the Article of each bundle in a collection, each proven by its own manifests, after what is wrong with the whole."""
    findings = [verdict for verdict in registry.validator("collection").check(tree) if isinstance(verdict, Finding)]
    if findings:
        yield _damaged("collection", findings, where)
    for place, bundle in split(tree, homes(tree.entries)):
        try:
            yield _ingest_bundle(bundle, f"{where}/{place}", wishes)
        except ArchiveError as error:
            yield error


def _ingest_bundle(tree: Tree, where: str, wishes: Wishes) -> Ingested:
    """Read the Article of a bundle of ours from its documents, and the Source from its original.

    Raises:
        SourceError: The bundle is damaged, or not one of ours.
        UsageError: A given field does not fit.
    """
    errors = [f for f in check_tree(tree, where).findings if f.rule.severity is Severity.ERROR]
    if errors:
        raise _damaged("bundle", errors, where)
    parts = places_of(tree.entries).parts(tree.entries)
    originals = [name for name in parts if name.startswith(ORIGINAL)]
    if not originals and INDEX in parts:
        raise SourceError("it lists the articles of a collection and holds none", where=where, hint="Give their bundles")
    if len(originals) != 1:
        raise SourceError(
            f"{len(originals)} originals found, expected one",
            where=where,
            hint="Is it a bundle of this program?",
        )
    path = parts[originals[0]]
    source = Source(name=path.rpartition("/")[2], data=tree.entries[path].read(), origin=f"{where}/{path}")
    files = {name: tree.entries[path] for name, path in parts.items()}
    for wanted in ("newsml-g2", "ninjs"):
        for name, path in parts.items():
            if "/" not in name and name.endswith(registry.exporter(wanted).suffix):
                document = Source(name=name, data=tree.entries[path].read(), origin=f"{where}/{path}")
                read = ingest_source(document, replace(wishes, importer=wanted, fetch=None), files.get)
                return replace(read, source=source, rendering=_rendering(tree), algorithms=written(tree.entries))
    raise SourceError("it holds neither a NewsML-G2 nor a ninjs document", where=where)


def _rendering(tree: Tree) -> Rendering:
    """Return how the documents of a bundle were made, as its bag-info.txt records it."""
    if INFO not in tree.entries:
        return Rendering()
    with tree.entries[INFO].open() as stream:
        return recorded(tags.values(stream).get(RENDERING, ""))


def _complete(article: Article, wishes: Wishes) -> Article:
    """Enter what the user states, and say so when the content is undated (NewsML-G2 guide, 20.9.1.2 rule 3).

    Raises:
        UsageError: A given field does not fit.
    """
    lang = wishes.reading.lang
    if lang and article.languages[:1] != (lang,):
        article = replace(article, languages=(lang, *article.languages[1:]))
        article = given.state_origin(article, "languages", Origin.GIVEN, "--lang")
    article = given.apply(article, wishes.fields)
    if article.content_created:
        return replace(article, ed_notes=tuple(note for note in article.ed_notes if note != UNDATED))
    return article if UNDATED in article.ed_notes else replace(article, ed_notes=(*article.ed_notes, UNDATED))
