"""Maps inline content to runs: marks become faces, and where the structure has a type for them, scopes.

Emphasis is Em and Strong, which PDF 1.7 writes as Span; quotations, code, abbreviations with their long form, parts in another
language and links are elements of their own. Nothing of the text is changed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final
from urllib.parse import quote, urlsplit

from archive.model.body import Anchor, Break, Inline, Mark, MarkStyle
from archive.pdf.levels import PRIVATE
from archive.pdf.objects import string
from archive.pdf.runs import Rise, Run, Scope

_LINK_SCHEMES: Final = frozenset(("http", "https", "mailto", "tel", "ftp"))
_TAGS: Final = {
    MarkStyle.EMPHASIS: "Em",
    MarkStyle.STRONG: "Strong",
    MarkStyle.QUOTATION: "Quote",
    MarkStyle.CITATION: "Span",
    MarkStyle.CODE: "Code",
    MarkStyle.ABBREVIATION: "Span",
    MarkStyle.SPAN: "Span",
}
_LONGEST_URI: Final = 8_000  # what no program follows, and long before a PDF string is full (ISO 19005-3, 6.1.13)
_URI_SAFE: Final = "!#$%&'()*+,-./:;=?@[]_~"


def runs(content: Sequence[Inline]) -> tuple[Run, ...]:
    """Return the runs of a block's content."""
    return tuple(_runs(content, Run(text="")))


def target(href: str) -> str:
    """Return an address as a URI in ASCII, "" where it is none that a reader should follow (`javascript:`, a file name)."""
    try:
        scheme = urlsplit(href).scheme
    except ValueError:
        return ""
    uri = quote(href, safe=_URI_SAFE) if scheme in _LINK_SCHEMES else ""
    return uri if len(uri) <= _LONGEST_URI else ""


def _runs(content: Sequence[Inline], around: Run) -> Iterator[Run]:
    """Yield runs that look like `around` but for what the content says."""
    for part in content:
        match part:
            case str():
                yield replace(around, text=part)
            case Break():
                yield replace(around, text="\n")
            case Mark():
                yield from _runs(part.content, _marked(part, around))
            case Anchor():
                url = target(part.href)
                scope = Scope(tag="Link", url=url, parent=around.scope) if url else around.scope
                yield from _runs(part.content, replace(around, scope=scope))


def _marked(mark: Mark, around: Run) -> Run:
    """Return what a run inside the mark looks like."""
    run = replace(around, lang=mark.lang or around.lang)
    entries = f"/Lang{string(mark.lang)}" if mark.lang else ""
    match mark.style:
        case MarkStyle.EMPHASIS | MarkStyle.CITATION:
            run = replace(run, italic=not around.italic)
        case MarkStyle.STRONG:
            run = replace(run, bold=True)
        case MarkStyle.CODE:
            run = replace(run, mono=True)
        case MarkStyle.SUBSCRIPT:
            run = replace(run, rise=Rise.SUBSCRIPT)
        case MarkStyle.SUPERSCRIPT:
            run = replace(run, rise=Rise.SUPERSCRIPT)
        case MarkStyle.ABBREVIATION if mark.title:
            # ISO 14289-2, 8.4.3: no private use in what is spoken; whatever the level, nobody could speak it
            entries += f"/E{string(PRIVATE.sub(chr(0xFFFD), mark.title))}"
    tag = _TAGS.get(mark.style, "Span")
    if tag == "Span" and not entries:
        return run
    return replace(run, scope=Scope(tag=tag, entries=entries, parent=around.scope))
