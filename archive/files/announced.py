"""Tells whether some installed distribution announces a plug for this program, without loading what reads announcements.

`importlib.metadata` and all that it needs cost a tenth of the time in which 20,000 files are judged, and nearly every
installation has no plugs but ours. So the files in which distributions list their entry points are searched for our name first;
what cannot be looked into that way (a zip on the path) counts as a yes. What is announced is not read here.
"""

import os
from collections.abc import Iterable
from typing import Final

_LISTING: Final = "entry_points.txt"
_KINDS: Final = (".dist-info", ".egg-info")


def announces(places: Iterable[str], word: str) -> bool:
    """Tell whether a distribution in one of the places (those of `sys.path`) has entry points in a group that begins so."""
    wanted = f"[{word}".encode()
    return any(_holds(place or os.curdir, wanted) for place in dict.fromkeys(places))


def _holds(place: str, wanted: bytes) -> bool:
    """Tell whether one place has such a distribution, or cannot be looked into."""
    try:
        names = [name for name in os.listdir(place) if name.endswith(_KINDS)]  # noqa: PTH208  a Path for each costs more than the reading
    except NotADirectoryError:
        return True
    except OSError:
        return False  # nothing can be imported from there either
    return any(wanted in _listing(f"{place}/{name}/{_LISTING}") for name in names)


def _listing(path: str) -> bytes:
    """Return the file of one distribution without blanks, empty when it has none."""
    try:
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123  # a Path for each distribution costs more than the reading
            return b"".join((file.read() or b"").split())
    except OSError:
        return b""
