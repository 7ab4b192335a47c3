"""E-mail -> Article: Subject, From and Date as the message states them, its text, and what is attached by name.

The author is who the From field names (RFC 5322, 3.6.2), the date that at which the sender completed the message (3.6.1): it is
when the content was created, never when it was published. Every other field, the trace of hosts included, is kept in the
provenance. Pictures are handed over; other attachments are named, measured and hashed, and stay in the original.
Messages are taken apart in `archive/mail`, HTML is repaired in `archive/webpage`.
"""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import unquote

from archive.errors import SourceError, UsageError
from archive.findings import Finding, Place
from archive.formats import Imported, Importer, Reading
from archive.mail.headers import addresses, instant
from archive.mail.message import Attachment, Message, TextPart, unflow
from archive.mail.message import read as read_message
from archive.mail.rules import ATTACHED, CHARACTERS, DEFECT, NO_BODY, NO_DATE, NO_FIELD, NO_LANGUAGE, NO_SUBJECT, RULES
from archive.markup import safehtml, xhtml_in
from archive.markup.cleaning import clean, counted
from archive.markup.decoding import Decoded, decode
from archive.markup.language import detect
from archive.markup.lines import split
from archive.markup.pictures import read_kind
from archive.markup.plaintext import body
from archive.markup.textkinds import EMAIL, text_kind
from archive.model.article import Article
from archive.model.body import Block, Body, texts
from archive.model.characters import LANGUAGE
from archive.model.figures import hrefs
from archive.model.package import Document
from archive.model.source import Source
from archive.model.tree import Blob
from archive.model.values import AltId, FieldOrigin, Origin, Party, Rendition, Text, Unmapped
from archive.naming import source_urn
from archive.webpage.repair import repair

_MEDIA_TYPE: Final = "message/rfc822"
_READ: Final = frozenset({"subject", "from", "date", "message-id", "content-language"})
_OF_FORM: Final = frozenset({"mime-version", "content-type", "content-transfer-encoding", "content-disposition"})


@dataclass(slots=True)
class _Story:
    """The text of a message, what was found on the way, and its pictures: address without escapes -> address."""

    blocks: list[Block] = field(default_factory=list)
    shown: dict[str, str] = field(default_factory=dict)
    encoding: str = ""
    findings: list[Finding] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def sniff(source: Source) -> bool:
    """Tell whether the bytes begin with the header of a message."""
    return text_kind(source.name, source.data) == EMAIL


def read(source: Source, reading: Reading) -> Imported:
    """Return the Article.

    Raises:
        SourceError: It is a mailbox, too large, has too many parts, or its text cannot be read.
        InstallationError: A library for detection is missing.
    """
    message = read_message(source.data, source.where)
    story = _story(message, reading, source.where)
    files = _files(message, story)
    origins = _origins(message)
    language, language_origin = _language(message, reading, story)
    origins += language_origin
    if story.blocks:
        origins.append(FieldOrigin(field="bodies", origin=Origin.EXPLICIT, basis="text of the message"))
    left = [(name, value) for name, value in message.fields if name.lower() not in _READ | _OF_FORM and value]
    date = instant(message.raw.get("date", ""))
    subject = next((value for name, value in message.fields if name.lower() == "subject"), "")
    article = Article(
        id=source_urn(source.sha256()),
        version_created=reading.at,
        first_created=reading.at,
        content_created=date,
        languages=(language,) if language else (),
        headlines=(Text(value=subject),) if subject else (),
        creators=tuple(_parties(message)),
        alt_ids=tuple(
            AltId(value=value.strip("<>"), type="message-id")
            for name, value in message.fields if name.lower() == "message-id" and value.strip("<>")
        ),
        bodies=(Body(blocks=tuple(story.blocks)),) if story.blocks else (),
        renditions=tuple(_renditions(files, story)),
        provenance=source.provenance(
            IMPORTER.name,
            reading.at,
            media_type=_MEDIA_TYPE,
            encoding=story.encoding,
            origins=origins,
            notes=story.notes,
            unmapped=_unmapped(message, left, dated=date is not None),
        ),
    )  # fmt: skip
    pictures = {address: file for address, file in files.items() if _is_picture(file, address, story)}
    stay = [file for address, file in files.items() if address not in pictures]
    media = {a: Document(name=file.name or a, content=Blob.of(file.data or b"")) for a, file in pictures.items()}
    return Imported(article=article, findings=tuple(_findings(message, article, left, stay, story)), media=media)


