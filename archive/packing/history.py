"""Package -> PREMIS: what happened to an article on its way into its package, as facts of the Article and of the pipeline.

Every event has the one instant of the reading, since that is the only time that a package knows, and the same article laid out
again is the same history. Which fields the importer guessed, and on what ground, is told by the ingestion. An organisation is
named when the article names it; who ran the program is nowhere stated, so no person is.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from archive.formats import RENDERING
from archive.model.article import Article
from archive.model.package import Package
from archive.model.values import Origin, Party, Rights
from archive.packing.parts import Part
from archive.premis import terms
from archive.premis.record import (
    Agent,
    Entity,
    Event,
    File,
    Identifier,
    Link,
    Record,
    Relation,
    RightsStatement,
)
from archive.premis.terms import Term
from archive.product import NAME, URN, VERSION

_WE: Final = f"{NAME} {VERSION}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A part as it lies in a package: `path` as seen from the place that the record describes, and its SHA-512 in hex."""

    part: Part
    path: str
    sha512: str


def instant(package: Package) -> str:
    """Return the one instant of a package: when its source was read, else when this version of the article was made."""
    read, made = package.article.provenance.ingested, package.article.version_created
    return str(read if read is not None and read.has_time else made)


def record(package: Package, held: Sequence[Held]) -> Record:
    """Return the history of a package of which `held` are the parts to be described."""
    return _History(package).of(held)


