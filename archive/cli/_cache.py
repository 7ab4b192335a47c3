"""Where the user's cache is, by the habit of the platform; the program keeps there only what it can fetch or make again.

XDG_CACHE_HOME (or ~/.cache), ~/Library/Caches on macOS, LOCALAPPDATA on Windows.
"""

import hashlib
import os
import sys
from pathlib import Path
from typing import Final

from archive.buckets.bucket import is_bucket
from archive.product import NAME

_DIGITS: Final = 32  # of a digest


def schema_folder() -> Path:
    """Return the folder in which official schemas are kept."""
    return _caches() / NAME / "schemas"


def index_file(store: str) -> Path:
    """Return the file of the index of a store, which is named by where the store lies."""
    place = f"{os.environ.get('AWS_ENDPOINT_URL', '')} {store}" if is_bucket(store) else str(Path(store).resolve())
    return _caches() / NAME / "indexes" / f"{hashlib.sha256(os.fsencode(place)).hexdigest()[:_DIGITS]}.sqlite"


def _caches() -> Path:
    """Return the folder of the user's caches; an empty or relative value in the environment does not count."""
    if sys.platform == "win32":
        stated, usual = os.environ.get("LOCALAPPDATA", ""), Path.home() / "AppData" / "Local"
    elif sys.platform == "darwin":
        stated, usual = "", Path.home() / "Library" / "Caches"
    else:
        stated, usual = os.environ.get("XDG_CACHE_HOME", ""), Path.home() / ".cache"
    return Path(stated) if stated and Path(stated).is_absolute() else usual
