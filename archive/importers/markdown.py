"""Markdown -> Article: the fields that its front matter names, and the body that its marks show.

A field is filled when the front matter has a key of that meaning (`archive/markdown/fields.py`). What has no field, or does not
fit it, is kept in the provenance with its path. Without front matter the only field beside the body is the headline: a
level 1 heading that begins the text. A date comes from a key, never from the name of the file.
"""

from collections.abc import Iterator
from typing import Any, Final

from archive.findings import Finding, Place
from archive.formats import Imported, Importer, Reading
from archive.markdown import body as markdown_body
from archive.markdown import frontmatter
from archive.markdown.fields import Draft, read_fields
from archive.markdown.rules import CHARACTERS, NO_BODY, NO_HEADLINE, NO_LANGUAGE, RAW_HTML, RULES
from archive.markup.cleaning import clean, counted
from archive.markup.decoding import decode
from archive.markup.language import Detected, detect
from archive.markup.textkinds import MARKDOWN, text_kind
from archive.model.article import Article
from archive.model.body import Body, Heading, inline_text
from archive.model.source import Source
from archive.model.values import FieldOrigin, Origin, Text, Unmapped
from archive.naming import source_urn

_MEDIA_TYPE: Final = "text/markdown"


def sniff(source: Source) -> bool:
    """Tell whether it is text with front matter, or text in a file that is called Markdown."""
    return text_kind(source.name, source.data) == MARKDOWN


def read(source: Source, reading: Reading) -> Imported:
    """Return the Article.

    Raises:
        SourceError: It is no text, its front matter is damaged, or it is too large or nested too deep.
        UsageError: There is no encoding of the stated name.
        InstallationError: The extra `markdown` or a library for detection is missing.
    """
    decoded = decode(source.data, encoding=reading.encoding, where=source.where)
    cleaned = clean(decoded.text)
    front = frontmatter.split(cleaned.text, source.where)
    body = markdown_body.read(front.body, source.where)
    draft = Draft(fields={"first_created": reading.at})
    read_fields(front.fields, draft)
    blocks = _with_title(draft, body)
    if blocks:
        draft.fields["bodies"] = (Body(blocks=blocks),)
        draft.state("bodies", "the text after the front matter" if front.syntax else "the text")
    else:
        draft.findings.append(NO_BODY.at(Place()))
    _read_language(draft, reading, front.body)
    draft.findings += _text_findings(
        body, front.lines, decoded.damaged, decoded.basis if decoded.origin is Origin.DETECTED else ""
    )
    draft.unmapped += (Unmapped(path=f"line {left.line + front.lines}/{left.what}", value=left.value) for left in body.left)
    moved = [counted(body.images, "image", "inside text placed after it")] if body.images else []
    origin = FieldOrigin(field="provenance.source.encoding", origin=decoded.origin, basis=decoded.basis)
    provenance = source.provenance(
        IMPORTER.name,
        reading.at,
        media_type=_MEDIA_TYPE,
        encoding=decoded.encoding,
        origins=(*draft.origins.values(), origin),
        notes=(*cleaned.notes, *moved),
        unmapped=draft.unmapped,
    )
    article = Article(id=source_urn(source.sha256()), version_created=reading.at, provenance=provenance, **draft.fields)
    return Imported(article=article, findings=tuple(draft.findings))


def _with_title(draft: Draft, body: markdown_body.MarkdownBody) -> tuple[Any, ...]:
    """Use the heading that begins the text as headline, unless the front matter states another; return the body's blocks."""
    title = " ".join(inline_text(body.title).split())
    if not title:
        if "headlines" not in draft.fields:
            draft.findings.append(NO_HEADLINE.at(Place()))
        return body.blocks
    if "headlines" not in draft.fields:
        draft.fields["headlines"] = (Text(value=title),)
        draft.state("headlines", "level 1 heading that begins the text")
        return body.blocks
    same = draft.fields["headlines"][0].value == title
    return body.blocks if same else (Heading(level=1, content=body.title), *body.blocks)


def _read_language(draft: Draft, reading: Reading, text: str) -> None:
    """Fill the languages: as stated by the caller, by the front matter, or detected."""
    if reading.lang:
        draft.fields["languages"] = (reading.lang,)
        draft.origins["languages"] = FieldOrigin(field="languages", origin=Origin.GIVEN, basis="stated by the caller")
    elif "languages" not in draft.fields:
        found: Detected = detect(text)
        if found.tag:
            draft.fields["languages"] = (found.tag,)
            draft.origins["languages"] = FieldOrigin(field="languages", origin=Origin.DETECTED, basis=found.basis)
        else:
            draft.findings.append(NO_LANGUAGE.at(Place(), reason=found.basis))


def _text_findings(body: markdown_body.MarkdownBody, offset: int, damaged: int, guessed: str) -> Iterator[Finding]:
    """Report what is wrong with the text."""
    if damaged:
        yield CHARACTERS.at(Place(), reason=counted(damaged, "byte", "that is no UTF-8 became U+FFFD"))
    elif guessed:
        yield CHARACTERS.at(Place(), reason=f"the encoding was guessed ({guessed})")
    if body.html:
        yield RAW_HTML.at(Place(line=body.html[0] + offset), count=len(body.html))


IMPORTER: Final = Importer(
    name="markdown",
    title="Markdown with front matter in YAML or TOML",
    media_types=(_MEDIA_TYPE,),
    sniff=sniff,
    read=read,
    names_files=True,
    rules=RULES,
)
