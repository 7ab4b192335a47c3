"""Where the user's cache is, by the habit of the platform; the program keeps there only what it can fetch again.

XDG_CACHE_HOME (or ~/.cache), ~/Library/Caches on macOS, LOCALAPPDATA on Windows.
"""

import os
import sys
from pathlib import Path

from archive.product import NAME


def schema_folder() -> Path:
    """Return the folder in which official schemas are kept."""
    return _caches() / NAME / "schemas"


def _caches() -> Path:
    """Return the folder of the user's caches; an empty or relative value in the environment does not count."""
    if sys.platform == "win32":
        stated, usual = os.environ.get("LOCALAPPDATA", ""), Path.home() / "AppData" / "Local"
    elif sys.platform == "darwin":
        stated, usual = "", Path.home() / "Library" / "Caches"
    else:
        stated, usual = os.environ.get("XDG_CACHE_HOME", ""), Path.home() / ".cache"
    return Path(stated) if stated and Path(stated).is_absolute() else usual
