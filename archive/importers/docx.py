"""Word-processor file (DOCX) -> Article: its title, subtitle and text by the styles in which they are set.

What the file says of itself - its author, its dates - is of the file and not of the story, and is kept in the provenance; only
its language and keywords are fields. The pictures that the text shows are handed over. Nothing is read outside the file.
The parts are read in `archive/docx`, by our own reader: no part is unpacked or parsed without limits.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from archive.docx.body import DocxBody, plain, read_body
from archive.docx.names import local
from archive.docx.parts import Parts, looks_like_docx
from archive.docx.rules import DAMAGED_PICTURE, LOST, NO_BODY, NO_HEADLINE, NO_LANGUAGE, OUTSIDE, RULES, TRACKED, UNSEEN
from archive.docx.runs import Runs
from archive.docx.styles import read_styles
from archive.errors import SourceError
from archive.findings import Finding, Place
from archive.formats import Imported, Importer, Reading
from archive.markup.cleaning import clean, counted
from archive.markup.language import Detected, detect
from archive.model.article import SUMMARY, Article
from archive.model.body import Body, Inline, inline_text, texts
from archive.model.characters import LANGUAGE
from archive.model.figures import hrefs
from archive.model.package import Document
from archive.model.source import Source
from archive.model.tree import Blob
from archive.model.values import FieldOrigin, Origin, Text, Unmapped
from archive.naming import source_urn

_MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_OUTSIDE: Final = ("footnotes", "endnotes", "comments", "header", "footer")
_DELETION: Final = "tracked deletion"


@dataclass(slots=True)
class _Document:
    """What was read of a file."""

    body: DocxBody
    runs: Runs
    properties: list[tuple[str, str]] = field(default_factory=list)
    outside: list[tuple[str, str]] = field(default_factory=list)
    media: dict[str, Document] = field(default_factory=dict)
    unseen: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def sniff(source: Source) -> bool:
    """Tell whether the bytes are a zip with a word-processor document in it."""
    return looks_like_docx(source.data)


def read(source: Source, reading: Reading) -> Imported:
    """Return the Article.

    Raises:
        SourceError: It is damaged, passes a limit, or holds XML that is not read.
        InstallationError: A library for detection is missing.
    """
    document = _document(Parts(source.data, source.where), source.where)
    said = dict(document.properties)
    headline, standfirst = _line(document.body.title), _line(document.body.subtitle)
    blocks = tuple(document.body.blocks)
    language = _language(reading, said, "\n".join(texts(blocks)))
    keywords = tuple(dict.fromkeys(filter(None, map(str.strip, re.split("[;,]", said.get("keywords", ""))))))
    title = said.get("title", "") if said.get("title", "") != headline else ""
    article = Article(
        id=source_urn(source.sha256()),
        version_created=reading.at,
        first_created=reading.at,
        languages=(language.tag,) if language.tag else (),
        title=title,
        headlines=(Text(value=headline),) if headline else (),
        descriptions=(Text(value=standfirst, role=SUMMARY),) if standfirst else (),
        keywords=keywords,
        bodies=(Body(blocks=blocks),) if blocks else (),
        provenance=source.provenance(
            IMPORTER.name,
            reading.at,
            media_type=_MEDIA_TYPE,
            origins=tuple(_origins(document, title, keywords, language, reading, said)),
            notes=tuple(counted(number, what, "left out") for what, number in sorted(document.runs.dropped.items())),
            unmapped=_unmapped(document),
        ),
    )
    return Imported(article=article, findings=tuple(_findings(document, article, language)), media=document.media)


def _document(parts: Parts, where: str) -> _Document:
    """Read the parts.

    Raises:
        SourceError: One cannot be read, or there is no main part.
    """
    mains = parts.related("", "officeDocument")
    main = parts.xml(mains[0]) if mains else None
    if main is None or local(main) != "document":
        raise SourceError("there is no word-processor document in it", where=where, hint="Is it a spreadsheet or a presentation?")
    styles = read_styles(*(_first(parts, mains[0], kind) for kind in ("styles", "numbering")))
    runs = Runs(styles, parts.relations(mains[0]))
    document = _Document(body=read_body(main, runs, where), runs=runs)
    for name in parts.related("", "core-properties")[:1]:
        document.properties = list(_properties(parts.xml(name)))
    for kind in _OUTSIDE:
        for name in parts.related(mains[0], kind):
            part = parts.xml(name)
            if part is not None:
                label = kind.removesuffix("s")
                document.outside += ((f"{label} {number}".strip(), clean(text).text) for number, text in plain(part))
    _read_pictures(parts, mains[0], document)
    return document


def _first(parts: Parts, main: str, kind: str) -> etree._Element | None:
    """Return the first part of a kind."""
    names = parts.related(main, kind)
    return parts.xml(names[0]) if names else None


def _properties(root: etree._Element | None) -> Iterator[tuple[str, str]]:
    """Yield what the file says of itself."""
    for element in () if root is None else root:
        if value := " ".join(clean("".join(element.itertext())).text.split()):
            yield local(element), value


def _read_pictures(parts: Parts, main: str, document: _Document) -> None:
    """Hand over the pictures that the text shows, and name the others.

    Raises:
        SourceError: They are too large together.
    """
    shown = set(hrefs(document.body.blocks))
    for name in dict.fromkeys(parts.related(main, "image")):
        address = clean(name).text
        if address not in shown:
            document.unseen.append(address)
            continue
        try:
            data = parts.read(name)
        except SourceError:
            data = None
        if data is None:
            document.findings.append(DAMAGED_PICTURE.at(Place(), name=address))
        else:
            document.media[address] = Document(name=address, content=Blob.of(data))


def _line(content: Iterable[Inline]) -> str:
    """Return the text of a title, on one line."""
    return " ".join(inline_text(content).split())


def _language(reading: Reading, said: dict[str, str], text: str) -> Detected:
    """Return the language: as stated by the caller, by the properties, or detected.

    What the styles call a language is that of the template, and is not asked.
    """
    if reading.lang:
        return Detected(tag=reading.lang, basis="stated by the caller")
    stated = said.get("language", "")
    return Detected(tag=stated, basis="dc:language of the document properties") if LANGUAGE.fullmatch(stated) else detect(text)


def _origins(
    document: _Document, title: str, keywords: tuple[str, ...], language: Detected, reading: Reading, said: dict[str, str]
) -> Iterator[FieldOrigin]:
    """Say where each filled field comes from."""
    grounds = (
        ("headlines", document.body.title, Origin.HEURISTIC, "first paragraph, in the style Title or the only Heading 1"),
        ("descriptions", document.body.subtitle, Origin.HEURISTIC, "paragraph after the title, in the style Subtitle"),
        ("bodies", document.body.blocks, Origin.EXPLICIT, "main text of the document"),
        ("title", title, Origin.HEURISTIC, "dc:title of the document properties"),
        ("keywords", keywords, Origin.EXPLICIT, "cp:keywords of the document properties"),
    )
    yield from (FieldOrigin(field=name, origin=origin, basis=basis) for name, there, origin, basis in grounds if there)
    if language.tag:
        explicit = Origin.EXPLICIT if language.tag == said.get("language") else Origin.DETECTED
        yield FieldOrigin(field="languages", origin=Origin.GIVEN if reading.lang else explicit, basis=language.basis)


def _unmapped(document: _Document) -> Iterator[Unmapped]:
    """Keep what the file says of itself, and the text beside the main text."""
    for name, value in document.properties:
        if name not in ("title", "keywords") and not (name == "language" and LANGUAGE.fullmatch(value)):
            yield Unmapped(path=f"document properties/{clean(name).text}", value=value)
    for name, value in document.outside:
        yield Unmapped(path=clean(name).text, value=value)


def _findings(document: _Document, article: Article, language: Detected) -> Iterator[Finding]:
    """Report what is missing or not carried."""
    if not article.headlines:
        yield NO_HEADLINE.at(Place())
    if not article.bodies:
        yield NO_BODY.at(Place())
    if not language.tag:
        yield NO_LANGUAGE.at(Place(), reason=language.basis)
    dropped = document.runs.dropped
    if dropped[_DELETION]:
        yield TRACKED.at(Place(), count=dropped[_DELETION])
    if rest := [f"{number} {what}" for what, number in sorted(dropped.items()) if what != _DELETION]:
        yield LOST.at(Place(), what=", ".join(rest))
    if document.outside:
        yield OUTSIDE.at(Place(), count=len(document.outside), name=document.outside[0][0])
    if document.unseen:
        yield UNSEEN.at(Place(), count=len(document.unseen), name=document.unseen[0])
    yield from document.findings


IMPORTER: Final = Importer(
    name="docx",
    title="Word-processor file (DOCX, Office Open XML)",
    media_types=(_MEDIA_TYPE,),
    sniff=sniff,
    read=read,
    rules=RULES,
)
