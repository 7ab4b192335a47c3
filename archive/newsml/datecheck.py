"""The dates of an item: real, with a zone where there is a time, and in an order that can have happened.

A date may be as short as a year. Two dates are out of order only if no instant within them could be in order, zones included.
"""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from archive.findings import Finding
from archive.model.dates import PartialDate
from archive.newsml import rules
from archive.newsml.names import local, place, tag

_DATED: Final = (
    "itemMeta/versionCreated", "itemMeta/firstCreated", "itemMeta/embargoed", "itemMeta/expires", "contentMeta/contentCreated",
    "contentMeta/contentModified", "pubHistory/published/timestamp",
)  # fmt: skip
_SHAPE: Final = re.compile(
    r"(?P<day>\d{4}(?:-\d\d(?:-\d\d)?)?)(?P<time>T\d\d:\d\d:\d\d(?:\.\d+)?)?(?P<zone>Z|[+-]\d\d:\d\d)?", re.ASCII
)
_MIDNIGHT: Final = re.compile(r"T24:00:00(\.0+)?")  # XML Schema 2, 3.2.7: the end of a day
_FARTHEST: Final = datetime.timedelta(hours=14)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Span:
    """The instants that a date can mean."""

    text: str
    element: etree._Element
    first: datetime.datetime
    last: datetime.datetime


def check_dates(item: etree._Element) -> Iterator[Finding]:
    """Yield what is wrong with the dates (guide 20.9.1)."""
    spans: dict[str, _Span] = {}
    for path in _DATED:
        for element in item.iterfind("/".join(map(tag, path.split("/")))):
            name, text = local(element), (element.text or "").strip()
            if name == "embargoed" and not text:  # guide 26.4: embargoed until an unknown instant
                continue
            found = _SHAPE.fullmatch(text)
            if found is None:
                yield rules.DATE.at(place(element), name=name, value=text)
            elif found["time"] and not found["zone"]:
                yield rules.ZONE.at(place(element), name=name, value=text)
            elif not _MIDNIGHT.match(found["time"] or ""):
                try:
                    spans[name] = _span(element, found)
                except ValueError:
                    yield rules.DATE.at(place(element), name=name, value=text)
    yield from _check_order(item, spans)


def _span(element: etree._Element, found: re.Match[str]) -> _Span:
    """Return the instants that a date can mean.

    Raises:
        ValueError: It is no date.
    """
    date = PartialDate(found["day"] if found["time"] is None else found[0])
    if date.has_time:
        return _Span(text=found[0], element=element, first=date.instant(), last=date.instant())
    year, month, day = (int(part) if part else None for part in (date.day + "--").split("-")[:3])
    start = datetime.datetime(year or 1, month or 1, day or 1, tzinfo=datetime.UTC)
    length = datetime.timedelta(days=1 if day else 31 if month else 366)
    return _Span(text=found[0], element=element, first=_moved(start, -_FARTHEST), last=_moved(start, length + _FARTHEST))


def _moved(instant: datetime.datetime, by: datetime.timedelta) -> datetime.datetime:
    """Return an instant some time away, or as far away as the calendar goes."""
    try:
        return instant + by
    except OverflowError:
        return instant


def _check_order(item: etree._Element, spans: dict[str, _Span]) -> Iterator[Finding]:
    """Yield dates that cannot have happened in this order (guide 20.9.1.1 and 20.9.1.2)."""
    version = spans.get("versionCreated")
    for name in ("firstCreated", "contentCreated", "contentModified"):
        span = spans.get(name)
        if span and version and span.first > version.last:
            yield rules.DATE_ORDER.at(place(span.element), name=name, value=span.text, version=version.text)
    created, modified = spans.get("contentCreated"), spans.get("contentModified")
    if created and modified and modified.last <= created.first:
        yield rules.MODIFIED_EARLY.at(place(modified.element), value=modified.text, created=created.text)
    stated = item.find(f"{tag('contentMeta')}/{tag('contentCreated')}") is not None
    if modified and not stated:
        yield rules.MODIFIED_ALONE.at(place(modified.element))
    if local(item) == "newsItem" and not stated and item.find(f"{tag('itemMeta')}/{tag('edNote')}") is None:
        yield rules.UNDATED.at(place(item))
