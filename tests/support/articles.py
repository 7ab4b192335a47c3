"""Hypothesis strategies for everything that the model can hold, and the one seed-like article of the tests.

`articles()` draws a few fields at a time, and over the examples every field of the record, every kind of value and tricky
text: blanks at the edges and in rows, no-break and zero-width characters, markup characters, other scripts, what only looks
like an identifier. It knows no format.
"""

import datetime
from typing import Any

from hypothesis import strategies as st

from archive.model import body, values
from archive.model.article import Article
from archive.model.dates import PartialDate
from archive.model.values import PubStatus


@st.composite
def _drawn(draw: st.DrawFn, fields: "_Fields") -> Any:
    """Draw a value; unlike `st.builds` this has a short `repr`, and Hypothesis warns of long ones."""
    return fields.kind(**{name: draw(strategy) for name, strategy in fields.strategies.items()})


class _Fields:
    """A class of the model and what to fill it with."""

    def __init__(self, kind: type, strategies: dict[str, st.SearchStrategy[Any]]) -> None:
        self.kind = kind
        self.strategies = strategies

    def __repr__(self) -> str:
        return self.kind.__name__


def _made(kind: type, **strategies: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Draw a value of `kind`."""
    return _drawn(_Fields(kind, strategies))


TRICKY = (
    " ", "  ", "\n", "\t", "a\n b", " lead", "trail ", "\u00a0", "\u2028", "&amp;", "<b>", "]]>", "'\"", "{}", "\\u0041",
    "%41", "100 %", "e\u0301", "é", "\u200bzero", "\u00adsoft", "\ufeff", "\u202eabc", "السلام", "नमस्ते", "中文。", "Ελλάδα",
    "\U0001f600", "\U0001fffe", "medtop:20000065", "urn:x-newsarchive:text:", "null", "0", "http://example.org/a b?c=%zz#d#e",
    "mailto:a@example.org",
)  # fmt: skip
_TEXT = st.text(
    alphabet=st.one_of(
        st.sampled_from(" \t\nab<>&\"'%:/{}-\u00a0\u2028é"),
        st.characters(codec="utf-8", exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"),
    ),
    max_size=12,
)
text = st.one_of(_TEXT, st.sampled_from(TRICKY), st.just("Ein Satz, der nichts Böses will."))
filled = text.filter(bool)
uris = st.one_of(
    st.just(""),
    st.sampled_from(
        (
            "http://cv.iptc.org/newscodes/mediatopic/20000065",
            "http://cv.iptc.org/newscodes/genre/Feature",
            "http://cv.iptc.org/newscodes/cpnature/person",
            "https://example.org/ünïcode?q=1&r=%20#top",
            "urn:uuid:6ba7b810-9dad-11d1-80b4-00c04fd430c8",
        )
    ),
    text,
)
words = st.one_of(
    st.just(""), st.sampled_from(("summary", "main", "subhead", "web", "author", "person", "previousVersion")), uris
)
tags = st.sampled_from(("", "en", "de", "pt-BR", "zh-Hant-HK", "x-klingon", "und", "de-CH-1996"))
days = st.dates().map(lambda day: day.isoformat())
_ZONES = st.sampled_from(("Z", "+00:00", "-00:00", "+05:30", "-03:00", "+14:00"))
_TIMES = st.sampled_from(("00:00:00", "09:30:00", "23:59:59", "12:00:00.5", "12:00:00.123456789"))
instants = st.tuples(st.dates(min_value=datetime.date(2, 1, 1), max_value=datetime.date(9998, 12, 31)), _TIMES, _ZONES).map(
    lambda parts: PartialDate(f"{parts[0].isoformat()}T{parts[1]}{parts[2]}")
)
dates = st.one_of(
    instants, days.map(PartialDate), days.map(lambda day: PartialDate(day[:7])), days.map(lambda day: PartialDate(day[:4]))
)
numbers = st.one_of(st.integers(-3, 100_000), st.sampled_from((2**31, 2**53 + 1, 10**30)))


def tuples(items: st.SearchStrategy[Any], size: int = 2) -> st.SearchStrategy[tuple[Any, ...]]:
    """Draw a tuple of at most `size` items."""
    return st.lists(items, max_size=size).map(tuple)


def _optional(items: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Draw None or an item."""
    return st.one_of(st.none(), items)


def _inlines(depth: int, *, anchors: bool = True) -> st.SearchStrategy[Any]:
    """Draw one Inline; links hold no links."""
    plain = st.one_of(text, text, st.just(body.Break()))
    if depth == 0:
        return plain
    inner = tuples(_inlines(depth - 1, anchors=anchors), 3)
    marks = _made(body.Mark, style=st.sampled_from(body.MarkStyle), content=inner, title=st.one_of(st.just(""), text), lang=tags)
    if not anchors:
        return st.one_of(plain, marks)
    links = _made(
        body.Anchor, href=uris, content=tuples(_inlines(depth - 1, anchors=False), 2), title=st.one_of(st.just(""), text)
    )
    return st.one_of(plain, plain, marks, links)


_CONTENT = tuples(_inlines(2), 4)
_SOME_CONTENT = st.tuples(filled, _CONTENT).map(lambda parts: (parts[0], *parts[1]))
_CELLS = _made(
    body.Cell,
    content=_CONTENT,
    header=st.booleans(),
    colspan=st.sampled_from((1, 1, 2, 1000)),
    rowspan=st.sampled_from((1, 1, 3)),
)
_ROWS = st.lists(_CELLS, min_size=1, max_size=3).map(tuple)
_FLAT_BLOCKS = st.one_of(
    _made(body.Paragraph, content=_SOME_CONTENT),
    _made(body.Heading, level=st.integers(1, 5), content=_SOME_CONTENT),
    _made(body.Figure, href=uris, alt=text, caption=_CONTENT, credit=text),
    _made(body.Table, rows=st.lists(_ROWS, min_size=1, max_size=2).map(tuple), caption=_CONTENT),
    _made(body.Preformatted, text=filled),
    st.just(body.Separator()),
)


def _nested(children: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Draw a Block that holds Blocks."""
    some = st.lists(children, min_size=1, max_size=2).map(tuple)
    items = st.lists(some, min_size=1, max_size=2).map(tuple)
    return st.one_of(
        _made(body.Quote, blocks=some, source=uris),
        _made(body.ItemList, items=items, ordered=st.booleans()),
    )


blocks = st.recursive(_FLAT_BLOCKS, _nested, max_leaves=4)
bodies = _made(body.Body, blocks=tuples(blocks, 3), lang=tags)
texts = _made(values.Text, value=text, role=words, lang=tags)
parties = _made(values.Party, name=text, uri=uris, literal=st.one_of(st.just(""), text), role=words)
concepts = _made(values.Concept, name=text, uri=uris, literal=st.one_of(st.just(""), text), type=words)
_DIGESTS = st.one_of(st.just(""), st.just("0123456789abcdef" * 4), text)
_MEDIA_TYPES = st.sampled_from(("", "text/html", "application/pdf", "image/jpeg", "no media type", "text/plain; charset=utf-8"))
links = _made(
    values.Link,
    rel=words,
    href=uris,
    residref=text,
    version=_optional(numbers),
    title=text,
    media_type=_MEDIA_TYPES,
    sha256=_DIGESTS,
)
expressions = _made(
    values.RightsExpression,
    language=uris,
    value=st.one_of(
        text, st.sampled_from(('<p:policy xmlns:p="urn:example:policy">no <b>more</b></p:policy>', "<x/>", "<x", '{"a": 1}'))
    ),
    markup=st.booleans(),
)
rights = _made(
    values.Rights,
    holder=_optional(parties),
    notices=tuples(texts),
    usage_terms=tuples(texts),
    links=tuples(links, 1),
    expressions=tuples(expressions, 1),
    accountable=_optional(parties),
    data_mining=uris,
    scope=words,
)
renditions = _made(
    values.Rendition,
    href=uris,
    media_type=_MEDIA_TYPES,
    role=words,
    title=text,
    size=_optional(numbers),
    sha256=_DIGESTS,
    pages=_optional(numbers),
    width=_optional(numbers),
    height=_optional(numbers),
)
_SOURCES = _made(
    values.SourceRecord,
    name=text,
    media_type=_MEDIA_TYPES,
    sha256=_DIGESTS,
    size=numbers,
    encoding=st.sampled_from(("", "utf-8", "cp1252")),
)
_ORIGINS = _made(
    values.FieldOrigin,
    field=st.sampled_from(("headlines", "rights", "languages")),
    origin=st.sampled_from(values.Origin),
    basis=text,
)
provenances = _made(
    values.Provenance,
    source=_optional(_SOURCES),
    ingested=_optional(dates),
    importer=text,
    tool=st.one_of(st.just("newsarchive"), text),
    tool_version=text,
    origins=tuples(_ORIGINS),
    notes=tuples(text),
    unmapped=tuples(_made(values.Unmapped, path=text, value=text)),
)


FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "version": st.one_of(st.just(1), st.integers(1, 10_000), st.just(10**30)),
    "item_class": words,
    "pub_status": st.sampled_from(PubStatus),
    "first_created": _optional(instants),
    "content_created": _optional(dates),
    "content_modified": _optional(dates),
    "published": tuples(_made(values.Publication, date=dates, where=_optional(parties))),
    "embargoed": st.one_of(st.none(), st.just(""), instants),
    "expires": _optional(dates),
    "languages": tuples(tags.filter(bool)),
    "title": text,
    "headlines": tuples(texts),
    "slugline": text,
    "descriptions": tuples(texts),
    "bylines": tuples(texts),
    "creators": tuples(parties),
    "contributors": tuples(parties, 1),
    "datelines": tuples(texts),
    "located": tuples(concepts, 1),
    "provider": _optional(parties),
    "info_sources": tuples(parties, 1),
    "creditlines": tuples(texts, 1),
    "rights": tuples(rights),
    "genres": tuples(concepts),
    "subjects": tuples(concepts, 3),
    "keywords": tuples(text, 3),
    "urgency": _optional(st.integers(1, 9)),
    "ed_notes": tuples(text),
    "alt_ids": tuples(_made(values.AltId, value=text, type=words)),
    "links": tuples(links),
    "bodies": tuples(bodies),
    "renditions": tuples(renditions),
    "digital_source_type": _optional(concepts),
    "signals": tuples(concepts, 1),
    "services": tuples(concepts, 1),
    "profile": text,
    "provenance": provenances,
}


@st.composite
def articles(draw: st.DrawFn, most: int = 6) -> Article:
    """Draw an Article with at most `most` of its fields filled, each in any way that the model allows."""
    names = draw(st.sets(st.sampled_from(sorted(FIELDS)), max_size=most))
    filled_fields = {name: draw(FIELDS[name]) for name in sorted(names)}
    return Article(id=draw(filled), version_created=draw(instants), **filled_fields)


def story() -> Article:
    """Return a plain news article as the text importer would make it: no date, no byline, one set of rights."""
    notice = "(Harbour Wire) – All rights reserved"
    paragraphs = tuple(
        body.Paragraph(
            content=(f"Paragraph {n}: the ferry’s captain said that the crossing “was calm”, and that nobody was hurt. " * 4,)
        )
        for n in range(8)
    )
    return Article(
        id="urn:uuid:0a1b2c3d-4e5f-5a6b-8c7d-9e0f1a2b3c4d",
        version_created=PartialDate("2026-11-22T10:00:00Z"),
        languages=("en",),
        headlines=(values.Text(value="Ferry Turns Back After Engine Alarm", lang="en"),),
        descriptions=(values.Text(value="All 212 passengers are safe, the harbour office says.", role="summary", lang="en"),),
        rights=(
            values.Rights(
                holder=values.Party(name="Harbour Wire"),
                notices=(values.Text(value=notice),),
                usage_terms=(values.Text(value="All rights reserved"),),
            ),
        ),
        ed_notes=("The source does not state when the content was created.",),
        bodies=(body.Body(blocks=paragraphs, lang="en"),),
        provenance=values.Provenance(
            source=values.SourceRecord(name="ferry.txt", media_type="text/plain", sha256="ab" * 32, size=4242, encoding="utf-8"),
            ingested=PartialDate("2026-11-22T10:00:00Z"),
            importer="text",
            tool="newsarchive",
            tool_version="0.1.0",
            origins=(
                values.FieldOrigin(field="headlines", origin=values.Origin.HEURISTIC, basis="first block, one line"),
                values.FieldOrigin(field="languages", origin=values.Origin.DETECTED),
            ),
            notes=("2 soft hyphens dropped",),
        ),
    )
