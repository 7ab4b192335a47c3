"""Names for what is being made, and the sweeping of what dead processes left under such names.

A temporary name is `.tmp-<process>-<number>-<host>-<name>`, beside the final one. Whoever writes next into a folder removes what
processes of this host began that are no longer there. Other hosts may write into the same folder, and are left alone.
"""

import contextlib
import itertools
import os
import shutil
import zlib
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from archive import extras

_PREFIX: Final = ".tmp-"
_NUMBERS: Final = itertools.count(1)


def beside(place: Path) -> Path:
    """Return a name beside `place` that no other thread or process uses."""
    return place.with_name(f"{_PREFIX}{os.getpid()}-{next(_NUMBERS)}-{_host()}-{place.name[:50]}")


def sweep(folder: Path) -> None:
    """Remove what dead processes of this host left half made in `folder`; what cannot be removed stays."""
    with contextlib.suppress(OSError):
        for entry in os.scandir(folder):
            if entry.name.startswith(_PREFIX) and _is_stale(entry.name):
                if entry.is_dir(follow_symlinks=False):
                    shutil.rmtree(entry.path, ignore_errors=True)
                else:
                    with contextlib.suppress(OSError):
                        Path(entry.path).unlink()


@lru_cache(maxsize=4096)
def sweep_once(folder: Path) -> None:
    """Sweep the absolute `folder`, unless this process did so lately: one of many bundles is not looked through for each."""
    sweep(folder)


def _is_stale(name: str) -> bool:
    """Tell whether a temporary name belongs to a process of this host that is dead."""
    process, _, rest = name.removeprefix(_PREFIX).partition("-")
    _, _, rest = rest.partition("-")
    if not process.isdecimal() or rest.partition("-")[0] != _host() or int(process) == os.getpid():
        return False
    try:
        os.kill(int(process), 0)
    except (ProcessLookupError, OverflowError):
        return True
    except OSError:
        return False  # it lives and is somebody else's
    return False


@cache
def _host() -> str:
    """Return a short mark of this host: a folder may be shared by several, and their processes cannot be seen from here."""
    return f"{zlib.crc32(extras.load('socket').gethostname().encode()):08x}"
