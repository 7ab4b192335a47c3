"""Relative POSIX paths that cannot climb out of a package and do not clash anywhere.

Two grades. `escape` says why a path could lead out of the package that names it: such a path is never opened. `unportable`
says why a path cannot be written on every system: such a path is never written by us, and reported in what others wrote.
Names clash when some file system takes them for the same one: Unicode normalisation form C and case folding decide.

Pure functions on strings; nothing here looks at a disk.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from collections.abc import Set as AbstractSet
from typing import Final

from archive.errors import StoreError

_DRIVE: Final = re.compile(r"[A-Za-z]:|\\|%[A-Za-z]\w*%")
_CONTROL: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_WINDOWS_CHARACTERS: Final = re.compile(r'[<>:"|?*\\]')
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_WINDOWS_NAMES: Final = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$"} | {f"{port}{n}" for port in ("com", "lpt") for n in "123456789¹²³"}
)
_SUSPECT: Final = re.compile(r"[^ !#-)+-9;=@-\[\]-{}~]|[. ](?:/|$)|(?:^|/)(?:con|prn|aux|nul|com|lpt)", re.IGNORECASE | re.ASCII)
_HARMLESS: Final = bytes(code for code in range(0x20, 0x7F) if chr(code) not in '<>:"|?*\\') + b"\n"
_DOUBTFUL: Final = tuple(
    [f"{end}{after}" for end in ". " for after in "/\n"]
    + [f"{before}{name}" for before in "/\n" for name in ("con", "prn", "aux", "nul", "com", "lpt")]
)
_LONGEST_NAME: Final = 255


def escape(path: str) -> str:
    """Return why `path` could lead out of its package, "" when it cannot."""
    if path.startswith("/"):
        return "it is absolute"
    if path.startswith("~"):
        return "it begins with a home folder sign"
    if _DRIVE.match(path):
        return "it begins with a drive, a network name or a variable of Windows"
    if "\0" in path:
        return "it holds a NUL character"
    if not path or "//" in path or path.endswith("/"):
        return "a name in it is empty"
    if "." in path:
        names = path.replace("\\", "/").split("/")
        if ".." in names:
            return "it climbs to a parent folder"
        if "." in names:
            return "a name in it is a single dot"
    return ""


def unportable(path: str) -> str:
    """Return why `path` cannot be written on every system, "" when it can."""
    if len(path) <= _LONGEST_NAME and not _SUSPECT.search(path):
        return ""  # nearly every path ends here
    for name in path.split("/"):
        if reason := _unportable_name(name):
            return reason
    return ""


def all_portable(paths: Collection[str]) -> bool:
    """Tell quickly that every path can be written on every system; a no means that each has to be asked by `unportable`."""
    text = "\n".join(("", *paths, "")).lower()
    return (
        text.isascii()
        and not text.encode("ascii").translate(None, _HARMLESS)
        and text.count("\n") == len(paths) + 1
        and not any(part in text for part in _DOUBTFUL)
        and max(map(len, paths), default=0) <= _LONGEST_NAME
    )


def _unportable_name(name: str) -> str:
    """Return why one name cannot be written on every system."""
    if _SURROGATE.search(name):
        return "it is not UTF-8"
    if found := _CONTROL.search(name):
        return f"it holds the control character U+{ord(found[0]):04X}"
    if found := _WINDOWS_CHARACTERS.search(name):
        return f"Windows forbids {found[0]}"
    if name.endswith((".", " ")):
        return "Windows drops a dot or blank at the end of a name"
    if name.partition(".")[0].rstrip().lower() in _WINDOWS_NAMES:
        return "Windows reserves the name"
    if len(name.encode("utf-8", "surrogateescape")) > _LONGEST_NAME:
        return f"a name in it is longer than {_LONGEST_NAME} bytes"
    return ""


def clash_key(path: str) -> str:
    """Return what is equal for two paths that some file system takes for the same one."""
    return path.casefold() if path.isascii() else unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def clashes(paths: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield each path that clashes with an earlier one, after that earlier one."""
    paths = paths if isinstance(paths, AbstractSet) else list(paths)
    text = "\n".join(paths)
    if text.isascii() and _all_differ(paths, text, text.lower()):
        return  # nearly every set of paths ends here
    seen: dict[str, str] = {}
    for path in paths:
        if (first := seen.setdefault(clash_key(path), path)) is not path:
            yield first, path


def _all_differ(paths: Collection[str], text: str, lower: str) -> bool:
    """Tell whether ASCII paths, joined as `text`, all differ when they are in lower case."""
    if text == lower and isinstance(paths, AbstractSet):
        return True
    return len(set(lower.split("\n"))) == len(paths)


def demand_writable(paths: Iterable[str]) -> None:
    """Refuse paths that cannot be written everywhere, and a file that is also the folder of another one.

    Raises:
        StoreError: Says which path, and why.
    """
    known = list(paths)
    for path in known:
        if reason := escape(path) or unportable(path):
            raise StoreError(f"the path {path!r} cannot be stored: {reason}", hint="Rename the file")
    for first, second in clashes(known):
        raise StoreError(f"{first!r} and {second!r} are the same name on some systems", hint="Rename one of them")
    folders = {clash_key(folder) for path in known for folder in parents(path)}
    for path in known:
        if clash_key(path) in folders:
            raise StoreError(f"{path!r} is both a file and a folder", hint="Rename one of them")


def parents(path: str) -> Iterator[str]:
    """Yield the folders above `path`, the outermost first: "a", "a/b" for "a/b/c"."""
    end = path.find("/")
    while end >= 0:
        yield path[:end]
        end = path.find("/", end + 1)


def safe_name(name: str) -> str:
    """Return `name` as one file name that can be written everywhere, in Unicode form C; most names stay as they are."""
    name = unicodedata.normalize("NFC", name)
    for pattern in (_SURROGATE, _CONTROL, _WINDOWS_CHARACTERS):
        name = pattern.sub("_", name)
    name = name.replace("/", "_")
    stripped = name.rstrip(". ")
    name = stripped + "_" * (len(name) - len(stripped))
    if escape(name) or unportable(name):
        name = f"_{name}"
    while len(name.encode()) > _LONGEST_NAME:
        stem, dot, suffix = name.rpartition(".")
        name = f"{stem[:-1]}{dot}{suffix}" if len(stem) > 1 and len(suffix) < 20 else name[:-1]
    return name
