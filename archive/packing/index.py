"""The index of a collection, as JSON Lines and as CSV: a row for each article, with the same columns in both.

Both are UTF-8. The CSV is that of RFC 4180 with a heading. A cell that a spreadsheet would take for a formula begins with an
apostrophe, which the JSON has not.
"""

import csv
import io
import json
from collections.abc import Iterable
from dataclasses import fields
from typing import Any, Final

from archive.model.collection import Member
from archive.model.dates import PartialDate

COLUMNS: Final = tuple(slot.name for slot in fields(Member) if slot.name not in ("basis", "seal"))
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "'")


def row(member: Member) -> dict[str, Any]:
    """Return the row of a member."""
    return {name: getattr(member, name) for name in COLUMNS} | {"version_created": str(member.version_created)}


def member_of(row: Any) -> Member | None:
    """Return the member of a row, None when it is none."""
    if not isinstance(row, dict) or tuple(row) != COLUMNS or not isinstance(row["version"], int):
        return None
    if not all(isinstance(value, str) for name, value in row.items() if name != "version"):
        return None
    try:
        return Member(**{**row, "version_created": PartialDate(row["version_created"])})
    except ValueError:
        return None


def json_lines(members: Iterable[Member]) -> bytes:
    """Return the index as JSON Lines."""
    return b"".join(json.dumps(row(member), ensure_ascii=False).encode() + b"\n" for member in members)


def table(members: Iterable[Member]) -> bytes:
    """Return the index as CSV."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for member in members:
        writer.writerow([_safe(str(value)) for value in row(member).values()])
    return stream.getvalue().encode()


def _safe(text: str) -> str:
    """Return a cell that no spreadsheet computes."""
    return f"'{text}" if text.startswith(_FORMULA) else text