def _story(message: Message, reading: Reading, where: str) -> _Story:
    """Read the parts that are text.

    Raises:
        SourceError: One cannot be read.
        InstallationError: A library for detection is missing.
    """
    story = _Story()
    for part in message.texts:
        if not part.data.strip():
            continue
        name = f"part {part.number}" if part.number else "the text"
        decoded = _decoded(part, reading, name, where, story)
        if not story.encoding:
            story.encoding = decoded.encoding
        if part.html:
            page = safehtml.parse(decoded.text, where)
            content = page.find("body")
            made = repair(page if content is None else content)
            story.blocks += xhtml_in.body_of(made.body).blocks
            story.notes += made.notes()
            story.shown |= {unquote(href): href for href in hrefs(story.blocks)}
            continue
        cleaned = clean(unflow(decoded.text.replace("\r\n", "\n"), delsp=part.delsp) if part.flowed else decoded.text)
        lines = split(cleaned.text, where)
        story.blocks += body(lines.blocks).blocks
        story.notes += cleaned.notes
        if lines.joined:
            story.notes.append(counted(lines.joined, "wrapped line", "joined to the line above"))
    for part in message.others:
        kind = "HTML" if part.html else "plain text"
        story.notes.append(f"the same text as {kind} (part {part.number}) is in the original only")
    return story


def _decoded(part: TextPart, reading: Reading, name: str, where: str, story: _Story) -> Decoded:
    """Decode a part as the caller or the part itself states, else by the bytes.

    Raises:
        SourceError: It is no text.
        InstallationError: A library for detection is missing.
    """
    stated = reading.encoding or part.charset
    try:
        decoded = decode(part.data, encoding="" if stated.lower() in ("us-ascii", "ascii") else stated, where=where)
    except (SourceError, UsageError):
        decoded = decode(part.data, where=where)
        story.findings.append(CHARACTERS.at(Place(), part=name, reason=f"it is not in {stated}, as stated"))
        return decoded
    if decoded.damaged or decoded.origin is Origin.DETECTED:
        story.findings.append(CHARACTERS.at(Place(), part=name, reason=decoded.basis))
    return decoded


def _parties(message: Message) -> list[Party]:
    """Return who the message is from."""
    found = addresses(message.raw.get("from", ""))
    return [Party(name=name or address, uri=f"mailto:{address}" if "@" in address else "") for name, address in found]


def _origins(message: Message) -> list[FieldOrigin]:
    """Say which field comes from which header field."""
    filled = (
        ("headlines", "subject", bool(message.raw.get("subject", "").strip()), "Subject of the message"),
        ("creators", "from", bool(_parties(message)), "From of the message: its authors (RFC 5322, 3.6.2)"),
        ("content_created", "date", instant(message.raw.get("date", "")) is not None,
         "Date of the message: when its sender completed it (RFC 5322, 3.6.1)"),
        ("alt_ids", "message-id", "message-id" in message.raw, "Message-ID"),
    )  # fmt: skip
    found = [FieldOrigin(field=name, origin=Origin.EXPLICIT, basis=basis) for name, _, there, basis in filled if there]
    if message.attachments:
        found.append(FieldOrigin(field="renditions", origin=Origin.EXPLICIT, basis="attachments of the message"))
    return found


