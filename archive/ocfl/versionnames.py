"""The names of version directories: `v` and the number, or `v`, a zero and the number padded to one length (OCFL 1.1, 3.3)."""

import re
from typing import Final

_NAME: Final = re.compile(r"v([0-9]{1,18})")


def number(name: str) -> int | None:
    """Return the number that a name states, None for no name of a version directory; 0 is no number of a version."""
    found = _NAME.fullmatch(name)
    return int(found[1]) if found is not None else None


def width(name: str) -> int:
    """Return the number of digits of a padded name, 0 for one that is not padded."""
    return len(name) - 1 if name.startswith("v0") else 0


def spell(number: int, width: int = 0) -> str:
    """Return the name of a version, padded to `width` digits.

    Raises:
        ValueError: A padded name of that number would not begin with a zero.
    """
    name = f"v{number:0{width}}" if width else f"v{number}"
    if width and not name.startswith("v0"):
        raise ValueError(f"version {number} has no name of {width} digits that begins with a zero")
    return name
