"""Dates of other writers: what is beyond doubt is read, what is not is left, and the reader is told which and why.

Beyond doubt are, beside what `markup/loosedates` reads, the basic form of ISO 8601 that NITF and NewsML 1 use
(`20261122T093000+0100`) and a day with a zone, whose zone says nothing.
"""

import datetime
import re
from typing import Final, NamedTuple

from archive.markup.loosedates import read_date
from archive.model.dates import PartialDate

_BASIC: Final = re.compile(
    r"(\d{4})(\d\d)(\d\d)(?:[Tt ]?(\d\d)(\d\d)(\d\d)?((?:[.,]\d+)?) *(Z|z|UTC|GMT|[+-]\d\d:?(?:\d\d)?)?)?", re.ASCII
)
_DAY_WITH_ZONE: Final = re.compile(r"(\d{4})(?:-?(\d\d)(?:-?(\d\d))?)?(?:Z|[+-]\d\d:?\d\d)", re.ASCII)

_FARTHEST: Final = datetime.timedelta(hours=14)  # XML Schema 2, 3.2.7.3


class Stated(NamedTuple):
    """What a text states as a date.

    Attributes:
        date: The date, None when none is certain.
        problem: Why not all of it, or nothing, was read; "" when all was.
        changed: True when the form was changed.
    """

    date: PartialDate | None
    problem: str = ""
    changed: bool = False


def stated(text: str, *, instant: bool = False, basic: bool = False) -> Stated:
    """Return the date that a text states.

    Args:
        text: The date as stated.
        instant: Only one that has a time and a zone will do.
        basic: The basic form is the one that the standard asks for, so reading it changes nothing.
    """
    words = text.strip()
    basic_form = _BASIC.fullmatch(words) is not None
    if found := _BASIC.fullmatch(words):
        year, month, day, hour, minute, second, fraction, zone = found.groups()
        time = f"T{hour}:{minute}:{second or '00'}{fraction}{zone or ''}" if hour else ""
        loose = read_date(f"{year}-{month}-{day}{time}")
    elif found := _DAY_WITH_ZONE.fullmatch(words):
        loose = read_date("-".join(filter(None, found.groups())))
    else:
        loose = read_date(words)
    date = loose.date
    if date is None:
        return Stated(None, "it is empty" if not words else "it is no date, or can mean several")
    problem = "its time has no zone" if loose.zoneless else ""
    if instant and not date.has_time:
        return Stated(None, problem or "an instant is needed, and it has no time")
    return Stated(
        date,
        f"{problem}, so only its day was read" if problem else "",
        changed=date.value != text and not problem and not (basic and basic_form),
    )


def earliest(date: PartialDate) -> datetime.datetime:
    """Return the first instant that a date can mean, anywhere on earth."""
    return date.instant() if date.has_time else _moved(_first(date), -_FARTHEST)


def latest(date: PartialDate) -> datetime.datetime:
    """Return the last instant that a date can mean, anywhere on earth."""
    if date.has_time:
        return date.instant()
    length = {10: 1, 7: 31}.get(len(date.value), 366)
    return _moved(_first(date), datetime.timedelta(days=length) + _FARTHEST)


def _first(date: PartialDate) -> datetime.datetime:
    """Return the first instant of a day, month or year, in UTC."""
    year, month, day = (int(part) if part else 1 for part in (date.day + "--").split("-")[:3])
    return datetime.datetime(year, month, day, tzinfo=datetime.UTC)


def _moved(instant: datetime.datetime, by: datetime.timedelta) -> datetime.datetime:
    """Return an instant some time away, or as far away as the calendar goes."""
    try:
        return instant + by
    except OverflowError:
        return instant
