"""The names of NITF: its namespace, the version that is written, what its statuses are called."""

from typing import Final

NAMESPACE: Final = "http://iptc.org/std/NITF/2006-10-18/"
MEDIA_TYPE: Final = "application/nitf+xml"
VERSION: Final = "-//IPTC//DTD NITF 3.6//EN"
CHANGE_DATE: Final = "September 11, 2009"
CHANGE_TIME: Final = "12:26"
STATES: Final = ("usable", "embargoed", "withheld", "canceled")
DATED: Final = {
    "date.issue": "norm", "date.release": "norm", "date.expire": "norm", "story.date": "norm", "revision-history": "norm",
    "pubdata": "date.publication",
}  # fmt: skip
"""Elements that state a date, and the attribute that states it."""


def tag(name: str) -> str:
    """Return the full name of an element."""
    return f"{{{NAMESPACE}}}{name}"