def _language(message: Message, reading: Reading, story: _Story) -> tuple[str, list[FieldOrigin]]:
    """Return the language and its origin: as stated by the caller, by the message, or detected."""
    stated = (message.raw.get("content-language", ""), *(part.language for part in message.texts))
    named = next((tag.split(",")[0].strip() for tag in stated if LANGUAGE.fullmatch(tag.split(",")[0].strip())), "")
    if reading.lang:
        tag, origin, basis = reading.lang, Origin.GIVEN, "stated by the caller"
    elif named:
        tag, origin, basis = named, Origin.EXPLICIT, "Content-Language"
    else:
        found = detect("\n".join(texts(story.blocks)))
        tag, origin, basis = found.tag, Origin.DETECTED, found.basis
    if not tag:
        story.findings.append(NO_LANGUAGE.at(Place(), reason=basis))
        return "", []
    return tag, [FieldOrigin(field="languages", origin=origin, basis=basis)]


def _files(message: Message, story: _Story) -> dict[str, Attachment]:
    """Return what is attached by address: as the text names it, else by its name, where that is taken with its number."""
    files: dict[str, Attachment] = {}
    for attached in message.attachments:
        shown = story.shown.get(f"cid:{attached.content_id}", "")  # RFC 2392, 2: escaped in the address, not in the field
        name = attached.name or f"part-{attached.number}"
        files.setdefault(shown or (name if name not in files else f"part-{attached.number}/{name}"), attached)
    return files


def _is_picture(file: Attachment, address: str, story: _Story) -> bool:
    """Tell whether an attachment is a picture, or is shown as one."""
    if file.data is None or address in story.shown.values():
        return file.data is not None
    try:
        return read_kind(file.data).media_type.startswith("image/")
    except ValueError:
        return False


def _renditions(files: Mapping[str, Attachment], story: _Story) -> Iterator[Rendition]:
    """Name what is attached; what the text shows is named there."""
    for address, attached in files.items():
        if address not in story.shown.values():
            yield Rendition(
                href=address,
                media_type=attached.media_type,
                title=attached.name,
                size=None if attached.data is None else len(attached.data),
                sha256="" if attached.data is None else hashlib.sha256(attached.data).hexdigest(),
            )


def _unmapped(message: Message, left: list[tuple[str, str]], *, dated: bool) -> list[Unmapped]:
    """Keep every header field that has no field in the record, and a date that could not be read."""
    seen = Counter[str]()
    kept = []
    for name, value in left if dated else [*left, *(pair for pair in message.fields if pair[0].lower() == "date" and pair[1])]:
        seen[name.lower()] += 1
        place = f"[{seen[name.lower()]}]" if seen[name.lower()] > 1 else ""
        kept.append(Unmapped(path=f"header/{clean(name).text}{place}", value=value))
    return kept


def _findings(
    message: Message, article: Article, left: list[tuple[str, str]], stay: list[Attachment], story: _Story
) -> list[Finding]:
    """Report what is missing, damaged or not carried."""
    found: list[Finding] = []
    if not article.headlines:
        found.append(NO_SUBJECT.at(Place()))
    if article.content_created is None:
        found.append(NO_DATE.at(Place(), reason="no date with a zone" if message.raw.get("date") else "missing"))
    if message.defects:
        found.append(DEFECT.at(Place(), reason=", ".join(dict.fromkeys(message.defects))))
    if not story.blocks:
        found.append(NO_BODY.at(Place()))
    found += story.findings
    if stay:
        found.append(ATTACHED.at(Place(), count=len(stay), name=stay[0].name or f"part {stay[0].number}"))
    if left:
        found.append(NO_FIELD.at(Place(), count=len(left), name=left[0][0]))
    return found


IMPORTER: Final = Importer(
    name="email",
    title="E-mail message, with its attachments kept inside",
    media_types=(_MEDIA_TYPE,),
    sniff=sniff,
    read=read,
    rules=RULES,
)
