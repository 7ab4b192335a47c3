"""Asks the index of a store: which articles hold these words, the best first, each with the piece of text that holds them.

All that a person writes is a word to be found: what means something to FTS5 (quotes, stars, NEAR, a hyphen) means nothing here.
All words have to be there. Two words that a hyphen joins stand beside each other.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Final

from archive.errors import UsageError
from archive.model.dates import PartialDate
from archive.repository.index import Index, sortable, spaced, unspaced

WORDED: Final = ("id", "headline", "byline", "text")
EXACT: Final = ("status", "language")
BEGIN, END = "\x02", "\x03"  # around what was found in an extract
_WORD: Final = re.compile(r"[^\W_]")
_WEIGHTS: Final = "2.0, 10.0, 5.0, 1.0"
_EXTRACT: Final = 24  # words
_SHOWN: Final = "objects.id, head, versions, created, status, language, words.headline, words.byline"
_FROM: Final = "FROM objects JOIN words ON words.rowid = objects.number"


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What is looked for.

    Attributes:
        words: Words that must be there, anywhere.
        fields: Field -> words that must be in it, or for those of `EXACT`, what it must be.
        since: The earliest moment at which the version was made, None for any.
        until: The latest.
        limit: The most hits.
    """

    words: tuple[str, ...] = ()
    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    since: PartialDate | None = None
    until: PartialDate | None = None
    limit: int = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """An article that was found; `extract` has BEGIN and END around what was looked for, and is "" when no words were."""

    id: str
    head: str
    versions: int
    created: str
    status: str
    language: str
    headline: str
    byline: str
    extract: str


_NAMES: Final = tuple(each.name for each in fields(Hit))


def find(index: Index, query: Query) -> list[Hit]:
    """Return what is found: by rank, or the newest first when no words are looked for.

    Raises:
        UsageError: There is no such field, or no letter or digit in what is looked for.
        StoreError: The index cannot be used.
    """
    if unknown := query.fields.keys() - {*WORDED, *EXACT}:
        known = ", ".join((*WORDED, *EXACT))
        raise UsageError(f"there is no field {min(unknown)!r}", where="--field", hint=f"Known: {known}")
    match = _match(query)
    if not match and not query.fields and not query.since and not query.until:
        raise UsageError("there is no word to look for", where="TEXT", hint="A word has a letter or a digit")
    extract, order = "''", "created DESC"
    conditions, values = _conditions(query)
    if match:
        extract = f"snippet(words, -1, '{BEGIN}', '{END}', '…', {_EXTRACT})"
        order = f"bm25(words, {_WEIGHTS})"
        conditions, values = ["words MATCH ?", *conditions], [match, *values]
    asked = f"SELECT {_SHOWN}, {extract} {_FROM} WHERE {' AND '.join(conditions)} ORDER BY {order}, objects.id LIMIT ?"
    with index.using():
        return [_hit(row) for row in index.link.execute(asked, (*values, query.limit))]


def _match(query: Query) -> str:
    """Return what FTS5 is asked for, "" for nothing."""
    parts = [*_quoted(query.words)]
    for name in WORDED:
        parts += [f"{name} : {word}" for word in _quoted(query.fields.get(name, ()))]
    return " AND ".join(parts)


def _quoted(texts: Iterable[str]) -> Iterable[str]:
    """Yield each word between quotes; what has neither letter nor digit is no word."""
    for word in (word for text in texts for word in _storable(text).split()):
        if _WORD.search(word):
            yield '"' + spaced(word).replace('"', '""') + '"'


def _storable(text: str) -> str:
    """Return a text as SQLite can hold it: without the sign NUL, and without what is no Unicode."""
    return text.replace("\0", " ").encode("utf-8", "replace").decode()


def _conditions(query: Query) -> tuple[list[str], list[str | int]]:
    """Return the conditions that are no words, and the values in them."""
    conditions: list[str] = []
    values: list[str | int] = []
    for name in EXACT:
        for value in query.fields.get(name, ()):
            conditions.append(f"{name} = ? COLLATE NOCASE")
            values.append(_storable(value))
    for sign, moment in ((">=", query.since), ("<=", query.until)):
        if moment is not None:
            stated = sortable(moment)
            conditions.append(f"created <> '' AND substr(created, 1, ?) {sign} ?")
            values += [len(stated), stated]
    return conditions or ["TRUE"], values


def _hit(row: tuple[Any, ...]) -> Hit:
    """Return what a row says."""
    told: Iterable[Any] = (unspaced(value) if isinstance(value, str) else value for value in row)
    return Hit(**dict(zip(_NAMES, told, strict=True)))
