"""Compares the text of a PDF with that of the article inside it: what the NewsML-G2 or ninjs says is said in the PDF, in order.

The PDF's text is read in the order of its structure. White space counts as one blank and soft hyphens as nothing (ISO 32000-1,
14.8.2.2.3: both change where a line ends). The documents inside are read by the markup of their body alone; whether they are
good NewsML-G2 or ninjs is judged elsewhere. The original
is not compared, and the PDF may say more than the article (labels, provenance).
"""

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from archive.errors import SourceError
from archive.findings import Finding, Place, Rule, Severity, Skipped
from archive.markup import safejson, safexml
from archive.pdfjudge.subject import Subject
from archive.pdfread.attachments import Attachment, article_format, sorted_out
from archive.pdfread.wording import blocks

DIFFERENT: Final = Rule(
    code="PDF-060",
    severity=Severity.ERROR,
    title="The PDF says all that the article inside it says, in the same order.",
    message="The text of {name!r} inside is not the text of the pages: {missing!r} is missing there, or out of order.",
    spec="newsarchive",
)
NOT_READ: Final = Rule(
    code="PDF-061",
    severity=Severity.ERROR,
    title="The article inside the PDF can be read.",
    message="The text of {name!r} inside cannot be compared with the pages: {reason}. Replace the PDF by a sound copy.",
    spec="newsarchive",
)
RULES: Final = (DIFFERENT, NOT_READ)
_NEWSML: Final = "{http://iptc.org/std/nar/2006-10-01/}"
_XHTML: Final = "{http://www.w3.org/1999/xhtml}"
_WITHIN_LINE: Final = frozenset(
    {"a", "abbr", "b", "cite", "code", "em", "i", "s", "small", "span", "strong", "sub", "sup", "u", "dfn", "kbd", "samp", "var"}
)
_BLANKS: Final = re.compile(r"\s+")
_SHOWN: Final = 80


def check(subject: Subject) -> Iterator[Finding | Skipped]:
    """Compare the pages with every article inside."""
    articles, _ = sorted_out(subject.attachments)
    if not articles:
        return
    if subject.structure is None or subject.contents.unread:
        yield Skipped(check="text of the pages", reason="the PDF has no tags, or pages larger than this program reads")
        return
    said = folded(" ".join(block.text for block in blocks(subject.structure, subject.contents)))
    for file in articles:
        try:
            missing = first_missing(pieces(file), said)
        except (SourceError, ValueError) as error:
            yield NOT_READ.at(Place(), name=file.name, reason=error.message if isinstance(error, SourceError) else str(error))
            continue
        if missing:
            yield DIFFERENT.at(Place(), name=file.name, missing=missing[:_SHOWN])


def folded(text: str) -> str:
    """Return the text with single blanks and without soft hyphens."""
    return _BLANKS.sub(" ", text.replace("\u00ad", "")).strip()


def first_missing(wanted: list[str], said: str) -> str:
    """Return the first of the pieces that does not follow its predecessors in what is said, "" when all do."""
    at = 0
    for piece in wanted:
        found = said.find(piece, at)
        if found < 0:
            return piece
        at = found + len(piece)
    return ""


def pieces(file: Attachment) -> list[str]:
    """Return the headline and the pieces of the main body of an article, folded, in reading order.

    Raises:
        SourceError: It is no well-formed XML or JSON.
        ValueError: It is damaged, or not of the shape of its format.
    """
    data = file.data()
    if data is None:
        raise ValueError("it cannot be taken out")
    headline, body = _newsml(data) if article_format(file) == "newsml-g2" else _ninjs(data)
    found = [headline, *(() if body is None else _lines(body))]
    return [piece for piece in map(folded, found) if piece]


def _newsml(data: bytes) -> tuple[str, etree._Element | None]:
    """Return headline and body of a news item."""
    root = safexml.parse(data)
    headline = root.find(f"{_NEWSML}contentMeta/{_NEWSML}headline")
    body = root.find(f"{_NEWSML}contentSet/{_NEWSML}inlineXML/{_XHTML}html/{_XHTML}body")
    return "" if headline is None else "".join(headline.itertext()), body


def _ninjs(data: bytes) -> tuple[str, etree._Element | None]:
    """Return headline and body of a ninjs object, of version 1 to 3."""
    item = safejson.parse(data)
    if not isinstance(item, dict):
        raise SourceError("it is no JSON object")
    headlines, bodies = item.get("headlines"), item.get("bodies")
    headline = (
        item.get("headline") or next((_value(entry) for entry in headlines if entry), "") if isinstance(headlines, list) else ""
    )
    markup = item.get("body_xhtml", "")
    for body in bodies if isinstance(bodies, list) else ():
        if isinstance(body, dict) and body.get("contentType") == "application/xhtml+xml":
            markup = markup or _value(body)
    root = safexml.parse(markup.encode()) if isinstance(markup, str) and markup else None
    return str(headline), None if root is None else root.find(f"{_XHTML}body")


def _value(entry: object) -> str:
    """Return the value of a ninjs text object."""
    found = entry.get("value") if isinstance(entry, dict) else None
    return found if isinstance(found, str) else ""


def _lines(body: etree._Element) -> Iterator[str]:
    """Yield the text between the edges of blocks, line breaks and quotation marks, which pages may set in their own way."""
    parts: list[str] = []
    for event, node in etree.iterwalk(body, events=("start", "end")):
        edge = str(node.tag).removeprefix(_XHTML) not in _WITHIN_LINE
        if edge:
            yield "".join(parts)
            parts.clear()
        parts.append((node.text if event == "start" else node.tail if node is not body else "") or "")
    yield "".join(parts)
