"""Fields that the user states with `--set FIELD=VALUE`: what can be set, and how it enters the Article.

What the user states replaces what was read and is recorded with origin `given`. A list field takes as many values as were
stated. Names are the standard terms of the field, one per value, not the record's own layout: `byline`, `usage-terms`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from archive.errors import UsageError
from archive.model.article import SUMMARY, Article
from archive.model.dates import PartialDate
from archive.model.values import FieldOrigin, Origin, Party, Publication, PubStatus, Rights, Text

Values = Sequence[str]
_Setter = Callable[[Article, Values], Any]


def apply(article: Article, given: Mapping[str, Values]) -> Article:
    """Return the Article with the given fields set, each with origin `given`.

    Raises:
        UsageError: There is no such field, or a value does not fit it; the message says what would.
    """
    for name, values in given.items():
        if name not in SETTABLE:
            raise UsageError(f"there is no field named {name!r}", where="--set", hint=f"Known: {', '.join(sorted(SETTABLE))}")
        slot, many, setter = SETTABLE[name]
        if len(values) > 1 and not many:
            raise UsageError(f"{name} takes one value", where="--set")
        try:
            article = replace(article, **{slot: setter(article, values)})
        except ValueError as error:
            raise UsageError(f"{name}: {error}", where="--set") from None
        article = state_origin(article, _PARTS.get(name, slot), Origin.GIVEN, f"--set {name}")
    return article


def state_origin(article: Article, field: str, origin: Origin, basis: str) -> Article:
    """Return the Article with the origin of a field (`languages`, `rights.holder`) recorded in place of the one before."""
    kept = tuple(entry for entry in article.provenance.origins if entry.field != field)
    origins = (*kept, FieldOrigin(field=field, origin=origin, basis=basis))
    return replace(article, provenance=replace(article.provenance, origins=origins))


def _plain(_: Article, values: Values) -> str:
    return values[0]


def _number(_: Article, values: Values) -> int:
    return int(values[0])


def _date(_: Article, values: Values) -> PartialDate:
    return PartialDate(values[0])


def _embargo(_: Article, values: Values) -> PartialDate | str:
    return PartialDate(values[0]) if values[0] else ""


def _status(_: Article, values: Values) -> PubStatus:
    return PubStatus(values[0])


def _words(_: Article, values: Values) -> tuple[str, ...]:
    return tuple(values)


def _texts(_: Article, values: Values) -> tuple[Text, ...]:
    return tuple(Text(value=value) for value in values)


def _parties(_: Article, values: Values) -> tuple[Party, ...]:
    return tuple(Party(name=value) for value in values)


def _party(_: Article, values: Values) -> Party:
    return Party(name=values[0])


def _published(_: Article, values: Values) -> tuple[Publication, ...]:
    return tuple(Publication(date=PartialDate(value)) for value in values)


def _headline(article: Article, values: Values) -> tuple[Text, ...]:
    return (Text(value=values[0]), *article.headlines[1:])


def _standfirst(article: Article, values: Values) -> tuple[Text, ...]:
    return (Text(value=values[0], role=SUMMARY), *(text for text in article.descriptions if text.role != SUMMARY))


def _in_rights(change: Callable[[Rights, Values], Rights]) -> _Setter:
    """Return a setter that changes the first set of rights and leaves the others."""

    def setter(article: Article, values: Values) -> tuple[Rights, ...]:
        first = article.rights[0] if article.rights else Rights()
        return (change(first, values), *article.rights[1:])

    return setter


SETTABLE: Final[Mapping[str, tuple[str, bool, _Setter]]] = {
    "byline": ("bylines", True, _texts),
    "content-created": ("content_created", False, _date),
    "content-modified": ("content_modified", False, _date),
    "contributor": ("contributors", True, _parties),
    "copyright-holder": ("rights", False, _in_rights(lambda rights, v: replace(rights, holder=Party(name=v[0])))),
    "copyright-notice": ("rights", True, _in_rights(lambda rights, v: replace(rights, notices=tuple(map(_text, v))))),
    "creator": ("creators", True, _parties),
    "creditline": ("creditlines", True, _texts),
    "dateline": ("datelines", True, _texts),
    "ed-note": ("ed_notes", True, _words),
    "embargoed": ("embargoed", False, _embargo),
    "expires": ("expires", False, _date),
    "first-created": ("first_created", False, _date),
    "headline": ("headlines", False, _headline),
    "id": ("id", False, _plain),
    "keyword": ("keywords", True, _words),
    "language": ("languages", True, _words),
    "provider": ("provider", False, _party),
    "pub-status": ("pub_status", False, _status),
    "published": ("published", True, _published),
    "slugline": ("slugline", False, _plain),
    "standfirst": ("descriptions", False, _standfirst),
    "title": ("title", False, _plain),
    "urgency": ("urgency", False, _number),
    "usage-terms": ("rights", True, _in_rights(lambda rights, v: replace(rights, usage_terms=tuple(map(_text, v))))),
    "version": ("version", False, _number),
    "version-created": ("version_created", False, _date),
}


_PARTS: Final[Mapping[str, str]] = {
    "copyright-holder": "rights.holder",
    "copyright-notice": "rights.notices",
    "usage-terms": "rights.usage_terms",
}


def _text(value: str) -> Text:
    return Text(value=value)
