"""PDF -> the article inside it, or a marked guess at its text.

A PDF of ours carries the article as NewsML-G2 and ninjs, and the original: they are handed over as they are, so that the PDF
alone gives the whole bundle again. A file inside is believed only when its size and checksum are those stated.
Any other PDF is kept as the original. Its text is guessed and says so; its title is a label, not a headline; its dates are
those of the file and never of the news; what else it says of itself is kept in the provenance, unread.
"""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from archive.errors import SourceError
from archive.findings import Finding, Place, Rule, Severity
from archive.formats import RENDITIONS, Enclosed, Imported, Importer, Reading
from archive.markup.cleaning import clean
from archive.markup.language import Detected, detect
from archive.model.article import Article
from archive.model.body import Block, Body, Heading, Paragraph
from archive.model.characters import LANGUAGE
from archive.model.package import Document
from archive.model.source import Source
from archive.model.tree import Blob
from archive.model.values import FieldOrigin, Origin, Unmapped
from archive.naming import source_urn
from archive.pdfread.attachments import Attachment, article_format, attachments, sorted_out
from archive.pdfread.facts import DC, information, xmp
from archive.pdfread.guessing import Guess, guess_text
from archive.pdfread.objects import decoded, entry, text
from archive.pdfread.opening import MARK, claims_pdf, open_pdf

MEDIA_TYPE: Final = "application/pdf"
_HOUSE: Final = "newsarchive"
_RENAMED: Final = "original-"  # what the writer puts before the name of an original that another file inside has

GUESSED: Final = Rule(
    code="PDFIN-001",
    severity=Severity.WARNING,
    title="The PDF holds the article that it shows.",
    message="The PDF holds no article as NewsML-G2 or ninjs; its text was guessed by the {basis}. Compare it with the pages.",
    spec=_HOUSE,
)
NO_TEXT: Final = Rule(
    code="PDFIN-002",
    severity=Severity.WARNING,
    title="The PDF has text.",
    message="No text was found in the PDF, perhaps because its pages are pictures; the article has no body. Give the text too.",
    spec=_HOUSE,
)
NO_ORIGINAL: Final = Rule(
    code="PDFIN-003",
    severity=Severity.WARNING,
    title="The PDF holds the original that its article was read from.",
    message="The PDF holds the article but no sound original, so it is kept as the original itself. Give the original instead.",
    spec=_HOUSE,
)
DAMAGED: Final = Rule(
    code="PDFIN-004",
    severity=Severity.WARNING,
    title="The files inside the PDF are as they were put in.",
    message="The file {name!r} inside the PDF is damaged and was not used. Replace the PDF by a sound copy.",
    spec="ISO 32000-1, table 46",
)


def sniff(source: Source) -> bool:
    """Tell whether the bytes begin as a PDF, or have its mark near the beginning and its end at the end."""
    return source.data.lstrip()[:5] == MARK or (claims_pdf(source.data) and b"startxref" in source.data[-2048:])


def read(source: Source, reading: Reading) -> Imported | Enclosed:
    """Hand over the article inside, or guess.

    Raises:
        SourceError: It cannot be read as PDF, or is locked by a password.
        InstallationError: A library for reading is missing.
    """
    pdf = open_pdf(source.data, source.where)
    files = attachments(pdf)
    findings: list[Finding] = []
    sound = {id(file): data for file in files if (data := _data(file, findings)) is not None}
    articles, original = sorted_out(files)
    article = next((file for file in articles if id(file) in sound), None)
    if article is not None:
        kept = None
        if original is not None and id(original) in sound:
            kept = _source(original, sound[id(original)], files, source.where)
        else:
            findings.append(NO_ORIGINAL.at(Place()))
        document = Source(name=article.name, data=sound[id(article)], origin=f"{source.where}/{article.name}")
        media = {
            file.name: Document(name=file.name, media_type=file.media_type, content=Blob.of(sound[id(file)]))
            for file in files if file.name.startswith(RENDITIONS) and id(file) in sound
        }  # fmt: skip
        name = article_format(article)
        return Enclosed(importer=name, document=document, original=kept, media=media, findings=tuple(findings))
    return _guess(source, reading, pdf, findings)


