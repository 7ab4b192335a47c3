"""Plain text -> Article: the headline, standfirst, byline, rights line and body that the text shows, and nothing else.

Dates, places and people inside the text stay text: a weekday is no date, "media reports" are no source. What is read from
the shape of the text is marked as heuristic, a language or encoding that was guessed as detected, each with its ground. The
identifier is that of the bytes (`naming.source_urn`); version and instants are those of the reading.
Decoding, cleaning, splitting and recognising are in `archive/markup`.
"""

from typing import Final

from archive.errors import SourceError
from archive.findings import Finding, Place, Rule, Severity
from archive.formats import Imported, Importer, Reading
from archive.markup.cleaning import Cleaned, clean, counted
from archive.markup.decoding import Decoded, decode
from archive.markup.language import Detected, detect
from archive.markup.lines import split
from archive.markup.plaintext import PlainBody, body
from archive.markup.story import Story, parts
from archive.markup.textkinds import TEXT, text_kind
from archive.model.article import SUMMARY, Article
from archive.model.body import Body
from archive.model.source import Source
from archive.model.values import FieldOrigin, Origin, Party, Rights, Text
from archive.naming import source_urn

_MEDIA_TYPE: Final = "text/plain"
_LONG: Final = 80_000  # characters; a long magazine feature has half of that
_HOUSE: Final = "docs/formats/text.md"


def _rule(code: str, severity: Severity, title: str, message: str) -> Rule:
    """Make a rule of ours."""
    return Rule(code=code, severity=severity, title=title, message=message, spec=_HOUSE)


ENCODING_GUESSED: Final = _rule(
    "TEXT-001", Severity.WARNING, "The character encoding is certain.",
    "The character encoding was guessed to be {encoding}; look at accented letters and quotes, and state the encoding if wrong.",
)  # fmt: skip
NO_HEADLINE: Final = _rule(
    "TEXT-002", Severity.WARNING, "The text begins with a headline.",
    "No headline was recognised: {reason}; the whole text is body. Give one, or put a line and a blank line on top.",
)  # fmt: skip
CONTROLS: Final = _rule(
    "TEXT-003", Severity.WARNING, "The text has no control characters.",
    "Control characters dropped: {count}, the first in this line; no XML can carry them. Check that no letter went with them.",
)  # fmt: skip
REPLACED: Final = _rule(
    "TEXT-004", Severity.WARNING, "No letter was lost before the text arrived.",
    "Replacement characters (U+FFFD) in the source: {count}, the first in this line; letters were lost before. Get a sound copy.",
)  # fmt: skip
NO_LANGUAGE: Final = _rule(
    "TEXT-005", Severity.WARNING, "The language is known.",
    "The language could not be detected: {reason}. State it; screen readers and hyphenation need it.",
)  # fmt: skip
INVISIBLE: Final = _rule(
    "TEXT-006", Severity.NOTE, "The text has no soft hyphens and zero-width characters.",
    "Soft hyphens and zero-width characters dropped: {count}, the first in this line. They are kept in the original.",
)  # fmt: skip
WRAPPED: Final = _rule(
    "TEXT-007", Severity.NOTE, "Lines are not wrapped by hand.",
    "The text is hard-wrapped; {count} line ends inside paragraphs were taken out. Look at verse, tables and addresses.",
)  # fmt: skip
VERY_LONG: Final = _rule(
    "TEXT-008", Severity.WARNING, "The text has the length of an article.",
    "The body has {count} characters, more than any article; if the file holds several articles, split it.",
)  # fmt: skip
MISREAD: Final = _rule(
    "TEXT-009", Severity.WARNING, "The text was decoded rightly by those who saved it.",
    "Letter pairs of misread UTF-8 (Ã© for é): {count}, the first in this line; kept as they are. Get a sound copy.",
)  # fmt: skip
DAMAGED: Final = _rule(
    "TEXT-010", Severity.WARNING, "All bytes of a UTF-8 text are valid UTF-8.",
    "The text is UTF-8, but bytes that are not became U+FFFD: {count}, the first in this line. Get a sound copy.",
)  # fmt: skip
NO_BODY: Final = _rule(
    "TEXT-011", Severity.WARNING, "The text has a body.",
    "Nothing is left for the body after headline and rights lines. Check that the file was copied completely.",
)  # fmt: skip


def sniff(source: Source) -> bool:
    """Tell whether it is text that is no markup, no e-mail and no container; an empty file is an empty text."""
    return text_kind(source.name, source.data) == TEXT


def read(source: Source, reading: Reading) -> Imported:
    """Return the Article that the text shows.

    Raises:
        SourceError: The file is empty, binary, in no known or not in the stated encoding, or has too many lines.
        UsageError: There is no encoding of the stated name.
        InstallationError: A library for detection is missing.
    """
    decoded = decode(source.data, encoding=reading.encoding, where=source.where)
    cleaned = clean(decoded.text)
    if not cleaned.text or cleaned.text.isspace():
        raise SourceError("the file holds no text, only blanks", where=source.where, hint="Check that it was copied completely")
    lines = split(cleaned.text, source.where)
    story = parts(lines)
    plain = body(story.body)
    language = Detected(tag=reading.lang, basis="stated by the caller") if reading.lang else detect(cleaned.text)
    origins = [*_story_origins(story), _encoding_origin(decoded)]
    if language.tag:
        origin = Origin.GIVEN if reading.lang else Origin.DETECTED
        origins.append(FieldOrigin(field="languages", origin=origin, basis=language.basis))
    article = Article(
        id=source_urn(source.sha256()),
        version_created=reading.at,
        first_created=reading.at,
        languages=(language.tag,) if language.tag else (),
        headlines=_texts(story.headline),
        descriptions=_texts(story.standfirst, role=SUMMARY),
        bylines=_texts(story.byline),
        datelines=_texts(story.dateline),
        rights=_rights(story),
        bodies=(Body(blocks=plain.blocks),) if plain.blocks else (),
        provenance=source.provenance(
            IMPORTER.name,
            reading.at,
            media_type=_MEDIA_TYPE,
            encoding=decoded.encoding,
            origins=origins,
            notes=(*_decoding_notes(decoded), *cleaned.notes, *_structure_notes(lines.joined, story, plain)),
        ),
    )
    findings = [*_text_findings(decoded, cleaned), *_story_findings(story, lines.joined, len(cleaned.text))]
    if not language.tag:
        findings.append(NO_LANGUAGE.at(Place(), reason=language.basis))
    return Imported(article=article, findings=tuple(findings))