class _History:
    """Makes the identifiers of one package and all that is told of it."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._article = package.article
        self._at = instant(package)
        self._entity = Identifier.uri(package.article.id)
        self._agents: dict[Identifier, Agent] = {}
        self._made: dict[tuple[str, ...], Identifier] = {}

    def of(self, held: Sequence[Held]) -> Record:
        """Return the whole record."""
        rights = tuple(self._rights())
        events = tuple(self._events(held))
        return Record(
            entity=Entity(identifier=self._entity, rights=tuple(statement.identifier for statement in rights)),
            files=tuple(self._file(one, held) for one in held),
            events=events,
            agents=tuple(self._agents.values()),
            rights=rights,
        )

    def _file(self, one: Held, held: Sequence[Held]) -> File:
        """Describe one file and what it comes from."""
        relations = [Relation(type=terms.STRUCTURAL, subtype=terms.REPRESENTS, to=self._entity)]
        if one.part.exporter:
            event = self._event_id(terms.NORMALISATION, one.part)
            relations += [
                Relation(type=terms.DERIVATION, subtype=terms.HAS_SOURCE, to=self._id(other.part), event=event)
                for other in held
                if other.part.is_original
            ]
        return File(
            identifier=self._id(one.part),
            path=one.path,
            size=one.part.content.size,
            digests={"sha512": one.sha512},
            format=one.part.format,
            original_name=one.part.original_name,
            relations=tuple(relations),
        )

    def _events(self, held: Sequence[Held]) -> Iterator[Event]:
        """Tell what happened, in that order."""
        received = [one.part for one in held if not one.part.exporter]
        originals = [part for part in received if part.is_original]
        if originals and self._article.provenance.source is not None:
            yield self._ingestion(originals[0])
        if received:
            yield self._event(
                terms.IDENTIFICATION,
                notes=tuple(f"{part.name}: {part.format.name}, {part.format.media_type}" for part in received),
                objects=tuple(Link(self._id(part), terms.SOURCE) for part in received),
            )
        for part in (one.part for one in held if one.part.exporter):
            yield self._normalisation(part, originals)
            if part.name in self._package.validated:
                yield self._event(
                    terms.VALIDATION,
                    part,
                    detail=f"Judged by the validator {part.exporter} of {_WE} before it was let out",
                    notes=("no error found",),
                    objects=(Link(self._id(part), terms.SOURCE),),
                )
        yield self._event(
            terms.DIGESTING,
            detail="SHA-512 of every file, from the bytes as they were written",
            objects=tuple(Link(self._id(one.part), terms.SOURCE) for one in held),
        )

    def _ingestion(self, original: Part) -> Event:
        """Tell how the source was read, and which fields it did not state in so many words."""
        provenance = self._article.provenance
        reader = self._software(provenance.tool or NAME, provenance.tool_version)
        agents = [Link(reader, terms.PROGRAM)]
        if (provider := self._party(self._article.provider, terms.ORGANISATION)) is not None:
            agents.append(Link(provider, terms.PROVIDER))
        encoding = f" as {provenance.source.encoding}" if provenance.source and provenance.source.encoding else ""
        return self._event(
            terms.INGESTION,
            detail=f"Read by the importer {provenance.importer}{encoding}" if provenance.importer else "",
            notes=tuple(_guesses(self._article)),
            agents=tuple(agents),
            objects=(Link(self._id(original), terms.SOURCE), Link(self._entity, terms.OUTCOME)),
        )

    def _normalisation(self, part: Part, originals: Sequence[Part]) -> Event:
        """Tell how a document came to be."""
        wishes = self._package.info.get(RENDERING, "")
        made = f"Written as {part.format.name}" + (f" ({wishes})" if wishes and part.exporter == "pdf" else "")
        sources = tuple(Link(self._id(original), terms.SOURCE) for original in originals)
        return self._event(terms.NORMALISATION, part, detail=made, objects=(*sources, Link(self._id(part), terms.OUTCOME)))

    def _event(
        self,
        kind: Term,
        part: Part | None = None,
        *,
        detail: str = "",
        notes: tuple[str, ...] = (),
        agents: tuple[Link, ...] = (),
        objects: tuple[Link, ...] = (),
    ) -> Event:
        """Make an event of this program, unless it names others."""
        return Event(
            identifier=self._event_id(kind, part),
            type=kind,
            at=self._at,
            outcome=terms.SUCCESS,
            detail=detail,
            notes=notes,
            agents=agents or (Link(self._software(NAME, VERSION), terms.PROGRAM),),
            objects=objects,
        )

    def _rights(self) -> Iterator[RightsStatement]:
        """Tell the rights, in the words of the article."""
        for number, rights in enumerate(self._article.rights, 1):
            holder = self._party(rights.holder, terms.UNKNOWN_KIND)
            accountable = self._party(rights.accountable, terms.UNKNOWN_KIND)
            yield RightsStatement(
                identifier=self._named("rights", str(number)),
                notes=tuple(_conditions(rights)),
                documents=tuple(link.href for link in rights.links if link.href),
                objects=(self._entity,),
                agents=tuple(
                    Link(to, role)
                    for to, role in ((holder, terms.RIGHTS_HOLDER), (accountable, terms.ACCOUNTABLE))
                    if to is not None
                ),
            )

    def _software(self, name: str, version: str) -> Identifier:
        """Return a program as an agent."""
        identifier = Identifier.uri(f"{URN}software:{version}") if name == NAME else self._named("software", name, version)
        self._agents.setdefault(identifier, Agent(identifier=identifier, name=name, type=terms.SOFTWARE, version=version))
        return identifier

    def _party(self, party: Party | None, kind: Term) -> Identifier | None:
        """Return a person or organisation as an agent, None when there is none or it has no name."""
        if party is None or not (party.name or party.uri or party.literal):
            return None
        identifier = Identifier.uri(party.uri) if party.uri else self._named("party", party.name, party.literal)
        name = party.name or party.literal or party.uri
        self._agents.setdefault(identifier, Agent(identifier=identifier, name=name, type=kind))
        return identifier

    def _event_id(self, kind: Term, part: Part | None) -> Identifier:
        """Return the identifier of what happened, to one part or to the package."""
        return self._named("event", kind.label, part.name if part is not None else "")

    def _id(self, part: Part) -> Identifier:
        """Return the identifier of a part."""
        return self._named("file", part.name)

    def _named(self, *words: str) -> Identifier:
        """Return an identifier inside this version of the article."""
        if words not in self._made:
            self._made[words] = Identifier.made_of(self._article.id, str(self._article.version), *words)
        return self._made[words]


def _guesses(article: Article) -> Iterator[str]:
    """Yield how fields came to values that the source does not state in so many words, and what was changed or kept aside."""
    provenance = article.provenance
    for entry in provenance.origins:
        if entry.origin is not Origin.EXPLICIT:
            yield f"{entry.field}: {entry.origin.value}{f' ({entry.basis})' if entry.basis else ''}"
    yield from filter(None, provenance.notes)
    if count := len(provenance.unmapped):
        yield f"{count} {'statement' if count == 1 else 'statements'} of the source that no field takes, kept with the record"


def _conditions(rights: Rights) -> Iterator[str]:
    """Yield the notices and terms, each with what it is."""
    yield from (f"Notice: {text.value}" for text in rights.notices)
    yield from (f"Usage terms: {text.value}" for text in rights.usage_terms)
    if rights.data_mining:
        yield f"Data mining: {rights.data_mining}"
    if rights.scope:
        yield f"Scope: {rights.scope}"
    for expression in rights.expressions:
        yield f"A machine-readable statement in {expression.language} is in the documents"
