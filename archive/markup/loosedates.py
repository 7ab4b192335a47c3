"""Reads dates as people and programs write them, and says what had to be changed; what is not certain is not read.

Beside the exact form of the record: a blank for the T, a zone without colon or of two digits, a lower-case t and z, a time
without seconds, blanks around. A time without a zone is no instant: only its day is kept. Day and month in numbers of
another order (03/04/2024) can mean two days and are not read.

It knows no names of months, and asks no clock.
"""

import re
from dataclasses import dataclass
from typing import Final

from archive.model.dates import PartialDate

_SHAPE: Final = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)[Tt ]+(?P<minutes>\d\d:\d\d)(?P<seconds>:\d\d(?:[.,]\d+)?)?"
    r" *(?P<zone>[Zz]|UTC|GMT|[+-]\d\d(?::?\d\d)?)?",
    re.ASCII,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class LooseDate:
    """A date that was read.

    Attributes:
        date: The date; None when it is none, or not certain.
        zoneless: True when a time was left out because it has no zone.
        changed: True when the form was changed.
    """

    date: PartialDate | None
    zoneless: bool = False
    changed: bool = False


def read_date(text: str) -> LooseDate:
    """Return the date that `text` states."""
    stripped = text.strip()
    if (exact := _date(stripped)) is not None:
        return LooseDate(date=exact, changed=stripped != text)
    found = _SHAPE.fullmatch(stripped)
    if found is None:
        return LooseDate(date=None)
    if found["zone"] is None:
        return LooseDate(date=_date(found["day"]), zoneless=True, changed=True)
    seconds = (found["seconds"] or ":00").replace(",", ".")
    return LooseDate(date=_date(f"{found['day']}T{found['minutes']}{seconds}{_zone(found['zone'])}"), changed=True)


def _zone(stated: str) -> str:
    """Return a zone in the form of the record."""
    if stated[0] not in "+-":
        return "Z"
    digits = stated[1:].replace(":", "").ljust(4, "0")
    return f"{stated[0]}{digits[:2]}:{digits[2:]}"


def _date(text: str) -> PartialDate | None:
    """Return a date in the form of the record, None when it is not in it."""
    try:
        return PartialDate(text)
    except ValueError:
        return None