def _texts(value: str, role: str = "") -> tuple[Text, ...]:
    """Return one Text, or none for an empty value."""
    return (Text(value=value, role=role),) if value else ()


def _rights(story: Story) -> tuple[Rights, ...]:
    """Return the rights lines as one set: every line a notice, the first plain name the holder."""
    if not story.rights:
        return ()
    holder = next((line.holder for line in story.rights if line.holder), "")
    return (
        Rights(
            holder=Party(name=holder) if holder else None,
            notices=tuple(Text(value=line.notice) for line in story.rights),
            usage_terms=tuple(Text(value=term) for line in story.rights for term in line.terms),
        ),
    )


def _story_origins(story: Story) -> list[FieldOrigin]:
    """Say of each part on what ground it was recognised."""
    grounds = (
        ("headlines", story.headline, "first block: one line without a final full stop, followed by a blank line"),
        ("descriptions", story.standfirst, "block after the headline: short, and a longer body follows"),
        ("bylines", story.byline, "line between headline and body that names its writer"),
        ("datelines", story.dateline, "place in capitals and a dash at the beginning of the body, where it is kept"),
        ("rights.notices", story.rights, "among the last three blocks: a copyright sign or a formula of rights"),
        ("rights.holder", any(line.holder for line in story.rights), "name beside the copyright sign or the formula"),
        ("rights.usage_terms", any(line.terms for line in story.rights), "formula in the rights line"),
    )
    found = [FieldOrigin(field=field, origin=Origin.HEURISTIC, basis=basis) for field, value, basis in grounds if value]
    if story.body:
        found.append(FieldOrigin(field="bodies", origin=Origin.EXPLICIT, basis="all text that is in no other field"))
    return found


def _encoding_origin(decoded: Decoded) -> FieldOrigin:
    """Say on what ground the bytes were decoded."""
    return FieldOrigin(field="provenance.source.encoding", origin=decoded.origin, basis=decoded.basis)


def _decoding_notes(decoded: Decoded) -> list[str]:
    """Say what decoding has changed."""
    notes = ["byte order mark dropped"] if decoded.marked else []
    if decoded.damaged:
        notes.append(counted(decoded.damaged, "byte", "that is no UTF-8 replaced by U+FFFD"))
    return notes


def _structure_notes(joined: int, story: Story, plain: PlainBody) -> list[str]:
    """Say which marks of typing became structure."""
    changes = (
        (joined, "wrapped line", "joined to the line above"),
        (plain.list_marks, "list mark", "turned into list structure"),
        (plain.underlines + story.underlines, "underline", "turned into heading structure"),
        (plain.separators, "line of marks", "turned into separators"),
    )
    return [counted(number, noun, change) for number, noun, change in changes if number]


def _text_findings(decoded: Decoded, cleaned: Cleaned) -> list[Finding]:
    """Report what is wrong with the characters."""
    found: list[Finding] = []
    if decoded.damaged:
        found.append(DAMAGED.at(Place(line=cleaned.replaced.line), count=decoded.damaged))
    elif decoded.origin is Origin.DETECTED:
        found.append(ENCODING_GUESSED.at(Place(), encoding=decoded.encoding))
    lost = cleaned.replaced.count - decoded.damaged
    for rule, count, line in (
        (CONTROLS, cleaned.controls.count, cleaned.controls.line),
        (REPLACED, lost, cleaned.replaced.line),
        (MISREAD, cleaned.misread.count, cleaned.misread.line),
        (INVISIBLE, cleaned.invisible.count, cleaned.invisible.line),
    ):
        if count:
            found.append(rule.at(Place(line=line), count=count))
    return found


def _story_findings(story: Story, joined: int, length: int) -> list[Finding]:
    """Report what is unusual in the shape."""
    found: list[Finding] = []
    if story.no_headline:
        found.append(NO_HEADLINE.at(Place(line=story.body[0].number if story.body else 1), reason=story.no_headline))
    if joined:
        found.append(WRAPPED.at(Place(), count=joined))
    if length > _LONG:
        found.append(VERY_LONG.at(Place(), count=length))
    if not story.body:
        found.append(NO_BODY.at(Place()))
    return found


IMPORTER: Final = Importer(
    name="text",
    title="Plain text in any character encoding",
    media_types=(_MEDIA_TYPE,),
    sniff=sniff,
    read=read,
    rules=(
        ENCODING_GUESSED, NO_HEADLINE, CONTROLS, REPLACED, NO_LANGUAGE, INVISIBLE, WRAPPED, VERY_LONG, MISREAD, DAMAGED, NO_BODY,
    ),
)  # fmt: skip
