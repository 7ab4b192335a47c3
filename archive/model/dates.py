"""A date as exact as its source states it, and no more exact.

A PartialDate keeps the source's own string: `2024`, `2024-10`, `2024-10-22` or `2024-10-22T09:30:00+02:00`. A time always
has a zone (NewsML-G2 guide, 20.9: "any timestamp with a time MUST carry a zone") at most 14 hours from UTC (XML Schema 2,
3.2.7.3); seconds may have a fraction.
This module never asks the clock.
"""

import datetime
import re
from dataclasses import dataclass
from typing import Final

_SHAPE: Final = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)"
    r"(?P<time>T(?:[01]\d|2[0-3]):\d\d:\d\d(?:\.\d+)?(?P<zone>Z|[+-](?:0\d:\d\d|1[0-3]:\d\d|14:00)))?)?)?",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date or instant in the source's own words, checked to be a real one.

    Raises:
        ValueError: Not of the form YYYY[-MM[-DD[Thh:mm:ss[.f](Z|±hh:mm)]]], or no such day or time.
    """

    value: str

    def __post_init__(self) -> None:
        found = _SHAPE.fullmatch(self.value)
        if found is None:
            raise ValueError(f"{self.value!r} is not YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDThh:mm:ss with a zone")
        try:
            datetime.date(int(found["year"]), int(found["month"] or 1), int(found["day"] or 1))
            if found["time"]:
                _parse(self.value).astimezone(datetime.UTC)
        except (ValueError, OverflowError) as error:
            raise ValueError(f"{self.value!r} is no date: {error}") from None

    def __str__(self) -> str:
        return self.value

    @property
    def has_time(self) -> bool:
        """True when this is an instant: a day, a time and a zone."""
        return "T" in self.value

    @property
    def day(self) -> str:
        """The date part, as exact as it is stated."""
        return self.value.partition("T")[0]

    def instant(self) -> datetime.datetime:
        """Return the instant, in UTC.

        Raises:
            ValueError: There is no time.
        """
        if not self.has_time:
            raise ValueError(f"{self.value!r} has no time")
        return _parse(self.value).astimezone(datetime.UTC)


def _parse(value: str) -> datetime.datetime:
    """Read a full date-time; fractions beyond microseconds are cut, as no outcome depends on them."""
    return datetime.datetime.fromisoformat(re.sub(r"(\.\d{6})\d+", r"\1", value))


def from_timestamp(seconds: int) -> PartialDate:
    """Return the instant `seconds` after 1970-01-01T00:00:00Z, in UTC."""
    moment = datetime.datetime.fromtimestamp(seconds, tz=datetime.UTC)
    return PartialDate(moment.strftime("%Y-%m-%dT%H:%M:%SZ"))
