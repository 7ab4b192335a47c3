"""Dates as web pages and feeds write them -> the date they state, exactly as far as they state it.

Beside what `markup/loosedates` reads: the form of RFC 822 and 5322 that feeds use (`Tue, 22 Oct 2024 09:30:00 +0100`), ISO 8601
without marks (`20241022T093000Z`) and with slashes in the same order (`2024/10/22`). Years of two digits, names of months in
other languages and zones whose name is not defined are not certain and not read.
"""

import re
from typing import Final

from archive.markup.loosedates import LooseDate, read_date

_COMPACT: Final = re.compile(r"(\d{4})([/]?)(\d\d)\2(\d\d)(?:[Tt ](\d\d):?(\d\d):?(\d\d)?(.*))?", re.ASCII)
_MAIL: Final = re.compile(
    r"(?:[A-Za-z]{3,9},?\s+)?(?P<day>\d{1,2})[\s-](?P<month>[A-Za-z]{3})[a-z]*[\s-](?P<year>\d{4})"
    r"(?:\s+(?P<time>\d\d:\d\d(?::\d\d)?)(?:\s+(?P<zone>[A-Za-z]{1,4}|[+-]\d\d:?\d\d))?(?:\s*\([^()]*\))?)?",
    re.ASCII,
)
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ZONES: Final = {
    **dict.fromkeys(("z", "ut", "utc", "gmt", "-0000"), "Z"),
    "est": "-05:00", "edt": "-04:00", "cst": "-06:00", "cdt": "-05:00", "mst": "-07:00", "mdt": "-06:00", "pst": "-08:00",
    "pdt": "-07:00",
}  # RFC 5322, 3.3 and 4.3  # fmt: skip


def stated_date(text: str) -> LooseDate:
    """Return the date that `text` states."""
    words = text.strip()[:100]
    if found := _COMPACT.fullmatch(words):
        year, _, month, day, hour, minute, second, zone = found.groups()
        time = f"T{hour}:{minute}:{second or '00'}{zone}" if hour else ""
        return read_date(f"{year}-{month}-{day}{time}")
    mail = _MAIL.fullmatch(words)
    if mail is None or mail["month"].lower() not in _MONTHS:
        return read_date(words)
    day = f"{mail['year']}-{_MONTHS.index(mail['month'].lower()) + 1:02}-{mail['day']:0>2}"
    stated = (mail["zone"] or "").lower()
    if stated[:1].isalpha() and stated not in _ZONES:
        stated = ""
    return read_date(f"{day}T{mail['time']}{_ZONES.get(stated, stated)}" if mail["time"] else day)