def _data(file: Attachment, findings: list[Finding]) -> bytes | None:
    """Return the bytes of a file inside, or None and a finding when they are not what was put in."""
    data = file.data()
    if data is not None and file.sound(data):
        return data
    findings.append(DAMAGED.at(Place(), name=file.name))
    return None


def _source(file: Attachment, data: bytes, files: Sequence[Attachment], where: str) -> Source:
    """Return the original under the name that it had before the writer told it from another file of that name."""
    name = file.name
    others = {other.name for other in files if other is not file}
    while name.removeprefix(_RENAMED) != name and name.removeprefix(_RENAMED) in others:
        name = name.removeprefix(_RENAMED)
    media_type = "" if file.media_type == "application/octet-stream" else file.media_type
    return Source(name=name, data=data, origin=f"{where}/{file.name}", media_type=media_type)


def _guess(source: Source, reading: Reading, pdf: Any, findings: list[Finding]) -> Imported:
    """Make an Article of a stranger's PDF.

    Raises:
        InstallationError: A library for reading is missing.
    """
    guess = guess_text(source.data, pdf)
    blocks = tuple(_blocks(guess))
    said = list(_sayings(pdf))
    title = next((value for path, value in said if path in {f"XMP/{DC}title", "Info/Title"}), "")
    language = _language(reading, pdf, guess)
    origins = [FieldOrigin(field="title", origin=Origin.HEURISTIC, basis="title of the file")] if title else []
    if language.tag:
        origin = Origin.GIVEN if reading.lang else Origin.DETECTED
        origins.append(FieldOrigin(field="languages", origin=origin, basis=language.basis))
    if blocks:
        origins.append(FieldOrigin(field="bodies", origin=Origin.HEURISTIC, basis=f"{guess.basis} of the PDF"))
    findings.append(GUESSED.at(Place(), basis=guess.basis) if blocks else NO_TEXT.at(Place()))
    article = Article(
        id=source_urn(source.sha256()),
        version_created=reading.at,
        first_created=reading.at,
        languages=(language.tag,) if language.tag else (),
        title=title,
        bodies=(Body(blocks=blocks),) if blocks else (),
        provenance=source.provenance(
            IMPORTER.name,
            reading.at,
            media_type=MEDIA_TYPE,
            origins=origins,
            unmapped=tuple(Unmapped(path=path, value=value) for path, value in said if value != title),
        ),
    )
    return Imported(article=article, findings=tuple(findings))


def _blocks(guess: Guess) -> Iterator[Block]:
    """Return the guessed text as Blocks; tags H1 to H6 become headings, everything else paragraphs."""
    for block in guess.blocks:
        content = " ".join(clean(block.text).text.split())
        digit = block.type[1:]
        if content and block.type[:1] == "H" and digit in {"1", "2", "3", "4", "5", "6"}:
            yield Heading(level=min(int(digit), 5), content=(content,))
        elif content:
            yield Paragraph(content=(content,))


def _language(reading: Reading, pdf: Any, guess: Guess) -> Detected:
    """Return the language: as stated by the caller, by the file, or detected."""
    if reading.lang:
        return Detected(tag=reading.lang, basis="stated by the caller")
    stated = text(entry(pdf.Root, "/Lang")) or ""
    if LANGUAGE.fullmatch(stated):
        return Detected(tag=stated, basis="Lang of the document catalogue")
    return detect("\n".join(block.text for block in guess.blocks))


def _sayings(pdf: Any) -> Iterator[tuple[str, str]]:
    """Yield what the file says of itself, with its place: XMP properties, then entries of Info."""
    try:
        properties = xmp(decoded(entry(pdf.Root, "/Metadata")) or b"")
    except SourceError:
        properties = {}
    found = [(f"XMP/{key}", value) for key, values in sorted(properties.items()) for value in values]
    found += [(f"Info/{key}", value) for key, value in sorted(information(pdf).items())]
    for path, value in found:
        cleaned = clean(value).text.strip()
        if cleaned:
            yield clean(path).text, cleaned


IMPORTER: Final = Importer(
    name="pdf",
    title="PDF: the article inside a PDF of ours, or a guess at the text of any other",
    media_types=(MEDIA_TYPE,),
    sniff=sniff,
    read=read,
    rules=(GUESSED, NO_TEXT, NO_ORIGINAL, DAMAGED),
)
