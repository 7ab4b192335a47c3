"""What a page claims about its article: one claim per statement, with its ground, and the choice among those that compete.

A claim is explicit when the page states it in machine-readable words (JSON-LD, meta, itemprop), heuristic when it was read from
the shape of the page. The order of the grounds decides; others that say something else are handed back as conflicts, because
a page that says two things is not to be believed silently.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from archive.model.values import Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One statement of a page.

    Attributes:
        field: What it is about: "headline", "published", ...
        values: What it says; one text, or several of authors and keywords.
        basis: Where it is said: "JSON-LD datePublished".
        origin: EXPLICIT or HEURISTIC.
        path: Its path in the page, for what finds no place in the record.
    """

    field: str
    values: tuple[str, ...]
    basis: str
    origin: Origin = Origin.EXPLICIT
    path: str = ""

    @property
    def value(self) -> str:
        """The first value."""
        return self.values[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Two grounds that say different things of one field."""

    field: str
    taken: Claim
    other: Claim


def about(claims: Iterable[Claim], field: str) -> list[Claim]:
    """Return the claims about a field, the most certain ground first."""
    return [claim for claim in claims if claim.field == field and claim.values]


def text_conflicts(claims: list[Claim]) -> list[Conflict]:
    """Return the claims that say something else than the first, apart from case, blanks, quotes and a cut or a site's name."""
    if not claims:
        return []
    first = claims[0]
    return [
        Conflict(field=first.field, taken=first, other=other)
        for other in claims[1:]
        if other.origin is Origin.EXPLICIT and not _agree(first.values, other.values)
    ]


def _agree(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Tell whether each text of the shorter list is, or begins or is part of, a text of the other."""
    fewer, more = sorted((list(map(_plain, one)), list(map(_plain, two))), key=len)
    return all(any(short in long or long in short for long in more) for short in fewer)


def _plain(text: str) -> str:
    """Return what is left of a text for comparison: letters and digits."""
    return re.sub(r"[\W_]+", "", text.casefold())
